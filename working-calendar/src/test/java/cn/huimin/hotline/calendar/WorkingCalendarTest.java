package cn.huimin.hotline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every due time here was counted by hand on a printed calendar. */
class WorkingCalendarTest {

  private final WorkingCalendar calendar = WorkingCalendar.of(NationalHolidays.load());

  @ParameterizedTest
  @CsvSource({
    // weekday, weekend
    "2026-03-05, true",
    "2026-03-07, false",
    "2026-03-08, false",
    // New Year 2026 with its make-up Sunday
    "2025-12-31, true",
    "2026-01-01, false",
    "2026-01-03, false",
    "2026-01-04, true",
    // Spring Festival 2026 between two make-up Saturdays
    "2026-02-14, true",
    "2026-02-15, false",
    "2026-02-17, false",
    "2026-02-23, false",
    "2026-02-24, true",
    "2026-02-28, true",
    // Mid-Autumn and National Day 2026: make-up Sunday before, make-up Saturday after
    "2026-09-20, true",
    "2026-09-25, false",
    "2026-09-28, true",
    "2026-10-01, false",
    "2026-10-07, false",
    "2026-10-08, true",
    "2026-10-10, true",
    "2026-10-11, false",
    // the New Year notice of 2019 and of 2023 reached into the year before
    "2018-12-29, true",
    "2018-12-31, false",
    "2022-12-31, false",
    // 2020: the holiday prolonged to 2 February
    "2020-01-31, false",
    "2020-02-02, false",
    "2020-02-03, true",
    // not published yet: weekends only
    "2027-01-01, true",
    "2027-02-06, false",
    "2027-10-01, true"
  })
  void shouldKnowWhichDaysAreWorked(LocalDate date, boolean works) {
    assertThat(calendar.isWorkingDay(date)).isEqualTo(works);
  }

  @ParameterizedTest
  @CsvSource({
    // any moment of a day ends at the close of the same day
    "2026-03-05T00:00, 1, 2026-03-06T17:30",
    "2026-03-05T09:00, 1, 2026-03-06T17:30",
    "2026-03-05T12:30, 1, 2026-03-06T17:30",
    "2026-03-05T17:30, 1, 2026-03-06T17:30",
    "2026-03-05T23:59:59.999, 1, 2026-03-06T17:30",
    // over a weekend
    "2026-03-06T10:00, 1, 2026-03-09T17:30",
    "2026-03-07T10:00, 1, 2026-03-09T17:30",
    "2026-03-08T23:00, 1, 2026-03-09T17:30",
    "2026-03-06T10:00, 5, 2026-03-13T17:30",
    // into, within and over Spring Festival
    "2026-02-13T10:00, 1, 2026-02-14T17:30",
    "2026-02-13T10:00, 2, 2026-02-24T17:30",
    "2026-02-13T10:00, 5, 2026-02-27T17:30",
    "2026-02-13T10:00, 6, 2026-02-28T17:30",
    "2026-02-13T10:00, 7, 2026-03-02T17:30",
    "2026-02-14T16:00, 1, 2026-02-24T17:30",
    "2026-02-17T03:00, 3, 2026-02-26T17:30",
    "2026-02-23T23:59, 1, 2026-02-24T17:30",
    // over National Day
    "2026-09-18T15:00, 1, 2026-09-20T17:30",
    "2026-09-18T15:00, 5, 2026-09-24T17:30",
    "2026-09-24T11:00, 3, 2026-09-30T17:30",
    "2026-09-24T11:00, 5, 2026-10-09T17:30",
    "2026-09-24T11:00, 6, 2026-10-10T17:30",
    "2026-09-24T11:00, 7, 2026-10-12T17:30",
    "2026-09-30T17:29, 2, 2026-10-09T17:30",
    "2026-10-03T12:00, 15, 2026-10-27T17:30",
    // over the turn of a year, into a published one and into one that is not
    "2025-12-31T16:00, 1, 2026-01-04T17:30",
    "2025-12-31T16:00, 2, 2026-01-05T17:30",
    "2026-12-31T16:00, 1, 2027-01-01T17:30"
  })
  void shouldEndWorkingDaysAtOfficeClose(LocalDateTime start, int days, LocalDateTime due) {
    assertThat(calendar.plusWorkingDays(shanghai(start), days)).isEqualTo(shanghai(due));
  }

