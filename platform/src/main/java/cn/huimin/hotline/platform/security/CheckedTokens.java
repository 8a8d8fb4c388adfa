package cn.huimin.hotline.platform.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks the signature of a token once in a while and everything else about it, its age above all,
 * every time. A page asks a dozen times with the same token, and each check of an ES256 signature
 * costs more than half a millisecond of the processor.
 */
public final class CheckedTokens implements JwtDecoder {

  /** As many people as may well be at work at once; with more, the longest unused is forgotten. */
  private static final int MOST = 10_000;

  private final JwtDecoder signatures;
  private final OAuth2TokenValidator<Jwt> rest;
  private final Duration kept;
  private final InstantSource realTime;
  private final Map<String, Checked> checked =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Checked> eldest) {
          return size() > MOST;
        }
      };

  private record Checked(Jwt token, Instant until) {}

  /**
   * Tokens of those signatures.
   *
   * @param signatures knows the keys; what it validates besides is taken from it
   * @param rest what is looked at every time
   * @param kept how long a signature counts as checked, and so how long a key that was withdrawn is
   *     still believed; positive
   * @param realTime by which that is counted
   */
  public CheckedTokens(
      NimbusJwtDecoder signatures,
      OAuth2TokenValidator<Jwt> rest,
      Duration kept,
      InstantSource realTime) {
    signatures.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
    this.signatures = signatures;
    this.rest = rest;
    this.kept = kept;
    this.realTime = realTime;
  }

  @Override
  public Jwt decode(String token) {
    Jwt jwt = known(token);
    if (jwt == null) {
      jwt = signatures.decode(token);
      remember(token, jwt);
    }
    OAuth2TokenValidatorResult result = rest.validate(jwt);
    if (result.hasErrors()) {
      throw new JwtValidationException(
          "the token does not hold: " + result.getErrors().iterator().next().getDescription(),
          result.getErrors());
    }
    return jwt;
  }

  private synchronized @Nullable Jwt known(String token) {
    Checked found = checked.get(token);
    return found != null && realTime.instant().isBefore(found.until()) ? found.token() : null;
  }

  private synchronized void remember(String token, Jwt jwt) {
    checked.put(token, new Checked(jwt, realTime.instant().plus(kept)));
  }
}
