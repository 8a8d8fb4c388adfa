package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.BASIS;
import static cn.huimin.hotline.schemas.word.TextKind.CALLBACK_WORDS;
import static cn.huimin.hotline.schemas.word.TextKind.CONTACT_NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.FACTS;
import static cn.huimin.hotline.schemas.word.TextKind.INTERNAL_ANSWER;
import static cn.huimin.hotline.schemas.word.TextKind.MEASURES;
import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.PUBLIC_ANSWER;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;
import static cn.huimin.hotline.schemas.word.TextKind.SUMMARY;

import cn.huimin.hotline.intake.workorder.PhoneNumber;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.command.CloseCase;
import cn.huimin.hotline.schemas.command.DispatchCase;
import cn.huimin.hotline.schemas.command.RecordCallback;
import cn.huimin.hotline.schemas.command.RecordContact;
import cn.huimin.hotline.schemas.command.ReviewReport;
import cn.huimin.hotline.schemas.command.SignCase;
import cn.huimin.hotline.schemas.command.SignOffReport;
import cn.huimin.hotline.schemas.command.SubmitReport;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.Verdict;
import java.util.List;
import java.util.Objects;

/**
 * Reads the body of each action. Checked here is what a body shows by itself; what depends on the
 * case (its demand type, its state, who wrote what) is routing's to decide.
 */
final class ActionReaders {

  /** How a contact was made. */
  enum Means {
    PHONE,
    VISIT,
    MESSAGE
  }

  /** Whose fault a transfer can be. */
  enum Fault {
    CENTRE,
    UNIT
  }

  static final int LONGEST_NUMBER = 50;

  private ActionReaders() {}

  static CommandDraft dispatch(ActionFields body) {
    var fields = body.fields();
    var unitId = fields.requiredText("unitId", "承办单位", 100);
    var fault = fields.choice("fault", "转办责任", Fault.class);
    var category = fields.object("category", "类别");
    var level1 =
        fields.has("category")
            ? category.requiredText("level1", "一级类别", 100)
            : category.text("level1", "一级类别", 100);
    var level2 = category.text("level2", "二级类别", 100);
    var demandType = fields.choice("demandType", "诉求类型", DemandType.class);
    var urgency = fields.choice("urgency", "紧急程度", Urgency.class);
    var copied = fields.texts("copiedUnitIds", "抄送单位", 20, 100);
    boolean confidential = fields.flag("confidential", "是否保密", false);
    var accused = fields.text("accusedUnitId", "被反映的单位", 100);
    body.text("summary", "转办摘要", SUMMARY);
    return body.end(
        NOTE,
        header ->
            DispatchCase.newBuilder()
                .setHeader(header)
                .setUnitId(unitId)
                .setFault(fault == null ? TransferFault.NONE : TransferFault.valueOf(fault.name()))
                .setCategoryLevel1(level1)
                .setCategoryLevel2(level2)
                .setDemandType(demandType)
                .setUrgency(urgency)
                .setCopiedUnitIds(copied)
                .setSummaryTextId(CommandDraft.textId(header, SUMMARY))
                .setConfidential(confidential)
                .setAccusedUnitId(accused)
                .build());
  }

  static CommandDraft sign(ActionFields body) {
    return body.end(NOTE, SignCase::new);
  }

  static CommandDraft contact(ActionFields body) {
    var fields = body.fields();
    var means = fields.requiredChoice("means", "联系方式", Means.class);
    boolean reached = fields.flag("reached", "是否联系上", true);
    var occurredAt = fields.instant("occurredAt", "联系时间");
    var number = fields.text("number", "拨打的号码", LONGEST_NUMBER);
    body.require(
        number == null || PhoneNumber.normalised(number).isPresent(),
        "number",
        "不是电话号码：请写实际拨打的号码；拨的就是来电号码的，不用填");
    return body.end(
            CONTACT_NOTE,
            List.of(),
            occurredAt,
            header ->
                RecordContact.newBuilder()
                    .setHeader(header)
                    .setMeans(Objects.requireNonNull(means).name())
                    .setReached(reached)
                    .build())
        .dialling(number);
  }

