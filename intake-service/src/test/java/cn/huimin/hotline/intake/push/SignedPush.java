package cn.huimin.hotline.intake.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.config.RealTime;
import java.util.UUID;

/** Pushes with the key of the demo, for tests of other packages. */
public final class SignedPush {

  private SignedPush() {}

  /** Pushes a body as it is, well signed. */
  public static Api.Answer demo(House house, String body) {
    var seconds = String.valueOf(house.bean(RealTime.class).clock().instant().getEpochSecond());
    var nonce = UUID.randomUUID().toString();
    // What cannot be written in UTF-8 is sent as it can be, and signed so.
    var sent = new String(body.getBytes(UTF_8), UTF_8);
    return house
        .api()
        .postText(
            "/api/v1/channels/gov12345/work-orders",
            sent,
            "X-Hotline-Key",
            "demo",
            "X-Hotline-Timestamp",
            seconds,
            "X-Hotline-Nonce",
            nonce,
            "X-Hotline-Signature",
            PushSignature.of("demo-secret", seconds, nonce, sent.getBytes(UTF_8)));
  }
}
