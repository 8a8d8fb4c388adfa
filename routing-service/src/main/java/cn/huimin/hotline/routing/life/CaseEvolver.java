package cn.huimin.hotline.routing.life;

import static cn.huimin.hotline.schemas.word.CaseFlag.COMPLEX_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.CONFIRMATION;
import static cn.huimin.hotline.schemas.word.CaseFlag.CONSULTATION;
import static cn.huimin.hotline.schemas.word.CaseFlag.CONTACTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.EMERGENCY_PROPOSED;
import static cn.huimin.hotline.schemas.word.CaseFlag.EXTENSION_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.JOINT;
import static cn.huimin.hotline.schemas.word.CaseFlag.RECHECK_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.RETURN_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.SUPERVISION;
import static cn.huimin.hotline.schemas.word.CaseFlag.WITHDRAWAL_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseState.ANSWERED;
import static cn.huimin.hotline.schemas.word.CaseState.APPROVED;
import static cn.huimin.hotline.schemas.word.CaseState.CLOSED;
import static cn.huimin.hotline.schemas.word.CaseState.DISPATCHED;
import static cn.huimin.hotline.schemas.word.CaseState.FILED;
import static cn.huimin.hotline.schemas.word.CaseState.INVALID;
import static cn.huimin.hotline.schemas.word.CaseState.MERGED;
import static cn.huimin.hotline.schemas.word.CaseState.NOT_ACCEPTED;
import static cn.huimin.hotline.schemas.word.CaseState.RECEIVED;
import static cn.huimin.hotline.schemas.word.CaseState.REFERRED;
import static cn.huimin.hotline.schemas.word.CaseState.REPORTED;
import static cn.huimin.hotline.schemas.word.CaseState.RETURNED_TO_SOURCE;
import static cn.huimin.hotline.schemas.word.CaseState.SIGNED;
import static cn.huimin.hotline.schemas.word.CaseState.SIGNED_OFF;
import static cn.huimin.hotline.schemas.word.CaseState.TRIAGE;
import static cn.huimin.hotline.schemas.word.CaseState.WITHDRAWN;

import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.ProposalKind;
import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an event makes of a case. Reads nothing but its arguments, so replaying gives the state. */
public final class CaseEvolver {

  private CaseEvolver() {}

  /**
   * The case after the event.
   *
   * @param file the case before it, null for the event that opens it
   * @throws IllegalArgumentException if the event's sequence does not follow the case's version
   */
  public static Case evolve(@Nullable Case file, Happened happened) {
    long before = file == null ? 0 : file.version();
    if (happened.sequence() != before + 1) {
      throw new IllegalArgumentException(
          "event %s does not follow version %d".formatted(happened.eventId(), before));
    }
    if (happened.event() instanceof CaseEvent.Opened opened) {
      return open(opened, happened);
    }
    var known = Objects.requireNonNull(file, "only an opening event has no case before it");
    return change(known, happened)
        .deed(Deed.after(known.deed(), happened))
        .done(happened.sequence(), happened.acceptedAt())
        .leadingHere();
  }

  private static Case open(CaseEvent.Opened opened, Happened happened) {
    var at = happened.acceptedAt();
    var subject =
        new Subject(
            opened.demandType(),
            opened.demandType(),
            opened.urgency(),
            null,
            null,
            opened.origin().confidential(),
            null);
    return new Case(
        happened.caseId(),
        happened.sequence(),
        RECEIVED,
        Set.of(),
        1,
        opened.origin(),
        subject,
        null,
        null,
        Findings.NONE,
        Callbacks.NONE,
        Repeat.NONE,
        Flood.NONE,
        Returns.NONE,
        Turn.NONE,
        Relief.NONE,
        Oversight.NONE,
        Beside.NOTHING,
        Merging.NONE,
        Splitting.NONE,
        Settlement.NONE,
        new Case.Times(at, at, at, null, null),
        null);
  }

