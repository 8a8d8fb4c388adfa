package cn.huimin.hotline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WorkingCalendarPropertyTest {

  private static final LocalDateTime FROM = LocalDateTime.of(2019, 1, 1, 0, 0);
  private static final LocalDateTime TO = LocalDateTime.of(2026, 12, 31, 0, 0);

  private static final List<CalendarYear> YEARS = NationalHolidays.load();
  private static final WorkingCalendar CALENDAR = WorkingCalendar.of(YEARS);
  private static final NaiveCalendar NAIVE = new NaiveCalendar(YEARS);

  @Provide
  Arbitrary<LocalDateTime> minutes() {
    return Arbitraries.longs()
        .between(0, ChronoUnit.MINUTES.between(FROM, TO))
        .withoutEdgeCases()
        .map(FROM::plusMinutes);
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs()
        .between(0, ChronoUnit.MILLIS.between(FROM, TO))
        .withoutEdgeCases()
        .map(millis -> instant(FROM).plusMillis(millis));
  }

  @Provide
  Arbitrary<Duration> workingTimes() {
    return Arbitraries.longs().between(0, Duration.ofHours(200).toMillis()).map(Duration::ofMillis);
  }

  @Property
  void shouldEqualTheNaiveModelForWorkingDays(
      @ForAll("minutes") LocalDateTime start, @ForAll @IntRange(min = 1, max = 60) int days) {
    assertThat(CALENDAR.plusWorkingDays(instant(start), days))
        .isEqualTo(instant(NAIVE.plusWorkingDays(start, days)));
  }

  @Property(tries = 300)
  void shouldEqualTheNaiveModelForWorkingTime(
      @ForAll("minutes") LocalDateTime start, @ForAll @IntRange(min = 1, max = 3000) int minutes) {
    assertThat(CALENDAR.plusWorkingTime(instant(start), Duration.ofMinutes(minutes)))
        .isEqualTo(instant(NAIVE.plusWorkingMinutes(start, minutes)));
  }

  @Property(tries = 300)
  void shouldEqualTheNaiveModelBetweenTwoMoments(
      @ForAll("minutes") LocalDateTime from, @ForAll @IntRange(max = 20_000) int minutes) {
    LocalDateTime to = from.plusMinutes(minutes);
    assertThat(CALENDAR.workingTimeBetween(instant(from), instant(to)))
        .isEqualTo(Duration.ofMinutes(NAIVE.workingMinutesBetween(from, to)));
  }

  @Property
  void shouldEqualTheNaiveModelAtAMoment(@ForAll("minutes") LocalDateTime moment) {
    assertThat(CALENDAR.isWorkingDay(moment.toLocalDate()))
        .isEqualTo(NAIVE.works(moment.toLocalDate()));
    assertThat(CALENDAR.isOfficeHours(instant(moment))).isEqualTo(NAIVE.open(moment));
    assertThat(CALENDAR.officeCloseOfPreviousWorkingDay(instant(moment)))
        .isEqualTo(instant(NAIVE.closeOfPreviousWorkingDay(moment)));
  }

  @Property
  void shouldBeMonotoneInStartAndTime(
      @ForAll("moments") Instant one,
      @ForAll("moments") Instant other,
      @ForAll("workingTimes") Duration less,
      @ForAll("workingTimes") Duration more,
      @ForAll @IntRange(min = 1, max = 60) int days) {
    Instant earlier = one.isBefore(other) ? one : other;
    Instant later = one.isBefore(other) ? other : one;
    Duration shorter = less.compareTo(more) < 0 ? less : more;
    Duration longer = less.compareTo(more) < 0 ? more : less;

    assertThat(CALENDAR.plusWorkingTime(earlier, less))
        .isBeforeOrEqualTo(CALENDAR.plusWorkingTime(later, less));
    assertThat(CALENDAR.plusWorkingTime(one, shorter))
        .isBeforeOrEqualTo(CALENDAR.plusWorkingTime(one, longer));
    assertThat(CALENDAR.plusWorkingDays(earlier, days))
        .isBeforeOrEqualTo(CALENDAR.plusWorkingDays(later, days));
    assertThat(CALENDAR.plusWorkingDays(one, days))
        .isBefore(CALENDAR.plusWorkingDays(one, days + 1));
  }

  @Property
  void shouldAddUp(
      @ForAll("moments") Instant start,
      @ForAll("workingTimes") Duration first,
      @ForAll("workingTimes") Duration second) {
    assertThat(CALENDAR.plusWorkingTime(CALENDAR.plusWorkingTime(start, first), second))
        .isEqualTo(CALENDAR.plusWorkingTime(start, first.plus(second)));
  }

  @Property
  void shouldMeasureWhatWasAdded(
      @ForAll("moments") Instant start, @ForAll("workingTimes") Duration time) {
    assertThat(CALENDAR.workingTimeBetween(start, CALENDAR.plusWorkingTime(start, time)))
        .isEqualTo(time);
  }

  @Property
  void shouldCountTheWorkingDaysItAdded(
      @ForAll("moments") Instant start, @ForAll @IntRange(min = 1, max = 60) int days) {
    Instant due = CALENDAR.plusWorkingDays(start, days);
    assertThat(CALENDAR.workingDaysBetween(CALENDAR.dateOf(start), CALENDAR.dateOf(due)))
        .isEqualTo(days);
    assertThat(CALENDAR.officeCloseBefore(due.plusMillis(1))).isEqualTo(due);
  }

  @Property
  void shouldOpenNextAtTheFirstOpenMoment(@ForAll("moments") Instant moment) {
    Instant open = CALENDAR.nextOpen(moment);
    assertThat(CALENDAR.isOfficeHours(open)).isTrue();
    assertThat(CALENDAR.workingTimeBetween(moment, open)).isZero();
    assertThat(CALENDAR.nextOpen(open)).isEqualTo(open);
  }

  private static Instant instant(LocalDateTime local) {
    return local.toInstant(ZoneOffset.ofHours(8));
  }
}
