package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.sla.deadline.ClockEvent.StopReason;
import cn.huimin.hotline.sla.deadline.ClockFact.Handover;

/**
 * The first clocks of a case that had none by its type and is of another now (DOMAIN §5): those of
 * what is still to be done. What was done before them is owed by nobody.
 */
final class FirstClocks {

  private final ClockDraft draft;

  FirstClocks(ClockDraft draft) {
    this.draft = draft;
  }

  void start() {
    CaseView view = draft.rules().view();
    int round = view.round();
    switch (view.state()) {
      case "CLOSED", "FILED", "RETURNED_TO_SOURCE" -> {}
      case "APPROVED" -> {
        draft.start(new ClockKey(ClockKind.CALLBACK, round, 1));
        draft.start(new ClockKey(ClockKind.CALLBACK_VERDICT, round, 1));
      }
      default -> {
        if (view.unitId() == null) {
          draft.start(new ClockKey(ClockKind.DISPATCH, round, 1));
        } else {
          new Turns(draft).dispatched(Handover.FIRST, round);
          done(view.state(), round);
        }
      }
    }
  }

  private void done(String state, int round) {
    boolean signedOff = state.equals("SIGNED_OFF");
    boolean reported = signedOff || state.equals("REPORTED");
    if (reported || state.equals("SIGNED")) {
      draft.stop(ClockKind.SIGN, round, StopReason.NOT_DUE);
    }
    if (reported) {
      draft.stop(ClockKind.RETURN_WINDOW, round, StopReason.NOT_DUE);
    }
    if (signedOff) {
      draft.meet(draft.work(round), round);
      draft.start(new ClockKey(ClockKind.REVIEW, round, 1));
    }
  }
}
