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

/** A leader orders something on a case; the unit owes an answer by its own clock. */
public final class SuperviseDecider implements ActionDecider<OversightCommand.Supervise> {

  @Override
  public Action action() {
    return Action.SUPERVISE;
  }

  @Override
  public Class<OversightCommand.Supervise> asked() {
    return OversightCommand.Supervise.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.flags().contains(CaseFlag.SUPERVISION)
        ? Refusal.conflict("state-does-not-allow", Action.SUPERVISE, "这件工单已有督办还没有答复")
        : null;
  }

  @Override
  public Decision decide(Case file, OversightCommand.Supervise command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(header.brings(TextKind.ORDER), "order", "请写批示内容")
        .require(
            command.dueAt() == null || command.dueAt().isAfter(header.acceptedAt()),
            "dueAt",
            "答复期限已过，请写以后的时间")
        .refusal(Action.SUPERVISE)
        .orElseGet(
            () ->
                Decision.accepted(
                    new OversightEvent.Ordered(command.dueAt(), false, header.texts())));
  }
}
