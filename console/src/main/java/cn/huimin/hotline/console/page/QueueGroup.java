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
 * @param name 已超时, 今天下班前, 明天 …
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
            group -> new QueueGroup(group.getKey(), group.getKey().equals("已超时"), group.getValue()))
        .toList();
  }

  private static String name(CaseRow row, Instant now, WorkingCalendar calendar) {
    var clock = row.clock();
    if (clock == null) {
      return "没有时限";
    }
    if (now.isAfter(clock.dueAt())) {
      return "已超时";
    }
    var today = LocalDate.ofInstant(now, calendar.zone());
    var day = LocalDate.ofInstant(clock.dueAt(), calendar.zone());
    if (day.equals(today)) {
      return "今天";
    }
    if (day.equals(today.plusDays(1))) {
      return "明天";
    }
    var sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    return day.isAfter(sunday) ? "下周以后" : "本周";
  }
}
