package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** When the steps of a clock fall due (DOMAIN §5, cards and ladder). */
final class StepPlan {

  private StepPlan() {}

  /**
   * The steps of a clock.
   *
   * @param rule the clock's rule
   * @param owedBy who owes it
   * @param urgency the urgency of the case
   * @param from what the limit is counted from
   * @param due the limit
   * @param now the moment of planning; no step falls due before it
   */
  static List<PlannedStep> of(
      ClockRule rule,
      Party owedBy,
      Urgency urgency,
      Instant from,
      Due due,
      Instant now,
      WorkingCalendar calendar,
      SlaPolicy policy) {
    if (rule.steps() == ClockRule.Steps.NONE) {
      return notBefore(List.of(new PlannedStep(Step.END, due.at())), now);
    }
    boolean cards = rule.givesCards(urgency);
    boolean dayBefore = cards && isLong(from, due, calendar);
    Instant warnAt =
        dayBefore
            ? calendar.officeCloseOfPreviousWorkingDay(due.at())
            : shareOf(policy.warnAfter(), from, due, calendar);
    List<PlannedStep> steps = new ArrayList<>();
    steps.add(new PlannedStep(cards ? Step.YELLOW : Step.REMINDER, warnAt));
    steps.add(new PlannedStep(cards ? Step.RED : Step.MISSED, due.at()));
    SlaPolicy.Ladder ladder = policy.ladder();
    if (cards && ladder.supervisionDraftFrom().contains(rule.kind())) {
      Instant draftAt = calendar.plusWorkingDays(due.at(), ladder.supervisionDraftAfterDays());
      steps.add(new PlannedStep(Step.SUPERVISION_DRAFT, draftAt));
    }
    if (cards) {
      Instant leaderAt = calendar.plusWorkingDays(due.at(), ladder.criticismDraftAfterDays());
      Step told = owedBy == Party.UNIT ? Step.CRITICISM_DRAFT : Step.LEADER_TOLD;
      steps.add(new PlannedStep(told, leaderAt));
    }
    return notBefore(steps, now);
  }

  /**
   * Steps that have been passed by fall due now; a warning that would come no earlier than the
   * limit is left out.
   */
  static List<PlannedStep> notBefore(List<PlannedStep> steps, Instant now) {
    List<PlannedStep> moved = new ArrayList<>();
    for (PlannedStep step : steps) {
      moved.add(step.at().isBefore(now) ? new PlannedStep(step.step(), now) : step);
    }
    moved.stream()
        .filter(step -> !isWarning(step))
        .map(PlannedStep::at)
        .findFirst()
        .ifPresent(limit -> moved.removeIf(step -> isWarning(step) && !step.at().isBefore(limit)));
    return moved;
  }

  private static boolean isWarning(PlannedStep step) {
    return step.step() == Step.YELLOW || step.step() == Step.REMINDER;
  }

  /** Whether a limit in working time takes more than one working day. */
  private static boolean isLong(Instant from, Due due, WorkingCalendar calendar) {
    return !due.limit().byTheClock()
        && calendar.workingDaysBetween(calendar.dateOf(from), calendar.dateOf(due.at())) > 1;
  }

  static Instant shareOf(Share share, Instant from, Due due, WorkingCalendar calendar) {
    Duration working =
        due.limit().byTheClock() ? Duration.ZERO : calendar.workingTimeBetween(from, due.at());
    Instant at =
        working.isPositive()
            ? calendar.plusWorkingTime(from, share.of(working))
            : from.plus(share.of(Duration.between(from, due.at())));
    return at.truncatedTo(ChronoUnit.MILLIS);
  }
}
