package cn.huimin.hotline.routing.life;

import static cn.huimin.hotline.schemas.word.CaseFlag.COMPLEX_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.CONTACTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.EMERGENCY_PROPOSED;
import static cn.huimin.hotline.schemas.word.CaseFlag.EXTENSION_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.JOINT;
import static cn.huimin.hotline.schemas.word.CaseFlag.RECHECK_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseState.APPROVED;
import static cn.huimin.hotline.schemas.word.CaseState.CLOSED;
import static cn.huimin.hotline.schemas.word.CaseState.DISPATCHED;
import static cn.huimin.hotline.schemas.word.CaseState.MERGED;
import static cn.huimin.hotline.schemas.word.CaseState.RECEIVED;
import static cn.huimin.hotline.schemas.word.CaseState.REPORTED;
import static cn.huimin.hotline.schemas.word.CaseState.SIGNED;
import static cn.huimin.hotline.schemas.word.CaseState.SIGNED_OFF;
import static cn.huimin.hotline.schemas.word.CaseState.TRIAGE;

import cn.huimin.hotline.schemas.word.ClockKind;
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
      case ReturnEvent event -> RequestEvolver.change(file, event);
      case ReliefEvent event -> RequestEvolver.change(file, event);
      case OversightEvent event -> RequestEvolver.change(file, event, at);
      case BesideEvent event -> BesideEvolver.change(file, event);
      case MergeEvent event -> MergeEvolver.change(file, event, at);
      case SplitEvent event -> MergeEvolver.change(file, event, at);
      case CorrectionEvent corrected -> correct(file, corrected);
      case EndingEvent event -> EndingEvolver.change(file, event, at);
      case SourceEvent event -> EndingEvolver.change(file, event, at);
      case CaseEvent.Closed _ -> change.ended(CLOSED, at);
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
  static CaseChange summarised(Case file, CaseChange change, List<Text> texts) {
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
