package cn.huimin.hotline.sla.warning.rule;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A part of the year in which more complaints are usual.
 *
 * @param name what is on: 开学, 招生
 * @param from first day
 * @param to last day; before {@code from} where it goes over the end of the year
 * @param factor how many times the usual is usual then, above 0
 */
public record Season(String name, MonthDay from, MonthDay to, double factor) {

  boolean holdsOn(LocalDate date) {
    var day = MonthDay.from(date);
    return from.isAfter(to)
        ? !day.isBefore(from) || !day.isAfter(to)
        : !day.isBefore(from) && !day.isAfter(to);
  }
}
