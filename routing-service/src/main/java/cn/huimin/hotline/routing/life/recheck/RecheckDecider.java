package cn.huimin.hotline.routing.life.recheck;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.OversightEvent;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/**
 * The unit asks for a recheck after a dissatisfied callback: it acted lawfully and did its duty.
 */
public final class RecheckDecider implements ActionDecider<OversightCommand.ApplyRecheck> {

  @Override
  public Action action() {
    return Action.RECHECK;
  }

  @Override
  public Class<OversightCommand.ApplyRecheck> asked() {
    return OversightCommand.ApplyRecheck.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    if (file.round() < 2) {
      return Refusal.conflict("state-does-not-allow", Action.RECHECK, "只有来电人不满意、进入重办后才能申请复核");
    }
    return file.oversight().recheckedInRound() == file.round()
        ? Refusal.conflict("state-does-not-allow", Action.RECHECK, "这一轮已申请过复核，请按时重办")
        : Refusal.whileDisputed(Action.RECHECK, file);
  }

  @Override
  public Decision decide(Case file, OversightCommand.ApplyRecheck command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(header.brings(TextKind.REASON), "reason", "请写明依法依规、尽职办理的情况")
        .refusal(Action.RECHECK)
        .orElseGet(() -> Decision.accepted(new OversightEvent.RecheckAsked(header.texts())));
  }
}
