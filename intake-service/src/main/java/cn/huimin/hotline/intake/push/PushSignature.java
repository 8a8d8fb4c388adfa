package cn.huimin.hotline.intake.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a push (DESIGN §4): HMAC-SHA256 of timestamp, line feed, nonce, line feed, body
 * under the key's secret, in hex.
 */
public final class PushSignature {

  private static final String ALGORITHM = "HmacSHA256";

  private PushSignature() {}

  /** The signature, in lower-case hex. */
  public static String of(String secret, String timestamp, String nonce, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Whether two signatures are the same, in a time that does not tell where they differ. */
  static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII),
        given.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }
}
