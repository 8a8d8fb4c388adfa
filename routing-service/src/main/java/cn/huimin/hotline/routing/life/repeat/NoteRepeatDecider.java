package cn.huimin.hotline.routing.life.repeat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.NoteRepeat;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.Repeat;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.List;
import java.util.Set;

/**
 * Routing tells the case which complaint of its matter it is. Of a matter the case has left, or
 * what it knows already, nothing is noted. After an earlier complaint that was closed on file it
 * goes to the centre first, which answers on file or says the new fact by dispatching it; it is no
 * repeat as long as that is open, and none if it was answered on file (DOMAIN §4.5).
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

  /**
   * Whether the centre can still be asked, once, what is new: an emergency does not wait, nor what
   * somebody has taken further than the sign-off of its dispatch.
   */
  private static boolean mayWait(Case file) {
    boolean begun = file.state() == CaseState.DISPATCHED || file.state() == CaseState.SIGNED;
    return begun
        && !file.repeat().onFile()
        && file.round() == 1
        && file.report() == null
        && file.merging().followers().isEmpty()
        && file.subject().urgency() != Urgency.EMERGENCY
        && Set.of(CaseFlag.CONTACTED).containsAll(file.flags());
  }

  @Override
  public Decision decide(Case file, NoteRepeat command, CaseContext context) {
    var known = file.repeat();
    boolean news =
        command.matterId().equals(known.matterId()) && command.ordinal() != known.ordinal();
    if (news && command.onFile() && context.filedRepeatsToTriage() && mayWait(file)) {
      return Decision.accepted(new CaseEvent.SentToTriage(List.of(Repeat.AFTER_FILED)));
    }
    return news
        ? Decision.accepted(
            new CaseEvent.RepeatNoticed(
                command.matterId(), command.ordinal(), command.earlierCaseIds()))
        : Decision.accepted();
  }
}
