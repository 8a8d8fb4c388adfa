package cn.huimin.hotline.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A day that a notice takes out of the ordinary week.
 *
 * @param date the day
 * @param kind whether it is a day off or a make-up workday (调休)
 * @param name the holiday that it belongs to, in the notice's words (春节, 国庆节 …), never blank
 */
public record CalendarDay(LocalDate date, Kind kind, String name) {

  /** What a notice makes of a day. */
  public enum Kind {
    /** A day off, whatever the weekday. */
    OFF,
    /** A day worked, whatever the weekday. */
    WORK
  }

  /** Refuses a blank name. */
  public CalendarDay {
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(kind, "kind");
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "name of " + date + " is blank: give the holiday it belongs to, like 春节");
    }
  }
}
