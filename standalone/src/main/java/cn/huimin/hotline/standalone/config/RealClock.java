package cn.huimin.hotline.standalone.config;

import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.Clock;

/** The machine's clock. */
public final class RealClock {

  private RealClock() {}

  /** In the zone of the house. */
  public static Clock inShanghai() {
    return Clock.system(WorkingCalendar.SHANGHAI);
  }
}
