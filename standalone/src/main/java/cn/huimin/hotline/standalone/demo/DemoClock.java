package cn.huimin.hotline.standalone.demo;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.platform.time.SteppedClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** The clock of the sample month: some working days back, at the opening of the office. */
public final class DemoClock {

  /** Working days that the sample month lasts. */
  public static final int WORKING_DAYS = 21;

  private DemoClock() {}

  /** A clock that stands at the beginning of the month that ends now. */
  public static SteppedClock atStartOfMonth(Clock real) {
    WorkingCalendar calendar = WorkingCalendar.of(NationalHolidays.load());
    return new SteppedClock(startOf(calendar, real.instant()), calendar.zone(), real);
  }

  /** A clock that stands where a month was stopped. */
  static SteppedClock at(Instant moment, Clock real) {
    return new SteppedClock(moment, WorkingCalendar.SHANGHAI, real);
  }

  /** A clock that follows the real time: the month has been played. */
  public static SteppedClock real(Clock real) {
    SteppedClock clock = new SteppedClock(real.instant(), WorkingCalendar.SHANGHAI, real);
    clock.followReal();
    return clock;
  }

  static Instant startOf(WorkingCalendar calendar, Instant now) {
    LocalDate day = calendar.dateOf(now);
    for (int left = WORKING_DAYS; left > 0; ) {
      day = day.minusDays(1);
      if (calendar.isWorkingDay(day)) {
        left--;
      }
    }
    return calendar.nextOpen(day.atStartOfDay(calendar.zone()).toInstant());
  }
}
