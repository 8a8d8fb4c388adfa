package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Clocks that pause by a policy, and run on (DOMAIN §5). */
final class Pauses {

  private final ClockDraft draft;

  Pauses(ClockDraft draft) {
    this.draft = draft;
  }

  /** Lets the clocks pause that the policy names. */
  void pause() {
    var named = draft.rules().policy().pause().clocks();
    draft.clocks().running().stream()
        .filter(clock -> clock.pausedAt() == null && named.contains(clock.key().kind()))
        .forEach(
            clock ->
                draft.emit(
                    head ->
                        new ClockEvent.ClockPaused(
                            head, clock.key(), clock.debtor(), clock.due().at())));
  }

  /** Lets what pauses run on, towards a limit that is later by as long as it paused. */
  void resume() {
    draft.clocks().running().forEach(this::resume);
  }

  private void resume(Clock clock) {
    Instant since = clock.pausedAt();
    if (since == null) {
      return;
    }
    ClockRules rules = draft.rules();
    Clock.Paused pause = new Clock.Paused(since, rules.now());
    List<Clock.Paused> pauses = new ArrayList<>(clock.counting().pauses());
    pauses.add(pause);
    Debtor debtor = draft.debtor(clock.key());
    Due due = rules.later(clock.due(), List.of(pause), debtor);
    draft.replace(
        clock,
        rules.running(
            debtor,
            clock.key(),
            clock.startedAt(),
            clock.counting().with(pauses),
            due,
            clock.taken()));
  }
}
