package cn.huimin.hotline.platform.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A report that every assessed unit owes again and again.
 *
 * @param id its name in addresses and records, for example {@code monthly}
 * @param name what people call it
 * @param every week or month
 * @param day of a weekly report: day of its week on which it is due
 * @param workingDay of a monthly report: due on so many working days of the month after, 1 to 20
 * @param at time of that day
 * @param counted whether a late or missing one costs (DOMAIN §7.1, item 1.10)
 * @param since first day on which one can fall due; null for a report nobody asks for yet
 */
public record OwedReport(
    String id,
    String name,
    Every every,
    DayOfWeek day,
    int workingDay,
    LocalTime at,
    boolean counted,
    @Nullable LocalDate since) {

  /** How often. */
  public enum Every {
    WEEK,
    MONTH
  }
}
