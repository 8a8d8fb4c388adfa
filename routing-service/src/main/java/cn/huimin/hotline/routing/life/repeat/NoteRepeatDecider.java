package cn.huimin.hotline.routing.life.repeat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.NoteRepeat;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;

/**
 * Routing tells the case which complaint of its matter it is. Of a matter the case has left, or
 * what it knows already, nothing is noted.
 */
public final class NoteRepeatDecider implements ActionDecider<NoteRepeat> {

  @Override
  public Action action() {
    return Action.NOTE_REPEAT;
  }

  @Override
  public Class<NoteRepeat> asked() {
    return NoteRepeat.class;
  }

  @Override
  public Decision decide(Case file, NoteRepeat command, CaseContext context) {
    var known = file.repeat();
    boolean news =
        command.matterId().equals(known.matterId()) && command.ordinal() != known.ordinal();
    return news
        ? Decision.accepted(
            new CaseEvent.RepeatNoticed(
                command.matterId(), command.ordinal(), command.earlierCaseIds()))
        : Decision.accepted();
  }
}
