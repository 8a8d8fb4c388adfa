package cn.huimin.hotline.schemas.topic;

import static cn.huimin.hotline.schemas.topic.Topic.Service.ROUTING;
import static cn.huimin.hotline.schemas.topic.Topic.Spread.BY_KEY;

import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseAnswered;
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
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.event.CaseUnmerged;
import cn.huimin.hotline.schemas.event.CaseUrged;
import cn.huimin.hotline.schemas.event.ClassificationCorrected;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.ComplainantRated;
import cn.huimin.hotline.schemas.event.ComplexDecided;
import cn.huimin.hotline.schemas.event.ComplexRequested;
import cn.huimin.hotline.schemas.event.ConsultationCalled;
import cn.huimin.hotline.schemas.event.ConsultationDecided;
import cn.huimin.hotline.schemas.event.EmergencyDecided;
import cn.huimin.hotline.schemas.event.EmergencyProposed;
import cn.huimin.hotline.schemas.event.ExtensionDecided;
import cn.huimin.hotline.schemas.event.ExtensionRequested;
import cn.huimin.hotline.schemas.event.FloodNoticed;
import cn.huimin.hotline.schemas.event.FollowerAccepted;
import cn.huimin.hotline.schemas.event.FollowerJoined;
import cn.huimin.hotline.schemas.event.FollowerLeft;
import cn.huimin.hotline.schemas.event.JointAnswered;
import cn.huimin.hotline.schemas.event.JointInvited;
import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.event.LimitPassed;
import cn.huimin.hotline.schemas.event.MergeAsked;
import cn.huimin.hotline.schemas.event.MergeRefused;
import cn.huimin.hotline.schemas.event.PartEnded;
import cn.huimin.hotline.schemas.event.PartOpened;
import cn.huimin.hotline.schemas.event.PartReopened;
import cn.huimin.hotline.schemas.event.PartsAnswered;
import cn.huimin.hotline.schemas.event.PoliceReportOwed;
import cn.huimin.hotline.schemas.event.PoliceReported;
import cn.huimin.hotline.schemas.event.PromiseKept;
import cn.huimin.hotline.schemas.event.PromiseOpened;
import cn.huimin.hotline.schemas.event.ProposalDecided;
import cn.huimin.hotline.schemas.event.ProposalMade;
import cn.huimin.hotline.schemas.event.RecheckDecided;
import cn.huimin.hotline.schemas.event.RecheckRequested;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReportFoundFalsified;
import cn.huimin.hotline.schemas.event.ReportRejected;
import cn.huimin.hotline.schemas.event.ReportSentBack;
import cn.huimin.hotline.schemas.event.ReportSignedOff;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.event.ReturnDecided;
import cn.huimin.hotline.schemas.event.ReturnRequested;
import cn.huimin.hotline.schemas.event.ReturnedToSource;
import cn.huimin.hotline.schemas.event.SignOffDelegated;
import cn.huimin.hotline.schemas.event.SourceAnswered;
import cn.huimin.hotline.schemas.event.SourceCallbackRecorded;
import cn.huimin.hotline.schemas.event.SupervisionAnswered;
import cn.huimin.hotline.schemas.event.SupervisionDraftDismissed;
import cn.huimin.hotline.schemas.event.SupervisionDrafted;
import cn.huimin.hotline.schemas.event.SupervisionOrdered;
import cn.huimin.hotline.schemas.event.WithdrawalDecided;
import cn.huimin.hotline.schemas.event.WithdrawalRequested;
import cn.huimin.hotline.schemas.routing.FloodSeen;
import cn.huimin.hotline.schemas.routing.MatterSeen;
import cn.huimin.hotline.schemas.topic.Topic.Kept;
import java.util.List;

/** What each case is: what routing writes. */
final class RoutingTopics {

  static final Topic CASE_EVENTS =
      new Topic(
          "hotline.case-events.v1",
          "case id",
          List.of(
              CaseOpened.class,
              CaseAmended.class,
              CaseClassified.class,
              CaseSentToTriage.class,
              CaseDispatched.class,
              CaseSigned.class,
              ComplainantContacted.class,
              ReportSubmitted.class,
              ReportSignedOff.class,
              ReportSentBack.class,
              ReportApproved.class,
              ReportRejected.class,
              CallbackRecorded.class,
              RedoOpened.class,
              ReturnRequested.class,
              ReturnDecided.class,
              ConsultationCalled.class,
              ConsultationDecided.class,
              JointAnswered.class,
              PromiseKept.class,
              ComplainantRated.class,
              LeadAnswered.class,
              PartsAnswered.class,
              PartEnded.class,
              PartReopened.class,
              PartOpened.class,
              CaseSplit.class,
              FollowerLeft.class,
              CaseUnmerged.class,
              FollowerJoined.class,
              CaseMerged.class,
              MergeRefused.class,
              FollowerAccepted.class,
              MergeAsked.class,
              ReportFoundFalsified.class,
              SignOffDelegated.class,
              PoliceReported.class,
              PoliceReportOwed.class,
              EmergencyDecided.class,
              EmergencyProposed.class,
              PromiseOpened.class,
              JointInvited.class,
              LimitPassed.class,
              ExtensionRequested.class,
              ExtensionDecided.class,
              ComplexRequested.class,
              ComplexDecided.class,
              SupervisionDrafted.class,
              SupervisionOrdered.class,
              SupervisionDraftDismissed.class,
              SupervisionAnswered.class,
              CaseUrged.class,
              RecheckRequested.class,
              RecheckDecided.class,
              CaseFiled.class,
              CaseAnswered.class,
              ClassificationCorrected.class,
              CaseDeclined.class,
              CaseReferred.class,
              WithdrawalRequested.class,
              WithdrawalDecided.class,
              ProposalMade.class,
              ProposalDecided.class,
              ReturnedToSource.class,
              SourceAnswered.class,
              SourceCallbackRecorded.class,
              RepeatNoticed.class,
              FloodNoticed.class,
              CaseClosed.class),
          List.of(ROUTING),
          BY_KEY,
          new Kept.Forever(),
          true,
          "The life of a case");

  static final Topic CASE_TICKS =
      new Topic(
          "hotline.case-ticks.v1",
          "partition",
          List.of(CaseTick.class),
          List.of(ROUTING),
          BY_KEY,
          Kept.days(1),
          false,
          "Time, behind the events before it");

  static final Topic MATTERS =
      new Topic(
          "hotline.routing-matters.v1",
          "person id, or unit and category",
          List.of(MatterSeen.class, FloodSeen.class),
          List.of(ROUTING),
          BY_KEY,
          Kept.days(30),
          false,
          "Cases of one person, or of one unit and category, re-keyed inside routing to notice"
              + " repeats and floods");

  private RoutingTopics() {}
}
