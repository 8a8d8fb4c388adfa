package cn.huimin.hotline.routing.life.limit;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.NoteLimit;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.Turn;
import cn.huimin.hotline.schemas.word.ClockKind;

/**
 * Clocks say that a limit passed, or that it lies ahead again since it was counted anew. Of a turn
 * that is over it says nothing: the case went to another unit or into another round before it heard
 * of it; nor does it say anything that is said already.
 */
public final class NoteLimitDecider implements ActionDecider<NoteLimit> {

  @Override
  public Action action() {
    return Action.NOTE_LIMIT;
  }

  @Override
  public Class<NoteLimit> asked() {
    return NoteLimit.class;
  }

  @Override
  public Decision decide(Case file, NoteLimit command, CaseContext context) {
    boolean news = !command.withdrawn() || isSaid(file.turn(), command.clock());
    return news && command.startedAt().equals(file.turn().since()) && !file.ended()
        ? Decision.accepted(
            new CaseEvent.LimitPassed(
                command.clock(), command.startedAt(), command.dueAt(), command.withdrawn()))
        : Decision.accepted();
  }

  private static boolean isSaid(Turn turn, ClockKind clock) {
    return clock == ClockKind.RETURN_WINDOW ? !turn.returnWindowOpen() : turn.limitPassed();
  }
}
