package cn.huimin.hotline.notification;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Instant;
import java.util.List;

/** Records as routing and sla would write them, for tests. */
public final class TestEvents {

  private TestEvents() {}

  /** A dispatch to school "second". */
  public static CaseDispatched dispatched(String caseId, Urgency urgency, Instant at) {
    return dispatched(caseId, urgency, at, 1);
  }

  /** A dispatch to school "second", decided with this edition of the directory. */
  public static CaseDispatched dispatched(
      String caseId, Urgency urgency, Instant at, int directoryEdition) {
    return CaseDispatched.newBuilder()
        .setHeader(header(caseId, at, directoryEdition))
        .setAfter(summary(caseId, urgency, at).build())
        .setUnitId("second")
        .setTransfer(false)
        .setFault(TransferFault.NONE)
        .setByRule(true)
        .build();
  }

  /** The last attempt at a callback, which nobody answered. */
  public static CallbackRecorded unreached(String caseId, boolean confidential, Instant at) {
    return CallbackRecorded.newBuilder()
        .setHeader(header(caseId, at, 1))
        .setAfter(summary(caseId, Urgency.NORMAL, at).setConfidential(confidential).build())
        .setAttempt(3)
        .setReached(false)
        .setUnreachable(true)
        .build();
  }

  /** A case that joined another is answered with it, or to be called. */
  public static LeadAnswered answered(String caseId, boolean together, Instant at) {
    return LeadAnswered.newBuilder()
        .setHeader(header(caseId, at, 1))
        .setAfter(summary(caseId, Urgency.NORMAL, at).build())
        .setLeadCaseId("lead")
        .setCollective(together)
        .build();
  }

  private static EventHeader header(String caseId, Instant at, int directoryEdition) {
    return EventHeader.newBuilder()
        .setEventId(caseId + "-2")
        .setCaseId(caseId)
        .setSequence(2)
        .setCausationId("command")
        .setActor(Actor.newBuilder().setId("operator").setRole(Role.OPERATOR).build())
        .setAcceptedAt(at)
        .setDirectoryEdition(directoryEdition)
        .setPolicyEdition(1)
        .build();
  }

  private static CaseSummary.Builder summary(String caseId, Urgency urgency, Instant at) {
    return CaseSummary.newBuilder()
        .setCaseId(caseId)
        .setCaseNumber("HM-" + caseId)
        .setVersion(2)
        .setState(CaseState.DISPATCHED)
        .setRound(1)
        .setChannel(Channel.GOV_12345)
        .setExternalNumber(caseId)
        .setSourceLevel(SourceLevel.COUNTY)
        .setDemandType(DemandType.COMPLAINT)
        .setUrgency(urgency)
        .setUnitId("second")
        .setUnitName("第二中学")
        .setUnitLine(List.of("second", "bureau"))
        .setConfidential(false)
        .setHidden(false)
        .setAnonymous(false)
        .setCallbackDue(true)
        .setSignOffNeeded(true)
        .setOpenedAt(at)
        .setCallbackAttempts(0)
        .setDispatches(1)
        .setUnitFaultTransfers(0)
        .setTemplateRejections(0)
        .setRepeatOrdinal(1);
  }

  /** A red card of school "second". */
  public static RedCardGiven redCard(String caseId, Instant dueAt, Instant firedAt) {
    return RedCardGiven.newBuilder()
        .setHeader(
            DeadlineHeader.newBuilder()
                .setEventId(caseId + ":HANDLE:1:1:RED")
                .setCaseId(caseId)
                .setCaseNumber("HM-" + caseId)
                .setCaseSequence(4)
                .setSequence(3)
                .setClock(ClockKind.HANDLE)
                .setRound(1)
                .setParty(Party.UNIT)
                .setUnitId("second")
                .setUnitName("第二中学")
                .setUnitLine(List.of("second", "bureau"))
                .setUrgency(Urgency.NORMAL)
                .setStartedAt(dueAt.minusSeconds(3600))
                .setDueAt(dueAt)
                .setFiredAt(firedAt)
                .setPolicyEdition(1)
                .build())
        .setStepAt(dueAt)
        .build();
  }
}
