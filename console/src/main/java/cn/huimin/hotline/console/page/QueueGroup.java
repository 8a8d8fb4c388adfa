package cn.huimin.hotline.console.page;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.console.cases.CaseRow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Rows of a queue that are due together.
 *
 * @param name when they are due: missed, today, tomorrow, week, later, or none
 * @param missed whether they are past their limit
 * @param rows the rows
 */
record QueueGroup(String name, boolean missed, List<CaseRow> rows) {

  /** Groups rows by when they are due, keeping their order. */
  static List<QueueGroup> of(List<CaseRow> rows, Instant now, WorkingCalendar calendar) {
    var groups = new LinkedHashMap<String, List<CaseRow>>();
    for (var row : rows) {
      groups.computeIfAbsent(name(row, now, calendar), _ -> new ArrayList<>()).add(row);
    }
    return groups.entrySet().stream()
        .map(
            group ->
                new QueueGroup(group.getKey(), group.getKey().equals("missed"), group.getValue()))
        .toList();
  }

  private static String name(CaseRow row, Instant now, WorkingCalendar calendar) {
    var clock = row.clock();
    if (clock == null) {
      return "none";
    }
    if (now.isAfter(clock.dueAt())) {
      return "missed";
    }
    var today = LocalDate.ofInstant(now, calendar.zone());
    var day = LocalDate.ofInstant(clock.dueAt(), calendar.zone());
    if (day.equals(today)) {
      return "today";
    }
    if (day.equals(today.plusDays(1))) {
      return "tomorrow";
    }
    var sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    return day.isAfter(sunday) ? "later" : "week";
  }
}
