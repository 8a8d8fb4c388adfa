package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.platform.security.TokenClaims;
import cn.huimin.hotline.schemas.word.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Knows, beside our signed tokens, the one secret by which the house's own services ask intake: a
 * file of the secrets folder that both read. It gives the role SERVICE and no other.
 */
final class MachineTokenDecoder implements JwtDecoder {

  /** File of the secret. */
  static final String FILE = "machine-token";

  private static final String SUBJECT = "service:machine";

  private final JwtDecoder people;
  private final byte[] secret;

  MachineTokenDecoder(JwtDecoder people, String secret) {
    this.people = people;
    this.secret = secret.strip().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Jwt decode(String token) {
    if (MessageDigest.isEqual(secret, token.getBytes(StandardCharsets.UTF_8))) {
      return Jwt.withTokenValue(FILE)
          .header("alg", "none")
          .subject(SUBJECT)
          .claim(TokenClaims.ROLE, Role.SERVICE.name())
          .build();
    }
    return people.decode(token);
  }
}
