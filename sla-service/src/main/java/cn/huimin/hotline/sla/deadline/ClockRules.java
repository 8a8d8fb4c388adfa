package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules as they hold for a case at a moment: what is owed, by whom, until when, and the steps
 * on the way there.
 *
 * @param view the case
 * @param policy the policy in force
 * @param calendar the calendar of the whole, of which units may have their own
 * @param now the moment; no step falls due before it
 */
record ClockRules(CaseView view, SlaPolicy policy, WorkingCalendar calendar, Instant now) {

  /** Who owes a clock; a co-unit owes its own answer, whoever has the case. */
  Debtor debtor(CaseClocks clocks, ClockKey key) {
    Clock known = clocks.clocks().get(key);
    return key.kind() == ClockKind.JOINT_ANSWER && known != null
        ? known.debtor()
        : debtor(key.kind());
  }

  private Debtor debtor(ClockKind kind) {
    Party party = policy.rule(kind).owedBy(view.hidden());
    return new Debtor(party, party == Party.UNIT ? view.unitId() : null);
  }

  /** Whether the kind is not due in a case of which others are. */
  boolean isNotDue(ClockKind kind) {
    boolean callback =
        switch (kind) {
          case CALLBACK, CALLBACK_VERDICT, RATING -> true;
          default -> false;
        };
    return !isWithoutClocks()
        && ((view.anonymous() && policy.rule(kind).notDueWhenAnonymous())
            || (callback && !view.callbackDue()));
  }

  /** Whether nothing of the kind is owed for such a case. */
  boolean isOwedNoLonger(ClockKind kind) {
    return isNotDue(kind) || isWithoutClocks();
  }

  private boolean isWithoutClocks() {
    return policy.withoutClocks().contains(view.demandType());
  }

  /**
   * The limit of a clock.
   *
   * @param clocks the clocks beside it, of which some bound it
   * @return empty where there is none for such a case
   */
  Optional<Due> due(
      CaseClocks clocks, Debtor debtor, ClockKey key, Instant startedAt, Clock.Counting counting) {
    Relief relief = key.kind().isExtended() ? counting.relief() : Relief.NONE;
    Instant source = policy.rule(key.kind()).binding(view.sourceDeadline(), startedAt);
    boolean joint = key.kind() == ClockKind.JOINT_ANSWER;
    ClockKind by = InForce.limitOf(key, counting, clocks, policy);
    return Limits.dueAt(
            by,
            counting.demandType(),
            counting.urgency(),
            counting.from(),
            Extras.NONE
                .withRelief(relief)
                .withSourceDeadline(source)
                .afterTransfer(caseLimit(clocks, debtor, key, counting))
                .withLead(joint ? leadLimit(clocks) : null)
                .withHandle(
                    key.kind() == ClockKind.CASE
                        ? new InForce(this, clocks).handleDueAt(counting, source)
                        : null),
            calendar.ofUnit(debtor.unitId()),
            policy.keeping(counting.relief().extensionDays()))
        .map(due -> joint ? jointDue(clocks, due, startedAt) : due)
        .map(due -> extendedLeast(clocks, due))
        .map(
            due ->
                counting.raised() && due.reason() == Due.Reason.POLICY
                    ? new Due(due.at(), due.limit(), Due.Reason.URGENCY)
                    : due)
        .map(due -> later(due, counting.pauses(), debtor))
        .map(
            due ->
                due.reason() == Due.Reason.PAUSE && source != null && !relief.sourceConsent()
                    ? due.orEarlier(source, Due.Reason.SOURCE_DEADLINE)
                    : due);
  }

  /** A running clock with its limit and the steps from now on. */
  Clock running(
      Debtor debtor,
      ClockKey key,
      Instant startedAt,
      Clock.Counting counting,
      Due due,
      Set<Step> taken) {
    List<PlannedStep> plan =
        StepPlan.of(
            policy.rule(key.kind()),
            debtor.party(),
            view.urgency(),
            counting.from(),
            due,
            now,
            calendar.ofUnit(debtor.unitId()),
            policy);
    return new Clock(key, debtor, Clock.State.RUNNING, startedAt, counting, due, plan, taken, null);
  }

