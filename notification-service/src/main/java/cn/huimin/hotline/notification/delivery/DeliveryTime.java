package cn.huimin.hotline.notification.delivery;

import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;

/** When a message that disturbs may go out (DOMAIN §5: non-urgent ones in office hours). */
public final class DeliveryTime {

  private static final int MAX_DOUBLINGS = 10;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

  private DeliveryTime() {}

  /**
   * The moment itself for what is urgent or comes while the office is open, else the next opening.
   */
  public static Instant of(Instant now, boolean urgent, WorkingCalendar calendar) {
    return urgent ? now : calendar.nextOpen(now);
  }

  /**
   * When what failed may be tried again: after a pause that doubles, 4 h at most.
   *
   * @param failures failures in a row, from 1
   * @param first pause after the first
   */
  public static Instant again(
      Instant now, int failures, Duration first, boolean urgent, WorkingCalendar calendar) {
    var pause = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    return of(
        now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause), urgent, calendar);
  }
}
