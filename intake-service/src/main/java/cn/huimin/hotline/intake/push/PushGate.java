package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a push in whose signature, time and nonce are right (DESIGN §4). Runs on real time, whatever
 * the clock of the cases shows. Whoever has no secret learns nothing but that they are refused.
 */
@Component
class PushGate {

  /**
   * What a push says of itself in its headers.
   *
   * @param key name of the key
   * @param timestamp seconds since 1970
   * @param nonce used once
   * @param signature hex
   */
  record Signed(
      @Nullable String key,
      @Nullable String timestamp,
      @Nullable String nonce,
      @Nullable String signature) {}

  private static final Pattern NONCE = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  private final PushKeys keys;
  private final PushNonces nonces;
  private final IntakeSettings settings;
  private final RealTime time;

  PushGate(PushKeys keys, PushNonces nonces, IntakeSettings settings, RealTime time) {
    this.keys = keys;
    this.nonces = nonces;
    this.settings = settings;
    this.time = time;
  }

  /**
   * The key of a push that may come in.
   *
   * @throws Refusal {@code signature-refused}
   */
  PushKey enter(Signed signed, byte[] body) {
    var timestamp = signed.timestamp();
    var nonce = signed.nonce();
    var signature = signed.signature();
    var name = signed.key();
    if (name == null || timestamp == null || nonce == null || signature == null) {
      throw refused(
          "缺少签名，没有受理：请带上 X-Hotline-Key、X-Hotline-Timestamp、X-Hotline-Nonce、X-Hotline-Signature");
    }
    if (!SECONDS.matcher(timestamp).matches() || !NONCE.matcher(nonce).matches()) {
      throw refused("签名头写法不对，没有受理：时间戳是 1970 年以来的秒数，随机串是 1 到 128 个可见 ASCII 字符");
    }
    var now = time.clock().instant();
    if (Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
            .abs()
            .compareTo(settings.pushSkew())
        > 0) {
      throw refused("时间戳与本机相差超过 %d 秒，没有受理：请校准时钟后重新签名".formatted(settings.pushSkew().toSeconds()));
    }
    var key =
        matching(name, timestamp, nonce, signature, body, now)
            .orElseThrow(() -> refused("签名不对，没有受理：请核对密钥、签名串和正文"));
    if (!nonces.first(key.key(), nonce, now, settings.pushSkew().multipliedBy(2))) {
      throw refused("这个随机串用过了，没有受理：每次推送（重试也是）都要换新的随机串并重新签名");
    }
    return key;
  }

  private Optional<PushKey> matching(
      String name, String timestamp, String nonce, String signature, byte[] body, Instant now) {
    return name.length() > 100 || name.indexOf('\0') >= 0
        ? Optional.empty()
        : keys.named(name)
            .filter(key -> key.revokedAt() == null)
            .filter(
                key ->
                    key.secrets().stream()
                        .filter(secret -> secret.holdsAt(now))
                        .flatMap(secret -> keys.value(secret.secretId()).stream())
                        .anyMatch(
                            secret ->
                                PushSignature.same(
                                    PushSignature.of(secret, timestamp, nonce, body), signature)));
  }

  private static Refusal refused(String why) {
    return new Refusal(ProblemCode.SIGNATURE_REFUSED, why);
  }
}
