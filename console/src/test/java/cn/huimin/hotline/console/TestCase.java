package cn.huimin.hotline.console;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.ClockMet;
import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.FactNoted;
import cn.huimin.hotline.schemas.deadline.LadderStepTaken;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.deadline.YellowCardGiven;
import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseClassified;
import cn.huimin.hotline.schemas.event.CaseClosed;
import cn.huimin.hotline.schemas.event.CaseDeclined;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseFiled;
import cn.huimin.hotline.schemas.event.CaseMerged;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.event.CaseReferred;
import cn.huimin.hotline.schemas.event.CaseSentToTriage;
import cn.huimin.hotline.schemas.event.CaseSigned;
import cn.huimin.hotline.schemas.event.CaseSplit;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.CaseUrged;
import cn.huimin.hotline.schemas.event.CoUnit;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.ConsultationCalled;
import cn.huimin.hotline.schemas.event.ConsultationDecided;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.EvidenceSpan;
import cn.huimin.hotline.schemas.event.ExtensionRequested;
import cn.huimin.hotline.schemas.event.FloodNoticed;
import cn.huimin.hotline.schemas.event.JointInvited;
import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.event.NextStep;
import cn.huimin.hotline.schemas.event.PartRef;
import cn.huimin.hotline.schemas.event.PromiseLine;
import cn.huimin.hotline.schemas.event.PromiseOpened;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReportSentBack;
import cn.huimin.hotline.schemas.event.ReportSignedOff;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.event.ReturnDecided;
import cn.huimin.hotline.schemas.event.ReturnRequested;
import cn.huimin.hotline.schemas.event.SourceAnswered;
import cn.huimin.hotline.schemas.event.SupervisionDrafted;
import cn.huimin.hotline.schemas.event.SupervisionOrdered;
import cn.huimin.hotline.schemas.event.UnitGuess;
import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.DeclineReason;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.ReturnReason;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case that walks through its life on a {@link TestLog}, one readable step after another. */
public final class TestCase {

  /** A school right under the bureau, as the directory of the tests has it. */
  public static final List<String> SCHOOL_LINE = List.of("u-syxx", "u-bureau");

  private final TestLog log;
  private final CaseSummary.Builder now;
  private Instant at;
  private long deadlines;
  private int leg = 1;
  private String lastReport = "r1";
  private Actor actor = actor("operator", Role.OPERATOR, "u-hmzx");

  private TestCase(TestLog log, String id, String number, Instant at) {
    this.log = log;
    this.at = at;
    this.now =
        CaseSummary.newBuilder()
            .setCaseId(id)
            .setCaseNumber(number)
            .setVersion(0)
            .setState(CaseState.RECEIVED)
            .setRound(1)
            .setChannel(Channel.GOV_12345)
            .setExternalNumber("GD-" + number)
            .setSourceLevel(SourceLevel.COUNTY)
            .setDemandType(DemandType.COMPLAINT)
            .setUrgency(Urgency.NORMAL)
            .setConfidential(false)
            .setHidden(false)
            .setAnonymous(false)
            .setCallbackDue(true)
            .setSignOffNeeded(true)
            .setOpenedAt(at)
            .setCallbackAttempts(0)
            .setDispatches(0)
            .setUnitFaultTransfers(0)
            .setTemplateRejections(0)
            .setRepeatOrdinal(1)
            .setUnitLine(List.of());
  }

  /** A complaint that a hotline handed in. */
  public static TestCase opened(
      TestLog log, String id, String number, Instant at, String title, String demand) {
    var test = new TestCase(log, id, number, at);
    test.text("t-title", TextKind.TITLE, title);
    test.text("t-demand", TextKind.DEMAND, demand);
    test.now.setCategoryLevel1("违规收费");
    test.now.setCategoryLevel2("校服");
    test.actor = actor("channel:GOV_12345", Role.SERVICE, null);
    test.next(step("dispatch", Party.CENTRE, true, Role.OPERATOR));
    var header = test.header();
    log.write(
        id,
        CaseOpened.newBuilder()
            .setHeader(header)
            .setAfter(test.after())
            .setCommandId("open-" + id)
            .setContentHash("hash")
            .setReceivedAt(at.minusSeconds(600))
            .setTexts(
                List.of(
                    new TextRef("t-title", TextKind.TITLE),
                    new TextRef("t-demand", TextKind.DEMAND)))
            .build());
    test.clockSet(ClockKind.DISPATCH, "WH:2", at.plusSeconds(7200));
    return test;
  }

