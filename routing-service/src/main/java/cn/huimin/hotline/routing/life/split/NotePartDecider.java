package cn.huimin.hotline.routing.life.split;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.SplitCommand.NotePart;
import cn.huimin.hotline.routing.life.SplitEvent;

/**
 * One matter of the call has ended, or is handled again; with the last of them the call is answered
 * upwards as one, each time.
 */
public final class NotePartDecider implements ActionDecider<NotePart> {

  @Override
  public Action action() {
    return Action.NOTE_PART;
  }

  @Override
  public Class<NotePart> asked() {
    return NotePart.class;
  }

  @Override
  public Decision decide(Case file, NotePart command, CaseContext context) {
    var part = command.partId();
    if (!command.ended()) {
      return file.splitting().hasEnded(part)
          ? Decision.accepted(new SplitEvent.PartReopened(part))
          : Decision.accepted();
    }
    if (!file.splitting().waitsFor(part)) {
      return Decision.accepted();
    }
    return file.splitting().isLast(part)
        ? Decision.accepted(new SplitEvent.PartEnded(part), new SplitEvent.PartsAnswered())
        : Decision.accepted(new SplitEvent.PartEnded(part));
  }
}
