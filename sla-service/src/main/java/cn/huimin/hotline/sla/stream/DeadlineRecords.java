package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.ClockMet;
import cn.huimin.hotline.schemas.deadline.ClockNotDue;
import cn.huimin.hotline.schemas.deadline.ClockPaused;
import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.deadline.ClockStopped;
import cn.huimin.hotline.schemas.deadline.ClockUnmet;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.FactNoted;
import cn.huimin.hotline.schemas.deadline.LadderStepTaken;
import cn.huimin.hotline.schemas.deadline.MissNoted;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.deadline.ReminderGiven;
import cn.huimin.hotline.schemas.deadline.YellowCardGiven;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.sla.deadline.CaseClocks;
import cn.huimin.hotline.sla.deadline.Clock;
import cn.huimin.hotline.sla.deadline.ClockEvent;
import cn.huimin.hotline.sla.deadline.PlannedStep;
import cn.huimin.hotline.sla.deadline.Step;
import java.time.Instant;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Events of clocks as records of the deadline topic. */
final class DeadlineRecords {

  private final String caseNumber;
  private final Directory directory;
  private final int policyEdition;

  DeadlineRecords(String caseNumber, Directory directory, int policyEdition) {
    this.caseNumber = caseNumber;
    this.directory = directory;
    this.policyEdition = policyEdition;
  }

  /**
   * The record of an event.
   *
   * @param event what happened
   * @param after the clocks of the case after it
   */
  SpecificRecord of(ClockEvent event, CaseClocks after) {
    return switch (event) {
      case ClockEvent.FactNoted _, ClockEvent.LimitRecounted _ -> noted(event);
      case ClockEvent.ClockNotDue notDue ->
          new ClockNotDue(
              header(notDue, null, notDue.head().at(), notDue.head().at(), notDue.head().at()));
      case ClockEvent.ClockSet set ->
          new ClockSet(
              header(set, after, set.clock().due().at(), set.head().at()),
              set.clock().due().limit().toString(),
              word(set.clock().due().reason()),
              warnsAt(set.clock()));
      case ClockEvent.ClockCorrected corrected -> corrected(corrected, after);
      case ClockEvent.ClockMet met ->
          new ClockMet(
              header(met, after, met.dueAt(), met.head().at()), met.head().at(), met.inTime());
      case ClockEvent.ClockUnmet unmet ->
          new ClockUnmet(header(unmet, after, unmet.dueAt(), unmet.head().at()));
      case ClockEvent.ClockPaused paused ->
          new ClockPaused(header(paused, after, paused.dueAt(), paused.head().at()));
      case ClockEvent.ClockStopped stopped ->
          new ClockStopped(
              header(stopped, after, stopped.dueAt(), stopped.head().at()),
              stopped.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case ClockEvent.YellowCardGiven given -> new YellowCardGiven(step(given, after), at(given));
      case ClockEvent.RedCardGiven given -> new RedCardGiven(step(given, after), at(given));
      case ClockEvent.SupervisionDue taken ->
          new LadderStepTaken(step(taken, after), at(taken), "supervision-draft");
      case ClockEvent.CriticismDue taken ->
          new LadderStepTaken(step(taken, after), at(taken), "criticism-draft");
      case ClockEvent.LeaderTold taken ->
          new LadderStepTaken(step(taken, after), at(taken), "leader-told");
      case ClockEvent.ReminderGiven given -> new ReminderGiven(step(given, after), at(given));
      case ClockEvent.MissNoted noted -> new MissNoted(step(noted, after), at(noted));
    };
  }

  private static FactNoted noted(ClockEvent event) {
    var head = event.head();
    return new FactNoted(
        event.id(), head.caseId(), head.sequence(), head.caseSequence(), head.at());
  }

  private ClockCorrected corrected(ClockEvent.ClockCorrected corrected, CaseClocks after) {
    var clock = corrected.clock();
    var dueAt = clock.due().at();
    var metAt = clock.metAt();
    return ClockCorrected.newBuilder()
        .setHeader(header(corrected, after, dueAt, corrected.head().at()))
        .setPreviousDueAt(corrected.previousDueAt())
        .setLimit(clock.due().limit().toString())
        .setReasonCode(word(clock.due().reason()))
        .setYellowAt(warnsAt(clock))
        .setMetAt(metAt)
        .setInTime(metAt == null ? null : !metAt.isAfter(dueAt))
        .setWithdrawn(corrected.withdrawn().stream().sorted().map(Step::word).toList())
        .setRecomputeId(corrected.recomputeId())
        .build();
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Instant at(ClockEvent event) {
    return event.head().at();
  }

  private DeadlineHeader step(ClockEvent.StepTaken taken, CaseClocks after) {
    return header(taken, after, taken.dueAt(), taken.firedAt());
  }

  private DeadlineHeader header(
      ClockEvent.OfClock event, CaseClocks after, Instant dueAt, Instant firedAt) {
    var clock = after.clocks().get(event.key());
    var startedAt = clock == null ? event.head().at() : clock.startedAt();
    return header(event, clock, startedAt, dueAt, firedAt);
  }

  private DeadlineHeader header(
      ClockEvent.OfClock event,
      @Nullable Clock clock,
      Instant startedAt,
      Instant dueAt,
      Instant firedAt) {
    var head = event.head();
    var unitId = clock == null ? event.debtor().unitId() : clock.debtor().unitId();
    var concerned = unitId == null ? head.view().unitId() : unitId;
    return DeadlineHeader.newBuilder()
        .setEventId(event.id())
        .setCaseId(head.caseId())
        .setCaseNumber(caseNumber)
        .setCaseSequence(head.caseSequence())
        .setClock(ClockKind.valueOf(event.key().kind().name()))
        .setRound(event.key().round())
        .setLeg(event.key().leg())
        .setSequence(head.sequence())
        .setParty(Party.valueOf(event.debtor().party().name()))
        .setUnitId(concerned)
        .setUnitName(
            concerned == null ? null : directory.unit(concerned).map(Unit::name).orElse(null))
        .setUnitLine(concerned == null ? java.util.List.of() : directory.line(concerned))
        .setUrgency(Urgency.valueOf(head.view().urgency().name()))
        .setAccusedUnitId(head.view().accusedUnitId())
        .setStartedAt(startedAt)
        .setDueAt(dueAt)
        .setFiredAt(firedAt)
        .setPolicyEdition(policyEdition)
        .build();
  }

  private static @Nullable Instant warnsAt(Clock clock) {
    return clock.plan().stream()
        .filter(planned -> planned.step() == Step.YELLOW || planned.step() == Step.REMINDER)
        .map(PlannedStep::at)
        .findFirst()
        .orElse(null);
  }
}