  /** Makes it one whose original the handling unit must not see. */
  public TestCase hidden() {
    now.setHidden(true);
    now.setConfidential(true);
    return this;
  }

  /** Something of it is otherwise from its next event on. */
  public TestCase with(Consumer<CaseSummary.Builder> change) {
    change.accept(now);
    return this;
  }

  /** Routing knows the same person and matter from earlier cases. */
  public TestCase repeats(int ordinal, String... earlier) {
    actor = actor("service:routing", Role.SERVICE, null);
    now.setRepeatOrdinal(ordinal);
    log.write(
        now.getCaseId(),
        new RepeatNoticed(header(), after(), "matter-1", ordinal, List.of(earlier)));
    noted();
    return this;
  }

  /** Time goes on. */
  public TestCase at(Instant moment) {
    at = moment;
    return this;
  }

  /** Somebody else acts from here on. */
  public TestCase by(String account, Role role, @Nullable String unit) {
    actor = actor(account, role, unit);
    return this;
  }

  /** Routing guesses two units and sends it to triage. */
  public TestCase triaged() {
    actor = actor("service:routing", Role.SERVICE, null);
    var classified = header();
    log.write(
        now.getCaseId(),
        CaseClassified.newBuilder()
            .setHeader(classified)
            .setAfter(after())
            .setConfidence(0.62)
            .setRuleId("shared-alias")
            .setEvidence(
                List.of(
                    new EvidenceSpan("t-demand", 3, 8, "unit", "alias"),
                    new EvidenceSpan("t-demand", 12, 14, "category", "校服")))
            .setGuesses(
                List.of(
                    new UnitGuess("u-syxx", "云湖市实验小学", 0.62, "alias"),
                    new UnitGuess("u-ez", "云湖市第二中学", 0.27, "alias")))
            .build());
    now.setState(CaseState.TRIAGE);
    log.write(
        now.getCaseId(),
        CaseSentToTriage.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setReasonCodes(List.of("ambiguous-unit"))
            .build());
    noted();
    return this;
  }

  /** Routing notices that it leads a flood of so many people, with these other cases. */
  public TestCase flood(int people, String... others) {
    actor = actor("service:routing", Role.SERVICE, null);
    now.setFloodPeople(people);
    var header = header();
    log.write(now.getCaseId(), new FloodNoticed(header, after(), "group", people, List.of(others)));
    return this;
  }

  /** It is given to the school. */
  public TestCase dispatched() {
    by("operator", Role.OPERATOR, "u-hmzx");
    now.setState(CaseState.DISPATCHED);
    now.setUnitId("u-syxx");
    now.setUnitName("云湖市实验小学");
    now.setUnitLine(SCHOOL_LINE);
    now.setCopiedUnitIds(List.of("u-jck"));
    now.setDispatchedAt(at);
    now.setUnitDispatchedAt(at);
    now.setDispatches(1);
    next(
        step("sign", Party.UNIT, true, Role.LIAISON),
        step("contact", Party.UNIT, true, Role.LIAISON, Role.HEAD),
        step("dispatch", Party.CENTRE, false, Role.OPERATOR, Role.LIAISON));
    var event =
        CaseDispatched.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setUnitId("u-syxx")
            .setTransfer(false)
            .setFault(TransferFault.NONE)
            .setByRule(false);
    if (now.getHidden()) {
      text("t-summary", TextKind.SUMMARY, "反映该校收费不公示，请核查收费公示情况。");
      event.setSummaryTextId("t-summary");
    }
    log.write(now.getCaseId(), event.build());
    clockMet(ClockKind.DISPATCH);
    clockSet(ClockKind.SIGN, "WH:4", at.plusSeconds(4 * 3600));
    clockSet(ClockKind.CONTACT, "WD:1", at.plusSeconds(24 * 3600));
    clockSet(ClockKind.HANDLE, "WD:5", at.plusSeconds(7 * 24 * 3600));
    return this;
  }

