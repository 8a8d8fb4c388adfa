package cn.huimin.hotline.sla.warning;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the answer that a unit owes to a warning (DOMAIN §5, {@code warning_answer}): one
 * reminder when three quarters have run, one note when it is missed. An answer at the limit itself
 * is in time.
 *
 * @param startedAt when it began to run
 * @param dueAt last moment in which the answer is in time
 * @param step what is said next
 * @param stepAt as of when
 */
public record AnswerClock(Instant startedAt, Instant dueAt, Step step, Instant stepAt) {

  /** What is said of it. */
  public enum Step {
    /** That the limit is near. */
    REMINDER,
    /** That it has passed. */
    MISSED;

    /** As the log calls it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The clock after an event of its warning.
   *
   * @param before the clock before it; null where none runs
   * @param at when the event was
   * @param dueAt until when an answer is owed after it; null where none is
   * @param remindsAt when the reminder falls due, of start and limit
   * @return empty where nothing will be said
   */
  public static Optional<AnswerClock> heard(
      @Nullable AnswerClock before,
      Instant at,
      @Nullable Instant dueAt,
      BinaryOperator<Instant> remindsAt) {
    if (dueAt == null || (before == null && !at.isBefore(dueAt))) {
      return Optional.empty();
    }
    var from = before == null ? at : before.startedAt();
    return Optional.of(
        before != null && before.step() == Step.MISSED
            ? new AnswerClock(from, dueAt, Step.MISSED, dueAt)
            : new AnswerClock(from, dueAt, Step.REMINDER, remindsAt.apply(from, dueAt)));
  }

  /** Whether the next step is to be taken once time has come to a moment. */
  public boolean isPast(Instant watermark) {
    return stepAt.isBefore(watermark);
  }

  /** The clock once its step was taken; empty after the last. */
  public Optional<AnswerClock> next() {
    return step == Step.REMINDER
        ? Optional.of(new AnswerClock(startedAt, dueAt, Step.MISSED, dueAt))
        : Optional.empty();
  }
}
