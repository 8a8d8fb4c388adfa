package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.ClockMet;
import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.event.CaseClosed;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseMerged;
import cn.huimin.hotline.schemas.event.CaseSigned;
import cn.huimin.hotline.schemas.event.CaseSplit;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.schemas.event.ReportFoundFalsified;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Falsity;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of one case as routing and sla would write them, for tests. */
public final class CaseLog {

  private final String caseId;
  private final Instant openedAt;
  private long sequence;
  private int deadlineEvents;
  private CaseState state = CaseState.RECEIVED;
  private @Nullable String unitId;
  private @Nullable Instant endedAt;
  private int round = 1;
  private int ordinal = 1;
  private SourceLevel level = SourceLevel.COUNTY;
  private @Nullable Integer part;
  private @Nullable Verdict verdict;

  public CaseLog(String caseId, Instant openedAt) {
    this.caseId = caseId;
    this.openedAt = openedAt;
  }

  /** From the platform of the prefecture or above. */
  public CaseLog fromAbove() {
    level = SourceLevel.PREFECTURE_OR_ABOVE;
    return this;
  }

  /** One of the parts of a call that was split. */
  public CaseLog part(int which) {
    part = which;
    return this;
  }

  public CaseSplit split(Instant at) {
    state = CaseState.SPLIT;
    endedAt = at;
    return CaseSplit.newBuilder()
        .setHeader(header(at))
        .setAfter(after())
        .setParts(List.of())
        .build();
  }

  public CaseDispatched dispatched(String to, Instant at) {
    return dispatched(to, at, TransferFault.NONE);
  }

  public CaseDispatched dispatched(String to, Instant at, TransferFault fault) {
    var from = unitId;
    unitId = to;
    state = CaseState.DISPATCHED;
    return CaseDispatched.newBuilder()
        .setHeader(header(at))
        .setAfter(after())
        .setUnitId(to)
        .setPreviousUnitId(from)
        .setTransfer(fault != TransferFault.NONE)
        .setFault(fault)
        .setByRule(false)
        .build();
  }

  public CaseSigned signed(Instant at) {
    state = CaseState.SIGNED;
    return CaseSigned.newBuilder()
        .setHeader(header(at))
        .setAfter(after())
        .setUnitId(unitId)
        .build();
  }

  public CaseClosed closed(Instant at) {
    state = CaseState.CLOSED;
    endedAt = at;
    return CaseClosed.newBuilder()
        .setHeader(header(at))
        .setAfter(after())
        .setBySystem(true)
        .build();
  }

  public RedoOpened redo(Instant at) {
    state = CaseState.SIGNED;
    endedAt = null;
    round++;
    return RedoOpened.newBuilder()
        .setHeader(header(at))
        .setAfter(after())
        .setCause("dissatisfied-callback")
        .build();
  }

  public ReportFoundFalsified falsified(Instant at) {
    return ReportFoundFalsified.newBuilder()
        .setHeader(header(at))
        .setAfter(after())
        .setUnitId(unitId)
        .setFalsity(Falsity.FALSIFIED)
        .build();
  }

  public CaseMerged merged(String leadUnit, Instant at) {
    state = CaseState.MERGED;
    endedAt = at;
    return CaseMerged.newBuilder()
        .setHeader(header(at))
        .setAfter(after())
        .setLeadCaseId("lead")
        .setLeadCaseNumber("HMlead")
        .setLeadUnitId(leadUnit)
        .build();
  }

  /** The lead's verdict is told; nobody is called. */
  public LeadAnswered leadAnswered(Verdict found, Instant at) {
    verdict = found;
    return LeadAnswered.newBuilder()
        .setHeader(header(at))
        .setAfter(after())
        .setLeadCaseId("lead")
        .setVerdict(found)
        .setCallbackOwed(false)
        .build();
  }