  /** It came by mail. */
  public TestCase byMail() {
    now.setChannel(Channel.MAILBOX);
    now.setExternalNumber("mail-" + now.getCaseId());
    return this;
  }

  /** Something is added to it, or said anew. */
  public TestCase amended(TextKind kind, String words) {
    var id = "t-more-" + now.getVersion();
    text(id, kind, words);
    log.write(
        now.getCaseId(),
        CaseAmended.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setContentHash("hash-" + id)
            .setTexts(List.of(new TextRef(id, kind)))
            .build());
    return this;
  }

  /** The liaison takes it. */
  public TestCase signed() {
    by("liaison-u-syxx", Role.LIAISON, "u-syxx");
    now.setState(CaseState.SIGNED);
    next(
        step("contact", Party.UNIT, true, Role.LIAISON, Role.HEAD),
        step("report", Party.UNIT, true, Role.LIAISON, Role.HEAD));
    log.write(
        now.getCaseId(),
        CaseSigned.newBuilder().setHeader(header()).setAfter(after()).setUnitId("u-syxx").build());
    clockMet(ClockKind.SIGN);
    return this;
  }

  /** The liaison calls the complainant. */
  public TestCase contacted() {
    now.setFlags(List.of(CaseFlag.CONTACTED));
    next(step("report", Party.UNIT, true, Role.LIAISON, Role.HEAD));
    log.write(
        now.getCaseId(),
        ComplainantContacted.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setMeans("PHONE")
            .setReached(true)
            .build());
    clockMet(ClockKind.CONTACT);
    return this;
  }

  /** Sla took the last event in and changed no clock. */
  private void noted() {
    log.write(
        now.getCaseId(),
        FactNoted.newBuilder()
            .setEventId(now.getCaseId() + "-noted-" + now.getVersion())
            .setCaseId(now.getCaseId())
            .setSequence(++deadlines)
            .setCaseSequence(now.getVersion())
            .setFiredAt(at)
            .build());
  }

  /** A supervision order waits for the leader's signature. */
  public TestCase supervisionDrafted() {
    now.setSupervisionDraft("limit-missed");
    next(step("sign-draft", Party.LEADER, true, Role.LEADER));
    log.write(
        now.getCaseId(),
        SupervisionDrafted.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setCauseCode("limit-missed")
            .build());
    noted();
    return this;
  }

  /** A leader orders something on it. */
  public TestCase supervised(String order, Instant dueAt) {
    text("o1-order", TextKind.ORDER, order);
    by("leader", Role.LEADER, "u-bureau");
    now.setFlags(List.of(CaseFlag.SUPERVISION));
    next(step("supervision-answer", Party.UNIT, true, Role.LIAISON, Role.HEAD));
    log.write(
        now.getCaseId(),
        SupervisionOrdered.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setDueAt(dueAt)
            .setDrafted(false)
            .setTexts(List.of(new TextRef("o1-order", TextKind.ORDER)))
            .build());
    clockSet(ClockKind.SUPERVISION, "WD:3", dueAt);
    return this;
  }

  /** The centre calls units together; of a hidden case it writes a summary for them. */
  public TestCase consults(String... unitIds) {
    by("operator", Role.OPERATOR, "u-hmzx");
    text("t-consult", TextKind.SUMMARY, "反映校服收费不公示，请说明由谁主管。");
    now.setFlags(List.of(CaseFlag.CONSULTATION));
    now.setConsultedUnitIds(List.of(unitIds));
    next(step("consult-decision", Party.CENTRE, true, Role.OPERATOR, Role.LEADER));
    log.write(
        now.getCaseId(),
        new ConsultationCalled(
            header(),
            after(),
            List.of(unitIds),
            List.of(new TextRef("t-consult", TextKind.SUMMARY))));
    noted();
    return this;
  }

  /** They decided. */
  public TestCase consulted() {
    now.setFlags(List.of());
    now.setConsultedUnitIds(List.of());
    next(step("dispatch", Party.CENTRE, true, Role.OPERATOR));
    log.write(now.getCaseId(), new ConsultationDecided(header(), after(), "u-ez", List.of()));
    noted();
    return this;
  }

