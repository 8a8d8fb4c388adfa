package cn.huimin.hotline.intake.open311;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.limit.RateLimit;
import cn.huimin.hotline.intake.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many requests may be handed in within an hour: with a key by the key, from wherever, since
 * the server of a city hands in for all its citizens; without one by the address.
 */
final class Open311Rates {

  private static final Duration TIME = Duration.ofHours(1);

  private final RateLimit addresses;
  private final RateLimit keys;

  Open311Rates(IntakeSettings settings) {
    this(settings.open311Rate(), settings.open311KeyRate());
  }

  Open311Rates(int perAddress, int perKey) {
    this.addresses = new RateLimit(perAddress, TIME);
    this.keys = new RateLimit(perKey, TIME);
  }

  /**
   * Counts a request.
   *
   * @param key name of the key it came with, if it is one that holds
   * @param network address it came from
   * @throws Refusal too-many-requests, with when to try again
   */
  void count(Optional<String> key, String network, Instant now) {
    key.map(name -> keys.take(name, now))
        .orElseGet(() -> addresses.take(network, now))
        .ifPresent(
            wait -> {
              throw Refusal.tooMany(
                  "too many requests %s, try again later"
                      .formatted(key.isPresent() ? "with this key" : "from this address"),
                  wait);
            });
  }
}
