package cn.huimin.hotline.routing.life.dispatch;

import cn.huimin.hotline.routing.life.Accused;
import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.ReturnCommand;
import cn.huimin.hotline.routing.life.ReturnEvent;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/**
 * 会商: the centre calls those together who are to decide whose the case is. They read it until that
 * is decided; of a case that is hidden from units they read a summary (DOMAIN §8).
 */
public final class ConsultDecider implements ActionDecider<ReturnCommand.Consult> {

  @Override
  public Action action() {
    return Action.CONSULT;
  }

  @Override
  public Class<ReturnCommand.Consult> asked() {
    return ReturnCommand.Consult.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.flags().contains(CaseFlag.CONSULTATION)
        ? Refusal.whileDisputed(Action.CONSULT, file)
        : null;
  }

  @Override
  public Decision decide(Case file, ReturnCommand.Consult command, CaseContext context) {
    var header = command.header();
    var check =
        new FieldCheck()
            .require(!command.unitIds().isEmpty(), "unitIds", "请选参加会商的科室或单位")
            .require(header.brings(TextKind.REASON), "reason", "请写明要会商什么")
            .require(
                !file.subject().hidden() || header.brings(TextKind.SUMMARY) || hasSummary(file),
                "summary",
                "原件对参加会商的单位隐去，请写脱敏转办摘要，不写姓名、电话和可认出本人的细节");
    for (var unitId : command.unitIds()) {
      var unit = context.directory().unit(unitId).orElse(null);
      check
          .require(unit != null, "unitIds", "没有编号为 " + unitId + " 的单位，请从单位列表里选")
          .require(
              unit == null || !Accused.isOf(file.subject(), unitId, context.directory()),
              "unitIds",
              unit == null ? "" : unit.name() + "是被反映的单位，不能参加会商");
    }
    return check
        .refusal(Action.CONSULT)
        .orElseGet(
            () ->
                Decision.accepted(
                    new ReturnEvent.ConsultationCalled(
                        command.unitIds().stream().distinct().toList(), header.texts())));
  }

  private static boolean hasSummary(Case file) {
    var assignment = file.assignment();
    return assignment != null && assignment.summaryTextId() != null;
  }
}
