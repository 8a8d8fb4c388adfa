package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Supervision, its draft, and recheck (DOMAIN §5). */
class OversightTest {

  private static CaseHistory complaint() {
    return CaseHistory.of(DemandType.COMPLAINT)
        .opened("2026-03-02T09:30")
        .dispatched("2026-03-02T10:00", "school-1");
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true"})
  void shouldDraftASupervisionAWorkingDayAfterTheRedCard(long millis, boolean drafted) {
    CaseHistory history = complaint().watermark(at("2026-03-10T17:30").plusMillis(millis));
    assertThat(history.clock("handle/1").taken().contains(Step.SUPERVISION_DRAFT))
        .isEqualTo(drafted);
    assertThat(history.clock("case/1").taken()).doesNotContain(Step.SUPERVISION_DRAFT);
  }

  /** Five working days after the limit of Monday 9 March: Monday 16 March at office close. */
  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true"})
  void shouldDraftTheCriticismFiveWorkingDaysAfterTheLimit(long millis, boolean drafted) {
    CaseHistory history = complaint().watermark(at("2026-03-16T17:30").plusMillis(millis));
    assertThat(history.clock("handle/1").taken().contains(Step.CRITICISM_DRAFT)).isEqualTo(drafted);
    assertThat(history.clock("case/1").taken())
        .as("the centre is on no such list")
        .doesNotContain(Step.CRITICISM_DRAFT);
  }

  /** The case ends on Wednesday 11 March: five working days later is the 18th. */
  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true"})
  void shouldTellTheLeaderOfTheCentreFiveWorkingDaysAfterItsLimit(long millis, boolean told) {
    CaseHistory history = complaint().watermark(at("2026-03-18T17:30").plusMillis(millis));
    assertThat(history.clock("case/1").taken().contains(Step.LEADER_TOLD)).isEqualTo(told);
    assertThat(history.clock("handle/1").taken()).doesNotContain(Step.LEADER_TOLD);
  }

  /** 1 h to contact somebody whom only the centre may know. */
  @Test
  void shouldPutNoUnitOnTheListForWhatTheCentreOwesInItsPlace() {
    CaseHistory history =
        CaseHistory.of(DemandType.REPORT, Urgency.EMERGENCY)
            .hidden()
            .opened("2026-03-02T09:30")
            .dispatched("2026-03-02T10:00", "school-1")
            .watermark("2026-04-01T00:00");
    assertThat(history.clock("contact/1").debtor().party()).isEqualTo(Party.CENTRE);
    assertThat(history.clock("contact/1").taken())
        .contains(Step.RED, Step.LEADER_TOLD)
        .doesNotContain(Step.CRITICISM_DRAFT);
  }

  @Test
  void shouldDraftTheCriticismOnceAndNoneOnceTheClockIsMet() {
    CaseHistory late = complaint().watermark("2026-04-01T00:00");
    assertThat(late.events().stream().filter(ClockEvent.CriticismDue.class::isInstance))
        .singleElement()
        .satisfies(event -> assertThat(event.head().at()).isEqualTo(at("2026-03-16T17:30")));

    CaseHistory met = complaint().signedOff("2026-03-16T17:30").watermark("2026-04-01T00:00");
    assertThat(met.clock("handle/1").taken())
        .contains(Step.SUPERVISION_DRAFT)
        .doesNotContain(Step.CRITICISM_DRAFT);
  }

  @Test
  void shouldDraftNothingOnceTheReportIsSignedOff() {
    CaseHistory history = complaint().signedOff("2026-03-10T09:00").watermark("2026-04-01T00:00");
    assertThat(history.clock("handle/1").taken()).contains(Step.RED);
    assertThat(history.clock("handle/1").taken()).doesNotContain(Step.SUPERVISION_DRAFT);
  }

  @Test
  void shouldGiveTheUnitThreeWorkingDaysOrAsLongAsTheLeaderSays() {
    CaseHistory history =
        complaint()
            .tell("2026-03-03T09:00", head -> new ClockFact.SupervisionOrdered(head, null))
            .tell("2026-03-06T17:30", ClockFact.SupervisionAnswered::new)
            .tell(
                "2026-03-07T09:00",
                head -> new ClockFact.SupervisionOrdered(head, at("2026-03-07T18:00")));

    assertThat(history.clock("supervision/1").due().at()).isEqualTo(at("2026-03-06T17:30"));
    assertThat(history.clock("supervision/1").state()).isEqualTo(Clock.State.MET);
    assertThat(history.clock("supervision/1").taken()).doesNotContain(Step.RED);
    assertThat(history.clock("supervision/1.2").due().at()).isEqualTo(at("2026-03-07T18:00"));
    assertThat(history.clock("supervision/1.2").due().reason()).isEqualTo(Due.Reason.ORDER);
    assertThat(history.clock("supervision/1").debtor().unitId()).isEqualTo("school-1");
  }

  @Test
  void shouldBeOwedByTheUnitThatHasTheCaseAndNotUnderAWorkingDay() {
    CaseHistory history =
        complaint()
            .tell("2026-03-03T09:00", head -> new ClockFact.SupervisionOrdered(head, null))
            .supervised()
            .transferred("2026-03-06T10:00", "school-2");

    assertThat(history.log("supervision/1"))
        .as("the unit that is rid of the case owes no answer, and gets no card")
        .last(InstanceOfAssertFactories.STRING)
        .isEqualTo("ClockStopped 2026-03-06T10:00");
    assertThat(history.clock("supervision/1.2").debtor())
        .isEqualTo(new Debtor(Party.UNIT, "school-2"));
    assertThat(history.clock("supervision/1.2").due().at()).isEqualTo(at("2026-03-09T17:30"));
    assertThat(history.clock("supervision/1.2").due().reason())
        .isEqualTo(Due.Reason.TRANSFER_LEAST);

    history.tell("2026-03-09T17:30", ClockFact.SupervisionAnswered::new);
    assertThat(history.clock("supervision/1.2").state()).isEqualTo(Clock.State.MET);
  }

  @Test
  void shouldKeepWhatIsLeftOfTheLeadersDateWithTheNextUnit() {
    CaseHistory history =
        complaint()
            .tell(
                "2026-03-03T09:00",
                head -> new ClockFact.SupervisionOrdered(head, at("2026-03-05T12:00")))
            .supervised()
            .transferred("2026-03-03T10:00", "school-2")
            .reclassified("2026-03-03T11:00", DemandType.HELP);

    assertThat(history.clock("supervision/1.2").due().at()).isEqualTo(at("2026-03-05T12:00"));
    assertThat(history.clock("supervision/1.2").debtor().unitId()).isEqualTo("school-2");
    assertThat(history.has("supervision/1.3")).isFalse();
  }

  @Test
  void shouldWaitInTriageForTheNextUnit() {
    CaseHistory history =
        complaint()
            .tell("2026-03-03T09:00", head -> new ClockFact.SupervisionOrdered(head, null))
            .tell("2026-03-03T10:00", ClockFact.Triaged::new)
            .watermark("2026-03-20T10:00");
    assertThat(history.clock("supervision/1").taken())
        .as("nobody could answer")
        .doesNotContain(Step.RED);

    history.supervised().dispatched("2026-03-20T11:00", "school-2");
    assertThat(history.clock("supervision/1.2").due().at()).isEqualTo(at("2026-03-23T17:30"));
  }

  @Test
  void shouldFollowTheCaseDownTheLineWithTheLeadersDate() {
    CaseHistory history =
        complaint()
            .tell(
                "2026-03-03T09:00",
                head -> new ClockFact.SupervisionOrdered(head, at("2026-03-05T12:00")))
            .supervised()
            .passedDown("2026-03-03T10:00", "section-1");

    assertThat(history.clock("supervision/1").debtor().unitId()).isEqualTo("section-1");
    assertThat(history.clock("supervision/1").due().at()).isEqualTo(at("2026-03-05T12:00"));
    assertThat(history.has("supervision/1.2")).isFalse();
  }

  @Test
  void shouldNotComeBackOnceItWasAnswered() {
    CaseHistory history =
        complaint()
            .tell("2026-03-03T09:00", head -> new ClockFact.SupervisionOrdered(head, null))
            .tell("2026-03-03T10:00", ClockFact.SupervisionAnswered::new)
            .transferred("2026-03-03T11:00", "school-2");
    assertThat(history.has("supervision/1.2")).isFalse();
  }

  @Test
  void shouldOutliveTheRound() {
    CaseHistory history =
        complaint()
            .tell("2026-03-03T09:00", head -> new ClockFact.SupervisionOrdered(head, null))
            .signedOff("2026-03-03T10:00")
            .tell("2026-03-03T11:00", ClockFact.Approved::new)
            .redoOpened("2026-03-03T15:00");
    assertThat(history.clock("supervision/1").isRunning()).isTrue();

    history.tell("2026-03-04T09:00", ClockFact.SupervisionAnswered::new);
    assertThat(history.clock("supervision/1").state()).isEqualTo(Clock.State.MET);
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false"})
  void shouldGiveTheCentreThreeWorkingDaysForARecheck(long millis, boolean inTime) {
    CaseHistory history =
        complaint()
            .signedOff("2026-03-03T10:00")
            .tell("2026-03-03T11:00", ClockFact.Approved::new)
            .redoOpened("2026-03-03T15:00")
            .tell("2026-03-04T09:00", ClockFact.RecheckAsked::new)
            .tell(at("2026-03-09T17:30").plusMillis(millis), ClockFact.RecheckDecided::new);
    assertThat(history.clock("recheck/2").taken().contains(Step.MISSED)).isEqualTo(!inTime);
    assertThat(history.clock("recheck/2").debtor().party()).isEqualTo(Party.CENTRE);
  }
}
