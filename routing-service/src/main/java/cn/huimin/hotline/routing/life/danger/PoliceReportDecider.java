package cn.huimin.hotline.routing.life.danger;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.BesideCommand.RecordPoliceReport;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/**
 * 强制报告: the report to the police is recorded with proof, beside the case and even after its end.
 */
public final class PoliceReportDecider implements ActionDecider<RecordPoliceReport> {

  @Override
  public Action action() {
    return Action.POLICE_REPORT;
  }

  @Override
  public Class<RecordPoliceReport> asked() {
    return RecordPoliceReport.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.beside().policeReportOwed()
        ? null
        : Refusal.conflict("state-does-not-allow", Action.POLICE_REPORT, "没有等待记录的强制报告");
  }

  /** After the end nobody is held to a next step; the clock of the report runs on. */
  @Override
  public boolean owed(Case file, CaseContext context) {
    return !file.ended();
  }

  @Override
  public Decision decide(Case file, RecordPoliceReport command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(header.brings(TextKind.PROOF), "proof", "请写报案依据")
        .refusal(Action.POLICE_REPORT)
        .orElseGet(() -> Decision.accepted(new BesideEvent.PoliceReported(header.texts())));
  }
}
