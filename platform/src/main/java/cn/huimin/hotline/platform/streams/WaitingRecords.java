package cn.huimin.hotline.platform.streams;

import cn.huimin.hotline.platform.deadletter.Place;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Places of the records that wait in a step, by lane, in the order of their coming. Of the records
 * themselves nothing: they are read again from where they stand. A lane has a key of its own, with
 * the number of the next place, and one key for each place, so that a long lane is no long value.
 * How many lanes there are is counted once, so that a healthy house pays nothing.
 */
final class WaitingRecords {

  /**
   * A record that waits.
   *
   * @param key its key in the store
   * @param place where it stands
   * @param attempt how often it was tried
   * @param first whether nothing of its lane waits before it
   */
  record Waiting(String key, Place place, int attempt, boolean first) {}

  private static final char SLASH = '/';
  private static final char PAST_SLASH = '0';

  private final KeyValueStore<String, String> store;
  private long lanes;

  WaitingRecords(KeyValueStore<String, String> store) {
    this.store = store;
    try (var all = store.all()) {
      while (all.hasNext()) {
        if (all.next().key.indexOf(SLASH) < 0) {
          lanes++;
        }
      }
    }
  }

  /** Whether anything waits. */
  boolean any() {
    return lanes > 0;
  }

  /** Whether something waits in a lane. */
  boolean waitIn(String lane) {
    return store.get(lane) != null;
  }

  /** Lets a record wait at the end of a lane. */
  void add(String lane, Place place) {
    var next = store.get(lane);
    if (next == null) {
      lanes++;
    }
    long number = next == null ? 0 : Long.parseLong(next);
    store.put(lane, String.valueOf(number + 1));
    put("%s/%012d".formatted(lane, number), place, 1);
  }

  /** The record of this place in a lane, if it waits there. */
  Optional<Waiting> find(String lane, Place place) {
    try (var range = store.range(lane + SLASH, lane + PAST_SLASH)) {
      boolean first = true;
      while (range.hasNext()) {
        var entry = range.next();
        int blank = entry.value.indexOf(' ');
        if (entry.value.substring(blank + 1).equals(place.toString())) {
          int attempt = Integer.parseInt(entry.value.substring(0, blank));
          return Optional.of(new Waiting(entry.key, place, attempt, first));
        }
        first = false;
      }
    }
    return Optional.empty();
  }

  /** Notes another attempt at a record that waits on. */
  void again(Waiting waiting) {
    put(waiting.key(), waiting.place(), waiting.attempt() + 1);
  }

  /** Lets a record go. */
  void remove(String lane, Waiting waiting) {
    store.delete(waiting.key());
    boolean empty;
    try (var range = store.range(lane + SLASH, lane + PAST_SLASH)) {
      empty = !range.hasNext();
    }
    if (empty) {
      store.delete(lane);
      lanes--;
    }
  }

  private void put(String key, Place place, int attempt) {
    store.put(key, attempt + " " + place);
  }
}
