package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.CALENDAR;
import static cn.huimin.hotline.sla.deadline.CaseHistory.POLICY;
import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.calendar.CalendarDay;
import cn.huimin.hotline.calendar.CalendarYear;
import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.ClockEvent.ClockCorrected;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits counted anew after a change of calendar or policy (DOMAIN §5). */
class RecomputeTest {

  /**
   * Monday; five working days on is Monday the 9th, seven for the case clock Wednesday the 11th.
   */
  private static CaseHistory complaint() {
    return CaseHistory.of(DemandType.COMPLAINT)
        .opened("2026-03-02T09:30")
        .dispatched("2026-03-02T10:00", "school-1");
  }

  /** The national calendar with some more days off. */
  private static WorkingCalendar off(String... days) {
    List<CalendarYear> years = new ArrayList<>();
    for (CalendarYear year : NationalHolidays.load()) {
      List<CalendarDay> all = new ArrayList<>(year.days());
      if (year.year() == 2026) {
        Arrays.stream(days)
            .map(day -> new CalendarDay(LocalDate.parse(day), CalendarDay.Kind.OFF, "停课"))
            .forEach(all::add);
      }
      years.add(new CalendarYear(year.year(), all, year.notices()));
    }
    return WorkingCalendar.of(years);
  }

  private static List<ClockEvent> recompute(
      CaseHistory history, String moment, SlaPolicy policy, WorkingCalendar calendar) {
    return Recompute.decide(history.clocks(), "r-1", at(moment), policy, calendar);
  }

  private static List<ClockCorrected> corrected(List<ClockEvent> events) {
    return events.stream()
        .filter(ClockCorrected.class::isInstance)
        .map(ClockCorrected.class::cast)
        .toList();
  }

  private static ClockCorrected of(List<ClockEvent> events, String key) {
    return corrected(events).stream()
        .filter(event -> event.key().toString().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError(key + " is not among " + events));
  }

  @Test
  void shouldChangeNothingByTheSameRules() {
    assertThat(recompute(complaint(), "2026-03-03T10:00", POLICY, CALENDAR)).isEmpty();
    CaseHistory late = complaint().watermark("2026-03-12T00:00");
    assertThat(recompute(late, "2026-03-12T10:00", POLICY, CALENDAR)).isEmpty();
  }

  @Test
  void shouldMoveHandleAndCaseByADayThatBecomesAHoliday() {
    List<ClockEvent> events = recompute(complaint(), "2026-03-03T10:00", POLICY, off("2026-03-06"));
    ClockCorrected handle = of(events, "handle/1");
    assertThat(handle.previousDueAt()).isEqualTo(at("2026-03-09T17:30"));
    assertThat(handle.clock().due().at()).isEqualTo(at("2026-03-10T17:30"));
    assertThat(handle.withdrawn()).isEmpty();
    assertThat(handle.clock().startedAt()).isEqualTo(at("2026-03-02T10:00"));
    assertThat(of(events, "case/1").clock().due().at()).isEqualTo(at("2026-03-12T17:30"));
    assertThat(corrected(events))
        .extracting(event -> event.key().toString())
        .doesNotContain("sign/1");
  }

  @Test
  void shouldTakeBackACardThatCountsNoLongerAndGiveItAgainAtTheNewLimit() {
    CaseHistory late = complaint().watermark("2026-03-10T09:00");
    assertThat(late.clock("handle/1").taken()).contains(Step.YELLOW, Step.RED);

    List<ClockEvent> events = recompute(late, "2026-03-10T09:00", POLICY, off("2026-03-06"));

    ClockCorrected handle = of(events, "handle/1");
    assertThat(handle.withdrawn()).as("its eve is the 9th, which has passed").contains(Step.RED);
    CaseClocks after = ClockDecider.evolve(late.clocks(), events);
    assertThat(ClockDecider.fire(after, at("2026-03-10T17:30")))
        .noneMatch(ClockEvent.RedCardGiven.class::isInstance);
    assertThat(ClockDecider.fire(after, at("2026-03-10T17:30").plusMillis(1)))
        .filteredOn(ClockEvent.RedCardGiven.class::isInstance)
        .hasSize(1);
  }

