package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.platform.security.TokenClaims;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token by which somebody stands in holds as long as the stand-in itself (ADR 0036). */
final class StandInTokens implements OAuth2TokenValidator<Jwt> {

  private static final OAuth2Error ENDED =
      new OAuth2Error("invalid_token", "the stand-in has ended", null);

  private final StandIns standIns;
  private final Clock clock;

  StandInTokens(StandIns standIns, Clock clock) {
    this.standIns = standIns;
    this.clock = clock;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    var id = token.getClaimAsString(TokenClaims.STAND_IN);
    var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return id == null || standIns.find(id).filter(one -> one.holds(today)).isPresent()
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(ENDED);
  }
}
