package cn.huimin.hotline.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The rules of DOMAIN §5 the slow way: day by day and minute by minute, in local time. */
final class NaiveCalendar {

  private final Map<LocalDate, Boolean> special = new HashMap<>();

  NaiveCalendar(Collection<CalendarYear> years) {
    for (CalendarYear year : years) {
      year.days().forEach(day -> special.put(day.date(), day.kind() == CalendarDay.Kind.WORK));
    }
  }

  boolean works(LocalDate date) {
    boolean weekday =
        date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    return special.getOrDefault(date, weekday);
  }

  boolean open(LocalDateTime minute) {
    LocalTime time = minute.toLocalTime();
    boolean morning = !time.isBefore(LocalTime.of(8, 30)) && time.isBefore(LocalTime.of(12, 0));
    boolean afternoon = !time.isBefore(LocalTime.of(13, 30)) && time.isBefore(LocalTime.of(17, 30));
    return works(minute.toLocalDate()) && (morning || afternoon);
  }

  LocalDateTime plusWorkingDays(LocalDateTime start, int days) {
    LocalDate date = start.toLocalDate();
    int left = days;
    while (left > 0) {
      date = date.plusDays(1);
      if (works(date)) {
        left--;
      }
    }
    return date.atTime(17, 30);
  }

  /** For one minute or more. */
  LocalDateTime plusWorkingMinutes(LocalDateTime start, int minutes) {
    LocalDateTime minute = start;
    int left = minutes;
    while (left > 0) {
      if (open(minute)) {
        left--;
      }
      minute = minute.plusMinutes(1);
    }
    return minute;
  }

  int workingMinutesBetween(LocalDateTime from, LocalDateTime to) {
    int minutes = 0;
    for (LocalDateTime minute = from; minute.isBefore(to); minute = minute.plusMinutes(1)) {
      if (open(minute)) {
        minutes++;
      }
    }
    return minutes;
  }

  LocalDateTime closeOfPreviousWorkingDay(LocalDateTime moment) {
    LocalDate date = moment.toLocalDate().minusDays(1);
    while (!works(date)) {
      date = date.minusDays(1);
    }
    return date.atTime(17, 30);
  }
}
