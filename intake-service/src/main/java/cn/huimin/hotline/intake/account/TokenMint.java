package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.platform.security.TokenClaims;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Mints tokens. */
@Component
class TokenMint {

  private final JwtEncoder encoder;
  private final TokenKey key;
  private final RealTime time;
  private final Duration life;

  TokenMint(JwtEncoder encoder, TokenKey key, RealTime time, IntakeSettings settings) {
    this.encoder = encoder;
    this.key = key;
    this.time = time;
    this.life = settings.tokenLife();
  }

  /** A token for an account. */
  Jwt mint(Account account) {
    return mint(account.name(), account.role(), account.unitId(), life, Map.of());
  }

  /**
   * A token for an account in the post of somebody else.
   *
   * @param own the account itself
   * @param longest how long it lasts at most
   */
  Jwt mint(Account own, StandIn post, Duration longest) {
    var more = new HashMap<String, String>();
    more.put(TokenClaims.STAND_IN, post.standInId());
    if (own.unitId() != null) {
      more.put(TokenClaims.OWN_UNIT, own.unitId());
    }
    return mint(own.name(), post.role(), post.unitId(), longest, more);
  }

  private Jwt mint(
      String account,
      Role role,
      @Nullable String unitId,
      Duration longest,
      Map<String, String> more) {
    var now = time.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var claims =
        JwtClaimsSet.builder()
            .issuer(TokenClaims.ISSUER)
            .subject(account)
            .issuedAt(now)
            .expiresAt(now.plus(longest.compareTo(life) < 0 ? longest : life))
            .claim(TokenClaims.ROLE, role.name());
    more.forEach(claims::claim);
    if (unitId != null) {
      claims.claim(TokenClaims.UNIT, unitId);
    }
    var header = JwsHeader.with(SignatureAlgorithm.ES256).keyId(key.id()).build();
    return encoder.encode(JwtEncoderParameters.from(header, claims.build()));
  }
}
