package cn.huimin.hotline.routing.life.report;

import static cn.huimin.hotline.schemas.word.TextKind.BASIS;
import static cn.huimin.hotline.schemas.word.TextKind.FACTS;
import static cn.huimin.hotline.schemas.word.TextKind.INTERNAL_ANSWER;
import static cn.huimin.hotline.schemas.word.TextKind.MEASURES;
import static cn.huimin.hotline.schemas.word.TextKind.PUBLIC_ANSWER;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.Report;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.FiledReport;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.Verdict;
import java.time.ZoneId;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The unit reports by the template of DOMAIN §3; the short one for enquiries. What is missing is
 * said field by field; texts are known by their kinds alone.
 */
public final class ReportDecider implements ActionDecider<Report> {

  @Override
  public Action action() {
    return Action.REPORT;
  }

  @Override
  public Class<Report> asked() {
    return Report.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return Refusal.whileDisputed(action(), file);
  }

  @Override
  public Decision decide(Case file, Report command, CaseContext context) {
    var header = command.header();
    var closingKind = command.closingKind();
    var check =
        new FieldCheck()
            .require(header.brings(FACTS), "facts", "请写查明的事实")
            .require(header.brings(MEASURES), "measures", "请写采取的措施")
            .require(header.brings(INTERNAL_ANSWER), "internalAnswer", "请写办理情况（内部）")
            .require(header.brings(PUBLIC_ANSWER), "publicAnswer", "请写公开答复，诉求人会看到这段话")
            .require(closingKind != null, "closingKind", "请选办结类型")
            .require(command.resolved() || header.brings(REASON), "unresolvedReason", "未解决的，请写明原因");
    if (file.signOffNeeded()) {
      check
          .require(command.proposedVerdict() != null, "proposedVerdict", "请选是否属实")
          .require(
              !file.subject().accuses() || command.proposedVerdict() != Verdict.NOT_APPLICABLE,
              "proposedVerdict",
              "投诉、举报要认定是否属实：属实、部分属实、不属实或无法查实，不能选不涉及")
          .require(header.brings(BASIS), "basis", "请写法规或政策依据");
    }
    check.require(!file.signOffNeeded() || command.staffNamed(), "staff", "请写责任人，姓名只保存在加密库里");
    ReportedContacts.check(check, file, command);
    checkPromise(check, command, context.zone());
    var refusal = check.refusal(Action.REPORT);
    if (refusal.isPresent() || closingKind == null) {
      return refusal.orElseThrow();
    }
    var actor = header.actor();
    var events = new ArrayList<CaseEvent>();
    ReportedContacts.of(command).ifPresent(events::add);
    events.add(
        new CaseEvent.ReportSubmitted(
            new FiledReport(
                command.reportId(),
                actor.id(),
                actor.role(),
                file.assignment() == null ? null : file.assignment().unitId(),
                command.proposedVerdict(),
                closingKind,
                command.promiseDueOn()),
            command.promiseDueOn(),
            command.resolved(),
            command.beyondPowers(),
            file.signOffNeeded(),
            command.answerPrint(),
            command.attachmentIds(),
            header.texts()));
    return new Decision.Accepted(events);
  }

  private static void checkPromise(FieldCheck check, Report command, ZoneId zone) {
    var due = command.promiseDueOn();
    if (command.closingKind() == ClosingKind.PROMISED) {
      var today = command.header().acceptedAt().atZone(zone).toLocalDate();
      check.require(due != null, "promiseDueOn", "承诺限期的，请写完成日期");
      check.require(due == null || !due.isBefore(today), "promiseDueOn", "完成日期已过，请写今天或以后的日期");
    } else {
      check.require(due == null, "promiseDueOn", "只有办结类型为承诺限期时才写完成日期，请留空");
    }
  }
}
