package cn.huimin.hotline.routing.life.limit;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.NoteLimit;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;

/**
 * Clocks say that a limit passed. Of a turn that is over it says nothing: the case went to another
 * unit or into another round before it heard of it.
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
    return command.startedAt().equals(file.turn().since()) && !file.ended()
        ? Decision.accepted(
            new CaseEvent.LimitPassed(command.clock(), command.startedAt(), command.dueAt()))
        : Decision.accepted();
  }
}
