package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clocks of a proposed emergency and of the compulsory report (DOMAIN §5). */
class DangerTest {

  private static CaseHistory proposed() {
    return CaseHistory.of(DemandType.COMPLAINT)
        .opened("2026-03-02T09:30")
        .raised("2026-03-02T09:30", Urgency.EMERGENCY)
        .tell("2026-03-02T09:30", ClockFact.EmergencyProposed::new)
        .tell("2026-03-02T09:30", ClockFact.PoliceReportOwed::new);
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true"})
  void shouldGiveTheCentreTenMinutes(long millis, boolean missed) {
    var history = proposed().watermark(at("2026-03-02T09:40").plusMillis(millis));
    assertThat(history.clock("confirm_emergency/1").taken().contains(Step.MISSED))
        .isEqualTo(missed);
    assertThat(history.clock("confirm_emergency/1").debtor().party()).isEqualTo(Party.CENTRE);
  }

  @Test
  void shouldGiveTheLimitsOfTheSourceBackWhereItIsNoEmergency() {
    var history = proposed();
    assertThat(history.clock("dispatch/1").due().at()).isEqualTo(at("2026-03-02T09:40"));

    history.change(v -> CaseHistory.with(v, v.demandType(), Urgency.NORMAL, v.round(), v.unitId()));
    history.tell("2026-03-02T09:35", ClockFact.EmergencyDecided::new);

    assertThat(history.clock("confirm_emergency/1").state()).isEqualTo(Clock.State.MET);
    assertThat(history.clock("dispatch/1").due().at()).isEqualTo(at("2026-03-02T11:30"));
  }

  @Test
  void shouldBeMetByADispatchAsWell() {
    var history = proposed().dispatched("2026-03-02T09:38", "school-1");
    assertThat(history.clock("confirm_emergency/1").state()).isEqualTo(Clock.State.MET);
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-03T09:38"));
  }

  @Test
  void shouldOweTheUnitTheReportToThePoliceUntilItsProofIsThereWhateverBecomesOfTheCase() {
    var history = proposed().dispatched("2026-03-02T09:38", "school-1");
    assertThat(history.clock("police_report/1").due().at()).isEqualTo(at("2026-03-03T09:30"));
    assertThat(history.clock("police_report/1").debtor().unitId()).isEqualTo("school-1");

    history.ended("2026-03-02T18:00");
    assertThat(history.clock("police_report/1").isRunning()).isTrue();
    history.tell("2026-03-03T09:00", ClockFact.PoliceReported::new);
    assertThat(history.clock("police_report/1").state()).isEqualTo(Clock.State.MET);
  }

  /** Seen in what was added when the case had ended, or when it was held to be no emergency. */
  @Test
  void shouldRunTheClockOfTheReportToThePoliceWhateverTheUrgencyOfTheCase() {
    var history =
        CaseHistory.of(DemandType.COMPLAINT)
            .opened("2026-03-02T09:30")
            .dispatched("2026-03-02T09:38", "school-1")
            .ended("2026-03-03T18:00")
            .tell("2026-03-07T20:00", ClockFact.PoliceReportOwed::new);
    assertThat(history.clock("police_report/1").due().at()).isEqualTo(at("2026-03-08T20:00"));
  }
}
