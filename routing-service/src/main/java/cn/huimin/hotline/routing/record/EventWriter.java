package cn.huimin.hotline.routing.record;

import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CorrectionEvent;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.routing.life.OversightEvent;
import cn.huimin.hotline.routing.life.ReliefEvent;
import cn.huimin.hotline.routing.life.ReturnEvent;
import cn.huimin.hotline.routing.life.SourceEvent;
import cn.huimin.hotline.routing.life.SplitEvent;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.routing.recognition.Evidence;
import cn.huimin.hotline.routing.recognition.Guess;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseClassified;
import cn.huimin.hotline.schemas.event.CaseClosed;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.event.CaseSentToTriage;
import cn.huimin.hotline.schemas.event.CaseSigned;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.ComplexDecided;
import cn.huimin.hotline.schemas.event.ComplexRequested;
import cn.huimin.hotline.schemas.event.ConsultationCalled;
import cn.huimin.hotline.schemas.event.ConsultationDecided;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.EvidenceSpan;
import cn.huimin.hotline.schemas.event.ExtensionDecided;
import cn.huimin.hotline.schemas.event.ExtensionRequested;
import cn.huimin.hotline.schemas.event.FloodNoticed;
import cn.huimin.hotline.schemas.event.LimitPassed;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReportRejected;
import cn.huimin.hotline.schemas.event.ReportSentBack;
import cn.huimin.hotline.schemas.event.ReportSignedOff;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.event.ReturnDecided;
import cn.huimin.hotline.schemas.event.ReturnRequested;
import cn.huimin.hotline.schemas.event.UnitGuess;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.Verdict;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What happened, as the record on case-events. */
public final class EventWriter {

  private EventWriter() {}

  /** The record of an event, with the case after it. */
  public static SpecificRecord write(Happened happened, CaseSummary after) {
    var header = header(happened);
    return switch (happened.event()) {
      case CaseEvent.Opened opened -> opened(opened, happened, header, after);
      case CaseEvent.Amended amended ->
          CaseAmended.newBuilder()
              .setHeader(header)
              .setAfter(after)
              .setRevision(amended.revision())
              .setContentHash(amended.origin().contentHash())
              .setTexts(texts(amended.texts()))
              .build();
      case CaseEvent.Classified classified ->
          CaseClassified.newBuilder()
              .setHeader(header)
              .setAfter(after)
              .setConfidence(classified.confidence())
              .setRuleId(classified.ruleId())
              .setEvidence(classified.evidence().stream().map(EventWriter::evidence).toList())
              .setGuesses(classified.guesses().stream().map(EventWriter::guess).toList())
              .build();
      case CaseEvent.SentToTriage(List<String> reasonCodes) ->
          new CaseSentToTriage(header, after, reasonCodes);
      case CaseEvent.Dispatched dispatched -> dispatched(dispatched, header, after);
      case CaseEvent.Signed(String unitId) -> new CaseSigned(header, after, unitId);
      case CaseEvent.Contacted contacted ->
          new ComplainantContacted(
              header,
              after,
              contacted.means(),
              contacted.reached(),
              texts(contacted.texts()),
              contacted.dialled());
      case CaseEvent.ReportSubmitted submitted -> submitted(submitted, header, after);
      case CaseEvent.ReportSignedOff(String reportId) ->
          new ReportSignedOff(header, after, reportId);
      case CaseEvent.ReportSentBack sentBack ->
          new ReportSentBack(header, after, sentBack.reportId(), texts(sentBack.texts()));
      case CaseEvent.ReportApproved approved ->
          new ReportApproved(
              header,
              after,
              approved.reportId(),
              approved.verdict(),
              approved.lapsedUnitIds(),
              texts(approved.texts()));
      case CaseEvent.ReportRejected rejected ->
          new ReportRejected(
              header, after, rejected.reportId(), rejected.reason(), texts(rejected.texts()));
      case CaseEvent.CallbackRecorded callback -> callback(callback, header, after);
      case CaseEvent.RedoOpened redo ->
          new RedoOpened(header, after, redo.cause(), texts(redo.texts()));
      case CaseEvent.RepeatNoticed repeat ->
          new RepeatNoticed(
              header, after, repeat.matterId(), repeat.ordinal(), repeat.earlierCaseIds());
      case CaseEvent.FloodNoticed flood ->
          new FloodNoticed(header, after, flood.groupId(), flood.people(), flood.caseIds());
      case CaseEvent.LimitPassed passed ->
          new LimitPassed(
              header,
              after,
              passed.clock(),
              passed.startedAt(),
              passed.dueAt(),
              passed.withdrawn());
      case ReturnEvent event -> returned(event, header, after);
      case ReliefEvent event -> relieved(event, header, after);
      case OversightEvent event -> OversightWriter.write(event, header, after);
      case BesideEvent event -> BesideWriter.write(event, header, after);
      case MergeEvent event -> MergeWriter.write(event, header, after);
      case SplitEvent event -> SplitRecords.write(event, header, after);
      case CorrectionEvent event -> EndingWriter.write(event, header, after);
      case EndingEvent event -> EndingWriter.write(event, header, after);
      case SourceEvent event -> EndingWriter.write(event, header, after);
      case CaseEvent.Closed(boolean bySystem) -> new CaseClosed(header, after, bySystem);
    };
  }

