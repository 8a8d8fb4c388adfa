package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a case last, so that whoever comes second is told what the first did (DOMAIN
 * §3). No account, no name.
 *
 * @param causationId command behind it
 * @param actions what, in order: one command may decide and dispatch
 * @param role role in which it was done
 * @param unitId unit of who did it, or null
 * @param desk desk or interface it came from, or null
 * @param at when it was accepted
 */
public record Deed(
    String causationId,
    List<Action> actions,
    Role role,
    @Nullable String unitId,
    @Nullable String desk,
    Instant at) {

  /** Copies its list. */
  public Deed {
    actions = List.copyOf(actions);
  }

  /** What was done last after an event; what only notes something leaves it as it was. */
  static @Nullable Deed after(@Nullable Deed before, Happened happened) {
    var action = action(happened.event());
    if (action == null) {
      return before;
    }
    var actions = new ArrayList<Action>();
    if (before != null && before.causationId().equals(happened.causationId())) {
      actions.addAll(before.actions());
    }
    if (!actions.contains(action)) {
      actions.add(action);
    }
    var actor = happened.actor();
    return new Deed(
        happened.causationId(),
        actions,
        actor.role(),
        actor.unitId(),
        actor.desk(),
        happened.acceptedAt());
  }

  private static @Nullable Action action(CaseEvent event) {
    return switch (event) {
      case CaseEvent.Amended _ -> Action.AMEND;
      case CaseEvent.Dispatched _ -> Action.DISPATCH;
      case CaseEvent.Signed _ -> Action.SIGN;
      case CaseEvent.Contacted _ -> Action.CONTACT;
      case CaseEvent.ReportSubmitted _ -> Action.REPORT;
      case CaseEvent.ReportSignedOff _, CaseEvent.ReportSentBack _ -> Action.SIGN_OFF;
      case CaseEvent.ReportApproved _, CaseEvent.ReportRejected _ -> Action.REVIEW;
      case CaseEvent.CallbackRecorded _ -> Action.CALLBACK;
      case CaseEvent.Closed _ -> Action.CLOSE;
      case CaseEvent.Opened _,
          CaseEvent.Classified _,
          CaseEvent.SentToTriage _,
          CaseEvent.RedoOpened _,
          CaseEvent.RepeatNoticed _,
          CaseEvent.FloodNoticed _,
          CaseEvent.LimitPassed _ ->
          null;
      case ReturnEvent.Asked _ -> Action.RETURN;
      case ReturnEvent.Decided _ -> Action.RETURN_DECISION;
      case ReturnEvent.ConsultationCalled _ -> Action.CONSULT;
      case ReturnEvent.ConsultationDecided _ -> Action.CONSULT_DECISION;
      case ReliefEvent.ExtensionAsked _ -> Action.EXTENSION;
      case ReliefEvent.ExtensionDecided _ -> Action.EXTENSION_DECISION;
      case ReliefEvent.ComplexAsked _ -> Action.COMPLEX;
      case ReliefEvent.ComplexDecided _ -> Action.COMPLEX_DECISION;
      case OversightEvent oversight -> oversight(oversight);
      case BesideEvent beside -> beside(beside);
      case MergeEvent.Asked _ -> Action.MERGE;
      case MergeEvent.Unmerged _ -> Action.UNMERGE;
      case MergeEvent _ -> null;
      case SplitEvent.Split _ -> Action.SPLIT;
      case SplitEvent _ -> null;
      case CorrectionEvent _ -> Action.CORRECT_CLASSIFICATION;
      case EndingEvent ending -> ending(ending);
      case SourceEvent.Returned _ -> Action.RETURN_TO_SOURCE;
      case SourceEvent.Answered answered ->
          answered.takenBack() ? Action.SOURCE_ACCEPTANCE : Action.SOURCE_REFUSAL;
      case SourceEvent.CalledBack _ -> Action.SOURCE_CALLBACK;
    };
  }

  private static @Nullable Action oversight(OversightEvent event) {
    return switch (event) {
      case OversightEvent.Drafted _ -> null;
      case OversightEvent.Ordered ordered ->
          ordered.drafted() ? Action.SIGN_DRAFT : Action.SUPERVISE;
      case OversightEvent.DraftDismissed dismissed ->
          dismissed.withdrawn() ? null : Action.SIGN_DRAFT;
      case OversightEvent.Answered _ -> Action.SUPERVISION_ANSWER;
      case OversightEvent.Urged _ -> Action.URGE;
      case OversightEvent.RecheckAsked _ -> Action.RECHECK;
      case OversightEvent.RecheckDecided _, OversightEvent.Filed _ -> Action.RECHECK_DECISION;
    };
  }

  private static @Nullable Action beside(BesideEvent event) {
    return switch (event) {
      case BesideEvent.JointInvited _ -> Action.JOINT;
      case BesideEvent.JointAnswered _ -> Action.JOINT_ANSWER;
      case BesideEvent.PromiseKept _ -> Action.PROMISE_DONE;
      case BesideEvent.EmergencyDecided _ -> Action.CONFIRM_EMERGENCY;
      case BesideEvent.PoliceReported _ -> Action.POLICE_REPORT;
      case BesideEvent.SignOffDelegated _ -> Action.DELEGATE;
      case BesideEvent.FoundFalsified _ -> Action.FALSIFIED;
      case BesideEvent.Rated _ -> Action.RATE;
      case BesideEvent.PromiseOpened _,
          BesideEvent.EmergencyProposed _,
          BesideEvent.PoliceReportOwed _ ->
          null;
    };
  }

  private static Action ending(EndingEvent event) {
    return switch (event) {
      case EndingEvent.Answered _ -> Action.ANSWER;
      case EndingEvent.Declined _ -> Action.DECLINE;
      case EndingEvent.Referred _ -> Action.REFER;
      case EndingEvent.WithdrawalAsked _ -> Action.WITHDRAW;
      case EndingEvent.WithdrawalDecided _ -> Action.WITHDRAW_DECISION;
      case EndingEvent.Proposed _ -> Action.INVALIDATE;
      case EndingEvent.ProposalDecided _ -> Action.CONFIRM;
    };
  }
}
