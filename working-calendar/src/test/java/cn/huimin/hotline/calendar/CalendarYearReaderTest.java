package cn.huimin.hotline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarYearReaderTest {

  @Test
  void shouldReadRangesAndSingleDays() {
    CalendarYear year =
        read(
            "# note\nyear 2026\nnotice a\nnotice b\n\noff 2026-05-01..2026-05-02 劳动节\nwork 2026-05-09 劳动节\n");

    assertThat(year.year()).isEqualTo(2026);
    assertThat(year.notices()).containsExactly("a", "b");
    assertThat(year.days())
        .containsExactly(
            new CalendarDay(LocalDate.of(2026, 5, 1), CalendarDay.Kind.OFF, "劳动节"),
            new CalendarDay(LocalDate.of(2026, 5, 2), CalendarDay.Kind.OFF, "劳动节"),
            new CalendarDay(LocalDate.of(2026, 5, 9), CalendarDay.Kind.WORK, "劳动节"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "off 2026-05-01 劳动节 | names no year",
        "year 2026;rest 2026-05-01 劳动节 | line 2: 'rest 2026-05-01 劳动节' is not understood",
        "year 2026;off 2026-05-01 | is not understood",
        "year 2026;off 2026-02-30 春节 | line 2: no such day",
        "year 2026;off 2026-05-02..2026-05-01 劳动节 | first day, then last day",
        "year 2026;off 2026-05-01 劳动节;work 2026-05-01 劳动节 | names 2026-05-01 twice",
        "year 2026;off 2025-05-01 劳动节 | move it to the calendar of its own year"
      })
  void shouldNameWhatIsWrong(String lines, String message) {
    assertThatThrownBy(() -> read(lines.replace(';', '\n')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldShipEveryYearWithItsNotice() {
    assertThat(NationalHolidays.load())
        .extracting(CalendarYear::year)
        .containsExactly(2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
    assertThat(NationalHolidays.load())
        .allSatisfy(year -> assertThat(year.notices()).isNotEmpty())
        .extracting(year -> year.days().size())
        .containsExactly(31, 37, 38, 38, 34, 36, 33, 39);
  }

  private static CalendarYear read(String text) {
    return CalendarYearReader.read(new StringReader(text), "test.txt");
  }
}