  /** A department is asked to handle its share. */
  public TestCase invited(String unitId, String unitName) {
    now.setFlags(List.of(CaseFlag.CONTACTED, CaseFlag.JOINT));
    now.setCoUnits(List.of(new CoUnit(unitId, unitName, true, false)));
    next(
        step("joint-answer", Party.UNIT, true, Role.LIAISON, Role.HEAD),
        step("report", Party.UNIT, true, Role.LIAISON, Role.HEAD));
    log.write(
        now.getCaseId(),
        JointInvited.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setUnitIds(List.of(unitId))
            .build());
    noted();
    return this;
  }

  /** The approved report promised something for a day, which the centre may strike off. */
  public TestCase promised(LocalDate dueOn) {
    now.setPromises(List.of(new PromiseLine("p-1", dueOn, "u-syxx", "云湖市实验小学", false)));
    next(step("promise-done", Party.CENTRE, false, Role.OPERATOR));
    log.write(
        now.getCaseId(),
        PromiseOpened.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setPromiseId("p-1")
            .setDueOn(dueOn)
            .setUnitId("u-syxx")
            .build());
    noted();
    return this;
  }

  /** The school says that it is not its own. */
  public TestCase returnAsked() {
    by("liaison-u-syxx", Role.LIAISON, "u-syxx");
    now.setFlags(List.of(CaseFlag.RETURN_REQUESTED));
    now.setReturns(1);
    now.setReturnReason(ReturnReason.OTHER_UNIT);
    next(step("return-decision", Party.CENTRE, true, Role.OPERATOR));
    log.write(
        now.getCaseId(),
        ReturnRequested.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setUnitId("u-syxx")
            .setReason(ReturnReason.OTHER_UNIT)
            .setOrdinal(1)
            .setLate(false)
            .build());
    clockSet(ClockKind.RETURN_DECISION, "WH:4", at.plusSeconds(4 * 3600));
    return this;
  }

  /** The centre lets the school be rid of it; where it goes is not known yet. */
  public TestCase returnGranted(TransferFault fault) {
    backToTriage();
    return returnDecided(true, fault);
  }

  /** The platform above does not take it back. */
  public TestCase refusedBySource() {
    by("operator", Role.OPERATOR, "u-hmzx");
    backToTriage();
    log.write(
        now.getCaseId(),
        SourceAnswered.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setTakenBack(false)
            .build());
    noted();
    return this;
  }

  /** With no unit, though the last one is still named. */
  private void backToTriage() {
    now.setState(CaseState.TRIAGE);
    now.setFlags(List.of());
    now.setUnitLine(List.of());
    now.setCopiedUnitIds(List.of());
    next(step("dispatch", Party.CENTRE, true, Role.OPERATOR));
  }

  /** The school asks for so many working days more. */
  public TestCase extensionAsked(int workingDays) {
    by("liaison-u-syxx", Role.LIAISON, "u-syxx");
    now.setFlags(List.of(CaseFlag.CONTACTED, CaseFlag.EXTENSION_REQUESTED));
    now.setExtensionAsked(workingDays);
    next(
        step("extension-decision", Party.CENTRE, true, Role.OPERATOR),
        step("report", Party.UNIT, true, Role.LIAISON, Role.HEAD));
    log.write(
        now.getCaseId(),
        ExtensionRequested.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setWorkingDays(workingDays)
            .setSourceConsent(false)
            .build());
    clockSet(ClockKind.EXTENSION_DECISION, "WH:4", at.plusSeconds(4 * 3600));
    return this;
  }

  /** Nobody answered the last of the calls; the complainant may rate. */
  public TestCase unreached() {
    now.setCallbackAttempts(3);
    next(
        step("close", Party.CENTRE, true, Role.OPERATOR, Role.LEADER),
        step("rate", Party.CENTRE, false, Role.OPERATOR));
    log.write(
        now.getCaseId(),
        CallbackRecorded.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setAttempt(3)
            .setReached(false)
            .setUnreachable(true)
            .build());
    noted();
    return this;
  }

