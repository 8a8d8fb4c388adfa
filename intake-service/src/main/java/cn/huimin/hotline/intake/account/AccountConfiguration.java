package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.secret.SecretFiles;
import cn.huimin.hotline.platform.security.CheckedTokens;
import cn.huimin.hotline.platform.security.TokenClaims;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Passwords by argon2, tokens by ES256, both on real time. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  private static final Duration SKEW = Duration.ofSeconds(30);

  /** The key changes only with a start, after which everything is checked anew. */
  private static final Duration CHECKED_FOR = Duration.ofMinutes(5);

  @Bean
  PasswordEncoder passwordEncoder() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  @Bean
  TokenKey tokenKey(SecretFiles secrets) {
    return TokenKey.in(secrets);
  }

  @Bean
  JwtEncoder jwtEncoder(TokenKey key) {
    return new NimbusJwtEncoder(new ImmutableJWKSet<>(key.whole()));
  }

  @Bean
  JwtDecoder jwtDecoder(
      TokenKey key, SecretFiles secrets, RealTime time, StandIns standIns, Clock clock) {
    var decoder =
        NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<SecurityContext>(key.publicHalf()))
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .build();
    var age = new JwtTimestampValidator(SKEW);
    age.setClock(time.clock());
    var rest =
        new DelegatingOAuth2TokenValidator<>(
            age, new JwtIssuerValidator(TokenClaims.ISSUER), new StandInTokens(standIns, clock));
    return new MachineTokenDecoder(
        new CheckedTokens(decoder, rest, CHECKED_FOR, time.clock()),
        HexFormat.of().formatHex(secrets.key(MachineTokenDecoder.FILE)));
  }
}
