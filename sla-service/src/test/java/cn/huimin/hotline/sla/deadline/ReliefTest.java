package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
}
