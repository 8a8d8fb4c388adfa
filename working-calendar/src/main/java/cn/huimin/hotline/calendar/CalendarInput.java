package cn.huimin.hotline.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a calendar is made of, checked. */
final class CalendarInput {

  private CalendarInput() {}

  /** What the years say of single days; where two name one, the later year has the last word. */
  static Map<LocalDate, CalendarDay> special(Collection<CalendarYear> years) {
    TreeMap<Integer, CalendarYear> byYear = new TreeMap<>();
    for (CalendarYear year : years) {
      if (year.year() < DayTables.FIRST.getYear() || year.year() > DayTables.LAST.getYear()) {
        throw new IllegalArgumentException(
            "calendar of " + year.year() + " is out of range: 2000 to 2100");
      }
      if (byYear.put(year.year(), year) != null) {
        throw new IllegalArgumentException(
            "calendar of " + year.year() + " is given twice: keep one of them");
      }
    }
    Map<LocalDate, CalendarDay> days = new HashMap<>();
    byYear.values().forEach(year -> year.days().forEach(day -> days.put(day.date(), day)));
    return Map.copyOf(days);
  }

  /** Refuses a zone in which an hour is missing or comes twice. */
  static void refuseClockChanges(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Instant start = DayTables.FIRST.atStartOfDay(zone).toInstant();
    ZoneOffsetTransition next = rules.nextTransition(start);
    if (next != null && !next.getInstant().isAfter(DayTables.LAST.atStartOfDay(zone).toInstant())) {
      throw new IllegalArgumentException(
          "zone "
              + zone
              + " changes its clocks on "
              + next.getInstant()
              + ": give one that never"
              + " does, like Asia/Shanghai");
    }
  }
}
