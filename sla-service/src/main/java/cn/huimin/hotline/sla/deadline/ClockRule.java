package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the clock table (DOMAIN §5).
 *
 * @param kind the clock
 * @param owedBy who owes it
 * @param owedByWhenHidden who owes it where the complainant is hidden from the unit
 * @param steps what happens on its way to the limit
 * @param notDueWhenAnonymous whether nobody owes it where the complainant cannot be reached
 * @param boundBySource whether an earlier deadline of the source takes the place of the limit
 * @param limits the limit of every class
 */
public record ClockRule(
    ClockKind kind,
    Party owedBy,
    Party owedByWhenHidden,
    Steps steps,
    boolean notDueWhenAnonymous,
    boolean boundBySource,
    Map<DemandClass, Limit> limits) {

  /** What happens on the way to a limit. */
  public enum Steps {
    /** Yellow card, red card and the ladder. */
    CARDS("cards"),
    /** Cards for emergencies, a reminder and a note for all others. */
    CARDS_IN_EMERGENCY("cardsInEmergency"),
    /** One reminder and one note when missed. */
    REMINDER("reminder"),
    /** Nothing: it runs out, which changes what is allowed, no more. */
    NONE("none");

    private final String code;

    Steps(String code) {
      this.code = code;
    }

    /** The name used in the policy document. */
    public String code() {
      return code;
    }
  }

  /** Copies the limits; refuses a class without one. */
  public ClockRule {
    limits = Map.copyOf(limits);
    for (DemandClass each : DemandClass.values()) {
      if (!limits.containsKey(each)) {
        throw new IllegalArgumentException(
            kind.code() + " has no limit for " + each.code() + ": give one, or NONE");
      }
    }
  }

  /** The limit of a class. */
  public Limit limit(DemandClass demandClass) {
    return limits.getOrDefault(demandClass, Limit.NONE);
  }

  /**
   * The source's deadline, where it binds this clock and had not passed when the clock started.
   *
   * @param deadline what the source demands, null for nothing
   * @param startedAt when the clock started
   */
  public @Nullable Instant binding(@Nullable Instant deadline, Instant startedAt) {
    return deadline != null && boundBySource && deadline.isAfter(startedAt) ? deadline : null;
  }

  /** Who owes it. */
  public Party owedBy(boolean hidden) {
    return hidden ? owedByWhenHidden : owedBy;
  }

  /** Whether cards are given for a case of that urgency. */
  public boolean givesCards(Urgency urgency) {
    return steps == Steps.CARDS
        || (steps == Steps.CARDS_IN_EMERGENCY && urgency == Urgency.EMERGENCY);
  }
}
