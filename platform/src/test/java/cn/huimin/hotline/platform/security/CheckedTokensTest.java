package cn.huimin.hotline.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class CheckedTokensTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final Duration KEPT = Duration.ofMinutes(5);

  /** Shorter than a signature is remembered in one test, longer in the other. */
  private Duration life = Duration.ofHours(1);

  private final MovedClock clock = new MovedClock();
  private ECKey key;
  private JWKSet published;
  private CheckedTokens tokens;

  /** A clock that tests move. */
  private static final class MovedClock extends Clock {

    private Instant now = NINE;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void keys() throws JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
    published = new JWKSet(key.toPublicJWK());
    JwtTimestampValidator age = new JwtTimestampValidator(Duration.ZERO);
    age.setClock(clock);
    tokens =
        new CheckedTokens(
            NimbusJwtDecoder.withJwkSource((selector, _) -> selector.select(published))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build(),
            new DelegatingOAuth2TokenValidator<>(age, new JwtIssuerValidator("huimin-hotline")),
            KEPT,
            clock);
  }

  @Test
  void shouldKnowATokenAgainWithoutItsKey() throws JOSEException {
    String token = signed(key, "huimin-hotline");
    assertThat(tokens.decode(token).getSubject()).isEqualTo("operator");
    published = new JWKSet();

    clock.now = NINE.plus(KEPT).minusMillis(1);
    assertThat(tokens.decode(token).getSubject()).isEqualTo("operator");
    clock.now = NINE.plus(KEPT);
    assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(BadJwtException.class);
  }

  @Test
  void shouldLookAtAgeEveryTime() throws JOSEException {
    life = Duration.ofMinutes(1);
    String token = signed(key, "huimin-hotline");
    tokens.decode(token);
    clock.now = NINE.plus(life);
    assertThat(tokens.decode(token)).isNotNull();
    clock.now = NINE.plus(life).plusSeconds(1);
    assertThatThrownBy(() -> tokens.decode(token))
        .isInstanceOf(JwtValidationException.class)
        .hasMessageContaining("expired");
  }

  @Test
  void shouldRefuseAnotherKeyAndAnotherIssuerHoweverOften() throws JOSEException {
    ECKey other = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
    String forged = signed(other, "huimin-hotline");
    String foreign = signed(key, "somebody");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tokens.decode(forged)).isInstanceOf(BadJwtException.class);
      assertThatThrownBy(() -> tokens.decode(foreign)).isInstanceOf(JwtValidationException.class);
    }
  }

  private String signed(ECKey by, String issuer) throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build(),
            new JWTClaimsSet.Builder()
                .subject("operator")
                .issuer(issuer)
                .issueTime(Date.from(NINE))
                .expirationTime(Date.from(NINE.plus(life)))
                .build());
    jwt.sign(new ECDSASigner(by));
    return jwt.serialize();
  }
}
