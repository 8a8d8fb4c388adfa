package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseAnswered;
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
import cn.huimin.hotline.schemas.event.CaseUnmerged;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.ComplainantRated;
import cn.huimin.hotline.schemas.event.ComplexDecided;
import cn.huimin.hotline.schemas.event.ComplexRequested;
import cn.huimin.hotline.schemas.event.ConsultationCalled;
import cn.huimin.hotline.schemas.event.ConsultationDecided;
import cn.huimin.hotline.schemas.event.EmergencyDecided;
import cn.huimin.hotline.schemas.event.EmergencyProposed;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.ExtensionDecided;
import cn.huimin.hotline.schemas.event.ExtensionRequested;
import cn.huimin.hotline.schemas.event.JointAnswered;
import cn.huimin.hotline.schemas.event.JointInvited;
import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.event.PoliceReportOwed;
import cn.huimin.hotline.schemas.event.PoliceReported;
import cn.huimin.hotline.schemas.event.ProposalDecided;
import cn.huimin.hotline.schemas.event.RecheckDecided;
import cn.huimin.hotline.schemas.event.RecheckRequested;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReportRejected;
import cn.huimin.hotline.schemas.event.ReportSentBack;
import cn.huimin.hotline.schemas.event.ReportSignedOff;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.event.ReturnDecided;
import cn.huimin.hotline.schemas.event.ReturnRequested;
import cn.huimin.hotline.schemas.event.ReturnedToSource;
import cn.huimin.hotline.schemas.event.SourceAnswered;
import cn.huimin.hotline.schemas.event.SourceCallbackRecorded;
import cn.huimin.hotline.schemas.event.SupervisionAnswered;
import cn.huimin.hotline.schemas.event.SupervisionOrdered;
import cn.huimin.hotline.schemas.event.WithdrawalDecided;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.sla.deadline.CaseView;
import cn.huimin.hotline.sla.deadline.ClockFact;
import cn.huimin.hotline.sla.deadline.DemandType;
import cn.huimin.hotline.sla.deadline.Urgency;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Case events as facts for clocks. */
public final class ClockFacts {

  private ClockFacts() {}

  /** The case after an event, if the record is a case event. */
  public static Optional<CaseSummary> summary(SpecificRecord event) {
    var field = event.getSchema().getField("after");
    return field != null && event.get(field.pos()) instanceof CaseSummary after
        ? Optional.of(after)
        : Optional.empty();
  }

  private static ClockFact.Summary summary(List<CaseFlag> flags, CaseSummary after) {
    if (flags.contains(CaseFlag.SUMMARY_DUE)) {
      return ClockFact.Summary.DUE;
    }
    return after.getUnitLine().isEmpty() ? ClockFact.Summary.UNSAID : ClockFact.Summary.NOT_DUE;
  }

  /** Header of a case event. */
  public static EventHeader header(SpecificRecord event) {
    return (EventHeader) event.get(event.getSchema().getField("header").pos());
  }

