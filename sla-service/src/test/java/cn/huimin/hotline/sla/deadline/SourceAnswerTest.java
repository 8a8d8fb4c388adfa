package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given back to the platform above, and ended otherwise than by callback (DOMAIN §5). */
class SourceAnswerTest {

  private static CaseHistory returned() {
    return CaseHistory.of(DemandType.COMPLAINT)
        .opened("2026-03-02T09:30")
        .dispatched("2026-03-02T10:00", "school-1")
        .tell("2026-03-03T09:00", ClockFact.ReturnedToSource::new);
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false"})
  void shouldGiveTheSourceTwoWorkingDaysAndTheCentreTheDutyToPress(long millis, boolean inTime) {
    CaseHistory history =
        returned()
            .tell(
                at("2026-03-05T17:30").plusMillis(millis),
                head -> new ClockFact.SourceAnswered(head, true));

    Clock clock = history.clock("source_answer/1");
    assertThat(clock.due().at()).isEqualTo(at("2026-03-05T17:30"));
    assertThat(clock.debtor().party()).isEqualTo(Party.CENTRE);
    assertThat(clock.state()).isEqualTo(Clock.State.MET);
    assertThat(clock.taken().contains(Step.MISSED)).isEqualTo(!inTime);
  }

  @Test
  void shouldStopEverythingElseWhileTheSourceHasIt() {
    assertThat(returned().clocks().running())
        .extracting(clock -> clock.key().kind())
        .containsExactly(ClockKind.SOURCE_ANSWER);
  }

  @Test
  void shouldLeaveNothingRunningOnceItIsTakenBack() {
    CaseHistory history =
        returned().tell("2026-03-04T09:00", head -> new ClockFact.SourceAnswered(head, true));

    assertThat(history.clocks().running()).isEmpty();
  }

  /** The compulsory report outlives the way to the source; it does not dispatch the case. */
  @Test
  void shouldHoldTheCentreToANewDispatchThoughAReportToThePoliceIsOwed() {
    CaseHistory history =
        returned()
            .tell("2026-03-04T08:30", ClockFact.PoliceReportOwed::new)
            .tell("2026-03-04T09:00", head -> new ClockFact.SourceAnswered(head, false))
            .tell("2026-03-04T09:00", ClockFact.Triaged::new);

    assertThat(history.clocks().running())
        .extracting(clock -> clock.key().toString())
        .containsExactlyInAnyOrder("police_report/1", "dispatch/1.2");
  }

  @Test
  void shouldHoldTheCentreToANewDispatchOnceItIsRefused() {
    CaseHistory history =
        returned()
            .tell("2026-03-04T09:00", head -> new ClockFact.SourceAnswered(head, false))
            .tell("2026-03-04T09:00", ClockFact.Triaged::new);

    assertThat(history.clocks().running())
        .extracting(clock -> clock.key().toString())
        .containsExactly("dispatch/1.2");
    assertThat(history.clock("dispatch/1.2").due().at()).isEqualTo(at("2026-03-04T11:00"));

    history.passedDown("2026-03-04T10:00", "school-1");
    assertThat(history.clock("dispatch/1.2").state()).isEqualTo(Clock.State.MET);
    assertThat(history.clock("handle/1.2").due().at()).isEqualTo(at("2026-03-11T17:30"));
    assertThat(history.clock("case/1").isRunning()).isTrue();
  }

  /** The platform had it, and did not want it: whoever gets it now owes the leader the answer. */
  @Test
  void shouldRunTheClockOfAnOrderOnOnceAUnitHasTheCaseAgain() {
    CaseHistory history =
        CaseHistory.of(DemandType.COMPLAINT)
            .opened("2026-03-02T09:30")
            .dispatched("2026-03-02T10:00", "school-1")
            .tell("2026-03-02T11:00", head -> new ClockFact.SupervisionOrdered(head, null))
            .supervised()
            .tell("2026-03-03T09:00", ClockFact.ReturnedToSource::new)
            .watermark("2026-03-09T09:00");
    assertThat(history.clock("supervision/1").isRunning()).isFalse();
    assertThat(history.clock("supervision/1").taken())
        .as("nobody could answer")
        .doesNotContain(Step.RED);

    history
        .tell("2026-03-09T10:00", head -> new ClockFact.SourceAnswered(head, false))
        .tell("2026-03-09T10:00", ClockFact.Triaged::new)
        .dispatched("2026-03-09T11:00", "school-2");

    assertThat(history.clock("supervision/1.2").isRunning()).isTrue();
    assertThat(history.clock("supervision/1.2").debtor().unitId()).isEqualTo("school-2");
    assertThat(history.clock("supervision/1.2").due().at()).isEqualTo(at("2026-03-10T17:30"));
  }

  @Test
  void shouldMeetTheDispatchClockByADirectAnswer() {
    CaseHistory history =
        CaseHistory.of(DemandType.ENQUIRY)
            .opened("2026-03-02T09:30")
            .tell("2026-03-02T10:00", head -> new ClockFact.Ended(head, true));

    assertThat(history.clock("dispatch/1").state()).isEqualTo(Clock.State.MET);
    assertThat(history.clocks().running()).isEmpty();
  }

  @Test
  void shouldRunTheRedoClockWhenTheSourceSendsAClosedCaseBack() {
    CaseHistory history =
        CaseHistory.of(DemandType.COMPLAINT)
            .opened("2026-03-02T09:30")
            .dispatched("2026-03-02T10:00", "school-1")
            .signedOff("2026-03-03T10:00")
            .tell("2026-03-03T11:00", ClockFact.Approved::new)
            .ended("2026-03-03T15:00")
            .redoOpened("2026-03-09T09:00");

    assertThat(history.clocks().running())
        .extracting(clock -> clock.key().toString())
        .containsExactly("redo/2");
    assertThat(history.clock("redo/2").due().at()).isEqualTo(at("2026-03-12T17:30"));
  }
}
