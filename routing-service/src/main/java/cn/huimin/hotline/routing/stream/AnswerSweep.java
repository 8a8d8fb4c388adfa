package cn.huimin.hotline.routing.stream;

import java.time.Duration;
import java.util.ArrayList;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Forgets outcomes that nobody can ask for again, since the commands themselves are gone from the
 * log: goes round the store, a bounded number of outcomes per step.
 */
final class AnswerSweep {

  private static final int PER_STEP = 1000;

  private final KeyValueStore<String, Answer> answers;
  private final Duration kept;
  private @Nullable String next;

  AnswerSweep(KeyValueStore<String, Answer> answers, Duration kept) {
    this.answers = answers;
    this.kept = kept;
  }

  /**
   * One step.
   *
   * @param now time of the log in milliseconds of the epoch
   */
  void step(long now) {
    long oldest = now - kept.toMillis();
    var old = new ArrayList<String>();
    try (var at = answers.range(next, null)) {
      int seen = 0;
      while (at.hasNext() && seen < PER_STEP) {
        var entry = at.next();
        if (entry.value.answeredAt().toEpochMilli() < oldest) {
          old.add(entry.key);
        }
        seen++;
      }
      next = at.hasNext() ? at.peekNextKey() : null;
    }
    old.forEach(answers::delete);
  }
}
