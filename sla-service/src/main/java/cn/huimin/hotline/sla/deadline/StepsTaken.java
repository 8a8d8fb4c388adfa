package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the steps that were taken still count by another limit (DOMAIN §5). */
final class StepsTaken {

  static final Set<Step> OF_A_MISS =
      EnumSet.of(
          Step.RED, Step.MISSED, Step.SUPERVISION_DRAFT, Step.CRITICISM_DRAFT, Step.LEADER_TOLD);

  private StepsTaken() {}

  /** Whether a limit that passed has left its mark. */
  static boolean isMissed(Clock clock) {
    return clock.taken().stream().anyMatch(OF_A_MISS::contains);
  }

  /** What still counts: not what lies ahead again, nor a card of a limit ahead that has none. */
  static Set<Step> kept(Clock before, Clock after, Instant at) {
    Set<Step> kept = new HashSet<>(after.taken());
    kept.removeAll(aheadAgain(before.plan(), after.plan(), at));
    if (after.due().at().isAfter(at)) {
      Set<Step> gone = steps(before.plan());
      gone.removeAll(steps(ahead(before.plan(), at)));
      gone.removeAll(steps(after.plan()));
      kept.removeAll(gone);
    }
    return kept;
  }

  /** The steps that lie ahead by another plan and lay behind by the one before. */
  static Set<Step> aheadAgain(List<PlannedStep> before, List<PlannedStep> plan, Instant at) {
    Set<Step> again = steps(ahead(plan, at));
    // What lay ahead before as well was taken when the clock ran for the first time.
    again.removeAll(steps(ahead(before, at)));
    return again;
  }

  static List<PlannedStep> ahead(List<PlannedStep> plan, Instant at) {
    return plan.stream().filter(step -> step.at().isAfter(at)).toList();
  }

  private static Set<Step> steps(List<PlannedStep> plan) {
    return plan.stream()
        .map(PlannedStep::step)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Step.class)));
  }
}