  public RepeatNoticed repeat(Instant at, int which, String... earlier) {
    ordinal = which;
    return RepeatNoticed.newBuilder()
        .setHeader(header(at))
        .setAfter(after())
        .setMatterId("m")
        .setOrdinal(which)
        .setEarlierCaseIds(List.of(earlier))
        .build();
  }

  public ClockSet clockSet(ClockKind clock, Instant startedAt, Instant dueAt) {
    return ClockSet.newBuilder()
        .setHeader(deadline(clock, startedAt, dueAt, startedAt))
        .setLimit("WD:5")
        .setReasonCode("policy")
        .build();
  }

  public RedCardGiven redCard(ClockKind clock, Instant startedAt, Instant dueAt) {
    return RedCardGiven.newBuilder()
        .setHeader(deadline(clock, startedAt, dueAt, dueAt))
        .setStepAt(dueAt)
        .build();
  }

  public ClockCorrected clockCorrected(
      ClockKind clock, Instant startedAt, Instant was, Instant dueAt, String... withdrawn) {
    return ClockCorrected.newBuilder()
        .setHeader(deadline(clock, startedAt, dueAt, was.plusSeconds(60)))
        .setPreviousDueAt(was)
        .setLimit("WD:5")
        .setReasonCode("policy")
        .setWithdrawn(List.of(withdrawn))
        .setRecomputeId("r-1")
        .build();
  }

  public ClockMet clockMet(ClockKind clock, Instant startedAt, Instant dueAt, Instant at) {
    return ClockMet.newBuilder()
        .setHeader(deadline(clock, startedAt, dueAt, at))
        .setMetAt(at)
        .setInTime(!at.isAfter(dueAt))
        .build();
  }

  private DeadlineHeader deadline(
      ClockKind clock, Instant startedAt, Instant dueAt, Instant firedAt) {
    deadlineEvents++;
    return DeadlineHeader.newBuilder()
        .setEventId(caseId + "-d" + deadlineEvents)
        .setCaseId(caseId)
        .setCaseNumber("HM" + caseId)
        .setCaseSequence(sequence)
        .setSequence(deadlineEvents)
        .setClock(clock)
        .setRound(round)
        .setParty(Party.UNIT)
        .setUnitId(unitId)
        .setUrgency(Urgency.NORMAL)
        .setStartedAt(startedAt)
        .setDueAt(dueAt)
        .setFiredAt(firedAt)
        .setPolicyEdition(1)
        .build();
  }

  private EventHeader header(Instant at) {
    sequence++;
    return EventHeader.newBuilder()
        .setEventId(caseId + "-" + sequence)
        .setCaseId(caseId)
        .setSequence(sequence)
        .setCausationId("command")
        .setActor(Actor.newBuilder().setId("operator").setRole(Role.OPERATOR).build())
        .setAcceptedAt(at)
        .setDirectoryEdition(1)
        .setPolicyEdition(1)
        .build();
  }

  private CaseSummary after() {
    return CaseSummary.newBuilder()
        .setCaseId(caseId)
        .setCaseNumber("HM" + caseId)
        .setVersion(sequence)
        .setState(state)
        .setRound(round)
        .setChannel(Channel.GOV_12345)
        .setExternalNumber(caseId)
        .setSourceLevel(level)
        .setDemandType(DemandType.COMPLAINT)
        .setUrgency(Urgency.NORMAL)
        .setUnitId(unitId)
        .setConfidential(false)
        .setHidden(false)
        .setAnonymous(false)
        .setCallbackDue(true)
        .setSignOffNeeded(true)
        .setOpenedAt(openedAt)
        .setEndedAt(endedAt)
        .setCallbackAttempts(0)
        .setDispatches(1)
        .setUnitFaultTransfers(0)
        .setTemplateRejections(0)
        .setRepeatOrdinal(ordinal)
        .setVerdict(verdict)
        .setPartOrdinal(part == null ? 0 : part)
        .build();
  }
}
