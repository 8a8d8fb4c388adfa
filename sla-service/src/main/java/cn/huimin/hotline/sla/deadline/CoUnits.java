package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.sla.deadline.ClockEvent.StopReason;
import java.util.Set;
import java.util.stream.Stream;

/** The clocks of those who answer beside the lead unit (DOMAIN §5, {@code joint_answer}). */
final class CoUnits {

  private final ClockDraft draft;

  CoUnits(ClockDraft draft) {
    this.draft = draft;
  }

  /** Starts the clock of a co-unit's answer. */
  void invite(String unitId, int round) {
    ClockRules rules = draft.rules();
    var key = draft.nextKey(ClockKind.JOINT_ANSWER, round);
    var debtor = new Debtor(rules.policy().rule(key.kind()).owedBy(rules.view().hidden()), unitId);
    var counting =
        new Clock.Counting(rules.view().demandType(), rules.view().urgency(), rules.now(), false);
    rules
        .due(draft.clocks(), debtor, key, rules.now(), counting)
        .map(due -> rules.running(debtor, key, rules.now(), counting, due, Set.of()))
        .ifPresent(clock -> draft.set(clock, null));
  }

  /** Meets the running clock of a co-unit's answer. */
  void answered(String unitId) {
    running().filter(clock -> unitId.equals(clock.debtor().unitId())).forEach(draft::meet);
  }

  /** Stops what co-units have not answered. */
  void stop(StopReason reason) {
    running().forEach(clock -> draft.stop(clock, reason));
  }

  /** A co-unit's limit follows the lead's; it is not moved where it was never relative to it. */
  void followLead() {
    running().forEach(clock -> draft.move(clock, clock.counting()));
  }

  private Stream<Clock> running() {
    return draft.clocks().running().stream()
        .filter(clock -> clock.key().kind() == ClockKind.JOINT_ANSWER);
  }
}
