package cn.huimin.hotline.scoring.assessment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer that a unit owes to a warning that was sent to it (重大问题预警处置, DOMAIN §5 {@code
 * warning_answer}, §7.1 item 1.10), folded from what is heard of the warning and from time. Once it
 * was called missing, only what happened in time takes that back: an answer that comes late, or a
 * warning that is cleared late, does not. Immutable.
 *
 * @param unitId unit that owes it
 * @param dueAt last moment in which it is in time
 * @param missed whether time has passed without it
 */
public record OwedAnswer(String unitId, Instant dueAt, boolean missed) {

  /**
   * What follows from something heard of a warning.
   *
   * @param owed what is owed then; null for nothing
   * @param inTime whether what was called missing was in time, or not owed any more by then
   */
  public record Heard(@Nullable OwedAnswer owed, boolean inTime) {}

  /**
   * Hears of a warning: of an answer that is owed, or of one that is not, since it was given or the
   * warning is cleared.
   *
   * @param before what was owed before; null for nothing
   * @param unitId unit concerned
   * @param dueAt last moment of the answer; null where none is owed
   * @param at when that happened
   */
  public static Heard hear(
      @Nullable OwedAnswer before, String unitId, @Nullable Instant dueAt, Instant at) {
    if (dueAt == null) {
      return new Heard(null, before != null && before.missed && !at.isAfter(before.dueAt));
    }
    return new Heard(
        before != null && before.missed ? before : new OwedAnswer(unitId, dueAt, false), false);
  }

  /** Whether it is missing at a moment and was not called so before. */
  public boolean isNewlyMissed(Instant time) {
    return !missed && time.isAfter(dueAt);
  }

  /** The same, called missing. */
  public OwedAnswer called() {
    return new OwedAnswer(unitId, dueAt, true);
  }
}