  /** It joined another, which was answered: its own complainant is owed the callback. */
  public TestCase mergedAndAnswered(String leadId, String leadNumber) {
    now.setState(CaseState.MERGED);
    now.setEndedAt(at);
    now.setLeadCaseId(leadId);
    now.setLeadCaseNumber(leadNumber);
    next();
    log.write(
        now.getCaseId(),
        CaseMerged.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setLeadCaseId(leadId)
            .setLeadCaseNumber(leadNumber)
            .build());
    noted();
    next(step("callback", Party.CENTRE, true, Role.OPERATOR, Role.LEADER));
    log.write(
        now.getCaseId(),
        LeadAnswered.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setLeadCaseId(leadId)
            .build());
    clockSet(ClockKind.CALLBACK, "WD:1", at.plusSeconds(24 * 3600));
    return this;
  }

  /** These steps are next, to be done by anybody of any role that may do them. */
  public TestCase offering(Collection<String> actions) {
    now.setNextSteps(
        new ArrayList<>(actions.stream().map(one -> step(one, Party.CENTRE, false)).toList()));
    log.write(
        now.getCaseId(),
        CaseUrged.newBuilder().setHeader(header()).setAfter(after()).setOrdinal(1).build());
    noted();
    return this;
  }

  /** The head left the sign-off to somebody. */
  public TestCase delegated(String account) {
    now.setSignOffDelegate(account);
    return this;
  }

  /** It has no category yet, and the source named no demand type. */
  public TestCase unclassified() {
    now.setCategoryLevel1(null);
    now.setCategoryLevel2(null);
    now.setSourceDemandType(null);
    return this;
  }

  /** It is urgent, so that the duty officer may dispatch it too. */
  public TestCase urgent() {
    now.setUrgency(Urgency.URGENT);
    next(step("dispatch", Party.CENTRE, true, Role.OPERATOR, Role.DUTY));
    return this;
  }

  /** The centre may let it join another; nothing else is left to do. */
  public TestCase mergeable() {
    next(step("merge", Party.CENTRE, false, Role.OPERATOR));
    log.write(
        now.getCaseId(),
        CaseUrged.newBuilder().setHeader(header()).setAfter(after()).setOrdinal(1).build());
    noted();
    return this;
  }

  /** The liaison reports. */
  public TestCase reported() {
    return reported("r1", "经查，学校收费后未及时公示。", "您反映的费用将在三日内退回。");
  }

  /** The liaison reports in these words. */
  public TestCase reported(String report, String facts, String answer) {
    lastReport = report;
    text(report + "-facts", TextKind.FACTS, facts);
    text(report + "-public", TextKind.PUBLIC_ANSWER, answer);
    now.setState(CaseState.REPORTED);
    now.setProposedVerdict(Verdict.CONFIRMED);
    next(step("sign-off", Party.HEAD, true, Role.HEAD));
    log.write(
        now.getCaseId(),
        ReportSubmitted.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setReportId(report)
            .setProposedVerdict(Verdict.CONFIRMED)
            .setClosingKind(ClosingKind.SOLVED)
            .setResolved(true)
            .setBeyondPowers(false)
            .setAttachmentIds(List.of("a-1"))
            .setTexts(
                List.of(
                    new TextRef(report + "-facts", TextKind.FACTS),
                    new TextRef(report + "-public", TextKind.PUBLIC_ANSWER)))
            .build());
    noted();
    return this;
  }

  /** The head signs it off. */
  public TestCase signedOff() {
    by("head-u-syxx", Role.HEAD, "u-syxx");
    now.setState(CaseState.SIGNED_OFF);
    next(step("review", Party.CENTRE, true, Role.OPERATOR, Role.LEADER));
    log.write(
        now.getCaseId(),
        ReportSignedOff.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setReportId(lastReport)
            .build());
    clockMet(ClockKind.HANDLE);
    return this;
  }

  /** The centre approves it. */
  public TestCase approved() {
    by("operator", Role.OPERATOR, "u-hmzx");
    now.setState(CaseState.APPROVED);
    now.setVerdict(Verdict.CONFIRMED);
    now.setFirstVerdict(Verdict.CONFIRMED);
    now.setApprovedAt(at);
    next(
        step("callback", Party.CENTRE, true, Role.OPERATOR, Role.LEADER),
        step("close", Party.CENTRE, false, Role.OPERATOR, Role.LEADER));
    log.write(
        now.getCaseId(),
        ReportApproved.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setReportId(lastReport)
            .setVerdict(Verdict.CONFIRMED)
            .build());
    clockSet(ClockKind.CALLBACK, "WD:1", at.plusSeconds(24 * 3600));
    return this;
  }

