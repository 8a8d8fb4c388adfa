package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.platform.security.TokenClaims;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
    var now = time.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var claims =
        JwtClaimsSet.builder()
            .issuer(TokenClaims.ISSUER)
            .subject(account.name())
            .issuedAt(now)
            .expiresAt(now.plus(life))
            .claim(TokenClaims.ROLE, account.role().name());
    if (account.unitId() != null) {
      claims.claim(TokenClaims.UNIT, account.unitId());
    }
    var header = JwsHeader.with(SignatureAlgorithm.ES256).keyId(key.id()).build();
    return encoder.encode(JwtEncoderParameters.from(header, claims.build()));
  }
}
