package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.mapping.Mappings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees to it at the start that what keys are pushed with can be taken at all. */
@Component
final class PushMappings {

  private static final String CHANNEL = "GOV_12345";

  /**
   * Checks the mappings of all open keys.
   *
   * @throws IllegalStateException naming the file and the key by which every record would be
   *     refused
   */
  PushMappings(PushKeys keys, Mappings mappings) {
    for (var key : keys.all()) {
      if (key.revokedAt() == null && !fit(mappings, key.mapping())) {
        throw new IllegalStateException(
            "every record of the push key %s would be refused: %s.json has a defaults.channel other than %s"
                .formatted(key.key(), key.mapping(), CHANNEL));
      }
    }
  }

  /** Whether records of a mapping, if it is there, come by the channel that takes pushes. */
  static boolean fit(Mappings mappings, @Nullable String name) {
    return mappings.named(name).map(Mappings.Ready::channel).map(CHANNEL::equals).orElse(true);
  }
}
