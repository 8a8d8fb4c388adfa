package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What a change of the case does to the clocks that run. */
final class CaseChange {

  private final ClockDraft draft;
  private final CaseView old;
  private final boolean lowering;

  /**
   * Follows a change.
   *
   * @param old the case before it
   * @param lowering whether a proposed emergency was decided: where it is none, its short limits
   *     hold no longer
   */
  CaseChange(ClockDraft draft, CaseView old, boolean lowering) {
    this.draft = draft;
    this.old = old;
    this.lowering = lowering;
  }

  /** Moves, stops or hands on what runs, the case clock first since others lean on it. */
  void follow() {
    draft.clocks().running().stream()
        .sorted(Comparator.comparing((Clock clock) -> clock.key().kind() != ClockKind.CASE))
        .forEach(this::follow);
    // The limit of a raised case leans on the handle limit, which has been moved since.
    draft
        .clocks()
        .latest(ClockKind.CASE, 1)
        .filter(clock -> clock.isRunning() && clock.counting().raised())
        .ifPresent(clock -> draft.move(clock, clock.counting()));
    new UnderReview(draft).follow(this::counting);
  }

  private void follow(Clock clock) {
    ClockKey key = clock.key();
    if (ClockRules.isFixed(draft.clocks(), clock)) {
      owedBy(draft.debtor(key), clock);
    } else if (draft.rules().isOwedNoLonger(key.kind())) {
      draft.stop(clock, ClockEvent.StopReason.NOT_DUE);
    } else {
      draft.move(clock, counting(clock, clock.counting()));
    }
  }

  /** Passed down the line, the same limit is owed by another unit. */
  private void owedBy(Debtor debtor, Clock clock) {
    if (!debtor.equals(clock.debtor())) {
      draft.set(clock.owedBy(debtor), clock.due().at());
    }
  }

  /**
   * What the limit is counted by after the change: another type gives its longer limit from the old
   * start, its shorter one from now; a raised urgency counts from now; the earlier wins.
   */
  private Clock.Counting counting(Clock clock, Clock.Counting before) {
    CaseView view = draft.rules().view();
    Instant now = draft.rules().now();
    Clock.Counting counting = before;
    if (view.demandType() != old.demandType()) {
      Urgency urgency = counting.urgency();
      Clock.Counting whole =
          new Clock.Counting(view.demandType(), urgency, counting.from(), counting.raised())
              .with(counting.relief())
              .with(counting.pauses());
      Clock.Counting anew =
          new Clock.Counting(view.demandType(), urgency, now, false).with(counting.relief());
      counting = isEarlier(clock, whole, counting) ? earlier(clock, counting, anew) : whole;
    }
    if (view.urgency().compareTo(old.urgency()) > 0) {
      counting =
          earlier(
              clock,
              counting,
              new Clock.Counting(view.demandType(), view.urgency(), now, true)
                  .with(counting.relief().raised()));
    }
    return lowering && view.urgency().compareTo(old.urgency()) < 0
        ? new Clock.Counting(view.demandType(), view.urgency(), clock.startedAt(), false)
            .with(counting.relief().lowered())
            .with(before.pauses())
        : counting;
  }

  private Clock.Counting earlier(Clock clock, Clock.Counting held, Clock.Counting other) {
    return isEarlier(clock, other, held) ? other : held;
  }

  private boolean isEarlier(Clock clock, Clock.Counting one, Clock.Counting other) {
    Optional<Due> first = draft.due(clock.key(), clock.startedAt(), one);
    Optional<Due> second = draft.due(clock.key(), clock.startedAt(), other);
    return first.isPresent() && second.isPresent() && first.get().at().isBefore(second.get().at());
  }
}
