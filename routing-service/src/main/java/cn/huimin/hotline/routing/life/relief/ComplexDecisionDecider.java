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
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/** The centre decides whether a case is complex and gets the longer limit. */
public final class ComplexDecisionDecider implements ActionDecider<ReliefCommand.DecideComplex> {

  @Override
  public Action action() {
    return Action.COMPLEX_DECISION;
  }

  @Override
  public Class<ReliefCommand.DecideComplex> asked() {
    return ReliefCommand.DecideComplex.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.flags().contains(CaseFlag.COMPLEX_REQUESTED)
        ? null
        : Refusal.conflict("state-does-not-allow", Action.COMPLEX_DECISION, "没有等待审定的复杂件申请");
  }

  @Override
  public Decision decide(Case file, ReliefCommand.DecideComplex command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(header.brings(TextKind.REASON), "reason", "请写明理由，承办单位会看到")
        .refusal(Action.COMPLEX_DECISION)
        .orElseGet(
            () ->
                Decision.accepted(
                    new ReliefEvent.ComplexDecided(command.granted(), header.texts())));
  }
}
