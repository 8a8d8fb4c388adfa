package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** What is answered to who signs in. */
@Component
class TokenAnswers {

  /** A unit by id and name. */
  record UnitRef(String id, String name) {}

  /** The answer of a sign-in. */
  record Token(
      String token, OffsetDateTime expiresAt, String account, Role role, @Nullable UnitRef unit) {

    /** Without the token. */
    @Override
    public String toString() {
      return "Token[" + account + ", " + role + "]";
    }
  }

  private final Editions editions;
  private final Clock clock;

  TokenAnswers(Editions editions, Clock clock) {
    this.editions = editions;
    this.clock = clock;
  }

  Token of(Jwt token, String account, Role role, @Nullable String unitId) {
    return new Token(
        token.getTokenValue(),
        Objects.requireNonNull(token.getExpiresAt()).atZone(clock.getZone()).toOffsetDateTime(),
        account,
        role,
        unitId == null
            ? null
            : new UnitRef(
                unitId, editions.directory().unit(unitId).map(unit -> unit.name()).orElse(unitId)));
  }
}
