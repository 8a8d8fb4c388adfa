package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.config.RealTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The keys of pushing platforms where a form has one field for a key, as in Open311: the name of
 * the key, a dot and a secret of it.
 */
@Component
public class ApiKeys {

  private static final int LONGEST = 300;

  private final PushKeys keys;
  private final RealTime time;

  ApiKeys(PushKeys keys, RealTime time) {
    this.keys = keys;
    this.time = time;
  }

  /** The name of the key, if it is one that holds now. */
  public Optional<String> named(String apiKey) {
    int dot = apiKey.lastIndexOf('.');
    if (dot < 1 || apiKey.length() > LONGEST || apiKey.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    var now = time.clock().instant();
    var given = apiKey.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
    return keys.named(apiKey.substring(0, dot))
        .filter(key -> key.revokedAt() == null)
        .filter(
            key ->
                key.secrets().stream()
                    .filter(secret -> secret.holdsAt(now))
                    .flatMap(secret -> keys.value(secret.secretId()).stream())
                    .anyMatch(
                        secret ->
                            MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given)))
        .map(_ -> apiKey.substring(0, dot));
  }
}