  static CommandDraft report(ActionFields body) {
    var fields = body.fields();
    body.requiredText("facts", "查明的事实", FACTS);
    var verdict = fields.choice("proposedVerdict", "是否属实", Verdict.class);
    body.text("basis", "法规或政策依据", BASIS);
    body.requiredText("measures", "采取的措施", MEASURES);
    body.requiredText("internalAnswer", "办理情况", INTERNAL_ANSWER);
    body.requiredText("publicAnswer", "公开答复", PUBLIC_ANSWER);
    var contact = ReportedContact.read(body);
    boolean resolved = fields.requiredFlag("resolved", "是否解决");
    body.text("unresolvedReason", "未解决原因", REASON);
    body.require(
        resolved || !fields.has("resolved") || body.brings(REASON),
        "unresolvedReason",
        "未解决的，请写明原因");
    boolean beyondPowers = fields.requiredFlag("beyondPowers", "是否超职责");
    var closingKind = fields.requiredChoice("closingKind", "办结类型", ClosingKind.class);
    var promiseDueOn = fields.day("promiseDueOn", "承诺完成日期");
    body.require(
        closingKind != ClosingKind.PROMISED || fields.has("promiseDueOn"),
        "promiseDueOn",
        "承诺限期的，请写完成日期");
    var staff = fields.texts("staff", "责任人", 20, 100);
    var annexes = fields.texts("attachments", "附件", 20, 100);
    return body.end(
            NOTE,
            staff,
            null,
            header ->
                SubmitReport.newBuilder()
                    .setHeader(header)
                    .setReportId(Ids.uuid5(header.getCommandId(), "report"))
                    .setProposedVerdict(Objects.requireNonNullElse(verdict, Verdict.UNKNOWN))
                    .setClosingKind(Objects.requireNonNull(closingKind))
                    .setPromiseDueOn(promiseDueOn)
                    .setResolved(resolved)
                    .setBeyondPowers(beyondPowers)
                    .setContacted(contact.contacted())
                    .setContactMeans(contact.means())
                    .setContactedAt(contact.at())
                    .setStaffNamed(!staff.isEmpty())
                    .setAttachmentIds(annexes)
                    .build())
        .dialling(contact.number())
        .spokenTo(contact.by())
        .attaching(annexes);
  }

  static CommandDraft signOff(ActionFields body) {
    boolean approve = body.fields().flag("approve", "是否同意", true);
    body.text("reason", "理由", REASON);
    body.require(approve || body.brings(REASON), "reason", "退回修改的，请写明要改什么");
    return body.end(NOTE, header -> new SignOffReport(header, approve));
  }

  static CommandDraft review(ActionFields body) {
    var fields = body.fields();
    boolean approve = fields.flag("approve", "是否通过", true);
    var rejection = fields.choice("rejectionReason", "退办原因", RejectionReason.class);
    body.text("reason", "理由", REASON);
    var verdict = fields.choice("verdict", "是否属实", Verdict.class);
    boolean without = fields.flag("withoutCoUnits", "是否不再等待联办答复", false);
    body.require(approve || fields.has("rejectionReason"), "rejectionReason", "退办的，请选退办原因");
    body.require(approve || body.brings(REASON), "reason", "请写明要补正什么");
    body.require(!without || body.brings(REASON), "reason", "联办单位不用再答复的，请写明理由，它们会看到");
    return body.end(NOTE, header -> new ReviewReport(header, approve, rejection, verdict, without));
  }

  static CommandDraft callback(ActionFields body) {
    var fields = body.fields();
    boolean reached = fields.requiredFlag("reached", "是否接通");
    var contactedByUnit = fields.flag("contactedByUnit", "单位是否联系过");
    var resolution = fields.choice("resolution", "是否解决", Resolution.class);
    var satisfaction = fields.choice("satisfaction", "是否满意", Satisfaction.class);
    var pressed = fields.flag("pressed", "是否受到压力");
    body.text("words", "回访原话", CALLBACK_WORDS);
    body.require(!reached || fields.has("contactedByUnit"), "contactedByUnit", "接通的，请问单位是否联系过");
    body.require(!reached || fields.has("resolution"), "resolution", "接通的，请记录是否解决");
    body.require(!reached || fields.has("satisfaction"), "satisfaction", "接通的，请记录是否满意；不愿评价的选不评价");
    body.require(!reached || fields.has("pressed"), "pressed", "接通的，请问有没有人要求这样说或要求撤单");
    return body.end(
        NOTE,
        header ->
            new RecordCallback(
                header, reached, contactedByUnit, resolution, satisfaction, pressed));
  }

  static CommandDraft close(ActionFields body) {
    return body.end(NOTE, CloseCase::new);
  }
}