  private static CaseChange change(Case file, Happened happened) {
    var change = file.change();
    var at = happened.acceptedAt();
    return switch (happened.event()) {
      case CaseEvent.Opened _ -> throw new IllegalArgumentException("a case opens once");
      case CaseEvent.Amended amended -> amend(file, amended);
      case CaseEvent.Classified classified ->
          change.subject(classified.subject()).beside(file.beside().seeing(classified.evidence()));
      case CaseEvent.SentToTriage sent -> {
        if (sent.reasonCodes().contains(Repeat.AFTER_FILED)) {
          change.repeat(file.repeat().asked());
        }
        yield withoutRequests(file, change).givenBack().state(TRIAGE);
      }
      case CaseEvent.Dispatched dispatched -> dispatch(file, dispatched, at);
      case CaseEvent.Signed _ -> change.state(SIGNED);
      case CaseEvent.Contacted contacted ->
          contacted.reached() ? change.flag(CONTACTED, true) : change;
      case CaseEvent.ReportSubmitted submitted ->
          withoutRequests(file, change)
              .report(submitted.report())
              .state(submitted.signOffNeeded() ? REPORTED : SIGNED_OFF);
      case CaseEvent.ReportSignedOff _ -> change.state(SIGNED_OFF);
      case CaseEvent.ReportSentBack _ -> change.state(SIGNED);
      case CaseEvent.ReportApproved approved ->
          change
              .findings(file.findings().fixed(approved.verdict(), approved.closingKind()))
              .approvedAt(at)
              .state(APPROVED);
      case CaseEvent.ReportRejected rejected ->
          change
              .findings(
                  rejected.reason() == RejectionReason.TEMPLATE
                      ? file.findings().rejectedForTemplate()
                      : file.findings())
              .state(SIGNED);
      case CaseEvent.CallbackRecorded callback ->
          change
              .callbacks(
                  file.callbacks().attempted(at, callback.satisfaction(), file.answeredRound()))
              .merging(file.merging().calledBack(callback.satisfaction()));
      case CaseEvent.RedoOpened _ when file.state() == MERGED ->
          change.nextRound().merging(file.merging().doneAgain());
      case CaseEvent.RedoOpened redo -> {
        if (redo.cause().equals(CaseEvent.RedoOpened.FOLLOWER)) {
          change.callbacks(file.callbacks().dissatisfiedFollower(file.answeredRound()));
        }
        yield change.reopened().nextRound().turn(Turn.of(at, false)).state(SIGNED);
      }
      case CaseEvent.RepeatNoticed repeat ->
          change.repeat(file.repeat().noticed(repeat.matterId(), repeat.ordinal()));
      case CaseEvent.FloodNoticed flood -> change.flood(new Flood(flood.groupId(), flood.people()));
      case CaseEvent.LimitPassed passed when passed.clock() == ClockKind.RATING ->
          change.callbacks(file.callbacks().waited(!passed.withdrawn()));
      case CaseEvent.LimitPassed passed -> change.turn(file.turn().after(passed));
      case ReturnEvent event -> returned(file, event);
      case ReliefEvent event -> relieved(file, event);
      case OversightEvent event -> overseen(file, event, at);
      case BesideEvent event -> BesideEvolver.change(file, event);
      case MergeEvent event -> MergeEvolver.change(file, event, at);
      case SplitEvent event -> MergeEvolver.change(file, event, at);
      case CorrectionEvent corrected -> correct(file, corrected);
      case EndingEvent event -> settled(file, event, at);
      case SourceEvent event -> withTheSource(file, event, at);
      case CaseEvent.Closed _ -> change.ended(CLOSED, at);
    };
  }

  private static CaseChange relieved(Case file, ReliefEvent event) {
    var change = file.change();
    var relief = file.relief();
    return switch (event) {
      case ReliefEvent.ExtensionAsked asked ->
          change.relief(relief.asked(asked.workingDays())).flag(EXTENSION_REQUESTED, true);
      case ReliefEvent.ExtensionDecided decided ->
          change
              .relief(relief.decided(decided.workingDays(), decided.sourceAnsweredOn() != null))
              .turn(decided.granted() ? file.turn().limitMoved() : file.turn())
              .flag(EXTENSION_REQUESTED, false);
      case ReliefEvent.ComplexAsked _ ->
          change.relief(relief.complexAsked(true)).flag(COMPLEX_REQUESTED, true);
      case ReliefEvent.ComplexDecided decided ->
          change
              .relief(relief.complexDecided(decided.granted()))
              .turn(decided.granted() ? file.turn().limitMoved() : file.turn())
              .flag(COMPLEX_REQUESTED, false);
    };
  }

