package cn.huimin.hotline.routing.life;

import static cn.huimin.hotline.schemas.word.CaseFlag.CONTACTED;
import static cn.huimin.hotline.schemas.word.CaseState.APPROVED;
import static cn.huimin.hotline.schemas.word.CaseState.CLOSED;
import static cn.huimin.hotline.schemas.word.CaseState.DISPATCHED;
import static cn.huimin.hotline.schemas.word.CaseState.RECEIVED;
import static cn.huimin.hotline.schemas.word.CaseState.REPORTED;
import static cn.huimin.hotline.schemas.word.CaseState.SIGNED;
import static cn.huimin.hotline.schemas.word.CaseState.SIGNED_OFF;
import static cn.huimin.hotline.schemas.word.CaseState.TRIAGE;

import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.Instant;
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
    return change(known, happened).done(happened.sequence(), happened.acceptedAt());
  }

  private static Case open(CaseEvent.Opened opened, Happened happened) {
    var at = happened.acceptedAt();
    var subject =
        new Subject(
            opened.demandType(),
            opened.demandType() != null,
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
        new Case.Times(at, at, at, null, null));
  }

  private static CaseChange change(Case file, Happened happened) {
    var change = file.change();
    var at = happened.acceptedAt();
    return switch (happened.event()) {
      case CaseEvent.Opened _ -> throw new IllegalArgumentException("a case opens once");
      case CaseEvent.Amended amended -> amend(file, amended);
      case CaseEvent.Classified classified -> change.subject(classified.subject());
      case CaseEvent.SentToTriage _ -> change.state(TRIAGE);
      case CaseEvent.Dispatched dispatched -> dispatch(file, dispatched, at);
      case CaseEvent.Signed _ -> change.state(SIGNED);
      case CaseEvent.Contacted contacted ->
          contacted.reached() ? change.flag(CONTACTED, true) : change;
      case CaseEvent.ReportSubmitted submitted ->
          change
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
          change.callbacks(file.callbacks().attempted(at, callback.satisfaction()));
      case CaseEvent.RedoOpened _ -> change.nextRound().state(SIGNED);
      case CaseEvent.RepeatNoticed repeat ->
          change.repeat(new Repeat(repeat.matterId(), repeat.ordinal()));
      case CaseEvent.Closed _ -> change.state(CLOSED).endedAt(at);
    };
  }

  private static CaseChange amend(Case file, CaseEvent.Amended amended) {
    var subject = file.subject();
    return file.change()
        .origin(amended.origin())
        .subject(
            new Subject(
                subject.demandType(),
                subject.demandTypeGiven(),
                amended.urgency(),
                subject.categoryLevel1(),
                subject.categoryLevel2(),
                amended.hidden(),
                subject.accusedUnitId()));
  }

  private static CaseChange dispatch(Case file, CaseEvent.Dispatched dispatched, Instant at) {
    var before = file.assignment();
    boolean charged = dispatched.transfer() && dispatched.fault() == TransferFault.UNIT;
    int dispatches = before == null ? 1 : before.dispatches() + (charged ? 1 : 0);
    int charges = (before == null ? 0 : before.unitFaultTransfers()) + (charged ? 1 : 0);
    var change = file.change();
    if (dispatched.transfer()) {
      change.flag(CONTACTED, false);
    }
    if (!Objects.equals(dispatched.matterId(), file.repeat().matterId())) {
      change.repeat(new Repeat(dispatched.matterId(), 1));
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
                dispatched.summaryTextId()))
        .state(DISPATCHED);
  }
}