  @Test
  void shouldLeaveACardThatIsStillDeserved() {
    CaseHistory late = complaint().watermark("2026-03-16T09:00");
    List<ClockEvent> events = recompute(late, "2026-03-16T09:00", POLICY, off("2026-03-06"));
    ClockCorrected handle = of(events, "handle/1");
    assertThat(handle.clock().due().at()).isEqualTo(at("2026-03-10T17:30"));
    assertThat(handle.withdrawn()).doesNotContain(Step.RED, Step.YELLOW, Step.SUPERVISION_DRAFT);
    CaseClocks after = ClockDecider.evolve(late.clocks(), events);
    assertThat(ClockDecider.fire(after, at("2026-03-16T10:00")))
        .as("nothing is given twice")
        .noneMatch(ClockEvent.RedCardGiven.class::isInstance);
  }

  @Test
  void shouldGiveTheCardAtOnceWhereTheNewLimitHasPassed() {
    SlaPolicy shorter = shorter();
    List<ClockEvent> events = recompute(complaint(), "2026-03-05T10:00", shorter, CALENDAR);
    ClockCorrected handle = of(events, "handle/1");
    assertThat(handle.clock().due().at()).isEqualTo(at("2026-03-04T17:30"));
    CaseClocks after = ClockDecider.evolve(complaint().clocks(), events);
    assertThat(ClockDecider.fire(after, at("2026-03-05T10:00").plusMillis(1)))
        .filteredOn(ClockEvent.RedCardGiven.class::isInstance)
        .extracting(event -> ((ClockEvent.RedCardGiven) event).key().toString())
        .contains("handle/1");
  }

  /** Signed off on the 10th, a day late; with the 6th off it was in time. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-10T17:30, 2026-03-06, true",
    "2026-03-10T17:31, 2026-03-06, false",
    "2026-03-09T17:00, 2026-03-06, true"
  })
  void shouldFindInTimeWhatWasMetByTheNewLimit(String signedOff, String off, boolean inTime) {
    CaseHistory met = complaint().watermark(signedOff).signedOff(signedOff);
    List<ClockEvent> events = recompute(met, "2026-03-11T09:00", POLICY, off(off));
    ClockCorrected handle = of(events, "handle/1");
    assertThat(handle.clock().state()).isEqualTo(Clock.State.MET);
    assertThat(!handle.clock().metAt().isAfter(handle.clock().due().at())).isEqualTo(inTime);
    assertThat(handle.clock().taken().contains(Step.RED)).isEqualTo(!inTime);
  }

  @Test
  void shouldLeaveWhatWasMetInTimeAsItIsWhereTheLimitMovesEarlier() {
    CaseHistory met = complaint().signedOff("2026-03-09T17:00");
    assertThat(corrected(recompute(met, "2026-03-10T09:00", shorter(), CALENDAR)))
        .extracting(event -> event.key().toString())
        .doesNotContain("handle/1");
  }

  @Test
  void shouldKeepALongerExtensionThanMayBeGrantedNow() {
    CaseHistory extended =
        complaint()
            .tell("2026-03-03T10:00", ClockFact.ReliefAsked::new)
            .tell("2026-03-03T11:00", head -> new ClockFact.ExtensionDecided(head, 10, false));
    SlaPolicy stricter = read("\"mostWorkingDays\": 10", "\"mostWorkingDays\": 5");
    assertThat(recompute(extended, "2026-03-04T10:00", stricter, CALENDAR)).isEmpty();
    extended.by(stricter, CALENDAR).raised("2026-03-20T18:00", Urgency.URGENT);
    assertThat(extended.clock("handle/1").due().at())
        .as("24 hours end on Saturday, the 21st")
        .isEqualTo(at("2026-03-21T18:00"));
    assertThat(extended.clock("case/1").due().at()).isEqualTo(at("2026-03-22T06:00"));
    assertThat(recompute(extended, "2026-03-20T19:00", stricter, CALENDAR)).isEmpty();
  }

  /** Two working days end on Wednesday the 4th; with the 4th off, on Thursday. */
  @Test
  void shouldOpenAWindowAgainThatHadRunOut() {
    CaseHistory out = complaint().watermark("2026-03-05T09:00");
    assertThat(out.clock("return_window/1").state()).isEqualTo(Clock.State.STOPPED);

    List<ClockEvent> events = recompute(out, "2026-03-05T09:00", POLICY, off("2026-03-04"));

    ClockCorrected window = of(events, "return_window/1");
    assertThat(window.withdrawn()).containsExactly(Step.END);
    CaseClocks after = ClockDecider.evolve(out.clocks(), events);
    assertThat(ClockDecider.fire(after, at("2026-03-05T17:30")))
        .noneMatch(ClockEvent.ClockStopped.class::isInstance);
    assertThat(ClockDecider.fire(after, at("2026-03-05T17:30").plusMillis(1)))
        .filteredOn(ClockEvent.ClockStopped.class::isInstance)
        .as("and runs out at its new end")
        .hasSize(1);
  }

