package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.secret.SecretFiles;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;

/** The key that signs tokens (ES256), as a JWK in a file of the secrets. */
final class TokenKey {

  private static final String FILE = "token-key.json";

  private final ECKey key;

  private TokenKey(ECKey key) {
    this.key = key;
  }

  static TokenKey in(SecretFiles secrets) {
    try {
      var key = ECKey.parse(secrets.readOrMake(FILE, TokenKey::made));
      if (key.isPrivate()) {
        return new TokenKey(key);
      }
    } catch (ParseException e) {
      // It could repeat the key.
    }
    throw new IllegalStateException("the file " + FILE + " holds no key that signs tokens");
  }

  private static String made() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .generate()
          .toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("no key for tokens could be made", e);
    }
  }

  String id() {
    return key.getKeyID();
  }

  /** With the private half. */
  JWKSet whole() {
    return new JWKSet(key);
  }

  /** The half that checks signatures. */
  JWKSet publicHalf() {
    return new JWKSet(key.toPublicJWK());
  }
}
