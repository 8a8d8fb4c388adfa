package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.Words;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.regex.Pattern;

/**
 * What a bulletin is about.
 *
 * @param id as asked: {@code 2026-W12}, {@code 2026-03}, {@code 2026-Q1}, {@code 2026-H1}
 * @param title in words: 2026年3月通报
 * @param from first day
 * @param until first day after it
 */
public record BulletinPeriod(String id, String title, LocalDate from, LocalDate until) {

  private static final Pattern FORM =
      Pattern.compile("(\\d{4})-(?:W(\\d{2})|Q([1-4])|H([12])|(\\d{2}))");
  private static final int MONTHS_OF_A_QUARTER = 3;
  private static final int MONTHS_OF_A_HALF = 6;
  private static final int MIDDLE_OF_A_WEEK = 3;

  /**
   * Reads a period.
   *
   * @param words what its title is made of
   * @throws Refusal bad-parameter if it is none
   */
  public static BulletinPeriod parse(String id, Words words) {
    var form = FORM.matcher(id);
    if (form.matches()) {
      try {
        int year = Integer.parseInt(form.group(1));
        if (form.group(2) != null) {
          return week(id, year, Integer.parseInt(form.group(2)), words);
        }
        if (form.group(3) != null) {
          int quarter = Integer.parseInt(form.group(3));
          return months(
              id,
              words.of("bulletin.period.quarter", year, quarter),
              YearMonth.of(year, (quarter - 1) * MONTHS_OF_A_QUARTER + 1),
              MONTHS_OF_A_QUARTER);
        }
        if (form.group(4) != null) {
          boolean first = form.group(4).equals("1");
          return months(
              id,
              words.of("bulletin.period.half." + form.group(4), year),
              YearMonth.of(year, first ? 1 : MONTHS_OF_A_HALF + 1),
              MONTHS_OF_A_HALF);
        }
        var month = YearMonth.of(year, Integer.parseInt(form.group(5)));
        return months(id, words.of("bulletin.period.month", year, month.getMonthValue()), month, 1);
      } catch (DateTimeException e) {
        // Told below, like what has no such form.
      }
    }
    throw new Refusal(ProblemCode.BAD_PARAMETER, "通报的周期写成 2026-W12、2026-03、2026-Q1 或 2026-H1");
  }

  private static BulletinPeriod week(String id, int year, int week, Words words) {
    var monday =
        LocalDate.of(year, 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
            .with(DayOfWeek.MONDAY);
    return new BulletinPeriod(
        id, words.of("bulletin.period.week", year, week), monday, monday.plusWeeks(1));
  }

  private static BulletinPeriod months(String id, String title, YearMonth first, int months) {
    return new BulletinPeriod(id, title, first.atDay(1), first.plusMonths(months).atDay(1));
  }

  /** The year of assessment that it belongs to; of a week, the one that most of it lies in. */
  String year() {
    var middle = id.contains("W") ? from.plusDays(MIDDLE_OF_A_WEEK) : from;
    return String.valueOf(middle.getYear());
  }

  /** Where the same days of a year before begin. */
  Instant beginYearBefore(ZoneId zone) {
    return from.minusYears(1).atStartOfDay(zone).toInstant();
  }

  /** Where they end; of a period that is not over, those only up to the same moment. */
  Instant endYearBefore(Instant now, ZoneId zone) {
    var end = until.minusYears(1).atStartOfDay(zone).toInstant();
    var sameMoment = now.atZone(zone).minusYears(1).toInstant();
    return sameMoment.isBefore(end) ? sameMoment : end;
  }

  /** Where it begins. */
  Instant begin(ZoneId zone) {
    return from.atStartOfDay(zone).toInstant();
  }

  /** Where the next begins. */
  Instant end(ZoneId zone) {
    return until.atStartOfDay(zone).toInstant();
  }
}
