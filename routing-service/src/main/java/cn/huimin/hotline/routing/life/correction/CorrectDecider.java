package cn.huimin.hotline.routing.life.correction;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.routing.life.Accused;
import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CorrectCommand;
import cn.huimin.hotline.routing.life.Correction;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Proposal;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.ProposalKind;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;

/**
 * The centre corrects category, demand type or the fault of the last transfer. What makes less of a
 * complaint or report waits for a second person (DOMAIN §3).
 */
public final class CorrectDecider implements ActionDecider<CorrectCommand> {

  @Override
  public Action action() {
    return Action.CORRECT_CLASSIFICATION;
  }

  @Override
  public Class<CorrectCommand> asked() {
    return CorrectCommand.class;
  }

  /** What is hidden from the unit that has it is owed to it as a summary. */
  @Override
  public boolean owed(Case file, CaseContext context) {
    return file.flags().contains(CaseFlag.SUMMARY_DUE);
  }

  @Override
  public Decision decide(Case file, CorrectCommand command, CaseContext context) {
    var correction = command.correction();
    var header = command.header();
    var check = new FieldCheck();
    checkCategory(check, correction, context);
    checkType(check, file, correction);
    checkFault(check, file, correction);
    checkAccused(check, file, correction, context.directory());
    var refusal =
        check
            .require(
                changes(file, correction), "category", "请至少改一项：类别、诉求类型、上次转办的责任、被反映的单位，或原件已隐去的转办摘要")
            .require(header.brings(TextKind.REASON), "reason", "请写明为什么更正")
            .refusal(Action.CORRECT_CLASSIFICATION);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!Correcting.isDowngrade(file, correction)) {
      return new Decision.Accepted(
          Correcting.events(file, correction, header.texts(), context.directory()));
    }
    if (file.settlement().proposal() != null) {
      return Decision.refused(
          Refusal.conflict(
              "state-does-not-allow", Action.CORRECT_CLASSIFICATION, "已有一项提出等另一人确认，请先确认"));
    }
    var actor = header.actor();
    return Decision.accepted(
        new EndingEvent.Proposed(
            new Proposal(ProposalKind.DOWNGRADE, actor.id(), actor.role(), correction),
            header.texts()));
  }

  private static boolean changes(Case file, Correction correction) {
    boolean summary =
        correction.summaryTextId() != null && file.subject().hidden() && file.isWithAUnit();
    return summary
        || correction.fault() != null
        || !Correcting.after(file.subject(), correction).equals(file.subject());
  }

  private static void checkCategory(FieldCheck check, Correction correction, CaseContext context) {
    var level1 = correction.categoryLevel1();
    check
        .require(
            level1 == null
                || context.recogniser().categories().know(level1, correction.categoryLevel2()),
            "category",
            "没有这个类别，请从类别列表里选")
        .require(
            level1 != null || correction.categoryLevel2() == null,
            "category.level1",
            "填了二级类别，请也填一级类别");
  }

  private static void checkType(FieldCheck check, Case file, Correction correction) {
    var before = file.subject();
    var type = correction.demandType();
    if (type == null || type == before.demandType()) {
      return;
    }
    var assignment = file.assignment();
    boolean summary =
        correction.summaryTextId() != null
            || (assignment != null && assignment.summaryTextId() != null);
    check
        .require(
            before.demandType() != DemandType.PRAISE || !file.ended(),
            "demandType",
            "表扬已转达办结；要办理的事项请登记为新工单")
        .require(!file.ended() || type != DemandType.PRAISE, "demandType", "工单已按办理件办结，不能再改为表扬")
        .require(
            !file.ended() || !Correcting.isDowngrade(file, correction),
            "demandType",
            "工单已办结，不能再降低诉求类型；对考核结果有异议的走申诉")
        .require(
            type != DemandType.REPORT || before.hidden() || assignment == null || summary,
            "summary",
            "改为举报后原件要对承办单位隐去，请写脱敏转办摘要");
  }

  /** Who has the case, alone or with others, cannot be whom it is against (DOMAIN §4.3). */
  private static void checkAccused(
      FieldCheck check, Case file, Correction correction, Directory directory) {
    var accused = correction.accusedUnitId();
    if (accused == null) {
      return;
    }
    var subject = Correcting.after(file.subject(), correction);
    var assignment = file.assignment();
    var takesPart = Accused.takesPart(file, subject, directory);
    check
        .require(
            directory.unit(accused).isPresent(),
            "accusedUnitId",
            "没有编号为 " + accused + " 的单位，请从单位列表里选")
        .require(
            assignment == null
                || !file.isWithAUnit()
                || !Accused.isOf(subject, assignment.unitId(), directory),
            "accusedUnitId",
            "工单正在这个单位，请先改派给责任科室，再登记被反映的单位")
        .require(takesPart == null, "accusedUnitId", takesPart == null ? "" : takesPart);
  }

  private static void checkFault(FieldCheck check, Case file, Correction correction) {
    var fault = correction.fault();
    if (fault == null) {
      return;
    }
    var assignment = file.assignment();
    var known = assignment == null ? TransferFault.NONE : assignment.transferFault();
    check
        .require(known != TransferFault.NONE, "fault", "这件工单没有转办过，没有责任可改，请留空")
        .require(known == TransferFault.NONE || fault != known, "fault", "上次转办的责任已是这样，请留空或改选另一项");
  }
}
