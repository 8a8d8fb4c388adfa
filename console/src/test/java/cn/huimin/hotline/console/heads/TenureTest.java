package cn.huimin.hotline.console.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of a year in office. */
class TenureTest {

  @ParameterizedTest(name = "{0} to {1}: {2} days of 2026")
  @CsvSource({
    "2024-08-01, , 365",
    "2026-01-01, 2026-12-31, 365",
    "2026-12-31, , 1",
    "2025-01-01, 2026-01-01, 1",
    "2026-08-01, 2026-08-31, 31",
    "2025-01-01, 2025-12-31, 0",
    "2027-01-01, , 0"
  })
  void shouldCountFirstAndLastDay(LocalDate from, @Nullable LocalDate until, int days) {
    var tenure = new Tenure("u-ez", "head-u-ez", from, until);
    assertThat(tenure.days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))).isEqualTo(days);
    assertThat(tenure.holdsOn(from)).isTrue();
    assertThat(tenure.holdsOn(from.minusDays(1))).isFalse();
  }
}
