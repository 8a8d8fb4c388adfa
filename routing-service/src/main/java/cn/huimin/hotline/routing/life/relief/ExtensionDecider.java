package cn.huimin.hotline.routing.life.relief;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.ReliefCommand;
import cn.huimin.hotline.routing.life.ReliefEvent;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/** The unit asks for more time: before the limit, with a reason, once per case (DOMAIN §5). */
public final class ExtensionDecider implements ActionDecider<ReliefCommand.AskExtension> {

  @Override
  public Action action() {
    return Action.EXTENSION;
  }

  @Override
  public Class<ReliefCommand.AskExtension> asked() {
    return ReliefCommand.AskExtension.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.relief().extensions() > 0
        ? Asking.no(Action.EXTENSION, "一件工单只能申请一次延期，请按时上报")
        : Asking.blocked(Action.EXTENSION, file);
  }

  @Override
  public Decision decide(Case file, ReliefCommand.AskExtension command, CaseContext context) {
    int most = context.extensionMostDays();
    var header = command.header();
    return new FieldCheck()
        .require(
            command.workingDays() >= 1 && command.workingDays() <= most,
            "workingDays",
            "延期请写 1 到 " + most + " 个工作日")
        .require(header.brings(TextKind.REASON), "reason", "请写明为什么要延期")
        .refusal(Action.EXTENSION)
        .orElseGet(
            () ->
                Decision.accepted(
                    new ReliefEvent.ExtensionAsked(command.workingDays(), header.texts())));
  }
}
