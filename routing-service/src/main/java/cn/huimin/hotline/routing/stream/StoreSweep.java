package cn.huimin.hotline.routing.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what nobody can ask for any more: goes round a store, a bounded number of values per
 * step.
 *
 * @param <V> type of the values
 */
final class StoreSweep<V> {

  private final KeyValueStore<String, V> store;
  private final int perStep;
  private final BiPredicate<V, Instant> isOver;
  private final Consumer<String> delete;
  private @Nullable String next;

  /**
   * A sweep at the beginning of its round.
   *
   * @param store what it goes round
   * @param perStep values looked at in a step
   * @param isOver whether a value can go, at a time of the log
   * @param delete takes the value of a key out of the store
   */
  StoreSweep(
      KeyValueStore<String, V> store,
      int perStep,
      BiPredicate<V, Instant> isOver,
      Consumer<String> delete) {
    this.store = store;
    this.perStep = perStep;
    this.isOver = isOver;
    this.delete = delete;
  }

  /**
   * One step.
   *
   * @param now time of the log
   */
  void step(Instant now) {
    var over = new ArrayList<String>();
    try (var at = store.range(next, null)) {
      int seen = 0;
      while (at.hasNext() && seen < perStep) {
        var entry = at.next();
        if (isOver.test(entry.value, now)) {
          over.add(entry.key);
        }
        seen++;
      }
      next = at.hasNext() ? at.peekNextKey() : null;
    }
    over.forEach(delete);
  }
}
