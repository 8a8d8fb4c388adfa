package cn.huimin.hotline.calendar;

import java.time.LocalTime;

/**
 * A stretch of office hours within one day.
 *
 * @param opens the first moment of it
 * @param closes the moment at which it is over, after {@code opens}
 */
public record OpenInterval(LocalTime opens, LocalTime closes) {

  /** Refuses an interval that does not go forward. */
  public OpenInterval {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException(
          "office hours " + opens + "–" + closes + " do not go forward: opens must be earlier");
    }
  }
}
