package cn.huimin.hotline.routing.life.report;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.Review;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CoUnit;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The centre approves the report and fixes the verdict, or sends it back (退办). Where no callback is
 * due, approval closes the case. Co-units that owe their answers keep it from being approved,
 * unless it is said why they need not (DOMAIN §2, 联办).
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
    var owing = file.beside().coUnits().stream().filter(CoUnit::owesAnswer).toList();
    boolean without = command.withoutCoUnits();
    var refusal =
        new FieldCheck()
            .require(
                owing.isEmpty() || without,
                "withoutCoUnits",
                owing.stream().map(CoUnit::unitName).collect(Collectors.joining("、"))
                    + "还没有答复联办，请等答复；不再等的，请选不再等待并写明理由")
            .require(!owing.isEmpty() || !without, "withoutCoUnits", "没有等待答复的联办单位，请留空")
            .require(
                owing.isEmpty() || !without || header.brings(TextKind.REASON),
                "reason",
                "联办单位不用再答复的，请写明理由，它们会看到")
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
    var approved =
        new CaseEvent.ReportApproved(
            report.reportId(),
            verdict,
            report.closingKind(),
            owing.stream().map(CoUnit::unitId).toList(),
            header.texts());
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
            .require(!command.withoutCoUnits(), "withoutCoUnits", "退办时联办照常答复，请留空")
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
