package cn.huimin.hotline.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTimeTest {

  private static final WorkingCalendar CALENDAR = WorkingCalendar.of(NationalHolidays.load());

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T10:00+08:00, false, 2026-03-04T10:00+08:00",
    "2026-03-04T12:30+08:00, false, 2026-03-04T13:30+08:00",
    "2026-03-04T17:30+08:00, false, 2026-03-05T08:30+08:00",
    "2026-03-06T20:00+08:00, false, 2026-03-09T08:30+08:00",
    // Spring Festival: Saturday the 14th is a make-up workday, the holiday runs to the 23rd.
    "2026-02-13T20:00+08:00, false, 2026-02-14T08:30+08:00",
    "2026-02-14T20:00+08:00, false, 2026-02-24T08:30+08:00",
    "2026-02-14T20:00+08:00, true, 2026-02-14T20:00+08:00"
  })
  void shouldWaitForTheOfficeUnlessItIsUrgent(
      OffsetDateTime now, boolean urgent, OffsetDateTime at) {
    assertThat(DeliveryTime.of(now.toInstant(), urgent, CALENDAR)).isEqualTo(at.toInstant());
  }
}
