package cn.huimin.hotline.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Prefix sums over the days 2000–2100, so that no question about working time needs a loop over
 * days. A day is its number since the first one; times are nanoseconds.
 */
final class DayTables {

  static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  static final LocalDate LAST = LocalDate.of(2100, 12, 31);
  static final int DAYS = Math.toIntExact(LAST.toEpochDay() - FIRST.toEpochDay() + 1);

  /** Working days before the day; one more entry than days. */
  private final int[] workingBefore = new int[DAYS + 1];

  /** The day of each working day. */
  private final int[] workingDays;

  /** Open nanoseconds before the day; one more entry than days. */
  private final long[] openBefore = new long[DAYS + 1];

  private final byte[] hoursOf = new byte[DAYS];
  private final DayShape[] shapes;

  DayTables(Map<LocalDate, CalendarDay> special, SortedMap<LocalDate, OfficeHours> hours) {
    shapes = hours.values().stream().map(DayShape::of).toArray(DayShape[]::new);
    LocalDate[] from = hours.keySet().toArray(LocalDate[]::new);
    int[] working = new int[DAYS];
    int count = 0;
    int edition = 0;
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      while (edition + 1 < from.length && !date.isBefore(from[edition + 1])) {
        edition++;
      }
      hoursOf[day] = (byte) edition;
      boolean works = works(date, special.get(date));
      if (works) {
        working[count++] = day;
      }
      workingBefore[day + 1] = count;
      openBefore[day + 1] = openBefore[day] + (works ? shapes[edition].total() : 0);
    }
    workingDays = Arrays.copyOf(working, count);
  }

  private static boolean works(LocalDate date, @Nullable CalendarDay day) {
    if (day != null) {
      return day.kind() == CalendarDay.Kind.WORK;
    }
    return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  boolean isWorking(int day) {
    return workingBefore[day + 1] > workingBefore[day];
  }

  /** Working days up to and including the day. */
  int workingUpTo(int day) {
    return workingBefore[day + 1];
  }

  /** Working days before the day. */
  int workingBefore(int day) {
    return workingBefore[day];
  }

  /** The working day with so many working days before it, or −1 where the tables end. */
  int workingDay(int rank) {
    return rank >= 0 && rank < workingDays.length ? workingDays[rank] : -1;
  }

  /** The office hours in force on the day, be it worked or not. */
  DayShape shape(int day) {
    return shapes[hoursOf[day]];
  }

  /** Open time from the first day on to the moment. */
  long openUntil(int day, long nanoOfDay) {
    return openBefore[day] + (isWorking(day) ? shape(day).openUntil(nanoOfDay) : 0);
  }

  /** Open time of all days. */
  long openTotal() {
    return openBefore[DAYS];
  }

  /** The day within which so much open time is reached, counted from the first day on. */
  int dayReaching(long open) {
    int low = 0;
    int high = DAYS;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (openBefore[middle + 1] < open) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The nanosecond of the day at which so much open time is reached. */
  long nanoReaching(int day, long open) {
    return shape(day).nanoReaching(open - openBefore[day]);
  }
}
