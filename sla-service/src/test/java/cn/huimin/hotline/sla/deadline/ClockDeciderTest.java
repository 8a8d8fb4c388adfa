package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static cn.huimin.hotline.sla.deadline.CaseHistory.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.sla.deadline.ClockEvent.StopReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of clocks; due times were counted by hand. */
class ClockDeciderTest {

  @Test
  void shouldHoldTheCentreToTheEndOfACaseWhoseComplainantIsUnreachable() {
    CaseHistory history =
        complaint()
            .tell("2026-03-02T11:00", ClockFact.Signed::new)
            .tell("2026-03-02T14:00", ClockFact.Contacted::new)
            .tell("2026-03-03T10:00", head -> new ClockFact.Reported(head, true))
            .signedOff("2026-03-03T15:00")
            .tell("2026-03-04T10:00", ClockFact.Approved::new)
            .tell("2026-03-05T18:00", ClockFact.Unreachable::new);

    assertThat(history.clocks().running())
        .extracting(clock -> clock.key().toString())
        .containsExactlyInAnyOrder("callback_verdict/1.2", "rating/1");
    assertThat(history.clock("rating/1").due().at())
        .isBefore(history.clock("callback_verdict/1.2").due().at());
    history.tell("2026-03-06T08:00", ClockFact.Unreachable::new);
    assertThat(history.clock("rating/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
    history.tell("2026-03-06T09:00", ClockFact.CallbackDecided::new);
    assertThat(history.clocks().running()).isEmpty();
  }

  /**
   * Hidden after its dispatch, it is dispatched anew so far as its unit has to be told (ADR 0041).
   */
  @Test
  void shouldHoldTheCentreToTheSummaryOfWhatWasHiddenAfterItsDispatch() {
    CaseHistory history =
        complaint()
            .tell("2026-03-02T11:00", ClockFact.Signed::new)
            .tell("2026-03-03T09:00", head -> summary(head, ClockFact.Summary.DUE))
            .tell("2026-03-03T09:10", head -> summary(head, ClockFact.Summary.DUE));
    assertThat(history.clock("dispatch/1.2").due().at()).isEqualTo(at("2026-03-03T11:00"));
    assertThat(history.clock("dispatch/1.2").debtor()).isEqualTo(new Debtor(Party.CENTRE, null));
    assertThat(history.clock("handle/1").isRunning()).isTrue();

    history.tell("2026-03-03T10:00", head -> summary(head, ClockFact.Summary.NOT_DUE));
    assertThat(history.log("dispatch/1.2"))
        .containsExactly("ClockSet 2026-03-03T09:00", "ClockMet 2026-03-03T10:00");
    assertThat(history.has("sign/1.2")).as("the unit's turn goes on").isFalse();

    history
        .tell("2026-03-03T11:00", head -> summary(head, ClockFact.Summary.DUE))
        .passedDown("2026-03-03T11:10", "grade-1");
    assertThat(history.log("dispatch/1.3"))
        .containsExactly("ClockSet 2026-03-03T11:00", "ClockMet 2026-03-03T11:10");
    assertThat(history.has("sign/1.2")).as("passing it down begins no turn").isFalse();
  }

  private static ClockFact summary(ClockFact.Head head, ClockFact.Summary summary) {
    return new ClockFact.Other(
        new ClockFact.Head(head.caseSequence(), head.acceptedAt(), head.view(), summary));
  }

  @Test
  void shouldRunTheClocksOfAWholeLife() {
    CaseHistory history =
        complaint()
            .tell("2026-03-02T11:00", ClockFact.Signed::new)
            .tell("2026-03-02T14:00", ClockFact.Contacted::new)
            .tell("2026-03-05T10:00", head -> new ClockFact.Reported(head, true))
            .signedOff("2026-03-05T15:00")
            .tell("2026-03-06T09:00", ClockFact.Approved::new)
            .tell("2026-03-06T10:00", ClockFact.CallbackAttempted::new)
            .tell("2026-03-06T16:00", ClockFact.CallbackDecided::new)
            .ended("2026-03-06T16:00")
            .watermark("2026-12-01T00:00");

    assertThat(history.clocks().clocks().values())
        .filteredOn(clock -> clock.key().kind() != ClockKind.RETURN_WINDOW)
        .allSatisfy(clock -> assertThat(clock.state()).isEqualTo(Clock.State.MET));
    assertThat(history.clocks().clocks().keySet())
        .extracting(ClockKey::toString)
        .containsExactly(
            "dispatch/1",
            "sign/1",
            "contact/1",
            "return_window/1",
            "handle/1",
            "case/1",
            "review/1",
            "callback/1",
            "callback_verdict/1");
    assertThat(history.log("handle/1"))
        .containsExactly("ClockSet 2026-03-02T10:00", "ClockMet 2026-03-05T15:00");
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-11T17:30"));
    assertThat(history.clock("review/1").due().at()).isEqualTo(at("2026-03-06T17:30"));
    assertThat(history.clock("callback/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
    assertThat(history.clock("handle/1").debtor()).isEqualTo(new Debtor(Party.UNIT, "school-1"));
    assertThat(history.clock("case/1").debtor()).isEqualTo(new Debtor(Party.CENTRE, null));
    assertThat(history.events())
        .noneMatch(ClockEvent.StepTaken.class::isInstance)
        .anyMatch(ClockEvent.FactNoted.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false"})
  void shouldTakeTheLimitItselfAsInTime(long millis, boolean inTime) {
    Instant moment = at("2026-03-09T17:30").plusMillis(millis);
    CaseHistory history =
        complaint().watermark("2026-03-09T17:30").tell(moment, ClockFact.SignedOff::new);

    assertThat(history.events())
        .filteredOn(ClockEvent.ClockMet.class::isInstance)
        .map(ClockEvent.ClockMet.class::cast)
        .filteredOn(met -> met.key().kind() == ClockKind.HANDLE)
        .extracting(ClockEvent.ClockMet::inTime)
        .containsExactly(inTime);
    assertThat(history.clock("handle/1").taken().contains(Step.RED)).isEqualTo(!inTime);
    assertThat(history.clock("handle/1").taken()).contains(Step.YELLOW);
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true"})
  void shouldGiveTheRedCardOnceTimeIsPastTheLimit(long millis, boolean given) {
    CaseHistory history = complaint().watermark(at("2026-03-09T17:30").plusMillis(millis));
    assertThat(history.clock("handle/1").taken().contains(Step.RED)).isEqualTo(given);
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true"})
  void shouldGiveTheYellowCardOnceTimeIsPastTheCloseOfTheDayBefore(long millis, boolean given) {
    CaseHistory history = complaint().watermark(at("2026-03-06T17:30").plusMillis(millis));
    assertThat(history.clock("handle/1").taken().contains(Step.YELLOW)).isEqualTo(given);
  }

  @Test
  void shouldDateStepsWhenTheyFellDueHoweverLateTheyAreNoticed() {
    CaseHistory history = complaint().watermark("2026-04-01T00:00");

    assertThat(history.log("handle/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "YellowCardGiven 2026-03-06T17:30",
            "RedCardGiven 2026-03-09T17:30");
    assertThat(history.log("case/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "YellowCardGiven 2026-03-10T17:30",
            "RedCardGiven 2026-03-11T17:30");
    assertThat(history.events())
        .filteredOn(ClockEvent.RedCardGiven.class::isInstance)
        .map(ClockEvent.RedCardGiven.class::cast)
        .allSatisfy(red -> assertThat(red.firedAt()).isEqualTo(at("2026-04-01T00:00")))
        .allSatisfy(red -> assertThat(red.dueAt()).isEqualTo(red.head().at()))
        .extracting(red -> red.key().kind())
        .containsExactly(ClockKind.HANDLE, ClockKind.CASE);
    // 4 WH from 10:00 end at 15:30, 3 of them at 14:30; 1 WD has 6 h + 7 h 30 of work, 3/4 of
    // it, 10 h 07 min 30 s, end at 14:07:30 the next day
    assertThat(history.log("sign/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "ReminderGiven 2026-03-02T14:30",
            "MissNoted 2026-03-02T15:30");
    assertThat(history.log("contact/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "ReminderGiven 2026-03-03T14:07:30",
            "MissNoted 2026-03-03T17:30");
    assertThat(history.watermark("2026-05-01T00:00").log("handle/1")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    // Spring Festival 2026: 14 and 28 February are worked
    "COMPLAINT, 2026-02-13T15:00, 2026-02-26T17:30, 2026-02-27T17:30, 2026-02-28T17:30,"
        + " 2026-03-02T17:30",
    "HELP, 2026-02-14T08:00, 2026-02-27T17:30, 2026-02-28T17:30, 2026-03-02T17:30,"
        + " 2026-03-03T17:30",
    // National Day 2026: 20 September and 10 October are worked
    "REPORT, 2026-09-24T11:00, 2026-10-08T17:30, 2026-10-09T17:30, 2026-10-10T17:30,"
        + " 2026-10-12T17:30",
    "COMPLAINT, 2026-09-25T11:00, 2026-10-08T17:30, 2026-10-09T17:30, 2026-10-10T17:30,"
        + " 2026-10-12T17:30",
    "COMPLAINT, 2026-09-18T18:00, 2026-09-23T17:30, 2026-09-24T17:30, 2026-09-28T17:30,"
        + " 2026-09-29T17:30",
    // 1 WD over the eve of a holiday: 3/4 of 2 h on the 14th and 7 h 30 on the 24th
    "ENQUIRY, 2026-02-14T15:30, 2026-02-24T15:07:30, 2026-02-24T17:30, 2026-02-25T17:30,"
        + " 2026-02-26T17:30"
  })
  void shouldGiveCardsOnWorkingDaysAroundHolidays(
      DemandType type, String start, String yellow, String red, String caseYellow, String caseRed) {
    CaseHistory history =
        CaseHistory.of(type)
            .opened(start)
            .dispatched(start, "school-1")
            .watermark("2026-12-01T00:00");

    assertThat(history.log("handle/1"))
        .containsExactly("ClockSet " + start, "YellowCardGiven " + yellow, "RedCardGiven " + red);
    assertThat(history.log("case/1"))
        .containsExactly(
            "ClockSet " + start, "YellowCardGiven " + caseYellow, "RedCardGiven " + caseRed);
  }

  @Test
  void shouldRunEmergenciesByTheClockWithCardsForSignAndContact() {
    CaseHistory history =
        CaseHistory.of(DemandType.HELP, Urgency.EMERGENCY)
            .opened("2026-10-03T02:00")
            .dispatched("2026-10-03T02:04", "school-1")
            .watermark("2026-10-05T00:00");

    assertThat(history.log("dispatch/1"))
        .containsExactly("ClockSet 2026-10-03T02:00", "ClockMet 2026-10-03T02:04");
    assertThat(history.log("sign/1"))
        .containsExactly(
            "ClockSet 2026-10-03T02:04",
            "YellowCardGiven 2026-10-03T02:19",
            "RedCardGiven 2026-10-03T02:24");
    assertThat(history.log("contact/1"))
        .containsExactly(
            "ClockSet 2026-10-03T02:04",
            "YellowCardGiven 2026-10-03T02:49",
            "RedCardGiven 2026-10-03T03:04");
    assertThat(history.log("handle/1"))
        .containsExactly(
            "ClockSet 2026-10-03T02:04",
            "YellowCardGiven 2026-10-03T20:04",
            "RedCardGiven 2026-10-04T02:04");
    // 24 h + 6 h; 3/4 of 30 h are 22 h 30 min
    assertThat(history.log("case/1"))
        .containsExactly(
            "ClockSet 2026-10-03T02:04",
            "YellowCardGiven 2026-10-04T00:34",
            "RedCardGiven 2026-10-04T08:04");
  }

  @Test
  void shouldUnmeetTheHandleClockWhenTheReportIsRejected() {
    CaseHistory history =
        complaint()
            .signedOff("2026-03-05T15:00")
            .tell("2026-03-06T09:00", ClockFact.Rejected::new)
            .watermark("2026-03-09T08:00")
            .signedOff("2026-03-09T16:00")
            .tell("2026-03-10T09:00", ClockFact.Approved::new);

    assertThat(history.log("handle/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "ClockMet 2026-03-05T15:00",
            "ClockUnmet 2026-03-06T09:00",
            "YellowCardGiven 2026-03-06T17:30",
            "ClockMet 2026-03-09T16:00");
    assertThat(history.log("review/1"))
        .containsExactly(
            "ClockSet 2026-03-05T15:00",
            "ClockMet 2026-03-06T09:00",
            "ClockSet 2026-03-09T16:00",
            "ClockMet 2026-03-10T09:00");
  }

  @Test
  void shouldGiveTheRedCardAtOnceWhenTheRejectionComesAfterTheLimit() {
    CaseHistory history =
        complaint()
            .signedOff("2026-03-09T17:00")
            .tell("2026-03-10T09:00", ClockFact.Rejected::new)
            .watermark("2026-03-10T09:00:00.001");

    assertThat(history.log("handle/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "YellowCardGiven 2026-03-06T17:30",
            "ClockMet 2026-03-09T17:00",
            "ClockUnmet 2026-03-10T09:00",
            "RedCardGiven 2026-03-10T09:00");
  }

  @Test
  void shouldLeaveOutTheYellowCardWhereTheRedOneIsDueAtTheSameMoment() {
    CaseHistory history =
        complaint()
            .signedOff("2026-03-05T17:00")
            .tell("2026-03-10T09:00", ClockFact.Rejected::new)
            .watermark("2026-03-11T09:00");
    assertThat(history.clock("handle/1").taken()).contains(Step.RED).doesNotContain(Step.YELLOW);
  }

  @Test
  void shouldMeetTheHandleClockByTheReportWhereNoSignOffIsNeeded() {
    CaseHistory history =
        CaseHistory.of(DemandType.ENQUIRY)
            .opened("2026-03-02T09:00")
            .dispatched("2026-03-02T10:00", "school-1")
            .tell("2026-03-03T10:00", head -> new ClockFact.Reported(head, false));
    assertThat(history.clock("handle/1").metAt()).isEqualTo(at("2026-03-03T10:00"));
    assertThat(history.clock("review/1").isRunning()).isTrue();
  }

  @Test
  void shouldRunOnWhenTheHeadSendsTheReportBack() {
    CaseHistory history =
        complaint()
            .tell("2026-03-05T10:00", head -> new ClockFact.Reported(head, true))
            .tell("2026-03-05T11:00", ClockFact.SentBack::new);
    assertThat(history.clock("handle/1").isRunning()).isTrue();
    assertThat(history.has("review/1")).isFalse();
  }

  @Test
  void shouldOweNeitherContactNorCallbackToTheAnonymous() {
    CaseHistory history =
        CaseHistory.of(DemandType.REPORT)
            .anonymous()
            .opened("2026-03-02T09:00")
            .dispatched("2026-03-02T10:00", "school-1")
            .signedOff("2026-03-03T10:00")
            .tell("2026-03-03T11:00", ClockFact.Approved::new);
    assertThat(history.log("contact/1")).containsExactly("ClockNotDue 2026-03-02T10:00");
    assertThat(history.log("callback/1")).containsExactly("ClockNotDue 2026-03-03T11:00");
    assertThat(history.log("callback_verdict/1")).containsExactly("ClockNotDue 2026-03-03T11:00");
    assertThat(history.has("callback/1")).isFalse();
  }

  @Test
  void shouldOweContactToTheHiddenByTheCentreAndOnlyOnce() {
    CaseHistory history =
        CaseHistory.of(DemandType.REPORT)
            .hidden()
            .opened("2026-03-02T09:00")
            .dispatched("2026-03-02T10:00", "school-1");
    assertThat(history.clock("contact/1").debtor()).isEqualTo(new Debtor(Party.CENTRE, null));
    history.tell("2026-03-02T11:00", ClockFact.Contacted::new);
    history.transferred("2026-03-03T10:00", "school-2");
    assertThat(history.has("contact/1.2")).isFalse();
    assertThat(complaint().transferred("2026-03-03T10:00", "school-2").has("contact/1.2")).isTrue();
  }

  @Test
  void shouldStillOweWhetherItIsAnEmergencyAfterARedo() {
    CaseHistory history =
        complaint()
            .signedOff("2026-03-04T10:00")
            .tell("2026-03-04T11:00", ClockFact.Approved::new)
            .raised("2026-03-05T08:55", Urgency.EMERGENCY)
            .tell("2026-03-05T08:55", ClockFact.EmergencyProposed::new)
            .redoOpened("2026-03-05T09:00");

    assertThat(history.clock("confirm_emergency/1").isRunning()).isTrue();
    assertThat(history.clock("redo/2").isRunning()).isTrue();
  }

  @Test
  void shouldRunARoundOfItsOwnAfterARedo() {
    CaseHistory history =
        complaint()
            .signedOff("2026-03-04T10:00")
            .tell("2026-03-04T11:00", ClockFact.Approved::new)
            .tell("2026-03-05T09:00", ClockFact.CallbackDecided::new)
            .redoOpened("2026-03-05T09:00")
            .watermark("2026-03-09T09:00")
            .signedOff("2026-03-10T17:30")
            .tell("2026-03-11T09:00", ClockFact.Rejected::new)
            .watermark("2026-03-12T00:00");

    assertThat(history.log("redo/2"))
        .containsExactly(
            "ClockSet 2026-03-05T09:00",
            "YellowCardGiven 2026-03-09T17:30",
            "ClockMet 2026-03-10T17:30",
            "ClockUnmet 2026-03-11T09:00",
            "RedCardGiven 2026-03-11T09:00");
    assertThat(history.log("review/2")).hasSize(2);
    assertThat(history.has("case/2")).isFalse();
    assertThat(history.clock("contact/1").state()).isEqualTo(Clock.State.STOPPED);
  }

  @Test
  void shouldStopAtOnceWhenTheCaseEnds() {
    CaseHistory history = complaint().ended("2026-03-03T12:00").watermark("2026-12-01T00:00");
    assertThat(history.clocks().running()).isEmpty();
    assertThat(ClockDecider.timers(history.clocks())).isEmpty();
    assertThat(history.events())
        .filteredOn(ClockEvent.ClockStopped.class::isInstance)
        .map(ClockEvent.ClockStopped.class::cast)
        .allSatisfy(stopped -> assertThat(stopped.reason()).isEqualTo(StopReason.ENDED))
        .extracting(stopped -> stopped.key().kind())
        .containsExactlyInAnyOrder(
            ClockKind.CONTACT,
            ClockKind.RETURN_WINDOW,
            ClockKind.HANDLE,
            ClockKind.CASE,
            ClockKind.SIGN);
  }

  @Test
  void shouldMeetTheDispatchClockByADirectAnswerAndStopItByAReturnToTheSource() {
    CaseHistory answered =
        CaseHistory.of(DemandType.ENQUIRY)
            .opened("2026-03-02T09:00")
            .tell("2026-03-02T09:30", head -> new ClockFact.Ended(head, true));
    assertThat(answered.clock("dispatch/1").state()).isEqualTo(Clock.State.MET);

    CaseHistory returned =
        CaseHistory.of(DemandType.ENQUIRY)
            .opened("2026-03-02T09:00")
            .tell("2026-03-02T09:30", ClockFact.ReturnedToSource::new);
    assertThat(returned.clock("dispatch/1").state()).isEqualTo(Clock.State.STOPPED);
    returned.tell("2026-03-04T15:30", head -> new ClockFact.SourceAnswered(head, false));
    returned.tell("2026-03-04T15:30", ClockFact.Triaged::new);
    assertThat(returned.clock("dispatch/1").due().at()).isEqualTo(at("2026-03-04T17:30"));
  }

  @Test
  void shouldIgnoreAFactTakenInBeforeAndAStaleTimer() {
    CaseHistory history = complaint();
    CaseClocks before = history.clocks();
    ClockFact again =
        new ClockFact.Signed(new ClockFact.Head(2, at("2026-03-02T11:00"), history.view()));
    assertThat(ClockDecider.decide(before, again, CaseHistory.POLICY, CaseHistory.CALENDAR))
        .isEmpty();

    Timer sign = ClockDecider.timers(before).getFirst();
    assertThat(sign.id()).isEqualTo("case-1/sign/1/REMINDER");
    assertThat(ClockDecider.fire(before, sign, sign.at())).isEmpty();
    List<ClockEvent> fired = ClockDecider.fire(before, sign, sign.at().plusMillis(1));
    assertThat(fired).hasSize(1).first().isInstanceOf(ClockEvent.ReminderGiven.class);
    CaseClocks after = ClockDecider.evolve(before, fired);
    assertThat(ClockDecider.fire(after, sign, sign.at().plusMillis(1))).isEmpty();
    history.tell("2026-03-02T11:00", ClockFact.Signed::new);
    assertThat(ClockDecider.fire(history.clocks(), sign, at("2026-12-01T00:00"))).isEmpty();
  }
}
