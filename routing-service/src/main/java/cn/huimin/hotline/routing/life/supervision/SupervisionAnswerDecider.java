package cn.huimin.hotline.routing.life.supervision;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.OversightEvent;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/** The unit answers a supervision order. */
public final class SupervisionAnswerDecider implements ActionDecider<OversightCommand.Answer> {

  @Override
  public Action action() {
    return Action.SUPERVISION_ANSWER;
  }

  @Override
  public Class<OversightCommand.Answer> asked() {
    return OversightCommand.Answer.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.flags().contains(CaseFlag.SUPERVISION)
        ? null
        : Refusal.conflict("state-does-not-allow", Action.SUPERVISION_ANSWER, "没有等待答复的督办");
  }

  @Override
  public Decision decide(Case file, OversightCommand.Answer command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(header.brings(TextKind.ORDER_ANSWER), "answer", "请写督办办理情况")
        .refusal(Action.SUPERVISION_ANSWER)
        .orElseGet(() -> Decision.accepted(new OversightEvent.Answered(header.texts())));
  }
}
