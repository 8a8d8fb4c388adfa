package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.ClockEvent.StopReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a changed calendar or policy does to the clocks of an open case (DOMAIN §5). Limits that run
 * are counted anew, from the moment they have counted from all along. A card that was given for a
 * limit which now lies ahead is taken back, and may be given again then. A clock that was met too
 * late, and in time by the new limit, was met in time; one that was met in time stays so. A window
 * that had run out opens again while the unit still has the case.
 */
public final class Recompute {

  /** Clocks that others lean on come first, those that lean on all others last. */
  private static final Comparator<Clock> ORDER =
      Comparator.comparing((Clock clock) -> clock.key().kind() != ClockKind.CASE)
          .thenComparing(clock -> clock.key().kind() == ClockKind.JOINT_ANSWER);

  private Recompute() {}

  /**
   * Counts a case anew.
   *
   * @param clocks its clocks
   * @param recomputeId the recomputation
   * @param at when; no step falls due before it
   * @return events to be applied in order; none where no clock runs or nothing moves
   */
  public static List<ClockEvent> decide(
      CaseClocks clocks,
      String recomputeId,
      Instant at,
      SlaPolicy policy,
      WorkingCalendar calendar) {
    CaseView view = clocks.view();
    if (view == null || clocks.running().isEmpty()) {
      return List.of();
    }
    ClockFact.Head head = new ClockFact.Head(clocks.caseSequence(), at, view);
    ClockDraft draft = new ClockDraft(clocks, head, view, policy, calendar);
    clocks.clocks().values().stream()
        .filter(clock -> clock.state() != Clock.State.STOPPED || ranOutInThisTurn(clock, draft))
        .sorted(ORDER)
        .forEach(
            clock -> {
              if (clock.isRunning() && draft.rules().isOwedNoLonger(clock.key().kind())) {
                draft.stop(clock, StopReason.NOT_DUE);
              } else {
                dueAnew(clock, draft)
                    .flatMap(due -> corrected(clock, due, draft, at))
                    .ifPresent(after -> draft.correct(clock, after, recomputeId));
              }
            });
    return List.copyOf(draft.events());
  }

  /** Whether it came to its end in the turn of the unit that still works on the case. */
  private static boolean ranOutInThisTurn(Clock clock, ClockDraft draft) {
    ClockKey key = clock.key();
    int round = draft.rules().view().round();
    return clock.taken().contains(Step.END)
        && key.kind().isOfUnit()
        && key.round() == round
        && key.leg() == draft.clocks().legs(round)
        && draft.clocks().latest(draft.work(round), round).filter(Clock::isRunning).isPresent();
  }

  /** The limit by these rules; what was granted, and what counts from when, stays. */
  private static Optional<Due> dueAnew(Clock clock, ClockDraft draft) {
    return ClockRules.isFixed(draft.clocks(), clock)
        ? Optional.empty()
        : draft.due(clock.key(), clock.startedAt(), clock.counting());
  }

  /** The steps by these rules and with this limit, none before now. */
  private static List<PlannedStep> planAnew(Clock clock, Due due, ClockDraft draft) {
    return draft
        .rules()
        .running(
            draft.debtor(clock.key()),
            clock.key(),
            clock.startedAt(),
            clock.counting(),
            due,
            Set.of())
        .plan();
  }

  private static Optional<Clock> corrected(Clock clock, Due due, ClockDraft draft, Instant at) {
    return switch (clock.state()) {
      case RUNNING -> correctedRunning(clock, due, draft, at);
      case MET -> correctedMet(clock, due, draft);
      case STOPPED ->
          due.at().isAfter(at)
              ? Optional.of(clock.runningAgain(due, planAnew(clock, due, draft)))
              : Optional.empty();
    };
  }

  private static Optional<Clock> correctedRunning(
      Clock clock, Due due, ClockDraft draft, Instant at) {
    List<PlannedStep> plan = planAnew(clock, due, draft);
    Set<Step> taken = new HashSet<>(clock.taken());
    taken.removeAll(StepsTaken.aheadAgain(clock.plan(), plan, at));
    boolean same =
        due.at().equals(clock.due().at())
            && taken.equals(clock.taken())
            && StepsTaken.ahead(plan, at).equals(StepsTaken.ahead(clock.plan(), at));
    return same ? Optional.empty() : Optional.of(clock.corrected(due, plan, taken));
  }

  /** Only a limit of its own can move it, and only for the better. */
  private static Optional<Clock> correctedMet(Clock clock, Due due, ClockDraft draft) {
    boolean itsOwn =
        switch (clock.due().reason()) {
          case POLICY, EXTENSION, URGENCY, PAUSE -> clock.key().leg() == 1;
          default -> false;
        };
    Instant metAt = clock.metAt();
    if (!itsOwn
        || metAt == null
        || clock.key().kind() == ClockKind.JOINT_ANSWER
        || !due.at().isAfter(clock.due().at())) {
      return Optional.empty();
    }
    Set<Step> taken = new HashSet<>(clock.taken());
    if (!metAt.isAfter(due.at())) {
      taken.removeAll(StepsTaken.OF_A_MISS);
    }
    return Optional.of(clock.corrected(due, planAnew(clock, due, draft), taken));
  }
}