  @ParameterizedTest
  @CsvSource({
    // within a day; exactly at opening, lunch and close
    "2026-03-02T08:30, PT2H, 2026-03-02T10:30",
    "2026-03-02T10:00, PT2H, 2026-03-02T12:00",
    "2026-03-02T10:00:00.001, PT2H, 2026-03-02T13:30:00.001",
    "2026-03-02T11:00, PT2H, 2026-03-02T14:30",
    "2026-03-02T12:00, PT2H, 2026-03-02T15:30",
    "2026-03-02T12:40, PT2H, 2026-03-02T15:30",
    "2026-03-02T13:30, PT2H, 2026-03-02T15:30",
    "2026-03-02T15:30, PT2H, 2026-03-02T17:30",
    "2026-03-02T08:30, PT7H30M, 2026-03-02T17:30",
    // over the night, from before opening and after close
    "2026-03-02T03:00, PT2H, 2026-03-02T10:30",
    "2026-03-02T16:00, PT4H, 2026-03-03T11:00",
    "2026-03-02T17:30, PT2H, 2026-03-03T10:30",
    "2026-03-02T21:15, PT4H, 2026-03-03T14:00",
    "2026-03-02T17:00, PT15H30M, 2026-03-04T17:30",
    // a make-up Saturday counts, the Sunday after does not
    "2026-02-27T16:30, PT2H, 2026-02-28T09:30",
    "2026-02-28T16:30, PT2H, 2026-03-02T09:30",
    // over Spring Festival and National Day
    "2026-02-14T17:00, PT2H, 2026-02-24T10:00",
    "2026-02-18T11:00, PT4H, 2026-02-24T14:00",
    "2026-09-19T11:00, PT2H, 2026-09-20T10:30",
    "2026-09-30T16:00, PT4H, 2026-10-08T11:00",
    "2026-10-09T17:00, PT4H, 2026-10-10T12:00",
    "2026-10-10T16:00, PT4H, 2026-10-12T11:00",
    // over the turn of the year
    "2025-12-31T17:00, PT2H, 2026-01-04T10:00",
    // no time at all
    "2026-03-02T09:00, PT0S, 2026-03-02T09:00",
    "2026-03-02T12:00, PT0S, 2026-03-02T12:00",
    "2026-03-02T12:01, PT0S, 2026-03-02T13:30",
    "2026-03-02T17:30, PT0S, 2026-03-02T17:30",
    "2026-03-07T12:00, PT0S, 2026-03-09T08:30"
  })
  void shouldCountOfficeHoursOnly(LocalDateTime start, Duration time, LocalDateTime due) {
    assertThat(calendar.plusWorkingTime(shanghai(start), time)).isEqualTo(shanghai(due));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T08:29:59.999, false",
    "2026-03-02T08:30, true",
    "2026-03-02T11:59:59.999, true",
    "2026-03-02T12:00, false",
    "2026-03-02T13:30, true",
    "2026-03-02T17:30, false",
    "2026-03-07T10:00, false",
    "2026-02-28T10:00, true",
    "2026-10-01T10:00, false"
  })
  void shouldTellOfficeHours(LocalDateTime moment, boolean open) {
    assertThat(calendar.isOfficeHours(shanghai(moment))).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T07:00, 2026-03-02T08:30",
    "2026-03-02T09:00, 2026-03-02T09:00",
    "2026-03-02T12:00, 2026-03-02T13:30",
    "2026-03-02T17:30, 2026-03-03T08:30",
    "2026-02-14T18:00, 2026-02-24T08:30",
    "2026-02-27T20:00, 2026-02-28T08:30",
    "2026-10-01T09:00, 2026-10-08T08:30"
  })
  void shouldFindNextOpening(LocalDateTime moment, LocalDateTime open) {
    assertThat(calendar.nextOpen(shanghai(moment))).isEqualTo(shanghai(open));
  }

  @ParameterizedTest
  @CsvSource({
    // moment, close of the working day before its day, last close before it
    "2026-03-03T17:30, 2026-03-02T17:30, 2026-03-02T17:30",
    "2026-03-03T17:30:00.001, 2026-03-02T17:30, 2026-03-03T17:30",
    "2026-03-02T09:00, 2026-02-28T17:30, 2026-02-28T17:30",
    "2026-03-08T09:00, 2026-03-06T17:30, 2026-03-06T17:30",
    "2026-02-24T17:30, 2026-02-14T17:30, 2026-02-14T17:30",
    "2026-10-08T17:30, 2026-09-30T17:30, 2026-09-30T17:30",
    "2026-10-12T17:30, 2026-10-10T17:30, 2026-10-10T17:30",
    "2026-01-04T17:30, 2025-12-31T17:30, 2025-12-31T17:30"
  })
  void shouldFindCloseBefore(LocalDateTime moment, LocalDateTime ofDayBefore, LocalDateTime last) {
    assertThat(calendar.officeCloseOfPreviousWorkingDay(shanghai(moment)))
        .isEqualTo(shanghai(ofDayBefore));
    assertThat(calendar.officeCloseBefore(shanghai(moment))).isEqualTo(shanghai(last));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-03-02, 0",
    "2026-03-02, 2026-03-06, 4",
    "2026-02-13, 2026-02-24, 2",
    "2026-09-24, 2026-10-12, 7",
    "2026-03-06, 2026-03-02, -4",
    "2025-12-31, 2026-01-05, 2"
  })
  void shouldCountWorkingDaysBetween(LocalDate from, LocalDate to, int days) {
    assertThat(calendar.workingDaysBetween(from, to)).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T11:00, 2026-03-02T14:30, PT2H",
    "2026-03-02T12:10, 2026-03-02T13:20, PT0S",
    "2026-02-14T17:00, 2026-02-24T10:00, PT2H",
    "2026-03-03T11:00, 2026-03-02T16:00, PT-4H"
  })
  void shouldMeasureWorkingTime(LocalDateTime from, LocalDateTime to, Duration time) {
    assertThat(calendar.workingTimeBetween(shanghai(from), shanghai(to))).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-06T00:30+08:00",
        "2026-03-05T16:30Z",
        "2026-03-05T08:30-08:00",
        "2026-03-06T04:30+12:00"
      })
  void shouldCountFromTheDayInShanghaiWhateverTheOffset(OffsetDateTime start) {
    assertThat(calendar.plusWorkingDays(start.toInstant(), 1))
        .isEqualTo(Instant.parse("2026-03-09T09:30:00Z"));
  }

  @Test
  void shouldSayWhichYearsArePublished() {
    assertThat(calendar.publishedYears())
        .containsExactly(2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
    assertThat(calendar.isPublished(2026)).isTrue();
    assertThat(calendar.isPublished(2027)).isFalse();
    assertThat(calendar.specialDay(LocalDate.of(2026, 2, 14)))
        .hasValueSatisfying(
            day -> {
              assertThat(day.kind()).isEqualTo(CalendarDay.Kind.WORK);
              assertThat(day.name()).isEqualTo("春节");
            });
    assertThat(calendar.specialDay(LocalDate.of(2026, 3, 14))).isEmpty();
  }

  @Test
  void shouldFollowSeasonalHoursFromTheirDayOn() {
    SortedMap<LocalDate, OfficeHours> hours = new TreeMap<>();
    hours.put(LocalDate.of(2000, 1, 1), OfficeHours.DEFAULT);
    hours.put(
        LocalDate.of(2026, 6, 1),
        new OfficeHours(
            List.of(
                new OpenInterval(LocalTime.of(8, 0), LocalTime.NOON),
                new OpenInterval(LocalTime.of(14, 30), LocalTime.of(18, 0)))));
    hours.put(LocalDate.of(2026, 9, 1), OfficeHours.DEFAULT);
    WorkingCalendar seasonal =
        WorkingCalendar.of(NationalHolidays.load(), hours, WorkingCalendar.SHANGHAI);

    // Friday 29 May, then Monday 1 June by summer hours
    Instant friday = shanghai(LocalDateTime.of(2026, 5, 29, 17, 0));
    assertThat(seasonal.plusWorkingDays(friday, 1))
        .isEqualTo(shanghai(LocalDateTime.of(2026, 6, 1, 18, 0)));
    assertThat(seasonal.plusWorkingTime(friday, Duration.ofHours(5)))
        .isEqualTo(shanghai(LocalDateTime.of(2026, 6, 1, 15, 0)));
    assertThat(seasonal.plusWorkingDays(shanghai(LocalDateTime.of(2026, 8, 31, 9, 0)), 1))
        .isEqualTo(shanghai(LocalDateTime.of(2026, 9, 1, 17, 30)));
  }

  @Test
  void shouldLetTheLaterYearDecideADayThatTwoYearsName() {
    LocalDate newYearsEve = LocalDate.of(2021, 12, 31);
    CalendarYear earlier =
        new CalendarYear(
            2021, List.of(new CalendarDay(newYearsEve, CalendarDay.Kind.WORK, "元旦")), List.of());
    CalendarYear later =
        new CalendarYear(
            2022, List.of(new CalendarDay(newYearsEve, CalendarDay.Kind.OFF, "元旦")), List.of());

    assertThat(WorkingCalendar.of(List.of(later, earlier)).isWorkingDay(newYearsEve)).isFalse();
  }

  @Test
  void shouldRefuseWhatLiesOutsideItsYears() {
    Instant early = Instant.parse("1999-12-31T15:59:59Z");
    Instant late = Instant.parse("2100-12-31T16:00:00Z");
    Instant lastEvening = Instant.parse("2100-12-31T15:59:59Z");

    assertThatThrownBy(() -> calendar.plusWorkingDays(early, 1))
        .isInstanceOf(DateTimeException.class)
        .hasMessageContaining("2000-01-01 to 2100-12-31");
    assertThatThrownBy(() -> calendar.isOfficeHours(late)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> calendar.nextOpen(lastEvening)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> calendar.plusWorkingTime(lastEvening, Duration.ofNanos(1)))
        .isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> calendar.plusWorkingDays(lastEvening, Integer.MAX_VALUE))
        .isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(2101, 1, 1)))
        .isInstanceOf(DateTimeException.class);
    assertThatThrownBy(
            () ->
                calendar.officeCloseOfPreviousWorkingDay(
                    LocalDateTime.of(2000, 1, 1, 9, 0).toInstant(ZoneOffset.ofHours(8))))
        .isInstanceOf(DateTimeException.class);
  }

  @Test
  void shouldRefuseBadInputAndSayHowToMendIt() {
    Instant start = Instant.parse("2026-03-02T01:00:00Z");
    assertThatThrownBy(() -> calendar.plusWorkingDays(start, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 or more");
    assertThatThrownBy(() -> calendar.plusWorkingTime(start, Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("negative");
    assertThatThrownBy(
            () ->
                WorkingCalendar.of(
                    List.of(),
                    WorkingCalendar.editions(OfficeHours.DEFAULT),
                    ZoneId.of("Europe/Berlin")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("changes its clocks");
    CalendarYear year = new CalendarYear(2026, List.of(), List.of());
    assertThatThrownBy(() -> WorkingCalendar.of(List.of(year, year)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026 is given twice");
    assertThatThrownBy(() -> new OpenInterval(LocalTime.of(12, 0), LocalTime.of(12, 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new OfficeHours(
                    List.of(
                        new OpenInterval(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                        new OpenInterval(LocalTime.of(12, 0), LocalTime.of(17, 0)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("join the two");
  }

  private static Instant shanghai(LocalDateTime local) {
    return local.toInstant(ZoneOffset.ofHours(8));
  }
}
