package cn.huimin.hotline.routing.life.dispatch;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.ReturnCommand;
import cn.huimin.hotline.routing.life.ReturnEvent;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The centre decides a return: granted to another unit or back to triage, refused, or refused for
 * good (强制派单). A second or late return is not granted: it is refused, forced or consulted (DOMAIN
 * §4.7).
 */
public final class ReturnDecisionDecider implements ActionDecider<ReturnCommand.Decide> {

  /** Reason code of a triage after a granted return. */
  private static final String RETURNED = "returned";

  private final DispatchDecider dispatching;

  /** Decides with the rules of any dispatch. */
  public ReturnDecisionDecider(DispatchDecider dispatching) {
    this.dispatching = dispatching;
  }

  @Override
  public Action action() {
    return Action.RETURN_DECISION;
  }

  @Override
  public Class<ReturnCommand.Decide> asked() {
    return ReturnCommand.Decide.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.flags().contains(CaseFlag.RETURN_REQUESTED)
        ? null
        : Refusal.conflict("state-does-not-allow", Action.RETURN_DECISION, "没有等待审定的退单");
  }

  @Override
  public Decision decide(Case file, ReturnCommand.Decide command, CaseContext context) {
    boolean granted = command.granted();
    var refusal =
        new FieldCheck()
            .require(
                command.fault() == TransferFault.CENTRE || command.fault() == TransferFault.UNIT,
                "fault",
                "请写明责任：CENTRE 派错（不计单位责任）或 UNIT 推诿、无理或逾期退单")
            .require(command.header().brings(TextKind.REASON), "reason", "请写明理由，承办单位会看到")
            .require(
                !granted || !file.returns().onlyByConsultation(),
                "granted",
                "这是第二次退单或已过退单期限，不能直接同意：请召集会商，或不同意并强制派单")
            .require(granted || command.unitId() == null, "unitId", "不同意退单时工单留在原单位，请留空")
            .require(!granted || !command.forced(), "forced", "同意退单时不强制派单，请留空")
            .refusal(Action.RETURN_DECISION);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var decided =
        new ReturnEvent.Decided(
            Objects.requireNonNull(file.assignment()).unitId(),
            granted,
            command.fault(),
            command.forced(),
            command.header().texts());
    if (!granted) {
      return Decision.accepted(decided);
    }
    var unitId = command.unitId();
    if (unitId == null) {
      return Decision.accepted(decided, new CaseEvent.SentToTriage(List.of(RETURNED)));
    }
    // Whose fault the return was is said even where passing it along the line is no transfer.
    boolean sameLine = context.directory().sameLine(unitId, decided.unitId());
    var dispatch =
        new CaseCommand.Dispatch(
            command.header(),
            unitId,
            sameLine ? TransferFault.NONE : command.fault(),
            null,
            null,
            null,
            null,
            List.of(),
            null);
    return dispatching.after(decided, file, dispatch, Action.RETURN_DECISION, context);
  }
}
