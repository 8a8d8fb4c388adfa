package cn.huimin.hotline.scoring.fact;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A handle, redo or contact limit that a unit had on the case.
 *
 * @param key which
 * @param holder unit that owed
 * @param dueAt the limit in force; met exactly then is in time
 * @param metAt when it was met, null while it runs
 * @param redFor limit that a red card was given for, null if none was
 * @param missEventId event by which it was missed: a red card, a late answer, or a limit that was
 *     moved before the answer; null if it was not
 */
public record Limit(
    Key key,
    Holder holder,
    Instant dueAt,
    @Nullable Instant metAt,
    @Nullable Instant redFor,
    @Nullable String missEventId) {

  /** Name of the clock of the first contact (首次联系). */
  public static final String CONTACT = "CONTACT";

  /**
   * Which limit: a unit that gets a case again gets a new one, a moved limit is the same one.
   *
   * @param clock name of the clock
   * @param round round of the case
   * @param leg which unit's turn within the round
   * @param unitId unit that owed
   */
  public record Key(String clock, int round, int leg, String unitId) {}

  /**
   * Whether it was missed. A red card counts for the limit it was given for: where the limit was
   * moved behind it, it no longer does.
   */
  public boolean missed() {
    return metAt != null ? metAt.isAfter(dueAt) : redFor != null && !redFor.isBefore(dueAt);
  }

  /** Whether the unit's work on the case was to be done by it, and no mere first contact. */
  public boolean ofHandling() {
    return !key.clock().equals(CONTACT);
  }

  /** Whether it was met, and in time. */
  public boolean kept() {
    return metAt != null && !metAt.isAfter(dueAt);
  }

  /** The same, its holder assessed as a scheme has it. */
  Limit under(Function<List<Place>, Optional<Assessed>> pooling) {
    return new Limit(key, holder.under(pooling), dueAt, metAt, redFor, missEventId);
  }

  /** The same, in time if the event that says it was missed is struck. */
  Limit without(Set<String> voided) {
    return missEventId == null || !voided.contains(missEventId)
        ? this
        : new Limit(
            key, holder, dueAt, metAt != null && metAt.isAfter(dueAt) ? dueAt : metAt, null, null);
  }

  static Limit first(LimitSeen seen) {
    return new Limit(seen.key(), seen.holder(), seen.dueAt(), null, null, null).after(seen);
  }

  Limit after(LimitSeen seen) {
    var due = seen.dueAt();
    var next =
        switch (seen.step()) {
          case SET -> new Limit(key, holder, due, metAt, redFor, missEventId);
          case MET -> new Limit(key, holder, due, seen.at(), redFor, missEventId);
          case NOT_DUE -> this;
          case CORRECTED ->
              new Limit(key, holder, due, metAt, redFor == null ? null : due, missEventId);
          case RED_CARD_WITHDRAWN -> new Limit(key, holder, due, metAt, null, null);
          case UNMET -> new Limit(key, holder, due, null, redFor, missEventId);
          case RED_CARD -> new Limit(key, holder, due, metAt, due, missEventId);
        };
    return next.missedBy(missed() ? next.missEventId() : null, seen.eventId());
  }

  /** The same with the event that made it missed: the one before, else the one just seen. */
  private Limit missedBy(@Nullable String before, String seen) {
    var by = missed() ? Objects.requireNonNullElse(before, seen) : null;
    return new Limit(key, holder, dueAt, metAt, redFor, by);
  }
}
