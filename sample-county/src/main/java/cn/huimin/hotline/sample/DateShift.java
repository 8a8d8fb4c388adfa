package cn.huimin.hotline.sample;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Moves every date of the sources by the same number of days: {@code 2026-10-23}, {@code 20261023…}
 * and {@code 261023…} at the head of a work order's number. What is no date (2026-13-45) stays as
 * it is.
 */
final class DateShift {

  /** The day the sources are written for. */
  static final LocalDate PLACEHOLDER = LocalDate.of(2026, 10, 23);

  private static final Pattern WITH_HYPHENS = Pattern.compile("(?<!\\d)2026-(\\d\\d)-(\\d\\d)");
  private static final Pattern IN_NUMBER =
      Pattern.compile("2026(\\d\\d)(\\d\\d)(?=\\d{5,8}(?!\\d))");
  private static final Pattern IN_SHORT_NUMBER =
      Pattern.compile("(?<!\\d)26(\\d\\d)(\\d\\d)(?=\\d{12}(?!\\d))");

  private final long days;

  DateShift(LocalDate day) {
    this.days = ChronoUnit.DAYS.between(PLACEHOLDER, day);
  }

  String apply(String text) {
    String shifted = WITH_HYPHENS.matcher(text).replaceAll(match -> moved(match, "%tF"));
    shifted = IN_NUMBER.matcher(shifted).replaceAll(match -> moved(match, "%1$tY%1$tm%1$td"));
    return IN_SHORT_NUMBER.matcher(shifted).replaceAll(match -> moved(match, "%1$ty%1$tm%1$td"));
  }

  private String moved(MatchResult match, String format) {
    try {
      LocalDate date =
          LocalDate.of(
              PLACEHOLDER.getYear(),
              Integer.parseInt(match.group(1)),
              Integer.parseInt(match.group(2)));
      return String.format(java.util.Locale.ROOT, format, date.plusDays(days));
    } catch (DateTimeException noDate) {
      return match.group();
    }
  }
}
