package cn.huimin.hotline.bench.pipeline;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.sample.SampleMonth;
import cn.huimin.hotline.sample.SampleMonth.SampleReport;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.RecordCallback;
import cn.huimin.hotline.schemas.command.RecordContact;
import cn.huimin.hotline.schemas.command.ReviewReport;
import cn.huimin.hotline.schemas.command.SignCase;
import cn.huimin.hotline.schemas.command.SignOffReport;
import cn.huimin.hotline.schemas.command.SubmitReport;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * What people do with a case from its dispatch to its end: sign, contact, report, sign-off, review,
 * callback, as intake writes it, with the texts of the sample month's reports.
 */
final class LifeCommands {

  private static final Actor OPERATOR = new Actor("operator", Role.OPERATOR, "u-hmzx", "api");

  private final SampleMonth month;

  /** Commands with the words of this month. */
  LifeCommands(SampleMonth month) {
    this.month = month;
  }

  /**
   * The commands of a case in order, the texts of each before it.
   *
   * @param dispatched the case
   * @param at when they are accepted
   */
  List<SpecificRecord> of(CaseDispatched dispatched, Instant at) {
    String caseId = dispatched.getHeader().getCaseId();
    String unit = dispatched.getUnitId();
    Actor liaison = new Actor("liaison-" + unit, Role.LIAISON, unit, "api");
    Actor head = new Actor("head-" + unit, Role.HEAD, unit, "api");
    var records = new ArrayList<SpecificRecord>();
    records.add(new SignCase(header(caseId, "sign", liaison, at, List.of())));
    records.add(
        new RecordContact(header(caseId, "contact", liaison, at, List.of()), "PHONE", true, null));
    var texts = reportTexts(dispatched, at);
    records.addAll(texts);
    records.add(report(header(caseId, "report", liaison, at, texts)));
    records.add(new SignOffReport(header(caseId, "sign-off", head, at, List.of()), true));
    records.add(
        new ReviewReport(
            header(caseId, "review", OPERATOR, at, List.of()), true, null, null, false));
    records.add(
        new RecordCallback(
            header(caseId, "callback", OPERATOR, at, List.of()),
            true,
            true,
            Resolution.RESOLVED,
            Satisfaction.SATISFIED,
            false));
    return records;
  }

  private List<CaseText> reportTexts(CaseDispatched dispatched, Instant at) {
    var after = dispatched.getAfter();
    String caseId = dispatched.getHeader().getCaseId();
    String category = after.getCategoryLevel1();
    SampleReport report =
        month
            .reportsFor(
                category == null ? "其他" : category,
                after.getCategoryLevel2(),
                after.getDemandType().name())
            .getFirst();
    String basis = report.basis();
    return Map.of(
            TextKind.FACTS, report.facts(),
            TextKind.BASIS, basis == null ? report.facts() : basis,
            TextKind.MEASURES, report.measures(),
            TextKind.INTERNAL_ANSWER, report.internalAnswer(),
            TextKind.PUBLIC_ANSWER, report.publicAnswer())
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            text ->
                new CaseText(
                    caseId,
                    Ids.uuid5(caseId, "report", text.getKey().name()),
                    text.getKey(),
                    text.getValue(),
                    at))
        .toList();
  }

  private static SubmitReport report(CommandHeader header) {
    return SubmitReport.newBuilder()
        .setHeader(header)
        .setReportId(Ids.uuid5(header.getCommandId(), "report"))
        .setProposedVerdict(Verdict.CONFIRMED)
        .setClosingKind(ClosingKind.SOLVED)
        .setResolved(true)
        .setBeyondPowers(false)
        .setContacted(true)
        .build();
  }

  private static CommandHeader header(
      String caseId, String action, Actor actor, Instant at, List<CaseText> texts) {
    return CommandHeader.newBuilder()
        .setCommandId(Ids.uuid5(caseId, "key", action))
        .setCaseId(caseId)
        .setActor(actor)
        .setAcceptedAt(at)
        .setContentHash(Ids.sha256((caseId + action).getBytes(StandardCharsets.UTF_8)))
        .setTexts(texts.stream().map(t -> new TextRef(t.getTextId(), t.getKind())).toList())
        .build();
  }
}
