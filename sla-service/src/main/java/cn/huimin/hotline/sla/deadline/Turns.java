package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.sla.deadline.ClockEvent.StopReason;
import cn.huimin.hotline.sla.deadline.ClockFact.Handover;

/** Units that get a case, and lose it: the clocks of each one's turn (DOMAIN §5). */
final class Turns {

  private final ClockDraft draft;

  Turns(ClockDraft draft) {
    this.draft = draft;
  }

  /** The unit is rid of it; the dispatch clock runs if nothing else holds the centre to it. */
  void triaged(int round) {
    stopUnit();
    boolean dispatchOwed =
        draft
            .clocks()
            .latest(ClockKind.DISPATCH, round)
            .map(clock -> clock.state() == Clock.State.STOPPED)
            .orElse(round == 1);
    if (dispatchOwed) {
      draft.start(new ClockKey(ClockKind.DISPATCH, round, 1));
    } else if (draft.clocks().running().stream()
        .allMatch(clock -> clock.key().kind() == ClockKind.POLICE_REPORT)) {
      // The source did not take it back: nothing else holds the centre to it.
      draft.startNext(ClockKind.DISPATCH, round);
    }
  }

  /** A unit has it: for the first time, from another line, or down its own. */
  void dispatched(Handover handover, int round) {
    // Where the unit's own clock runs, only a summary of what is hidden was owed (ADR 0041).
    boolean dispatchOwed = runs(ClockKind.DISPATCH, round) && !runs(draft.work(round), round);
    draft.meet(ClockKind.DISPATCH, round);
    draft.meetRunning(ClockKind.CONFIRM_EMERGENCY);
    boolean backFromTriage = dispatchOwed || draft.isWithoutUnit(draft.work(round), round);
    if (handover == Handover.WITHIN_LINE && !backFromTriage) {
      return;
    }
    int legs = draft.clocks().legs(round);
    boolean hadTurn =
        draft.clocks().clocks().containsKey(new ClockKey(ClockKind.SIGN, round, legs));
    boolean anew = handover == Handover.TRANSFER || hadTurn;
    boolean contactedBefore =
        handover == Handover.WITHIN_LINE && draft.isMet(ClockKind.CONTACT, round);
    int leg = Math.max(1, anew ? legs + 1 : legs);
    if (anew) {
      stopUnit();
    }
    draft.start(new ClockKey(ClockKind.SIGN, round, leg));
    draft.start(new ClockKey(ClockKind.RETURN_WINDOW, round, leg));
    if (!contactedBefore && !draft.isDoneByCentre(ClockKind.CONTACT, round)) {
      draft.start(new ClockKey(ClockKind.CONTACT, round, leg));
    }
    if (round == 1) {
      draft.start(new ClockKey(ClockKind.CASE, 1, 1));
      draft.startHandle(leg);
    } else {
      draft.start(new ClockKey(ClockKind.REDO, round, leg));
    }
  }

  private boolean runs(ClockKind kind, int round) {
    return draft.clocks().latest(kind, round).filter(Clock::isRunning).isPresent();
  }

  private void stopUnit() {
    draft.clocks().running().stream()
        .filter(clock -> clock.key().kind().isOfUnit())
        .forEach(clock -> draft.stop(clock, StopReason.TRANSFERRED));
    draft.clocks().running().stream()
        .filter(
            clock ->
                clock.key().kind() == ClockKind.EXTENSION_DECISION
                    || clock.key().kind() == ClockKind.JOINT_ANSWER
                    || clock.key().kind() == ClockKind.SUPERVISION
                    || clock.key().kind() == ClockKind.RECHECK)
        .forEach(clock -> draft.stop(clock, StopReason.TRANSFERRED));
  }
}
