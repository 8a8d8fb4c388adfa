package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.Satisfaction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Callback attempts.
 *
 * @param attempts when they were accepted, in this round
 * @param satisfaction last answer to "satisfied?", of any round, or null; what the platform above
 *     heard takes the place of what we heard
 * @param first first answer, whoever asked, or null
 */
public record Callbacks(
    List<Instant> attempts, @Nullable Satisfaction satisfaction, @Nullable Satisfaction first) {

  static final Callbacks NONE = new Callbacks(List.of(), null, null);

  /** Copies its list. */
  public Callbacks {
    attempts = List.copyOf(attempts);
  }

  Callbacks attempted(Instant at, @Nullable Satisfaction answer) {
    return new Callbacks(
        Stream.concat(attempts.stream(), Stream.of(at)).toList(),
        answer == null ? satisfaction : answer,
        first == null ? answer : first);
  }

  Callbacks bySource(Satisfaction answer) {
    return new Callbacks(attempts, answer, first == null ? answer : first);
  }

  /** The complainant's own rating, by SMS or portal. */
  Callbacks rated(Satisfaction answer) {
    return new Callbacks(attempts, answer, first == null ? answer : first);
  }

  Callbacks nextRound() {
    return new Callbacks(List.of(), satisfaction, first);
  }
}
