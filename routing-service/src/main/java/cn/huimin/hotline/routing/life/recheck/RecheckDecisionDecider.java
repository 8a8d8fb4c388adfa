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
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/** The centre decides a recheck; upheld, the case ends on file (备案办结). */
public final class RecheckDecisionDecider implements ActionDecider<OversightCommand.DecideRecheck> {

  @Override
  public Action action() {
    return Action.RECHECK_DECISION;
  }

  @Override
  public Class<OversightCommand.DecideRecheck> asked() {
    return OversightCommand.DecideRecheck.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.flags().contains(CaseFlag.RECHECK_REQUESTED)
        ? null
        : Refusal.conflict("state-does-not-allow", Action.RECHECK_DECISION, "没有等待审定的复核");
  }

  @Override
  public Decision decide(Case file, OversightCommand.DecideRecheck command, CaseContext context) {
    var header = command.header();
    var refusal =
        new FieldCheck()
            .require(header.brings(TextKind.REASON), "reason", "请写明复核意见")
            .refusal(Action.RECHECK_DECISION);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var proposed =
        command.upheld() ? Refusal.whileEmergencyProposed(Action.RECHECK_DECISION, file) : null;
    if (proposed != null) {
      return Decision.refused(proposed);
    }
    var decided = new OversightEvent.RecheckDecided(command.upheld(), header.texts());
    return command.upheld()
        ? Decision.accepted(decided, new OversightEvent.Filed())
        : Decision.accepted(decided);
  }
}
