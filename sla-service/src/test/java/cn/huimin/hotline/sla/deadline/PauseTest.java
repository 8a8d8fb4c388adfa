package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.CALENDAR;
import static cn.huimin.hotline.sla.deadline.CaseHistory.POLICY;
import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.OfficeHours;
import cn.huimin.hotline.calendar.OpenInterval;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.policy.InvalidPolicyException;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pauses as a policy may name them, and calendars of units' own (DOMAIN §5). */
class PauseTest {

  private static final SlaPolicy PAUSING =
      read("{\"states\": [\"REPORTED\"], \"clocks\": [\"handle\", \"sign\"]}");

  private static SlaPolicy read(String pause) {
    var seed = SlaPolicyReader.seedDocument();
    var none = "{\"states\": [], \"clocks\": []}";
    assertThat(seed).contains(none);
    return SlaPolicyReader.read(seed.replace(none, pause));
  }

  /** Dispatched on Monday the 2nd: due on Monday the 9th at close. */
  private static CaseHistory complaint() {
    return CaseHistory.of(DemandType.COMPLAINT)
        .by(PAUSING, CALENDAR)
        .opened("2026-03-02T09:30")
        .dispatched("2026-03-02T10:00", "school-1");
  }

  @Test
  void shouldLetNothingFallDueWhileItPausesAndBeLaterByTheWorkingDaysOfThePause() {
    var paused = complaint().goesTo("REPORTED", "2026-03-05T15:00").watermark("2026-03-20T00:00");
    assertThat(paused.clock("handle/1").taken()).isEmpty();
    assertThat(paused.clock("handle/1").isRunning()).isTrue();

    // Friday, Monday, Tuesday: three working days
    paused.goesTo("SIGNED", "2026-03-10T09:00");
    assertThat(paused.clock("handle/1").due())
        .isEqualTo(
            new Due(
                at("2026-03-12T17:30"),
                POLICY.limit(ClockKind.HANDLE, DemandType.COMPLAINT, Urgency.NORMAL),
                Due.Reason.PAUSE));
    assertThat(paused.watermark("2026-03-12T17:30").log("handle/1"))
        .noneMatch(line -> line.startsWith("RedCardGiven"));
    assertThat(paused.watermark("2026-03-13T09:00").log("handle/1"))
        .contains("RedCardGiven 2026-03-12T17:30");
  }

  @Test
  void shouldMeetAPausedClockByTheLimitItHasByThen() {
    var met = complaint().goesTo("REPORTED", "2026-03-09T10:00").signedOff("2026-03-11T10:00");
    assertThat(met.events())
        .filteredOn(ClockEvent.ClockMet.class::isInstance)
        .map(ClockEvent.ClockMet.class::cast)
        .filteredOn(event -> event.key().kind() == ClockKind.HANDLE)
        .singleElement()
        .satisfies(event -> assertThat(event.inTime()).as("two days later than the 9th").isTrue());
  }

  @Test
  void shouldCountHoursByTheClockAndWorkingTimeEachInItsOwn() {
    var urgent =
        CaseHistory.of(DemandType.COMPLAINT, Urgency.URGENT)
            .by(PAUSING, CALENDAR)
            .opened("2026-03-02T09:30")
            .dispatched("2026-03-02T10:00", "school-1")
            .goesTo("REPORTED", "2026-03-02T12:00")
            .goesTo("SIGNED", "2026-03-02T18:30");
    assertThat(urgent.clock("handle/1").due().at()).isEqualTo(at("2026-03-03T16:30"));

    // Four working hours: 15:30; paused from 11:30 to 14:00, of which an hour is worked
    var sign =
        complaint().goesTo("REPORTED", "2026-03-02T11:30").goesTo("SIGNED", "2026-03-02T14:00");
    assertThat(sign.clock("sign/1").due().at()).isEqualTo(at("2026-03-02T16:30"));
  }

