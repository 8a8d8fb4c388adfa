package cn.huimin.hotline.routing.life.ending;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.EndingCommand;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.Refusal;
import org.jspecify.annotations.Nullable;

/** 直接答复: the centre answers the complainant itself; no unit has to take the case. */
public final class AnswerDecider implements ActionDecider<EndingCommand.Answer> {

  @Override
  public Action action() {
    return Action.ANSWER;
  }

  @Override
  public Class<EndingCommand.Answer> asked() {
    return EndingCommand.Answer.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return Refusal.whileEmergencyProposed(Action.ANSWER, file);
  }

  @Override
  public Decision decide(Case file, EndingCommand.Answer command, CaseContext context) {
    var header = command.header();
    return Telling.check(file, header, command.means(), "请写给诉求人的答复")
        .refusal(Action.ANSWER)
        .orElseGet(
            () -> Decision.accepted(new EndingEvent.Answered(command.means(), header.texts())));
  }
}
