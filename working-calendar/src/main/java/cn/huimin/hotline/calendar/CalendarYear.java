package cn.huimin.hotline.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was published about one year.
 *
 * @param year the year, 2000–2100
 * @param days its days off and make-up workdays in any order, none twice; a New Year holiday may
 *     name last days of the year before
 * @param notices where it was published: notice numbers or addresses of notice pages, may be empty
 */
public record CalendarYear(int year, List<CalendarDay> days, List<String> notices) {

  /** Copies the lists; refuses a day named twice and a day of another year. */
  public CalendarYear {
    days = List.copyOf(days);
    notices = List.copyOf(notices);
    Set<LocalDate> seen = new HashSet<>();
    LocalDate from = LocalDate.of(year - 1, 12, 1);
    LocalDate to = LocalDate.of(year + 1, 1, 31);
    for (CalendarDay day : days) {
      LocalDate date = day.date();
      if (!seen.add(date)) {
        throw new IllegalArgumentException(
            "calendar of " + year + " names " + date + " twice: keep one of them");
      }
      if (date.isBefore(from) || date.isAfter(to)) {
        throw new IllegalArgumentException(
            "calendar of " + year + " names " + date + ": move it to the calendar of its own year");
      }
    }
  }
}