  /** The return is refused, or granted, and charged to somebody. */
  public TestCase returnDecided(boolean granted, TransferFault fault) {
    by("operator", Role.OPERATOR, "u-hmzx");
    log.write(
        now.getCaseId(),
        ReturnDecided.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setUnitId("u-syxx")
            .setGranted(granted)
            .setFault(fault)
            .setForced(false)
            .build());
    clockMet(ClockKind.RETURN_DECISION);
    return this;
  }

  /** The complainant was reached and answers. */
  public TestCase said(boolean contacted, Resolution resolution, Satisfaction satisfaction) {
    now.setCallbackAttempts(1);
    now.setSatisfaction(satisfaction);
    next();
    log.write(
        now.getCaseId(),
        CallbackRecorded.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setAttempt(1)
            .setReached(true)
            .setContactedByUnit(contacted)
            .setResolution(resolution)
            .setSatisfaction(satisfaction)
            .setPressed(false)
            .build());
    noted();
    return this;
  }

  /** The complainant is satisfied, so the case closes. */
  public TestCase closedSatisfied() {
    said(true, Resolution.RESOLVED, Satisfaction.SATISFIED);
    now.setState(CaseState.CLOSED);
    now.setClosingKind(ClosingKind.SOLVED);
    now.setEndedAt(at);
    log.write(
        now.getCaseId(),
        CaseClosed.newBuilder().setHeader(header()).setAfter(after()).setBySystem(true).build());
    clockMet(ClockKind.CALLBACK);
    return this;
  }

  /** Somebody writes a report that is refused: the words are on the log, and no event has them. */
  public TestCase wroteInVain(String words) {
    text("vain-public", TextKind.PUBLIC_ANSWER, words);
    return this;
  }

  /** The head does not sign it off. */
  public TestCase sentBack() {
    now.setState(CaseState.SIGNED);
    log.write(
        now.getCaseId(),
        ReportSentBack.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setReportId(lastReport)
            .setTexts(List.of())
            .build());
    noted();
    return this;
  }

  /** It is closed on file, without a report. */
  public TestCase filed() {
    now.setState(CaseState.FILED);
    now.setEndedAt(at);
    next();
    log.write(now.getCaseId(), new CaseFiled(header(), after()));
    noted();
    return this;
  }

  /** It is not for us to decide, and the complainant is told. */
  public TestCase declined(String answer) {
    text("declined", TextKind.PUBLIC_ANSWER, answer);
    now.setState(CaseState.NOT_ACCEPTED);
    now.setEndedAt(at);
    next();
    log.write(
        now.getCaseId(),
        CaseDeclined.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setReason(DeclineReason.COURT)
            .setTexts(List.of(new TextRef("declined", TextKind.PUBLIC_ANSWER)))
            .build());
    noted();
    return this;
  }

  /** Another authority has it, and the complainant is told. */
  public TestCase referred(String answer) {
    text("referred", TextKind.PUBLIC_ANSWER, answer);
    now.setState(CaseState.REFERRED);
    now.setEndedAt(at);
    next();
    log.write(
        now.getCaseId(),
        CaseReferred.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setTexts(List.of(new TextRef("referred", TextKind.PUBLIC_ANSWER)))
            .build());
    noted();
    return this;
  }

  /** It holds several matters, each a case of its own. */
  public TestCase split(boolean ended, String... partIds) {
    now.setState(CaseState.SPLIT);
    now.setEndedAt(at);
    now.setParts(Stream.of(partIds).map(id -> new PartRef(id, id, ended)).toList());
    next();
    log.write(
        now.getCaseId(),
        CaseSplit.newBuilder()
            .setHeader(header())
            .setAfter(after())
            .setParts(now.getParts())
            .setTexts(List.of())
            .build());
    noted();
    return this;
  }

