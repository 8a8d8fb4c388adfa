package cn.huimin.hotline.console.access;

import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.platform.security.TokenClaims;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whether a token by which somebody stands in (代理) still holds: intake, which knows when one was
 * ended, is asked now and then. Where it is away, what it said last holds on.
 */
final class StandInTokens implements OAuth2TokenValidator<Jwt> {

  /** How long an answer of intake is believed. */
  static final Duration BELIEVED = Duration.ofSeconds(10);

  private static final int NOT_SIGNED_IN = 401;
  private static final int MOST = 1_000;
  private static final OAuth2Error ENDED =
      new OAuth2Error("invalid_token", "the stand-in has ended", null);

  private final IntakeClient intake;
  private final InstantSource time;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  private record Answer(boolean holds, Instant until) {}

  StandInTokens(IntakeClient intake, InstantSource time) {
    this.intake = intake;
    this.time = time;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    return !token.hasClaim(TokenClaims.STAND_IN) || holds(token.getTokenValue())
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(ENDED);
  }

  private boolean holds(String token) {
    var now = time.instant();
    var known = answers.get(token);
    if (known != null && now.isBefore(known.until())) {
      return known.holds();
    }
    if (answers.size() >= MOST) {
      answers.values().removeIf(answer -> !now.isBefore(answer.until()));
    }
    boolean holds;
    try {
      holds = intake.get("/api/v1/stand-ins", token).status() != NOT_SIGNED_IN;
    } catch (IntakeAwayException e) {
      holds = known == null || known.holds();
    }
    answers.put(token, new Answer(holds, now.plus(BELIEVED)));
    return holds;
  }
}
