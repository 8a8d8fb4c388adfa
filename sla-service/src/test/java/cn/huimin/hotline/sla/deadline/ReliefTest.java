package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What extension and complex handling do to the clocks (DOMAIN §5). */
class ReliefTest {

  /** Dispatched on Monday, 2 March: 5 WD end on the 9th, the case on the 11th. */
  private static CaseHistory complaint() {
    return CaseHistory.of(DemandType.COMPLAINT)
        .opened("2026-03-02T09:30")
        .dispatched("2026-03-02T10:00", "school-1");
  }

  @Test
  void shouldCountAnExtensionFromTheOldLimitAndLetTheCaseFollow() {
    CaseHistory history =
        complaint()
            .tell("2026-03-04T09:00", ClockFact.ReliefAsked::new)
            .tell("2026-03-04T10:00", head -> new ClockFact.ExtensionDecided(head, 3, false));

    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-12T17:30"));
    assertThat(history.clock("handle/1").due().reason()).isEqualTo(Due.Reason.EXTENSION);
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-16T17:30"));
    assertThat(history.clock("extension_decision/1").state()).isEqualTo(Clock.State.MET);
    assertThat(history.clock("contact/1").due().at()).isEqualTo(at("2026-03-03T17:30"));
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false"})
  void shouldTakeTheMovedLimitAsTheLimit(long millis, boolean inTime) {
    Instant moment = at("2026-03-12T17:30").plusMillis(millis);
    CaseHistory history =
        complaint()
            .tell("2026-03-04T10:00", head -> new ClockFact.ExtensionDecided(head, 3, false))
            .tell(moment, ClockFact.SignedOff::new);

    assertThat(history.events())
        .filteredOn(ClockEvent.ClockMet.class::isInstance)
        .map(ClockEvent.ClockMet.class::cast)
        .filteredOn(met -> met.key().kind() == ClockKind.HANDLE)
        .extracting(ClockEvent.ClockMet::inTime)
        .containsExactly(inTime);
    assertThat(history.clock("handle/1").taken().contains(Step.RED)).isEqualTo(!inTime);
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false"})
  void shouldGiveTheCentreFourWorkingHoursToDecide(long millis, boolean inTime) {
    Instant moment = at("2026-03-04T14:30").plusMillis(millis);
    CaseHistory history =
        complaint()
            .tell("2026-03-04T09:00", ClockFact.ReliefAsked::new)
            .tell(moment, head -> new ClockFact.ExtensionDecided(head, 0, false));

    assertThat(history.clock("extension_decision/1").taken().contains(Step.MISSED))
        .isEqualTo(!inTime);
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
  }

  @Test
  void shouldNeverGoBeyondWhatThePolicyAllows() {
    CaseHistory history =
        complaint()
            .tell("2026-03-04T10:00", head -> new ClockFact.ExtensionDecided(head, 99, false));
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-23T17:30"));
  }

  @Test
  void shouldKeepTheSourcesDeadlineWithoutItsConsentAndCountFromItWithIt() {
    CaseHistory without =
        CaseHistory.of(DemandType.COMPLAINT)
            .sourceDeadline("2026-03-06T12:00")
            .opened("2026-03-02T09:30")
            .dispatched("2026-03-02T10:00", "school-1")
            .tell("2026-03-04T10:00", head -> new ClockFact.ExtensionDecided(head, 2, false));
    assertThat(without.clock("handle/1").due().at()).isEqualTo(at("2026-03-06T12:00"));

    CaseHistory with =
        CaseHistory.of(DemandType.COMPLAINT)
            .sourceDeadline("2026-03-06T12:00")
            .opened("2026-03-02T09:30")
            .dispatched("2026-03-02T10:00", "school-1")
            .tell("2026-03-04T10:00", head -> new ClockFact.ExtensionDecided(head, 2, true));
    assertThat(with.clock("handle/1").due().at()).isEqualTo(at("2026-03-10T17:30"));
  }

  @Test
  void shouldNotHandAnExtensionOnToTheNextUnit() {
    CaseHistory history =
        complaint()
            .tell("2026-03-04T10:00", head -> new ClockFact.ExtensionDecided(head, 3, false))
            .transferred("2026-03-05T09:00", "school-2");
    assertThat(history.clock("handle/1.2").due().at()).isEqualTo(at("2026-03-12T17:30"));
    assertThat(history.clock("handle/1.2").due().reason()).isEqualTo(Due.Reason.POLICY);
  }

  @Test
  void shouldPutTheLimitOfAComplexCaseInPlaceOfTheHandleLimit() {
    CaseHistory history =
        complaint()
            .tell("2026-03-04T09:00", ClockFact.ReliefAsked::new)
            .tell("2026-03-04T10:00", head -> new ClockFact.ComplexDecided(head, true));

    assertThat(history.clock("handle/1").state()).isEqualTo(Clock.State.STOPPED);
    assertThat(history.clock("handle_complex/1").startedAt()).isEqualTo(at("2026-03-02T10:00"));
    assertThat(history.clock("handle_complex/1").due().at()).isEqualTo(at("2026-03-23T17:30"));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-25T17:30"));

    history
        .signedOff("2026-03-20T10:00")
        .tell("2026-03-20T15:00", ClockFact.Rejected::new)
        .signedOff("2026-03-23T10:00");
    assertThat(history.clock("handle_complex/1").state()).isEqualTo(Clock.State.MET);
    assertThat(history.log("handle/1"))
        .containsExactly("ClockSet 2026-03-02T10:00", "ClockStopped 2026-03-04T10:00");
  }

  @Test
  void shouldKeepACaseComplexWithTheNextUnit() {
    CaseHistory history =
        complaint()
            .tell("2026-03-04T10:00", head -> new ClockFact.ComplexDecided(head, true))
            .transferred("2026-03-05T09:00", "school-2");

    assertThat(history.has("handle/1.2")).isFalse();
    // 15 WD of its own would end on the 26th; the case ends on the 25th
    assertThat(history.clock("handle_complex/1.2").due().at()).isEqualTo(at("2026-03-25T17:30"));
  }

  @Test
  void shouldLeaveTheClocksAsTheyAreWhenRefused() {
    CaseHistory history =
        complaint()
            .tell("2026-03-04T09:00", ClockFact.ReliefAsked::new)
            .tell("2026-03-04T10:00", head -> new ClockFact.ComplexDecided(head, false));
    assertThat(history.clock("handle/1").isRunning()).isTrue();
    assertThat(history.has("handle_complex/1")).isFalse();
  }

  /** 15 WD end on the 23rd, the case on the 25th. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-05T09:00, URGENT,    2026-03-06T09:00, 2026-03-06T21:00",
    "2026-03-05T09:00, EMERGENCY, 2026-03-06T09:00, 2026-03-06T15:00",
    "2026-03-23T10:00, URGENT,    2026-03-23T17:30, 2026-03-24T05:30",
  })
  void shouldHoldAComplexCaseToTheHandleLimitOfARaisedUrgency(
      String raised, Urgency urgency, String handle, String whole) {
    CaseHistory history =
        complaint()
            .tell("2026-03-04T10:00", head -> new ClockFact.ComplexDecided(head, true))
            .raised(raised, urgency);

    assertThat(history.clock("handle_complex/1").due().at()).isEqualTo(at(handle));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at(whole));
    assertThat(again(history, raised)).isEmpty();
    history.watermark(at(handle).plusMillis(1));
    assertThat(history.clock("handle_complex/1").taken()).contains(Step.RED);
    history.transferred("2026-03-24T09:00", "school-2");
    assertThat(history.has("handle/1.2")).as("an urgent case is no complex one").isTrue();
  }

  /** The case ended on the 11th: the next unit has 1 WD, to the 16th. */
  @Test
  void shouldCountAnExtensionFromTheLeastThatAUnitGetsAfterATransfer() {
    CaseHistory history = complaint().transferred("2026-03-13T10:00", "school-2");
    assertThat(history.clock("handle/1.2").due().reason()).isEqualTo(Due.Reason.TRANSFER_LEAST);

    history.tell("2026-03-16T10:00", head -> new ClockFact.ExtensionDecided(head, 3, false));
    assertThat(history.clock("handle/1.2").due().at()).isEqualTo(at("2026-03-19T17:30"));
    assertThat(history.clock("handle/1.2").due().reason()).isEqualTo(Due.Reason.EXTENSION);
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-16T17:30"));
    assertThat(again(history, "2026-03-16T11:00")).isEmpty();
  }

  @Test
  void shouldTakeBackTheCardsOfALimitThatPassedWhileTheCentreDecided() {
    CaseHistory history = decidedLate(head -> new ClockFact.ExtensionDecided(head, 3, false));

    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-12T17:30"));
    assertThat(history.clock("handle/1").taken()).isEmpty();
    assertThat(history.events())
        .filteredOn(ClockEvent.ClockCorrected.class::isInstance)
        .map(ClockEvent.ClockCorrected.class::cast)
        .singleElement()
        .satisfies(
            corrected -> {
              assertThat(corrected.withdrawn()).containsExactlyInAnyOrder(Step.YELLOW, Step.RED);
              assertThat(corrected.previousDueAt()).isEqualTo(at("2026-03-09T17:30"));
              assertThat(corrected.recomputeId()).isEmpty();
            });
    history.watermark("2026-03-13T00:00");
    assertThat(history.log("handle/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "YellowCardGiven 2026-03-06T17:30",
            "RedCardGiven 2026-03-09T17:30",
            "ClockCorrected 2026-03-10T09:00",
            "YellowCardGiven 2026-03-11T17:30",
            "RedCardGiven 2026-03-12T17:30");
  }

  @Test
  void shouldKeepTheCardWhereWhatWasGrantedHasPassedAsWell() {
    CaseHistory history =
        complaint()
            .tell("2026-03-09T10:00", ClockFact.ReliefAsked::new)
            .tell("2026-03-12T09:00", head -> new ClockFact.ExtensionDecided(head, 1, false));
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-10T17:30"));
    assertThat(history.clock("handle/1").taken()).contains(Step.RED);
    history.watermark("2026-03-13T00:00");
    assertThat(history.log("handle/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "YellowCardGiven 2026-03-06T17:30",
            "RedCardGiven 2026-03-09T17:30",
            "ClockCorrected 2026-03-12T09:00");
  }

  @Test
  void shouldTakeBackTheCardsOfACaseFoundComplexAfterItsLimit() {
    CaseHistory history = decidedLate(head -> new ClockFact.ComplexDecided(head, true));

    assertThat(history.log("handle/1"))
        .endsWith("ClockCorrected 2026-03-10T09:00", "ClockStopped 2026-03-10T09:00");
    assertThat(history.clock("handle/1").taken()).isEmpty();
    assertThat(history.clock("handle_complex/1").due().at()).isEqualTo(at("2026-03-23T17:30"));
    history.watermark("2026-03-24T00:00");
    assertThat(history.log("handle_complex/1"))
        .containsExactly(
            "ClockSet 2026-03-10T09:00",
            "YellowCardGiven 2026-03-20T17:30",
            "RedCardGiven 2026-03-23T17:30");
  }

  /** Asked on the day of the limit, granted the morning after it. */
  private static CaseHistory decidedLate(Function<ClockFact.Head, ClockFact> decision) {
    return complaint()
        .tell("2026-03-09T10:00", ClockFact.ReliefAsked::new)
        .watermark("2026-03-10T08:00")
        .tell("2026-03-10T09:00", decision);
  }

  private static List<ClockEvent> again(CaseHistory history, String local) {
    return Recompute.decide(
        history.clocks(), "again", at(local), CaseHistory.POLICY, CaseHistory.CALENDAR);
  }
}
