package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static cn.huimin.hotline.sla.deadline.CaseHistory.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks of a case that becomes another: its type, its urgency, the deadline of its source. */
class ClockChangeTest {

  @Test
  void shouldHeedTheEarlierDeadlineOfTheSourceAndSayWhy() {
    CaseHistory history =
        CaseHistory.of(DemandType.COMPLAINT)
            .sourceDeadline("2026-03-05T12:00")
            .opened("2026-03-02T09:00")
            .dispatched("2026-03-02T10:00", "school-1")
            .watermark("2026-03-31T00:00");
    assertThat(history.clock("handle/1").due().reason()).isEqualTo(Due.Reason.SOURCE_DEADLINE);
    assertThat(history.log("handle/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "YellowCardGiven 2026-03-04T17:30",
            "RedCardGiven 2026-03-05T12:00");
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-05T12:00"));
    assertThat(history.clock("sign/1").due().at()).isEqualTo(at("2026-03-02T15:30"));
  }

  @Test
  void shouldFollowADeadlineOfTheSourceThatComesLaterAndIgnoreOneAlreadyPast() {
    CaseHistory past =
        complaint()
            .sourceDeadline("2026-03-03T12:00")
            .tell("2026-03-04T09:00", ClockFact.Other::new);
    assertThat(past.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));

    CaseHistory ahead =
        complaint()
            .sourceDeadline("2026-03-05T12:00")
            .tell("2026-03-04T09:00", ClockFact.Other::new);
    assertThat(ahead.clock("handle/1").due().at()).isEqualTo(at("2026-03-05T12:00"));
    ahead.sourceDeadline(null).tell("2026-03-04T10:00", ClockFact.Other::new);
    assertThat(ahead.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
  }

  @Test
  void shouldNotHoldAUnitToADeadlineThatPassedBeforeItsDispatch() {
    CaseHistory history =
        CaseHistory.of(DemandType.COMPLAINT)
            .sourceDeadline("2026-03-02T12:00")
            .opened("2026-03-02T09:00")
            .dispatched("2026-03-02T14:00", "school-1");
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
  }

  @Test
  void shouldCountARaisedUrgencyFromTheRaisingWhereThatIsEarlier() {
    CaseHistory early = complaint().raised("2026-03-03T09:00", Urgency.URGENT);
    assertThat(early.clock("handle/1").due().at()).isEqualTo(at("2026-03-04T09:00"));
    assertThat(early.clock("handle/1").due().reason()).isEqualTo(Due.Reason.URGENCY);
    assertThat(early.clock("case/1").due().at()).isEqualTo(at("2026-03-04T21:00"));
    assertThat(early.watermark("2026-03-31T00:00").log("handle/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "ClockSet 2026-03-03T09:00",
            "YellowCardGiven 2026-03-04T03:00",
            "RedCardGiven 2026-03-04T09:00");

    CaseHistory late = complaint().raised("2026-03-09T10:00", Urgency.URGENT);
    assertThat(late.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
    assertThat(late.log("handle/1")).hasSize(2);
    assertThat(late.clock("case/1").due().at()).isEqualTo(at("2026-03-10T05:30"));
  }

  /** Handle ends on Monday, 9 March, 17:30, the case on the 11th. */
  @ParameterizedTest
  @CsvSource({
    // in time to be handled sooner, and both
    "2026-03-03T09:00, URGENT,    2026-03-04T09:00, 2026-03-04T21:00",
    "2026-03-03T09:00, EMERGENCY, 2026-03-04T09:00, 2026-03-04T15:00",
    // the handle limit is the earlier one, and what the case counts from
    "2026-03-09T10:00, URGENT,    2026-03-09T17:30, 2026-03-10T05:30",
    "2026-03-09T10:00, EMERGENCY, 2026-03-09T17:30, 2026-03-09T23:30",
    // it had passed: nobody can have been late before it was said
    "2026-03-10T09:00, URGENT,    2026-03-09T17:30, 2026-03-10T21:00",
    // nothing is earlier than what was
    "2026-03-11T10:00, URGENT,    2026-03-09T17:30, 2026-03-11T17:30",
  })
  void shouldCountTheRaisedCaseFromTheHandleLimitInForce(
      String raised, Urgency urgency, String handle, String whole) {
    CaseHistory history = complaint().raised(raised, urgency);
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at(handle));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at(whole));
    assertThat(
            Recompute.decide(
                history.clocks(), "again", at(raised), CaseHistory.POLICY, CaseHistory.CALENDAR))
        .as("counted anew by the same rules nothing moves")
        .isEmpty();
  }

  @Test
  void shouldCountTheRaisedCaseFromAHandleLimitThatIsMet() {
    CaseHistory history =
        complaint().signedOff("2026-03-06T10:00").raised("2026-03-09T10:00", Urgency.URGENT);
    assertThat(history.clock("handle/1").state()).isEqualTo(Clock.State.MET);
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-10T05:30"));
  }

  @Test
  void shouldGiveCardsForTheSignClockOnceTheCaseIsAnEmergency() {
    CaseHistory history =
        complaint().raised("2026-03-02T15:20", Urgency.EMERGENCY).watermark("2026-03-03T00:00");
    assertThat(history.log("sign/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "ReminderGiven 2026-03-02T14:30",
            "ClockSet 2026-03-02T15:20",
            "YellowCardGiven 2026-03-02T15:20",
            "RedCardGiven 2026-03-02T15:30");
  }

  @Test
  void shouldCountALongerLimitFromTheStartAndAShorterOneFromNowWhenTheTypeIsCorrected() {
    CaseHistory longer =
        CaseHistory.of(DemandType.ENQUIRY)
            .opened("2026-03-02T09:00")
            .dispatched("2026-03-02T10:00", "school-1")
            .reclassified("2026-03-03T09:00", DemandType.COMPLAINT);
    assertThat(longer.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
    assertThat(longer.clock("case/1").due().at()).isEqualTo(at("2026-03-11T17:30"));

    CaseHistory shorter = complaint().reclassified("2026-03-04T09:00", DemandType.ENQUIRY);
    assertThat(shorter.clock("handle/1").due().at()).isEqualTo(at("2026-03-05T17:30"));
    assertThat(shorter.clock("case/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
  }

  @Test
  void shouldHaveNoClocksForPraiseAndFirstOnesOnceItIsNone() {
    CaseHistory history =
        CaseHistory.of(DemandType.PRAISE)
            .opened("2026-03-02T09:00")
            .dispatched("2026-03-02T10:00", "school-1")
            .tell("2026-03-02T11:00", ClockFact.Signed::new);
    assertThat(history.clocks().clocks()).isEmpty();
    assertThat(history.events()).hasSize(3).allMatch(ClockEvent.FactNoted.class::isInstance);

    history.reclassified("2026-03-03T09:00", DemandType.COMPLAINT);
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-10T17:30"));

    history.reclassified("2026-03-03T10:00", DemandType.PRAISE);
    assertThat(history.clocks().running()).isEmpty();
  }

  /**
   * Hidden from its unit, whose summary is owed: no other clock is kept from running by that one.
   */
  @Test
  void shouldRunTheUnitsClocksBesideThatOfASummaryOncePraiseIsNone() {
    CaseHistory history =
        CaseHistory.of(DemandType.PRAISE)
            .hidden()
            .opened("2026-03-02T09:00")
            .dispatched("2026-03-02T10:00", "school-1");
    history.change(v -> CaseHistory.with(v, DemandType.COMPLAINT, v.urgency(), 1, v.unitId()));
    history.tell("2026-03-03T09:00", ClockChangeTest::summaryDue);
    assertThat(history.clocks().running())
        .extracting(clock -> clock.key().toString())
        .contains("dispatch/1", "sign/1", "contact/1", "handle/1", "case/1");

    history.change(v -> CaseHistory.with(v, DemandType.PRAISE, v.urgency(), 1, v.unitId()));
    history.tell("2026-03-03T09:10", ClockChangeTest::summaryDue);
    assertThat(history.clocks().running()).isEmpty();
  }

  private static ClockFact summaryDue(ClockFact.Head head) {
    return new ClockFact.Other(
        new ClockFact.Head(
            head.caseSequence(), head.acceptedAt(), head.view(), ClockFact.Summary.DUE));
  }

  /** What was done while it was praise is not owed once it is none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DISPATCHED | sign/1 return_window/1 contact/1 handle/1 case/1",
        "SIGNED     | return_window/1 contact/1 handle/1 case/1",
        "REPORTED   | contact/1 handle/1 case/1",
        "SIGNED_OFF | contact/1 case/1 review/1",
        "APPROVED   | callback/1 callback_verdict/1",
        "CLOSED     | ''",
        "FILED      | ''"
      })
  void shouldOweOfWhatIsPraiseNoLongerOnlyWhatIsNotDone(String state, String running) {
    CaseHistory history =
        CaseHistory.of(DemandType.PRAISE)
            .opened("2026-03-02T09:00")
            .dispatched("2026-03-02T10:00", "school-1")
            .goesTo(state, "2026-03-02T11:00");
    history.change(
        v ->
            new CaseView(
                DemandType.COMPLAINT, v.urgency(), 1, v.unitId(), false, false, true, null, state));
    history.tell("2026-03-03T09:00", ClockFact.Other::new);
    assertThat(history.clocks().running())
        .extracting(clock -> clock.key().toString())
        .containsExactlyInAnyOrder(running.isEmpty() ? new String[0] : running.split(" "));
  }
}
