package cn.huimin.hotline.sla.deadline;

import java.util.Optional;

/**
 * Work that was reported and is neither approved nor rejected: its clock is met for now, and what
 * changes meanwhile holds for it once a 退办 un-meets it (DOMAIN §5).
 */
final class UnderReview {

  private final ClockDraft draft;

  UnderReview(ClockDraft draft) {
    this.draft = draft;
  }

  /** 退办: the work runs on, towards the limit that the case has by now. */
  void rejected(ClockKind work, int round) {
    Clock met = draft.clocks().latest(work, round).orElse(null);
    if (met == null || met.state() != Clock.State.MET) {
      return;
    }
    draft.unmeet(met);
    Clock runs = draft.clocks().clocks().get(met.key());
    if (runs != null && met.onceUnmet() != null) {
      draft.move(runs, met.onceUnmet());
      new CoUnits(draft).followLead();
    }
  }

  /**
   * Keeps what the limit is counted by from now on.
   *
   * @param counting what a change of the case makes of what a clock is counted by
   */
  void follow(Counted counting) {
    inReview().ifPresent(clock -> follow(clock, counting));
  }

  /** What a change of the case makes of what a clock is counted by. */
  @FunctionalInterface
  interface Counted {
    Clock.Counting after(Clock clock, Clock.Counting before);
  }

  private void follow(Clock clock, Counted counting) {
    Clock.Counting kept = clock.onceUnmet();
    Clock.Counting before = kept == null ? clock.counting() : kept;
    Clock.Counting after = counting.after(clock, before);
    if (!after.equals(before) || (kept == null && isMoved(clock))) {
      draft.emit(head -> new ClockEvent.LimitRecounted(head, clock.key(), after));
    }
  }

  /** Whether it has another limit by now, as by a deadline of the source that came meanwhile. */
  private boolean isMoved(Clock clock) {
    return draft
        .due(clock.key(), clock.startedAt(), clock.counting())
        .filter(due -> !due.at().equals(clock.due().at()))
        .isPresent();
  }

  private Optional<Clock> inReview() {
    int round = draft.rules().view().round();
    return draft
        .clocks()
        .latest(ClockKind.REVIEW, round)
        .filter(Clock::isRunning)
        .flatMap(_ -> draft.clocks().latest(draft.work(round), round))
        .filter(clock -> clock.state() == Clock.State.MET);
  }
}
