package cn.huimin.hotline.calendar;

import java.time.LocalTime;
import java.util.List;

/**
 * The office hours of a working day.
 *
 * @param intervals one or more, in order, not touching one another
 */
public record OfficeHours(List<OpenInterval> intervals) {

  /** 08:30–12:00 and 13:30–17:30, the default of DOMAIN §5. */
  public static final OfficeHours DEFAULT =
      new OfficeHours(
          List.of(
              new OpenInterval(LocalTime.of(8, 30), LocalTime.NOON),
              new OpenInterval(LocalTime.of(13, 30), LocalTime.of(17, 30))));

  /** Copies the list; refuses an empty one and intervals that overlap, touch or go back. */
  public OfficeHours {
    intervals = List.copyOf(intervals);
    if (intervals.isEmpty()) {
      throw new IllegalArgumentException("office hours are empty: name at least one interval");
    }
    for (int i = 1; i < intervals.size(); i++) {
      LocalTime closed = intervals.get(i - 1).closes();
      LocalTime opens = intervals.get(i).opens();
      if (!closed.isBefore(opens)) {
        throw new IllegalArgumentException(
            "office hours open at "
                + opens
                + " but the interval before closes at "
                + closed
                + ": join the two or put them in order");
      }
    }
  }

  /** When the office closes for the day. */
  public LocalTime close() {
    return intervals.getLast().closes();
  }
}
