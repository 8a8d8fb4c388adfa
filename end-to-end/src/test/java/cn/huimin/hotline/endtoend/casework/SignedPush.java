package cn.huimin.hotline.endtoend.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.huimin.hotline.endtoend.client.Reply;
import cn.huimin.hotline.endtoend.client.Visitor;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** A push of a 12345 platform, signed with the key of the demo. */
public final class SignedPush {

  /** Where pushes go. */
  public static final String PATH = "/api/v1/channels/gov12345/work-orders";

  private static final String KEY = "demo";
  private static final String SECRET = "demo-secret";
  private static final String ALGORITHM = "HmacSHA256";
  private static final AtomicInteger NONCE = new AtomicInteger();

  private SignedPush() {}

  /** Pushes a body. */
  public static Reply push(Visitor visitor, Object body) {
    var json = body instanceof String text ? text : JsonMapper.shared().writeValueAsString(body);
    var timestamp = String.valueOf(Clock.systemUTC().instant().getEpochSecond());
    var nonce = "end-to-end-" + NONCE.incrementAndGet();
    return visitor
        .with("X-Hotline-Key", KEY)
        .with("X-Hotline-Timestamp", timestamp)
        .with("X-Hotline-Nonce", nonce)
        .with("X-Hotline-Signature", signature(timestamp + "\n" + nonce + "\n" + json))
        .post(PATH, json);
  }

  private static String signature(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