  private static SpecificRecord relieved(ReliefEvent event, EventHeader header, CaseSummary after) {
    return switch (event) {
      case ReliefEvent.ExtensionAsked asked ->
          new ExtensionRequested(header, after, asked.workingDays(), false, texts(asked.texts()));
      case ReliefEvent.ExtensionDecided decided ->
          new ExtensionDecided(
              header,
              after,
              decided.granted(),
              decided.workingDays(),
              decided.sourceAnsweredOn() != null,
              texts(decided.texts()),
              decided.sourceAnsweredOn());
      case ReliefEvent.ComplexAsked asked ->
          new ComplexRequested(header, after, texts(asked.texts()));
      case ReliefEvent.ComplexDecided decided ->
          new ComplexDecided(header, after, decided.granted(), texts(decided.texts()));
    };
  }

  private static SpecificRecord returned(ReturnEvent event, EventHeader header, CaseSummary after) {
    return switch (event) {
      case ReturnEvent.Asked asked ->
          new ReturnRequested(
              header,
              after,
              asked.unitId(),
              asked.reason(),
              asked.ordinal(),
              asked.late(),
              texts(asked.texts()));
      case ReturnEvent.Decided decided ->
          new ReturnDecided(
              header,
              after,
              decided.unitId(),
              decided.granted(),
              decided.fault(),
              decided.forced(),
              texts(decided.texts()));
      case ReturnEvent.ConsultationCalled called ->
          new ConsultationCalled(header, after, called.unitIds(), texts(called.texts()));
      case ReturnEvent.ConsultationDecided decided ->
          new ConsultationDecided(header, after, decided.unitId(), texts(decided.texts()));
    };
  }

  private static CaseOpened opened(
      CaseEvent.Opened opened, Happened happened, EventHeader header, CaseSummary after) {
    return CaseOpened.newBuilder()
        .setHeader(header)
        .setAfter(after)
        .setCommandId(happened.causationId())
        .setContentHash(opened.origin().contentHash())
        .setComplainantFingerprint(opened.origin().fingerprint())
        .setReceivedAt(opened.receivedAt())
        .setTexts(texts(opened.texts()))
        .build();
  }

  private static CaseDispatched dispatched(
      CaseEvent.Dispatched dispatched, EventHeader header, CaseSummary after) {
    return CaseDispatched.newBuilder()
        .setHeader(header)
        .setAfter(after)
        .setUnitId(dispatched.unitId())
        .setPreviousUnitId(dispatched.previousUnitId())
        .setTransfer(dispatched.transfer())
        .setFault(dispatched.fault())
        .setByRule(dispatched.ruleId() != null)
        .setRuleId(dispatched.ruleId())
        .setSummaryTextId(dispatched.summaryTextId())
        .build();
  }

  private static ReportSubmitted submitted(
      CaseEvent.ReportSubmitted submitted, EventHeader header, CaseSummary after) {
    var report = submitted.report();
    var proposed = report.proposedVerdict();
    return ReportSubmitted.newBuilder()
        .setHeader(header)
        .setAfter(after)
        .setReportId(report.reportId())
        .setProposedVerdict(proposed == null ? Verdict.NOT_APPLICABLE : proposed)
        .setClosingKind(report.closingKind())
        .setPromiseDueOn(submitted.promiseDueOn())
        .setResolved(submitted.resolved())
        .setBeyondPowers(submitted.beyondPowers())
        .setAnswerPrint(submitted.answerPrint())
        .setAttachmentIds(submitted.attachmentIds())
        .setTexts(texts(submitted.texts()))
        .build();
  }

  private static CallbackRecorded callback(
      CaseEvent.CallbackRecorded callback, EventHeader header, CaseSummary after) {
    return CallbackRecorded.newBuilder()
        .setHeader(header)
        .setAfter(after)
        .setAttempt(callback.attempt())
        .setReached(callback.reached())
        .setContactedByUnit(callback.contactedByUnit())
        .setResolution(callback.resolution())
        .setSatisfaction(callback.satisfaction())
        .setPressed(callback.pressed())
        .setUnreachable(callback.unreachable())
        .setTexts(texts(callback.texts()))
        .build();
  }

  private static EventHeader header(Happened happened) {
    var actor = happened.actor();
    return EventHeader.newBuilder()
        .setEventId(happened.eventId())
        .setCaseId(happened.caseId())
        .setSequence(happened.sequence())
        .setCausationId(happened.causationId())
        .setActor(new Actor(actor.id(), actor.role(), actor.unitId(), actor.desk()))
        .setAcceptedAt(happened.acceptedAt())
        .setOccurredAt(happened.occurredAt())
        .setDirectoryEdition(happened.directoryEdition())
        .setPolicyEdition(happened.policyEdition())
        .build();
  }

  static List<TextRef> texts(List<Text> texts) {
    return texts.stream().map(text -> new TextRef(text.id(), text.kind())).toList();
  }

  private static EvidenceSpan evidence(Evidence evidence) {
    return new EvidenceSpan(
        evidence.textId(), evidence.start(), evidence.end(), evidence.shows(), evidence.ruleId());
  }

  private static UnitGuess guess(Guess guess) {
    return new UnitGuess(guess.unitId(), guess.unitName(), guess.confidence(), guess.reasonCode());
  }
}
