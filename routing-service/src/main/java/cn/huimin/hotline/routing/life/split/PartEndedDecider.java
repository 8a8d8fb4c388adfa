package cn.huimin.hotline.routing.life.split;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.SplitCommand.PartEnded;
import cn.huimin.hotline.routing.life.SplitEvent;

/** One matter of the call has ended; with the last of them the call is answered upwards as one. */
public final class PartEndedDecider implements ActionDecider<PartEnded> {

  @Override
  public Action action() {
    return Action.NOTE_PART;
  }

  @Override
  public Class<PartEnded> asked() {
    return PartEnded.class;
  }

  @Override
  public Decision decide(Case file, PartEnded command, CaseContext context) {
    var part = command.partId();
    if (!file.splitting().waitsFor(part)) {
      return Decision.accepted();
    }
    return file.splitting().isLast(part)
        ? Decision.accepted(new SplitEvent.PartEnded(part), new SplitEvent.PartsAnswered())
        : Decision.accepted(new SplitEvent.PartEnded(part));
  }
}
