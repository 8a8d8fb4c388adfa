package cn.huimin.hotline.intake.access;

import cn.huimin.hotline.platform.security.TokenClaims;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.word.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who calls, as the token says.
 *
 * @param account account name
 * @param role role of the account
 * @param unitId its unit, or null
 * @param ownUnitId of who stands in for somebody: the own unit; else null
 */
public record SignedIn(
    String account, Role role, @Nullable String unitId, @Nullable String ownUnitId) {

  /** Reads the token. */
  public static SignedIn of(Jwt token) {
    return new SignedIn(
        Objects.requireNonNull(token.getSubject()),
        Role.valueOf(token.getClaimAsString(TokenClaims.ROLE)),
        token.getClaimAsString(TokenClaims.UNIT),
        token.getClaimAsString(TokenClaims.OWN_UNIT));
  }

  /** The actor of what this person does, from a desk ("api", "console", "import"). */
  public Actor actor(String desk) {
    return new Actor(account, role, unitId, desk);
  }
}