  /** The unit's clock comes near its limit. */
  public TestCase yellow(ClockKind clock, Instant due) {
    log.write(
        now.getCaseId(),
        YellowCardGiven.newBuilder()
            .setHeader(deadline(clock, "yellow", due))
            .setStepAt(at)
            .build());
    return this;
  }

  /** The unit's clock misses its limit. */
  public TestCase red(ClockKind clock, Instant due) {
    log.write(
        now.getCaseId(),
        RedCardGiven.newBuilder().setHeader(deadline(clock, "red", due)).setStepAt(due).build());
    return this;
  }

  /** A clock runs. */
  public TestCase clockSet(ClockKind clock, String limit, Instant due) {
    log.write(
        now.getCaseId(),
        ClockSet.newBuilder()
            .setHeader(deadline(clock, "set" + deadlines, due))
            .setLimit(limit)
            .setReasonCode("policy")
            .build());
    return this;
  }

  /** The case is in the hands of the next unit of the round. */
  public TestCase turn(int next) {
    leg = next;
    return this;
  }

  /** A step of the ladder. */
  public TestCase ladder(ClockKind clock, String step, Instant due) {
    log.write(
        now.getCaseId(), new LadderStepTaken(deadline(clock, step + deadlines, due), at, step));
    return this;
  }

  /** A clock's limit was counted anew. */
  public TestCase corrected(ClockKind clock, Instant due, String... withdrawn) {
    log.write(
        now.getCaseId(),
        ClockCorrected.newBuilder()
            .setHeader(deadline(clock, "corrected" + deadlines, due))
            .setPreviousDueAt(due)
            .setLimit("WD:5")
            .setReasonCode("policy")
            .setWithdrawn(List.of(withdrawn))
            .setRecomputeId("r1")
            .build());
    return this;
  }

  private void clockMet(ClockKind clock) {
    log.write(
        now.getCaseId(),
        ClockMet.newBuilder()
            .setHeader(deadline(clock, "met", at.plusSeconds(3600)))
            .setMetAt(at)
            .setInTime(true)
            .build());
  }

  private void text(String id, TextKind kind, String text) {
    log.write(now.getCaseId() + "/" + id, new CaseText(now.getCaseId(), id, kind, text, at));
  }

  private EventHeader header() {
    now.setVersion(now.getVersion() + 1);
    return EventHeader.newBuilder()
        .setEventId(now.getCaseId() + "-" + now.getVersion())
        .setCaseId(now.getCaseId())
        .setSequence(now.getVersion())
        .setCausationId("c-" + now.getVersion())
        .setActor(actor)
        .setAcceptedAt(at)
        .setDirectoryEdition(1)
        .setPolicyEdition(1)
        .build();
  }

  private DeadlineHeader deadline(ClockKind clock, String step, Instant due) {
    boolean centre =
        clock == ClockKind.DISPATCH || clock == ClockKind.CALLBACK || clock == ClockKind.CASE;
    return DeadlineHeader.newBuilder()
        .setEventId(now.getCaseId() + "-" + clock + "-" + now.getRound() + "." + leg + "-" + step)
        .setCaseId(now.getCaseId())
        .setCaseNumber(now.getCaseNumber())
        .setCaseSequence(now.getVersion())
        .setSequence(++deadlines)
        .setClock(clock)
        .setRound(now.getRound())
        .setLeg(leg)
        .setParty(centre ? Party.CENTRE : Party.UNIT)
        .setUnitId(now.getUnitId())
        .setUnitName(now.getUnitName())
        .setUnitLine(now.getUnitLine())
        .setUrgency(now.getUrgency())
        .setStartedAt(now.getOpenedAt())
        .setDueAt(due)
        .setFiredAt(at)
        .setPolicyEdition(1)
        .build();
  }

  private CaseSummary after() {
    return now.build();
  }

  private void next(NextStep... steps) {
    now.setNextSteps(new ArrayList<>(List.of(steps)));
  }

  private static NextStep step(String action, Party party, boolean owed, Role... roles) {
    return new NextStep(action, List.of(roles), party, owed);
  }

  private static Actor actor(String id, Role role, @Nullable String unit) {
    return new Actor(id, role, unit, "test");
  }
}