  /** What a case event means to the clocks. */
  public static ClockFact fact(SpecificRecord event, EventHeader header, CaseSummary after) {
    var head =
        new ClockFact.Head(
            header.getSequence(),
            header.getAcceptedAt(),
            view(after),
            summary(after.getFlags(), after));
    return switch (event) {
      case CaseOpened _ -> new ClockFact.Opened(head);
      case CaseSentToTriage _ -> new ClockFact.Triaged(head);
      case CaseDispatched dispatched ->
          new ClockFact.Dispatched(
              head, handover(dispatched), after.getFlags().contains(CaseFlag.SUPERVISION));
      case CaseSigned _ -> new ClockFact.Signed(head);
      case ReturnRequested _ -> new ClockFact.ReturnAsked(head);
      case ReturnDecided _ -> new ClockFact.ReturnDecided(head);
      case ExtensionRequested _, ComplexRequested _ -> new ClockFact.ReliefAsked(head);
      case ExtensionDecided decided ->
          new ClockFact.ExtensionDecided(
              head,
              decided.getGranted() ? decided.getWorkingDays() : 0,
              decided.getSourceConsent());
      case ComplexDecided decided -> new ClockFact.ComplexDecided(head, decided.getGranted());
      case ConsultationCalled _ -> new ClockFact.ConsultationCalled(head);
      case ConsultationDecided _ -> new ClockFact.ConsultationDecided(head);
      case EmergencyProposed _ -> new ClockFact.EmergencyProposed(head);
      case EmergencyDecided _ -> new ClockFact.EmergencyDecided(head);
      case PoliceReportOwed _ -> new ClockFact.PoliceReportOwed(head);
      case PoliceReported _ -> new ClockFact.PoliceReported(head);
      case ComplainantRated _ -> new ClockFact.CallbackDecided(head);
      case CaseMerged _, CaseSplit _ -> new ClockFact.Ended(head, false);
      case CaseUnmerged _ -> new ClockFact.Unmerged(head);
      case LeadAnswered answered ->
          answered.getCallbackOwed() && !answered.getCollective()
              ? new ClockFact.LeadAnswered(head)
              : new ClockFact.Other(head);
      case JointInvited invited -> new ClockFact.JointInvited(head, invited.getUnitIds());
      case JointAnswered answered -> new ClockFact.JointAnswered(head, answered.getUnitId());
      case ComplainantContacted contacted when contacted.getReached() ->
          new ClockFact.Contacted(head);
      case ReportSubmitted _ -> new ClockFact.Reported(head, after.getSignOffNeeded());
      case ReportSentBack _ -> new ClockFact.SentBack(head);
      case ReportSignedOff _ -> new ClockFact.SignedOff(head);
      case ReportApproved _ -> new ClockFact.Approved(head);
      case ReportRejected _ -> new ClockFact.Rejected(head);
      case CallbackRecorded callback when callback.getReached() ->
          new ClockFact.CallbackDecided(head);
      case CallbackRecorded callback when callback.getUnreachable() ->
          after.getEndedAt() == null
              ? new ClockFact.Unreachable(head)
              : new ClockFact.CallbackDecided(head);
      case CallbackRecorded _ -> new ClockFact.CallbackAttempted(head);
      case RedoOpened _ -> new ClockFact.RedoOpened(head);
      case SupervisionOrdered ordered -> new ClockFact.SupervisionOrdered(head, ordered.getDueAt());
      case SupervisionAnswered _ -> new ClockFact.SupervisionAnswered(head);
      case RecheckRequested _ -> new ClockFact.RecheckAsked(head);
      case RecheckDecided _ -> new ClockFact.RecheckDecided(head);
      case SourceCallbackRecorded _ -> new ClockFact.CallbackDecided(head);
      case ReturnedToSource _ -> new ClockFact.ReturnedToSource(head);
      case SourceAnswered answered -> new ClockFact.SourceAnswered(head, answered.getTakenBack());
      case CaseAnswered _ -> new ClockFact.Ended(head, true);
      case CaseClosed _, CaseFiled _, CaseDeclined _, CaseReferred _ ->
          new ClockFact.Ended(head, false);
      case WithdrawalDecided decided when decided.getConfirmed() ->
          new ClockFact.Ended(head, false);
      case ProposalDecided _ when after.getEndedAt() != null -> new ClockFact.Ended(head, false);
      default -> new ClockFact.Other(head);
    };
  }

  private static ClockFact.Handover handover(CaseDispatched dispatched) {
    if (dispatched.getTransfer()) {
      return ClockFact.Handover.TRANSFER;
    }
    return dispatched.getPreviousUnitId() == null
        ? ClockFact.Handover.FIRST
        : ClockFact.Handover.WITHIN_LINE;
  }

  private static CaseView view(CaseSummary after) {
    return new CaseView(
        demandType(after.getDemandType()),
        urgency(after.getUrgency()),
        after.getRound(),
        after.getUnitId(),
        after.getHidden(),
        after.getAnonymous(),
        after.getCallbackDue(),
        after.getDeadlineFromSource(),
        after.getState().name(),
        after.getAccusedUnitId());
  }

  /** A demand that nobody has typed yet runs by the limits of help (DOMAIN §5). */
  private static DemandType demandType(cn.huimin.hotline.schemas.word.DemandType word) {
    return switch (word) {
      case COMPLAINT -> DemandType.COMPLAINT;
      case REPORT -> DemandType.REPORT;
      case HELP, UNKNOWN -> DemandType.HELP;
      case SUGGESTION -> DemandType.SUGGESTION;
      case ENQUIRY -> DemandType.ENQUIRY;
      case PRAISE -> DemandType.PRAISE;
    };
  }

  private static Urgency urgency(cn.huimin.hotline.schemas.word.Urgency word) {
    return switch (word) {
      case NORMAL, UNKNOWN -> Urgency.NORMAL;
      case URGENT -> Urgency.URGENT;
      case EMERGENCY -> Urgency.EMERGENCY;
    };
  }
}