  /** A limit that is later by these pauses, in what it counts in; not one of the source. */
  Due later(Due due, List<Clock.Paused> pauses, Debtor debtor) {
    if (due.reason() == Due.Reason.SOURCE_DEADLINE) {
      return due;
    }
    WorkingCalendar own = calendar.ofUnit(debtor.unitId());
    Instant at = due.at();
    for (Clock.Paused pause : pauses) {
      at =
          switch (due.limit().unit()) {
            case NONE -> at;
            case H, MIN -> at.plus(Duration.between(pause.from(), pause.until()));
            case WH -> own.plusWorkingTime(at, own.workingTimeBetween(pause.from(), pause.until()));
            case WD -> {
              int days =
                  own.workingDaysBetween(own.dateOf(pause.from()), own.dateOf(pause.until()));
              yield days > 0 ? own.plusWorkingDays(at, days) : at;
            }
          };
    }
    return at.equals(due.at()) ? due : new Due(at, due.limit(), Due.Reason.PAUSE);
  }

  /** The limit of a transferred clock that the policy lets nobody have less than. */
  Instant leastAfterTransfer(Instant startedAt, Debtor debtor) {
    return Limits.dueAt(policy.transferLeast(), startedAt, calendar.ofUnit(debtor.unitId()));
  }

  /**
   * Whether the limit can only be left as it is: a leader said it, or what was left of his after a
   * transfer, or it was relative to the work of a lead that is done.
   */
  static boolean isFixed(CaseClocks clocks, Clock clock) {
    ClockKind kind = clock.key().kind();
    boolean ordered =
        switch (clock.due().reason()) {
          case ORDER -> true;
          case TRANSFER_REMAINDER, TRANSFER_LEAST -> kind == ClockKind.SUPERVISION;
          default -> false;
        };
    return ordered || (kind == ClockKind.JOINT_ANSWER && leadLimit(clocks) == null);
  }

  /** The limit of the lead unit's work that runs. */
  private static @Nullable Instant leadLimit(CaseClocks clocks) {
    return clocks.running().stream()
        .filter(
            clock ->
                switch (clock.key().kind()) {
                  case HANDLE, HANDLE_COMPLEX, REDO -> true;
                  default -> false;
                })
        .map(clock -> clock.due().at())
        .findFirst()
        .orElse(null);
  }

  /**
   * A limit before the lead's that a co-unit could still keep (DOMAIN §5): invited too late for
   * that, the lead's limit; and if that has passed as well, the least a unit gets after a transfer.
   */
  private Due jointDue(CaseClocks clocks, Due due, Instant startedAt) {
    if (due.at().isAfter(startedAt)) {
      return due;
    }
    var lead = leadLimit(clocks);
    return lead != null && lead.isAfter(startedAt)
        ? new Due(lead, due.limit(), Due.Reason.POLICY)
        : new Due(
            Limits.dueAt(policy.transferLeast(), startedAt, calendar),
            due.limit(),
            Due.Reason.TRANSFER_LEAST);
  }

  /** Not what is left of the case clock, where the extension goes beyond that. */
  private static Due extendedLeast(CaseClocks clocks, Due due) {
    return due.reason() == Due.Reason.TRANSFER_REMAINDER
            && clocks
                .latest(ClockKind.CASE, 1)
                .filter(clock -> clock.due().at().isBefore(due.at()))
                .isPresent()
        ? new Due(due.at(), due.limit(), Due.Reason.EXTENSION)
        : due;
  }

  /**
   * After a transfer, the limit of the case clock; met, it still bounds work that is taken up
   * again. An extension counts from the limit that the unit had, be it no more than the least.
   */
  private @Nullable Instant caseLimit(
      CaseClocks clocks, Debtor debtor, ClockKey key, Clock.Counting counting) {
    boolean handle = key.kind() == ClockKind.HANDLE || key.kind() == ClockKind.HANDLE_COMPLEX;
    Instant limit =
        handle && key.leg() > 1
            ? clocks.latest(ClockKind.CASE, 1).map(clock -> clock.due().at()).orElse(null)
            : null;
    int days = counting.relief().extensionDays();
    if (limit == null || days == 0) {
      return limit;
    }
    Instant least = leastAfterTransfer(counting.from(), debtor);
    Instant extended = calendar.ofUnit(debtor.unitId()).plusWorkingDays(least, days);
    return extended.isAfter(limit) ? extended : limit;
  }
}