  /** Due on the 9th, missed; a pause over the night and a working day. */
  @Test
  void shouldTakeBackTheCardOfALimitThatAPausePutsAheadAndNoOther() {
    var ahead = complaint().goesTo("REPORTED", "2026-03-09T18:00");
    assertThat(ahead.clock("handle/1").taken()).contains(Step.RED);
    ahead.goesTo("SIGNED", "2026-03-10T10:00");
    assertThat(ahead.clock("handle/1").due().at()).isEqualTo(at("2026-03-10T17:30"));
    assertThat(ahead.clock("handle/1").taken()).doesNotContain(Step.RED);
    assertThat(ahead.watermark("2026-03-11T00:00").log("handle/1"))
        .endsWith("ClockCorrected 2026-03-10T10:00", "RedCardGiven 2026-03-10T17:30");

    var past = complaint().goesTo("REPORTED", "2026-03-10T09:00");
    past.goesTo("SIGNED", "2026-03-12T10:00").watermark("2026-03-12T12:00");
    assertThat(past.clock("handle/1").due().at()).isEqualTo(at("2026-03-11T17:30"));
    assertThat(past.log("handle/1"))
        .filteredOn(line -> line.startsWith("RedCardGiven"))
        .containsExactly("RedCardGiven 2026-03-09T17:30");
  }

  @Test
  void shouldKeepThePauseThroughAChangeOfThePolicyAndARecomputation() {
    var history = complaint().goesTo("REPORTED", "2026-03-05T15:00");
    history.by(POLICY, CALENDAR).goesTo("REPORTED", "2026-03-06T09:00");
    assertThat(history.clock("handle/1").due().at())
        .as("a working day, though nothing pauses any more")
        .isEqualTo(at("2026-03-10T17:30"));
    assertThat(Recompute.decide(history.clocks(), "r", at("2026-03-06T10:00"), POLICY, CALENDAR))
        .isEmpty();
  }

  @Test
  void shouldPauseNothingByDefault() {
    var history = CaseHistory.of(DemandType.COMPLAINT).opened("2026-03-02T09:30");
    history.dispatched("2026-03-02T10:00", "school-1").goesTo("REPORTED", "2026-03-05T15:00");
    assertThat(history.events()).noneMatch(ClockEvent.ClockPaused.class::isInstance);
  }

  @Test
  void shouldNameAStateThatIsNone() {
    assertThatThrownBy(() -> read("{\"states\": [\"ASLEEP\"], \"clocks\": []}"))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("ASLEEP");
  }

  /** 07:00 to 11:00 and 13:00 to 17:00 at one school; its clocks only. */
  @Test
  void shouldCountAClockByTheCalendarOfWhoOwesIt() {
    var own =
        WorkingCalendar.of(
            NationalHolidays.load(),
            WorkingCalendar.editions(
                new OfficeHours(
                    List.of(
                        new OpenInterval(LocalTime.of(7, 0), LocalTime.of(11, 0)),
                        new OpenInterval(LocalTime.of(13, 0), LocalTime.of(17, 0))))),
            WorkingCalendar.SHANGHAI);
    var calendar = CALENDAR.withUnits(Map.of("school-1", own));
    var early =
        CaseHistory.of(DemandType.COMPLAINT)
            .by(POLICY, calendar)
            .opened("2026-03-02T09:30")
            .dispatched("2026-03-02T10:00", "school-1");
    assertThat(early.clock("sign/1").due().at()).isEqualTo(at("2026-03-02T16:00"));
    assertThat(early.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:00"));
    assertThat(early.clock("case/1").due().at())
        .as("the centre's")
        .isEqualTo(at("2026-03-11T17:30"));
    var other =
        CaseHistory.of(DemandType.COMPLAINT)
            .by(POLICY, calendar)
            .opened("2026-03-02T09:30")
            .dispatched("2026-03-02T10:00", "school-2");
    assertThat(other.clock("sign/1").due().at()).isEqualTo(at("2026-03-02T15:30"));
  }
}
