package cn.huimin.hotline.notification.delivery;

import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.Instant;

/** When a message that disturbs may go out (DOMAIN §5: non-urgent ones in office hours). */
public final class DeliveryTime {

  private DeliveryTime() {}

  /**
   * The moment itself for what is urgent or comes while the office is open, else the next opening.
   */
  public static Instant of(Instant now, boolean urgent, WorkingCalendar calendar) {
    return urgent ? now : calendar.nextOpen(now);
  }
}