  @Test
  void shouldLeaveAWindowClosedThatIsOverAnywayOrOfAUnitThatHasReported() {
    CaseHistory out = complaint().watermark("2026-03-06T09:00");
    assertThat(corrected(recompute(out, "2026-03-06T09:00", POLICY, off("2026-03-04"))))
        .extracting(event -> event.key().toString())
        .doesNotContain("return_window/1");
    CaseHistory signedOff = complaint().watermark("2026-03-05T09:00").signedOff("2026-03-05T10:00");
    assertThat(corrected(recompute(signedOff, "2026-03-05T11:00", POLICY, off("2026-03-04"))))
        .extracting(event -> event.key().toString())
        .doesNotContain("return_window/1");
  }

  @Test
  void shouldStopWhatIsOwedNoLonger() {
    SlaPolicy without = read("[\"PRAISE\"]", "[\"PRAISE\", \"COMPLAINT\"]");
    List<ClockEvent> events = recompute(complaint(), "2026-03-03T10:00", without, CALENDAR);
    assertThat(events).isNotEmpty().allMatch(ClockEvent.ClockStopped.class::isInstance);
    assertThat(ClockDecider.evolve(complaint().clocks(), events).running()).isEmpty();
  }

  @Test
  void shouldLeaveAnEndedCaseAlone() {
    CaseHistory ended = complaint().ended("2026-03-05T10:00");
    assertThat(recompute(ended, "2026-03-06T10:00", shorter(), off("2026-03-04"))).isEmpty();
  }

  @Test
  void shouldGiveTheSameAgainWithoutMoving() {
    WorkingCalendar calendar = off("2026-03-06");
    CaseHistory late = complaint().watermark("2026-03-10T09:00");
    CaseClocks after =
        ClockDecider.evolve(late.clocks(), recompute(late, "2026-03-10T09:00", POLICY, calendar));
    assertThat(Recompute.decide(after, "r-2", at("2026-03-10T09:00"), POLICY, calendar)).isEmpty();
  }

  /** Two working days to handle a complaint instead of five. */
  private static SlaPolicy shorter() {
    return read(
        "\"helpSuggestion\": \"WD:5\", \"complaintReport\": \"WD:5\"",
        "\"helpSuggestion\": \"WD:2\", \"complaintReport\": \"WD:2\"");
  }

  private static SlaPolicy read(String old, String other) {
    String seed = SlaPolicyReader.seedDocument();
    assertThat(seed).contains(old);
    return SlaPolicyReader.read(seed.replace(old, other));
  }
}