  private static CaseChange overseen(Case file, OversightEvent event, Instant at) {
    var change = file.change();
    var oversight = file.oversight();
    return switch (event) {
      case OversightEvent.Drafted drafted ->
          change.oversight(oversight.drafted(drafted.causeCode(), file.round()));
      case OversightEvent.Ordered _ ->
          change.oversight(oversight.withoutDraft()).flag(SUPERVISION, true);
      case OversightEvent.DraftDismissed dismissed ->
          change.oversight(
              dismissed.withdrawn() ? oversight.neverDrafted() : oversight.withoutDraft());
      case OversightEvent.Answered _ -> change.flag(SUPERVISION, false);
      case OversightEvent.Urged _ -> change.oversight(oversight.urged());
      case OversightEvent.RecheckAsked _ ->
          change.oversight(oversight.rechecked(file.round())).flag(RECHECK_REQUESTED, true);
      case OversightEvent.RecheckDecided _ -> change.flag(RECHECK_REQUESTED, false);
      case OversightEvent.Filed _ -> change.ended(FILED, at);
    };
  }

  private static CaseChange settled(Case file, EndingEvent event, Instant at) {
    var change = file.change();
    var settlement = file.settlement();
    return switch (event) {
      case EndingEvent.Answered _ -> change.ended(ANSWERED, at);
      case EndingEvent.Declined _ -> change.ended(NOT_ACCEPTED, at);
      case EndingEvent.Referred _ -> change.ended(REFERRED, at);
      case EndingEvent.WithdrawalAsked _ -> change.flag(WITHDRAWAL_REQUESTED, true);
      case EndingEvent.WithdrawalDecided decided ->
          decided.confirmed()
              ? change.ended(WITHDRAWN, at)
              : change.flag(WITHDRAWAL_REQUESTED, false);
      case EndingEvent.Proposed proposed ->
          change.settlement(settlement.proposed(proposed.proposal())).flag(CONFIRMATION, true);
      case EndingEvent.ProposalDecided decided ->
          decided.confirmed() && decided.kind() == ProposalKind.INVALID
              ? change.ended(INVALID, at)
              : change.settlement(settlement.withoutProposal()).flag(CONFIRMATION, false);
    };
  }

  private static CaseChange correct(Case file, CorrectionEvent corrected) {
    var change = file.change().subject(corrected.subject());
    var assignment = file.assignment();
    if (assignment != null) {
      change.assignment(
          assignment.corrected(
              corrected.copiedUnitIds(), corrected.fault(), corrected.summaryTextId()));
    }
    if (!Objects.equals(corrected.matterId(), file.repeat().matterId())) {
      change.repeat(file.repeat().of(corrected.matterId()));
    }
    return corrected.downgrade()
        ? change.settlement(file.settlement().downgradedFrom(file.subject().demandType()))
        : change;
  }

  private static CaseChange withTheSource(Case file, SourceEvent event, Instant at) {
    var change = file.change();
    return switch (event) {
      case SourceEvent.Returned _ -> change.givenBack().atTheSource();
      case SourceEvent.Answered answered ->
          answered.takenBack()
              ? change.ended(RETURNED_TO_SOURCE, at)
              : change.settlement(file.settlement().refusedBySource());
      case SourceEvent.CalledBack called ->
          change
              .callbacks(file.callbacks().heard(called.satisfaction(), file.answeredRound()))
              .merging(file.merging().rated());
    };
  }

  /**
   * More time or a recheck that was asked and not decided is moot once the unit reports or is rid
   * of it.
   */
  private static CaseChange withoutRequests(Case file, CaseChange change) {
    return change
        .relief(file.relief().withoutRequests())
        .flag(EXTENSION_REQUESTED, false)
        .flag(COMPLEX_REQUESTED, false)
        .flag(RECHECK_REQUESTED, false);
  }

