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
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/** The centre asks the complainant. Who was pressed to withdraw is not taken at the word. */
public final class WithdrawDecisionDecider
    implements ActionDecider<EndingCommand.DecideWithdrawal> {

  @Override
  public Action action() {
    return Action.WITHDRAW_DECISION;
  }

  @Override
  public Class<EndingCommand.DecideWithdrawal> asked() {
    return EndingCommand.DecideWithdrawal.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.flags().contains(CaseFlag.WITHDRAWAL_REQUESTED)
        ? null
        : Refusal.conflict("state-does-not-allow", Action.WITHDRAW_DECISION, "没有等待核实的撤单");
  }

  @Override
  public Decision decide(Case file, EndingCommand.DecideWithdrawal command, CaseContext context) {
    var header = command.header();
    var pressed = command.pressed();
    boolean confirmed = command.confirmed();
    var held = confirmed ? Refusal.beforeItEnds(Action.WITHDRAW_DECISION, file) : null;
    if (held != null) {
      return Decision.refused(held);
    }
    return new FieldCheck()
        .require(!confirmed || pressed != null, "pressed", "请问清是否有人要求诉求人撤单，再选是或否")
        .require(
            !confirmed || !Boolean.TRUE.equals(pressed), "confirmed", "诉求人说有人要求其撤单，不能撤；请选不撤单，照常办理")
        .require(header.brings(TextKind.REASON), "reason", "请写明向诉求人核实的情况")
        .refusal(Action.WITHDRAW_DECISION)
        .orElseGet(
            () ->
                Decision.accepted(
                    new EndingEvent.WithdrawalDecided(confirmed, pressed, header.texts())));
  }
}
