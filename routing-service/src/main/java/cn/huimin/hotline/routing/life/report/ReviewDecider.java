package cn.huimin.hotline.routing.life.report;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.Review;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.FiledReport;
import cn.huimin.hotline.routing.life.Promise;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.Verdict;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The centre approves the report and fixes the verdict, or sends it back (退办). Where no callback is
 * due, approval closes the case.
 */
public final class ReviewDecider implements ActionDecider<Review> {

  @Override
  public Action action() {
    return Action.REVIEW;
  }

  @Override
  public Class<Review> asked() {
    return Review.class;
  }

  /** Where no callback is due, an approval would end the case. */
  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return Refusal.whileEmergencyProposed(Action.REVIEW, file);
  }

  @Override
  public Decision decide(Case file, Review command, CaseContext context) {
    var report = Objects.requireNonNull(file.report());
    return command.approve() ? approve(file, command, report) : reject(command, report);
  }

  private static Decision approve(Case file, Review command, FiledReport report) {
    var proposed = proposed(report.proposedVerdict());
    var verdict = command.verdict() == null ? proposed : command.verdict();
    var header = command.header();
    var refusal =
        new FieldCheck()
            .require(command.rejectionReason() == null, "rejectionReason", "审核通过时不填退办原因，请留空")
            .require(
                !file.subject().accuses() || verdict != Verdict.NOT_APPLICABLE,
                "verdict",
                "投诉、举报要认定是否属实，请选属实、部分属实、不属实或无法查实")
            .require(
                verdict == proposed || header.brings(TextKind.REASON), "reason", "改了承办单位的认定，请写明理由")
            .refusal(Action.REVIEW);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var approved = new CaseEvent.ReportApproved(report.reportId(), verdict, report.closingKind());
    var events = new ArrayList<CaseEvent>();
    events.add(approved);
    promise(file, report).ifPresent(events::add);
    if (!file.callbackDue()) {
      events.add(new CaseEvent.Closed(true));
    }
    return new Decision.Accepted(events);
  }

  /** A promise with a date becomes a line of the ledger (台账). */
  private static Optional<CaseEvent> promise(Case file, FiledReport report) {
    var dueOn = report.promiseDueOn();
    var unit = file.assignment();
    return dueOn == null || unit == null
        ? Optional.empty()
        : Optional.of(
            new BesideEvent.PromiseOpened(
                new Promise(report.reportId(), dueOn, unit.unitId(), unit.unitName(), false)));
  }

  private static Decision reject(Review command, FiledReport report) {
    var reason = command.rejectionReason();
    var header = command.header();
    var refusal =
        new FieldCheck()
            .require(reason != null, "rejectionReason", "请选退办原因：TEMPLATE、INCOMPLETE 或 NOT_ANSWERED")
            .require(header.brings(TextKind.REASON), "reason", "请写明要补正什么")
            .require(command.verdict() == null, "verdict", "退办时不定是否属实，请留空")
            .refusal(Action.REVIEW);
    if (refusal.isPresent() || reason == null) {
      return refusal.orElseThrow();
    }
    return Decision.accepted(
        new CaseEvent.ReportRejected(report.reportId(), reason, header.texts()));
  }

  private static Verdict proposed(@Nullable Verdict verdict) {
    return verdict == null ? Verdict.NOT_APPLICABLE : verdict;
  }
}
