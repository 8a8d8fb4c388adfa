package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.mapping.Mappings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells at the start of keys whose pushes cannot be taken. The house starts all the same: other
 * keys are taken, and such a key can be given another mapping or revoked only while it runs.
 */
@Component
final class PushMappings {

  private static final Logger log = LoggerFactory.getLogger(PushMappings.class);
  private static final String CHANNEL = "GOV_12345";

  /** Checks the mappings of all open keys, and logs the file and the key of what does not fit. */
  PushMappings(PushKeys keys, Mappings mappings) {
    for (var key : keys.all()) {
      if (key.revokedAt() == null && !fit(mappings, key.mapping())) {
        log.error(
            "Every record of the push key {} will be refused: {}.json has a defaults.channel other than {}",
            key.key(),
            key.mapping(),
            CHANNEL);
      }
    }
  }

  /** Whether records of a mapping, if it is there, come by the channel that takes pushes. */
  static boolean fit(Mappings mappings, @Nullable String name) {
    return mappings.named(name).map(Mappings.Ready::channel).map(CHANNEL::equals).orElse(true);
  }
}
