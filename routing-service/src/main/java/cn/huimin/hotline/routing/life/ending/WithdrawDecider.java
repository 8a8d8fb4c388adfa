package cn.huimin.hotline.routing.life.ending;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.EndingCommand;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/** 撤单 is asked for by the unit, or by the complainant through the centre; nothing ends by it. */
public final class WithdrawDecider implements ActionDecider<EndingCommand.AskWithdrawal> {

  @Override
  public Action action() {
    return Action.WITHDRAW;
  }

  @Override
  public Class<EndingCommand.AskWithdrawal> asked() {
    return EndingCommand.AskWithdrawal.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    if (file.flags().contains(CaseFlag.WITHDRAWAL_REQUESTED)) {
      return no("已申请撤单，请等惠民中心向诉求人核实");
    }
    return file.origin().anonymous()
        ? no("诉求人匿名，无法核实是否愿意撤单，请照常办理")
        : Refusal.whileLeading(Action.WITHDRAW, file);
  }

  private static Refusal no(String why) {
    return Refusal.conflict("state-does-not-allow", Action.WITHDRAW, why);
  }

  @Override
  public Decision decide(Case file, EndingCommand.AskWithdrawal command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(header.brings(TextKind.REASON), "reason", "请写明诉求人为什么要撤单")
        .refusal(Action.WITHDRAW)
        .orElseGet(
            () ->
                Decision.accepted(
                    new EndingEvent.WithdrawalAsked(
                        header.actor().role() != Role.OPERATOR, header.texts())));
  }
}
