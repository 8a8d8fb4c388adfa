package cn.huimin.hotline.routing.stream;

import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Merges the ticks of all intake instances on one partition (DESIGN §1): the time before which all
 * is on the log is the least over the instances heard from lately. "Lately" is measured by the
 * clock of this machine, since an instance with something in flight rightly says the same time
 * again. Time never goes back. What was heard survives a restart, so that a slow instance is not
 * forgotten.
 */
final class TickMerger {

  /** Key under which the time passed on last is kept; no instance may be called so. */
  private static final String PASSED_ON = "/passed-on";

  private final KeyValueStore<String, Long> store;
  private final Duration silence;
  private final Map<String, Long> heardAt = new HashMap<>();

  /**
   * A merger.
   *
   * @param store what each instance said last, in milliseconds of the epoch
   * @param silence after which an instance no longer holds time back
   * @param now the machine's time in milliseconds, from which the silence of those known counts
   */
  TickMerger(KeyValueStore<String, Long> store, Duration silence, long now) {
    this.store = store;
    this.silence = silence;
    try (var known = store.all()) {
      known.forEachRemaining(
          entry -> {
            if (!entry.key.equals(PASSED_ON)) {
              heardAt.put(entry.key, now);
            }
          });
    }
  }

  /**
   * Takes a tick.
   *
   * @param now the machine's time in milliseconds
   * @return the time to pass on, if it has moved
   */
  Optional<CaseTick> hear(IntakeTick tick, long now) {
    store.put(tick.getInstanceId(), tick.getTime().toEpochMilli());
    heardAt.put(tick.getInstanceId(), now);
    forgetTheSilent(now);
    long least = Long.MAX_VALUE;
    for (var instance : heardAt.keySet()) {
      var said = store.get(instance);
      least = Math.min(least, said == null ? least : said);
    }
    var passedOn = store.get(PASSED_ON);
    if (passedOn != null && least <= passedOn) {
      return Optional.empty();
    }
    store.put(PASSED_ON, least);
    return Optional.of(new CaseTick(Instant.ofEpochMilli(least)));
  }

  private void forgetTheSilent(long now) {
    heardAt
        .entrySet()
        .removeIf(
            heard -> {
              boolean silent = now - heard.getValue() > silence.toMillis();
              if (silent) {
                store.delete(heard.getKey());
              }
              return silent;
            });
  }
}
