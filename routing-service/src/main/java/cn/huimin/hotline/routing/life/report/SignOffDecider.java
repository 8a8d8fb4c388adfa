package cn.huimin.hotline.routing.life.report;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.SignOff;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.Objects;

/** The head signs the report off, or gives it back with a reason. */
public final class SignOffDecider implements ActionDecider<SignOff> {

  @Override
  public Action action() {
    return Action.SIGN_OFF;
  }

  @Override
  public Class<SignOff> asked() {
    return SignOff.class;
  }

  @Override
  public Decision decide(Case file, SignOff command, CaseContext context) {
    var reportId = Objects.requireNonNull(file.report()).reportId();
    var header = command.header();
    return new FieldCheck()
        .require(command.approve() || header.brings(TextKind.REASON), "reason", "退回修改的，请写明要改什么")
        .refusal(Action.SIGN_OFF)
        .orElseGet(
            () ->
                Decision.accepted(
                    command.approve()
                        ? new CaseEvent.ReportSignedOff(reportId)
                        : new CaseEvent.ReportSentBack(reportId, header.texts())));
  }
}
