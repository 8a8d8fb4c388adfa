package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.CALENDAR;
import static cn.huimin.hotline.sla.deadline.CaseHistory.POLICY;
import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.calendar.CalendarDay;
import cn.huimin.hotline.calendar.CalendarYear;
import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which limit is in force where a raising, a relief, a 退办 or a unit's calendar meet (DOMAIN §5).
 */
class LimitsInForceTest {

  /** Dispatched on Monday, 2 March: 5 WD end on the 9th, the case on the 11th. */
  private static CaseHistory complaint() {
    return CaseHistory.of(DemandType.COMPLAINT)
        .opened("2026-03-02T09:30")
        .dispatched("2026-03-02T10:00", "school-1");
  }

  /** Ten working days more: the 23rd, and the case the 25th. */
  private static CaseHistory extended() {
    return complaint()
        .tell("2026-03-03T10:00", head -> new ClockFact.ExtensionDecided(head, 10, false));
  }

  private static void assertNothingMovesAnew(CaseHistory history, String local) {
    assertThat(Recompute.decide(history.clocks(), "again", at(local), POLICY, CALENDAR)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10T10:00,    EMERGENCY, 2026-03-11T10:00,    2026-03-11T16:00",
    "2026-03-10T10:00,    URGENT,    2026-03-11T10:00,    2026-03-11T22:00",
    // a second earlier, the same, and a second later than the limit with the extension
    "2026-03-22T17:29:59, URGENT,    2026-03-23T17:29:59, 2026-03-24T05:29:59",
    "2026-03-22T17:30,    URGENT,    2026-03-23T17:30,    2026-03-24T05:30",
    "2026-03-22T17:30:01, EMERGENCY, 2026-03-23T17:30,    2026-03-23T23:30",
    "2026-03-23T10:00,    EMERGENCY, 2026-03-23T17:30,    2026-03-23T23:30",
    // over when it was said
    "2026-03-24T09:00,    EMERGENCY, 2026-03-23T17:30,    2026-03-24T15:00",
  })
  void shouldNotLengthenALimitThatCountsFromTheRaisingByAnExtensionOfBefore(
      String raised, Urgency urgency, String handle, String whole) {
    var history = extended().raised(raised, urgency);
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at(handle));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at(whole));
    assertNothingMovesAnew(history, raised);
  }

  @Test
  void shouldLengthenItByOneThatWasGrantedSince() {
    var history =
        complaint()
            .raised("2026-03-03T09:00", Urgency.URGENT)
            .tell("2026-03-03T12:00", head -> new ClockFact.ExtensionDecided(head, 2, false));
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-06T17:30"));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-07T05:30"));
    assertNothingMovesAnew(history, "2026-03-03T12:00");
  }

  @Test
  void shouldGiveTheExtensionBackWhereItWasNoEmergency() {
    var history = extended().raised("2026-03-10T10:00", Urgency.EMERGENCY);
    history.change(v -> CaseHistory.with(v, v.demandType(), Urgency.NORMAL, 1, v.unitId()));
    history.tell("2026-03-10T10:05", ClockFact.EmergencyDecided::new);
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-23T17:30"));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-25T17:30"));
    assertNothingMovesAnew(history, "2026-03-10T10:05");
  }

  @Test
  void shouldNotBindARaisedCaseToADeadlineThatTheSourceGaveUp() {
    var history =
        CaseHistory.of(DemandType.COMPLAINT)
            .sourceDeadline("2026-03-06T12:00")
            .opened("2026-03-02T09:30")
            .dispatched("2026-03-02T10:00", "school-1")
            .tell("2026-03-04T10:00", head -> new ClockFact.ExtensionDecided(head, 2, true))
            .raised("2026-03-06T10:00", Urgency.URGENT);
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-07T10:00"));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-07T22:00"));
  }

  /** The second unit's own 15 WD would end on the 26th; the case ends on the 25th. */
  @Test
  void shouldGiveTheNextUnitTheTimeOfAComplexCaseThatWasFoundOneWithIt() {
    var history =
        complaint()
            .transferred("2026-03-05T10:00", "school-2")
            .tell("2026-03-06T10:00", head -> new ClockFact.ComplexDecided(head, true));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-25T17:30"));
    assertThat(history.clock("handle_complex/1.2").due().at()).isEqualTo(at("2026-03-25T17:30"));
    assertThat(history.clock("handle_complex/1.2").due().reason())
        .isEqualTo(Due.Reason.TRANSFER_REMAINDER);
    assertNothingMovesAnew(history, "2026-03-06T10:00");
  }

  /** Handle stays on the 9th, since 24 hours would end later. */
  @Test
  void shouldFindNoUrgentCaseComplex() {
    var history =
        complaint()
            .raised("2026-03-09T10:00", Urgency.URGENT)
            .tell("2026-03-09T11:00", head -> new ClockFact.ComplexDecided(head, true));
    assertThat(history.has("handle_complex/1")).isFalse();
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06T11:00, URGENT,    2026-03-07T11:00, 2026-03-07T23:00",
    "2026-03-06T11:00, EMERGENCY, 2026-03-07T11:00, 2026-03-07T17:00",
    // 24 hours would end later than the limit that was
    "2026-03-08T18:00, URGENT,    2026-03-09T17:30, 2026-03-10T05:30",
  })
  void shouldUnmeetToTheLimitOfAnUrgencyThatWasRaisedDuringTheReview(
      String raised, Urgency urgency, String handle, String whole) {
    var history = complaint().signedOff("2026-03-06T10:00").raised(raised, urgency);
    assertThat(history.clock("handle/1").due().at())
        .as("met by the limit it had")
        .isEqualTo(at("2026-03-09T17:30"));
    assertNothingMovesAnew(history, raised);

    history.tell(at(raised).plusSeconds(4 * 3600), ClockFact.Rejected::new);
    assertThat(history.clock("handle/1").isRunning()).isTrue();
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at(handle));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at(whole));
    assertNothingMovesAnew(history, "2026-03-08T23:00");

    history.signedOff(handle).tell(at(handle).plusSeconds(60), ClockFact.Rejected::new);
    assertThat(history.clock("handle/1").due().at()).as("once more").isEqualTo(at(handle));
  }

  @Test
  void shouldGiveTheRedCardAtOnceWhereTheLimitPassedDuringTheReview() {
    var history =
        complaint()
            .signedOff("2026-03-06T10:00")
            .raised("2026-03-06T11:00", Urgency.URGENT)
            .tell("2026-03-09T09:00", ClockFact.Rejected::new)
            .watermark("2026-03-09T10:00");
    assertThat(history.log("handle/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "ClockMet 2026-03-06T10:00",
            "ClockUnmet 2026-03-09T09:00",
            "ClockSet 2026-03-09T09:00",
            "RedCardGiven 2026-03-09T09:00");
  }

  @Test
  void shouldUnmeetToADeadlineOfTheSourceThatCameDuringTheReview() {
    var history =
        complaint()
            .signedOff("2026-03-05T10:00")
            .sourceDeadline("2026-03-06T12:00")
            .tell("2026-03-05T11:00", ClockFact.Other::new)
            .tell("2026-03-05T15:00", ClockFact.Rejected::new);
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-06T12:00"));
    assertThat(history.clock("handle/1").due().reason()).isEqualTo(Due.Reason.SOURCE_DEADLINE);
  }

  /** 3 WD of the redo end on Thursday, the 19th. */
  @Test
  void shouldUnmeetARedoToo() {
    var history =
        complaint()
            .signedOff("2026-03-06T10:00")
            .tell("2026-03-06T11:00", ClockFact.Approved::new)
            .redoOpened("2026-03-16T09:00")
            .signedOff("2026-03-17T10:00")
            .raised("2026-03-17T11:00", Urgency.URGENT)
            .tell("2026-03-17T15:00", ClockFact.Rejected::new);
    assertThat(history.clock("redo/2").due().at()).isEqualTo(at("2026-03-18T11:00"));
  }

  @Test
  void shouldLeaveTheLimitWhereNothingChangedDuringTheReview() {
    var history =
        complaint()
            .signedOff("2026-03-06T10:00")
            .tell("2026-03-06T11:00", ClockFact.Other::new)
            .tell("2026-03-06T15:00", ClockFact.Rejected::new);
    assertThat(history.log("handle/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "ClockMet 2026-03-06T10:00",
            "ClockUnmet 2026-03-06T15:00");
  }

  /** One working day ends on Tuesday, the 3rd; five on the 9th. */
  private static CaseHistory missedEnquiry(String until) {
    return CaseHistory.of(DemandType.ENQUIRY)
        .opened("2026-03-02T09:30")
        .dispatched("2026-03-02T10:00", "school-1")
        .watermark(until);
  }

  @Test
  void shouldTakeBackTheCardsOfALimitThatAnotherTypePutsAheadAndGiveThemThere() {
    var history = missedEnquiry("2026-03-05T08:00");
    assertThat(history.clock("handle/1").taken())
        .containsExactlyInAnyOrder(Step.YELLOW, Step.RED, Step.SUPERVISION_DRAFT);

    history.reclassified("2026-03-05T09:00", DemandType.COMPLAINT);
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
    assertThat(history.clock("handle/1").taken()).isEmpty();
    assertThat(history.events())
        .filteredOn(ClockEvent.ClockCorrected.class::isInstance)
        .map(ClockEvent.ClockCorrected.class::cast)
        .singleElement()
        .satisfies(
            corrected -> {
              assertThat(corrected.withdrawn())
                  .containsExactlyInAnyOrder(Step.YELLOW, Step.RED, Step.SUPERVISION_DRAFT);
              assertThat(corrected.previousDueAt()).isEqualTo(at("2026-03-03T17:30"));
              assertThat(corrected.recomputeId()).isEmpty();
            });
    history.watermark("2026-03-11T00:00");
    assertThat(history.log("handle/1"))
        .endsWith(
            "ClockCorrected 2026-03-05T09:00",
            "YellowCardGiven 2026-03-06T17:30",
            "RedCardGiven 2026-03-09T17:30");
    assertThat(history.events())
        .filteredOn(ClockEvent.SupervisionDue.class::isInstance)
        .extracting(event -> event.head().at())
        .containsExactly(at("2026-03-04T17:30"), at("2026-03-10T17:30"));
  }

  @Test
  void shouldLeaveTheCardsWhereTheLimitOfTheOtherTypePassedAsWell() {
    var history =
        missedEnquiry("2026-03-10T08:00").reclassified("2026-03-10T09:00", DemandType.COMPLAINT);
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
    assertThat(history.clock("handle/1").taken()).contains(Step.RED);
    history.watermark("2026-03-12T00:00");
    assertThat(history.log("handle/1"))
        .filteredOn(line -> line.startsWith("RedCardGiven"))
        .containsExactly("RedCardGiven 2026-03-03T17:30");
  }

  /** Twenty minutes end at 10:20, four working hours at 15:30. */
  @Test
  void shouldTakeBackTheCardsOfAnEmergencyThatWasNone() {
    var history =
        CaseHistory.of(DemandType.COMPLAINT, Urgency.EMERGENCY)
            .opened("2026-03-02T09:55")
            .dispatched("2026-03-02T10:00", "school-1")
            .watermark("2026-03-02T10:29");
    assertThat(history.clock("sign/1").taken()).contains(Step.YELLOW, Step.RED);
    history.change(v -> CaseHistory.with(v, v.demandType(), Urgency.NORMAL, 1, v.unitId()));
    history.tell("2026-03-02T10:30", ClockFact.EmergencyDecided::new).watermark("2026-03-03T00:00");
    assertThat(history.log("sign/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "YellowCardGiven 2026-03-02T10:15",
            "RedCardGiven 2026-03-02T10:20",
            "ClockCorrected 2026-03-02T10:30",
            "ReminderGiven 2026-03-02T14:30",
            "MissNoted 2026-03-02T15:30");
    assertThat(history.clock("sign/1").taken())
        .containsExactlyInAnyOrder(Step.REMINDER, Step.MISSED);
  }

  private static WorkingCalendar friday() {
    var years = new ArrayList<CalendarYear>();
    for (var year : NationalHolidays.load()) {
      var days = new ArrayList<>(year.days());
      if (year.year() == 2026) {
        days.add(new CalendarDay(LocalDate.parse("2026-03-06"), CalendarDay.Kind.OFF, "校庆"));
      }
      years.add(new CalendarYear(year.year(), days, year.notices()));
    }
    return WorkingCalendar.of(years);
  }

  /**
   * Urgent cases have two working days here, and the case two more. The 6th is off at the school
   * that had the case when it was raised: another unit's calendar moves nothing.
   */
  @Test
  void shouldCountARaisedCaseByTheCalendarOfTheUnitThatHadItThen() {
    var calendar = CALENDAR.withUnits(Map.of("school-1", friday()));
    var policy =
        SlaPolicyReader.read(
            SlaPolicyReader.seedDocument()
                .replaceFirst("(?s)(\"clock\": \"handle\",.*?\"urgent\": )\"H:24\"", "$1\"WD:2\"")
                .replaceFirst(
                    "(?s)(\"clock\": \"case\",.*?\"urgent\": )\"HANDLE\\+H:12\"",
                    "$1\"HANDLE+WD:2\""));
    var history = CaseHistory.of(DemandType.COMPLAINT).by(policy, calendar);
    history.opened("2026-03-02T09:30").dispatched("2026-03-02T10:00", "school-1");
    history.raised("2026-03-04T10:00", Urgency.URGENT);
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-11T17:30"));

    history.transferred("2026-03-04T11:00", "school-2");
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-11T17:30"));
    assertThat(Recompute.decide(history.clocks(), "r", at("2026-03-04T12:00"), policy, calendar))
        .isEmpty();
  }

  /** The 6th is off at one school: it has until the 10th, and the centre two days from there. */
  @Test
  void shouldCountTheCaseFromTheHandleLimitOfTheUnitsOwnCalendar() {
    var calendar = CALENDAR.withUnits(Map.of("school-1", friday()));
    var history = CaseHistory.of(DemandType.COMPLAINT).by(POLICY, calendar);
    history.opened("2026-03-02T09:30").dispatched("2026-03-02T10:00", "school-1");
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-10T17:30"));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-12T17:30"));
    assertThat(Recompute.decide(history.clocks(), "r", at("2026-03-03T10:00"), POLICY, calendar))
        .isEmpty();

    history.tell("2026-03-03T10:00", head -> new ClockFact.ExtensionDecided(head, 3, false));
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-13T17:30"));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-17T17:30"));

    history.change(v -> CaseHistory.with(v, v.demandType(), v.urgency(), 1, null));
    history.tell("2026-03-04T10:00", ClockFact.Triaged::new);
    assertThat(history.clock("case/1").due().at())
        .as("as long as no other unit has it")
        .isEqualTo(at("2026-03-17T17:30"));
    history.transferred("2026-03-04T11:00", "school-2");
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-16T17:30"));
    assertThat(
            List.copyOf(
                Recompute.decide(history.clocks(), "r", at("2026-03-04T12:00"), POLICY, calendar)))
        .isEmpty();
  }
}
