package cn.huimin.hotline.routing.life.dispatch;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.ReturnCommand.DecideConsultation;
import cn.huimin.hotline.routing.life.ReturnEvent;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the consultation decided; it ends the ping-pong of returns (DOMAIN §2). */
public final class ConsultDecisionDecider implements ActionDecider<DecideConsultation> {

  private final DispatchDecider dispatching;

  /** Decides with the rules of any dispatch. */
  public ConsultDecisionDecider(DispatchDecider dispatching) {
    this.dispatching = dispatching;
  }

  @Override
  public Action action() {
    return Action.CONSULT_DECISION;
  }

  @Override
  public Class<DecideConsultation> asked() {
    return DecideConsultation.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.flags().contains(CaseFlag.CONSULTATION)
        ? null
        : Refusal.conflict("state-does-not-allow", Action.CONSULT_DECISION, "没有正在进行的会商");
  }

  @Override
  public Decision decide(Case file, DecideConsultation command, CaseContext context) {
    var assignment = file.assignment();
    boolean stays =
        file.isWithAUnit() && assignment != null && assignment.unitId().equals(command.unitId());
    var header = command.header();
    var refusal =
        new FieldCheck()
            .require(header.brings(TextKind.REASON), "reason", "请写明会商决定和理由")
            .require(
                !stays || command.fault() == TransferFault.NONE, "fault", "工单留在原单位，不是再次转办，不填责任")
            .refusal(Action.CONSULT_DECISION);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var decided = new ReturnEvent.ConsultationDecided(command.unitId(), header.texts());
    return stays
        ? Decision.accepted(decided)
        : dispatching.after(decided, file, dispatch(command), Action.CONSULT_DECISION, context);
  }

  private static CaseCommand.Dispatch dispatch(DecideConsultation command) {
    return new CaseCommand.Dispatch(
        command.header(),
        command.unitId(),
        command.fault(),
        command.categoryLevel1(),
        command.categoryLevel2(),
        null,
        null,
        List.of(),
        command.summaryTextId());
  }
}
