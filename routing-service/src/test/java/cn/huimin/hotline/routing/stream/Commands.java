package cn.huimin.hotline.routing.stream;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CloseCase;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.DispatchCase;
import cn.huimin.hotline.schemas.command.RecordCallback;
import cn.huimin.hotline.schemas.command.RecordContact;
import cn.huimin.hotline.schemas.command.ReviewReport;
import cn.huimin.hotline.schemas.command.SignCase;
import cn.huimin.hotline.schemas.command.SignOffReport;
import cn.huimin.hotline.schemas.command.SubmitReport;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as intake writes them, on a clock that goes on by a minute with each. */
public final class Commands {

  static final Actor OPERATOR = new Actor("operator", Role.OPERATOR, "u-hmzx", "api");

  private Instant now = Instant.parse("2026-03-02T02:00:00Z");
  private int keys;

  public static Actor liaison(String unit) {
    return new Actor("liaison-" + unit, Role.LIAISON, unit, "api");
  }

  public static Actor head(String unit) {
    return new Actor("head-" + unit, Role.HEAD, unit, "api");
  }

  public Instant now() {
    return now;
  }

  public WorkOrderReceived workOrder(String number, String content) {
    return workOrder(number, content, "print-" + number);
  }

  public WorkOrderReceived workOrder(String number, String content, @Nullable String fingerprint) {
    var caseId = Ids.caseId("GOV_12345", null, number);
    var hash = Ids.sha256(content.getBytes(StandardCharsets.UTF_8));
    return WorkOrderReceived.newBuilder()
        .setCommandId(Ids.uuid5(caseId, hash))
        .setCaseId(caseId)
        .setCaseNumber("HM" + number)
        .setAcceptedAt(next())
        .setActor(new Actor("channel:GOV_12345", Role.SERVICE, null, "push"))
        .setChannel(Channel.GOV_12345)
        .setExternalNumber(number)
        .setContentHash(hash)
        .setSourceLevel(SourceLevel.PREFECTURE_OR_ABOVE)
        .setDemandType(DemandType.COMPLAINT)
        .setContent(content)
        .setUrgency(Urgency.NORMAL)
        .setConfidential(false)
        .setAnonymous(fingerprint == null)
        .setComplainantFingerprint(fingerprint)
        .setTexts(List.of(new TextRef("demand-1", TextKind.DEMAND)))
        .build();
  }

  CommandHeader header(String caseId, Actor actor, TextKind... texts) {
    return CommandHeader.newBuilder()
        .setCommandId("key-" + ++keys)
        .setCaseId(caseId)
        .setActor(actor)
        .setAcceptedAt(next())
        .setContentHash("body-" + keys)
        .setTexts(Arrays.stream(texts).map(kind -> new TextRef(kind.name() + keys, kind)).toList())
        .build();
  }

  public DispatchCase dispatch(String caseId, String unit, TransferFault fault) {
    return DispatchCase.newBuilder()
        .setHeader(header(caseId, OPERATOR, TextKind.SUMMARY))
        .setUnitId(unit)
        .setFault(fault)
        .setSummaryTextId("summary-1")
        .build();
  }

  public SignCase sign(String caseId, String unit) {
    return new SignCase(header(caseId, liaison(unit)));
  }

  public RecordContact contact(String caseId, Actor actor) {
    return new RecordContact(header(caseId, actor), "PHONE", true, null);
  }

  public SubmitReport report(String caseId, String unit) {
    return SubmitReport.newBuilder()
        .setHeader(
            header(
                caseId,
                liaison(unit),
                TextKind.FACTS,
                TextKind.BASIS,
                TextKind.MEASURES,
                TextKind.INTERNAL_ANSWER,
                TextKind.PUBLIC_ANSWER,
                TextKind.CONTACT_NOTE))
        .setReportId("report-" + keys)
        .setProposedVerdict(Verdict.CONFIRMED)
        .setClosingKind(ClosingKind.SOLVED)
        .setResolved(true)
        .setBeyondPowers(false)
        .setContacted(false)
        .build();
  }

  public SignOffReport signOff(String caseId, String unit) {
    return new SignOffReport(header(caseId, head(unit)), true);
  }

  public ReviewReport approve(String caseId) {
    return new ReviewReport(header(caseId, OPERATOR), true, null, null, false);
  }

  public RecordCallback callback(String caseId, Satisfaction satisfaction) {
    return new RecordCallback(
        header(caseId, OPERATOR), true, true, Resolution.RESOLVED, satisfaction, false);
  }

  public CloseCase close(String caseId) {
    return new CloseCase(header(caseId, OPERATOR));
  }

  /** Nobody asks anything for a while. */
  void pass(Duration time) {
    now = now.plus(time);
  }

  private Instant next() {
    now = now.plus(Duration.ofMinutes(1));
    return now;
  }
}
