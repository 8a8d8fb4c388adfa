package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The clock policy of DOMAIN §5 as data: one edition, in force from a day on.
 *
 * @param version its name, shown beside every limit it made
 * @param effectiveFrom the first day it holds, in Shanghai
 * @param warnAfter the part of a short clock after which the yellow card or the reminder is due
 * @param withoutClocks demand types that have no clocks at all
 * @param extensionMostDays the longest extension, in working days
 * @param transferLeast what a unit gets at least after a transfer
 * @param ladder what follows a red card
 * @param pause when clocks do not run
 * @param rules a rule for every clock
 */
public record SlaPolicy(
    String version,
    LocalDate effectiveFrom,
    Share warnAfter,
    Set<DemandType> withoutClocks,
    int extensionMostDays,
    Limit transferLeast,
    Ladder ladder,
    Pause pause,
    Map<ClockKind, ClockRule> rules) {

  /**
   * What follows a red card that nobody answered.
   *
   * @param supervisionDraftAfterDays working days after the limit at which a supervision order is
   *     drafted for the leader
   * @param supervisionDraftFrom the clocks that lead to one
   * @param criticismDraftAfterDays working days after the limit at which the leader is told and an
   *     entry for the month's criticism list is drafted
   */
  public record Ladder(
      int supervisionDraftAfterDays,
      Set<ClockKind> supervisionDraftFrom,
      int criticismDraftAfterDays) {

    /** Copies the set; refuses steps before the limit or out of order. */
    public Ladder {
      supervisionDraftFrom = Set.copyOf(supervisionDraftFrom);
      if (supervisionDraftAfterDays < 1 || criticismDraftAfterDays < supervisionDraftAfterDays) {
        throw new IllegalArgumentException(
            "ladder steps must be 1 working day or more after the limit, the draft first");
      }
    }
  }

  /**
   * When clocks do not run (DOMAIN §5); by default they always do.
   *
   * @param states states of the case in which they pause, as the log calls them
   * @param clocks the clocks that pause
   */
  public record Pause(Set<String> states, Set<ClockKind> clocks) {

    /** Clocks always run. */
    public static final Pause NONE = new Pause(Set.of(), Set.of());

    /** Copies the sets. */
    public Pause {
      states = Set.copyOf(states);
      clocks = Set.copyOf(clocks);
    }
  }

  /** Copies the collections; refuses a missing clock. */
  public SlaPolicy {
    withoutClocks = Set.copyOf(withoutClocks);
    rules = Map.copyOf(rules);
    for (ClockKind kind : ClockKind.values()) {
      if (!rules.containsKey(kind)) {
        throw new IllegalArgumentException("no rule for clock " + kind.code() + ": add one");
      }
    }
  }

  /** The same, for a case that was granted a longer extension than may be granted now. */
  SlaPolicy keeping(int extensionDays) {
    return extensionDays <= extensionMostDays
        ? this
        : new SlaPolicy(
            version,
            effectiveFrom,
            warnAfter,
            withoutClocks,
            extensionDays,
            transferLeast,
            ladder,
            pause,
            rules);
  }

  /**
   * How long a unit has to answer a warning. A warning is of no demand: the first column of the row
   * says it, as in DOMAIN §5.
   */
  public Limit warningAnswer() {
    return rule(ClockKind.WARNING_ANSWER).limit(DemandClass.ENQUIRY);
  }

  /**
   * When the reminder of a warning's answer falls due.
   *
   * @param from when it was raised
   * @param dueAt the limit
   */
  public Instant warnAt(Instant from, Instant dueAt, WorkingCalendar calendar) {
    var due = new Due(dueAt, warningAnswer(), Due.Reason.POLICY);
    return StepPlan.shareOf(warnAfter, from, due, calendar);
  }

  /** The rule of a clock. */
  public ClockRule rule(ClockKind kind) {
    return Objects.requireNonNull(rules.get(kind));
  }

  /** The limit of a clock for a case of that kind. */
  public Limit limit(ClockKind kind, DemandType type, Urgency urgency) {
    return withoutClocks.contains(type)
        ? Limit.NONE
        : rule(kind).limit(DemandClass.of(type, urgency));
  }
}