  private static CaseChange returned(Case file, ReturnEvent event) {
    var change = file.change();
    var returns = file.returns();
    return switch (event) {
      case ReturnEvent.Asked asked ->
          change.returns(returns.asked(asked.reason(), asked.late())).flag(RETURN_REQUESTED, true);
      case ReturnEvent.Decided decided ->
          change
              .returns(returns.decided(decided.fault() == TransferFault.UNIT, decided.forced()))
              .flag(RETURN_REQUESTED, false);
      case ReturnEvent.ConsultationCalled called ->
          summarised(file, change, called.texts())
              .returns(returns.consults(called.unitIds()))
              .flag(RETURN_REQUESTED, false)
              .flag(CONSULTATION, true);
      case ReturnEvent.ConsultationDecided _ ->
          change.returns(returns.settled()).flag(CONSULTATION, false);
    };
  }

  private static CaseChange amend(Case file, CaseEvent.Amended amended) {
    var subject = file.subject();
    return summarised(file, file.change(), amended.texts())
        .origin(amended.origin())
        .subject(
            new Subject(
                subject.demandType(),
                subject.sourceType(),
                amended.urgency(),
                subject.categoryLevel1(),
                subject.categoryLevel2(),
                amended.hidden(),
                subject.accusedUnitId()));
  }

  /** What the operator wrote for the unit, if that is among the texts, is its summary from now. */
  private static CaseChange summarised(Case file, CaseChange change, List<Text> texts) {
    var assignment = file.assignment();
    var summary = Text.first(texts, TextKind.SUMMARY);
    return assignment == null || summary == null
        ? change
        : change.assignment(assignment.corrected(assignment.copiedUnitIds(), null, summary));
  }

  private static CaseChange dispatch(Case file, CaseEvent.Dispatched dispatched, Instant at) {
    var before = file.assignment();
    boolean charged = dispatched.transfer() && dispatched.fault() == TransferFault.UNIT;
    int dispatches = before == null ? 1 : before.dispatches() + (charged ? 1 : 0);
    int charges = (before == null ? 0 : before.unitFaultTransfers()) + (charged ? 1 : 0);
    var transferredFrom = before == null ? null : before.transferredFrom();
    var transferFault = before == null ? TransferFault.NONE : before.transferFault();
    var change = file.change();
    var beside = file.beside().proposed(null);
    if (dispatched.transfer()) {
      change.flag(CONTACTED, false).flag(JOINT, false);
      beside = beside.withoutWaiting();
    }
    if (before == null || !before.unitId().equals(dispatched.unitId())) {
      beside = beside.delegated(null);
    }
    change.beside(beside).flag(EMERGENCY_PROPOSED, false);
    if (before == null || dispatched.transfer() || !file.isWithAUnit()) {
      withoutRequests(file, change).turn(Turn.of(at, true));
    }
    if (before == null || !before.unitId().equals(dispatched.unitId())) {
      change.returns(file.returns().withAnotherUnit());
    }
    if (!Objects.equals(dispatched.matterId(), file.repeat().matterId())) {
      change.repeat(file.repeat().of(dispatched.matterId()));
    }
    return change
        .subject(dispatched.subject())
        .assignment(
            new Assignment(
                dispatched.unitId(),
                dispatched.unitName(),
                dispatched.line(),
                dispatched.copiedUnitIds(),
                before == null ? at : before.firstDispatchedAt(),
                at,
                dispatches,
                charges,
                dispatched.transfer() ? dispatched.previousUnitId() : transferredFrom,
                dispatched.transfer() ? dispatched.fault() : transferFault,
                dispatched.summaryTextId(),
                passedDownFrom(before, dispatched),
                false))
        .state(DISPATCHED);
  }

  /** Those of the line who passed it down and can take it back; another line cannot. */
  private static List<String> passedDownFrom(
      @Nullable Assignment before, CaseEvent.Dispatched dispatched) {
    if (before == null || dispatched.transfer()) {
      return List.of();
    }
    var passed = new ArrayList<>(before.passedDownFrom());
    passed.add(before.unitId());
    passed.removeIf(unit -> unit.equals(dispatched.unitId()) || !dispatched.line().contains(unit));
    return passed.stream().distinct().toList();
  }
}
