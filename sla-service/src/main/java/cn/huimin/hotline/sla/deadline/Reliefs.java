package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.sla.deadline.ClockEvent.StopReason;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What was granted to a unit: an extension, the limit of a complex case (DOMAIN §5). */
final class Reliefs {

  private final ClockDraft draft;

  Reliefs(ClockDraft draft) {
    this.draft = draft;
  }

  /** Moves the limits of the work and of the case, counted from the old limit. */
  void extend(int workingDays, boolean sourceConsent, int round) {
    int days = Math.min(workingDays, draft.rules().policy().extensionMostDays());
    relieve(ClockKind.CASE, 1, relief -> relief.extended(days, sourceConsent));
    relieve(draft.work(round), round, relief -> relief.extended(days, sourceConsent));
    new CoUnits(draft).followLead();
  }

  /** Lets the limit of a complex case take the place of the handle limit, where there is one. */
  void makeComplex(int round) {
    var handle =
        draft.clocks().latest(ClockKind.HANDLE, round).filter(Clock::isRunning).orElse(null);
    if (handle == null) {
      return;
    }
    var key = new ClockKey(ClockKind.HANDLE_COMPLEX, round, handle.key().leg());
    var counting = handle.counting().with(handle.counting().relief().asComplex());
    var view = draft.rules().view();
    var limit =
        draft.rules().policy().limit(ClockKind.HANDLE_COMPLEX, view.demandType(), view.urgency());
    if (limit.isNone() || draft.running(key, handle.startedAt(), counting, Set.of()).isEmpty()) {
      return;
    }
    // What is left of the case bounds the next unit's limit, so the case goes first.
    relieve(ClockKind.CASE, 1, Relief::asComplex);
    var complex = draft.running(key, handle.startedAt(), counting, Set.of()).orElseThrow();
    if (StepsTaken.isMissed(handle)) {
      put(handle, handle.corrected(complex.due(), complex.plan(), handle.taken()));
    }
    draft.stop(ClockKind.HANDLE, round, StopReason.COMPLEX);
    draft.set(complex, null);
    new CoUnits(draft).followLead();
  }

  private void relieve(ClockKind kind, int round, UnaryOperator<Relief> granted) {
    draft
        .clocks()
        .latest(kind, round)
        .filter(Clock::isRunning)
        .ifPresent(
            clock ->
                draft
                    .running(
                        clock.key(),
                        clock.startedAt(),
                        clock.counting().with(granted.apply(clock.counting().relief())),
                        clock.taken())
                    .ifPresent(relieved -> put(clock, relieved)));
  }

  /**
   * Asked before the limit and granted after it, it takes back what was given for the limit that
   * passed and lies ahead again; that may be given again then.
   */
  private void put(Clock before, Clock after) {
    if (StepsTaken.isMissed(before)) {
      draft.correct(before, after.with(StepsTaken.kept(before, after, draft.rules().now())), "");
    } else {
      draft.set(after, before.due().at());
    }
  }
}
