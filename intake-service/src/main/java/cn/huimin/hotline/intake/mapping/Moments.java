package cn.huimin.hotline.intake.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads times in the forms exports are written in. A text that could mean two days is none:
 * guessing would move a limit in silence.
 */
final class Moments {

  private static final LocalDateTime SERIAL_ZERO = LocalDate.of(1899, 12, 30).atStartOfDay();
  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

  /** Serial numbers from 2000 to 2100; others in a column of times are mistakes. */
  private static final BigDecimal FIRST_SERIAL = BigDecimal.valueOf(36_526);

  private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(73_051);
  private static final long LAST_SECOND = 86_399;
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;
  private static final int LONGEST = 60;

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?:(?<year>\\d{4})\\s*[-/.年]|(?<shortYear>\\d{2})年)\\s*(?<month>\\d{1,2})\\s*[-/.月]\\s*"
              + "(?<day>\\d{1,2})\\s*[日号]?"
              + WrittenTime.PATTERN);

  /** 20260305 14:20, 20260305T142033. */
  private static final Pattern COMPACT =
      Pattern.compile(
          "(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?:[ T](?<digits>\\d{4}(?:\\d{2})?)|[ T]"
              + WrittenTime.PATTERN
              + ")");

  /** 14:20, 14时20分, 下午2:20: a time without its day. */
  private static final Pattern BARE_TIME =
      Pattern.compile(
          "(?:上午|下午|中午|晚上|晚|凌晨|早上|早|傍晚)?\\s*\\d{1,2}\\s*[:时点]\\s*(?:\\d{1,2}(?:\\s*[:分]\\s*\\d{1,2})?\\s*[分秒]?)?"
              + "\\s*(?:[AaPp]\\.?[Mm]\\.?)?");

  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?<first>\\d{1,2})[-/.](?<second0>\\d{1,2})[-/.](?<year>\\d{4})" + WrittenTime.PATTERN);
  private static final Pattern MONTH_WORD =
      Pattern.compile(
          "(?:(?<day>\\d{1,2})[- ](?<month>[A-Za-z]{3})[a-z]*[- ](?<year>\\d{4})|"
              + "(?<month2>[A-Za-z]{3})[a-z]*\\.? (?<day2>\\d{1,2}),? (?<year2>\\d{4}))"
              + WrittenTime.PATTERN);

  /** As {@code java.util.Date} prints itself: Sat Feb 14 08:30:05 CST 2026. */
  private static final Pattern JAVA_DATE =
      Pattern.compile(
          "[A-Za-z]{3} (?<month>[A-Za-z]{3}) (?<day>\\d{1,2}) (?<time>\\d{1,2}:\\d{2}:\\d{2})"
              + " (?:CST|GMT\\+08:00) (?<year>\\d{4})");

  private static final Pattern DIGITS = Pattern.compile("\\d{8,17}");
  private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:\\.\\d{1,12})?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Moments() {}

  /** The moment of a cell; empty if it is none, or could be two. */
  static Optional<OffsetDateTime> of(Cell cell, ZoneId zone) {
    try {
      var serial = cell.serial();
      var moment =
          serial != null && isSerial(serial) ? fromSerial(serial, zone) : parsed(cell.text(), zone);
      return Optional.ofNullable(moment)
          .filter(when -> when.getYear() >= FIRST_YEAR && when.getYear() <= LAST_YEAR);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /**
   * The time of a day in a cell that has no day: written, or a part of a day as spreadsheets count;
   * empty if it is none.
   */
  static Optional<String> timeAlone(Cell cell) {
    var serial = cell.serial();
    if (serial != null) {
      return serial.signum() > 0 && serial.compareTo(BigDecimal.ONE) < 0
          ? Optional.of(
              LocalTime.ofSecondOfDay(
                      Math.min(
                          LAST_SECOND,
                          serial
                              .multiply(SECONDS_A_DAY)
                              .setScale(0, RoundingMode.HALF_UP)
                              .longValueExact()))
                  .format(DateTimeFormatter.ISO_LOCAL_TIME))
          : Optional.empty();
    }
    var text = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).strip();
    return text.length() <= LONGEST && BARE_TIME.matcher(text).matches()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The moment of a day in one cell at a time in another; empty if the first is no bare day. */
  static Optional<OffsetDateTime> at(Cell day, String time, ZoneId zone) {
    return of(day, zone)
        .filter(when -> when.toLocalTime().equals(LocalTime.MIDNIGHT))
        .flatMap(when -> of(Cell.text(when.toLocalDate() + " " + time), zone));
  }

  /** Whether a cell that is a moment names the day only. */
  static boolean isDayAlone(Cell cell) {
    var serial = cell.serial();
    if (serial != null && isSerial(serial)) {
      return serial.stripTrailingZeros().scale() <= 0;
    }
    var text = WrittenDay.inDigits(cell.text());
    if (DIGITS.matcher(text).matches()) {
      return text.length() == 8;
    }
    return SERIAL.matcher(text).matches()
        ? new BigDecimal(text).stripTrailingZeros().scale() <= 0
        : Stream.of(YEAR_FIRST, YEAR_LAST, MONTH_WORD)
            .map(pattern -> pattern.matcher(text))
            .anyMatch(found -> found.matches() && found.group("hour") == null);
  }

  private static boolean isSerial(BigDecimal serial) {
    return serial.compareTo(FIRST_SERIAL) >= 0 && serial.compareTo(LAST_SERIAL) <= 0;
  }

  private static OffsetDateTime fromSerial(BigDecimal serial, ZoneId zone) {
    long seconds =
        serial.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
    return SERIAL_ZERO.plus(seconds, ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
  }

  private static @Nullable OffsetDateTime parsed(String written, ZoneId zone) {
    if (written.length() > LONGEST) {
      return null;
    }
    var text = WrittenDay.inDigits(written);
    if (DIGITS.matcher(text).matches()) {
      return fromDigits(text, zone);
    }
    if (SERIAL.matcher(text).matches()) {
      var serial = new BigDecimal(text);
      return isSerial(serial) ? fromSerial(serial, zone) : null;
    }
    var yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return WrittenTime.at(
          LocalDate.of(year(yearFirst), number(yearFirst, "month"), number(yearFirst, "day")),
          yearFirst,
          zone);
    }
    var compact = COMPACT.matcher(text);
    if (compact.matches()) {
      var digits = compact.group("digits");
      return digits != null
          ? fromDigits(text.substring(0, 8) + digits, zone)
          : WrittenTime.at(
              LocalDate.of(
                  number(compact, "year"), number(compact, "month"), number(compact, "day")),
              compact,
              zone);
    }
    var yearLast = YEAR_LAST.matcher(text);
    if (yearLast.matches()) {
      return WrittenTime.at(dayOfYearLast(yearLast), yearLast, zone);
    }
    var javaDate = JAVA_DATE.matcher(text);
    if (javaDate.matches()) {
      return LocalDate.of(
              number(javaDate, "year"), month(javaDate.group("month")), number(javaDate, "day"))
          .atTime(
              LocalTime.parse(
                  "0".repeat(8 - javaDate.group("time").length()) + javaDate.group("time")))
          .atZone(zone)
          .toOffsetDateTime();
    }
    var monthWord = MONTH_WORD.matcher(text);
    return monthWord.matches() ? WrittenTime.at(dayOfMonthWord(monthWord), monthWord, zone) : null;
  }

  /** Of 13/2/2026 and 2/13/2026 each can be one day only; 3/2/2026 could be two, and is none. */
  private static LocalDate dayOfYearLast(Matcher found) {
    int first = number(found, "first");
    int second = number(found, "second0");
    int year = number(found, "year");
    if (first == second || second > 12) {
      return LocalDate.of(year, first, second);
    }
    if (first > 12) {
      return LocalDate.of(year, second, first);
    }
    throw new DateTimeException("could be two days");
  }

  private static LocalDate dayOfMonthWord(Matcher found) {
    return found.group("month") != null
        ? LocalDate.of(number(found, "year"), month(found.group("month")), number(found, "day"))
        : LocalDate.of(number(found, "year2"), month(found.group("month2")), number(found, "day2"));
  }

  /**
   * 20260214, 2026021408, 202602140830, 20260214083005, …123, or seconds or milliseconds since
   * 1970.
   */
  private static @Nullable OffsetDateTime fromDigits(String digits, ZoneId zone) {
    if (digits.length() == 13) {
      return Instant.ofEpochMilli(Long.parseLong(digits)).atZone(zone).toOffsetDateTime();
    }
    if (digits.length() == 10 && digits.startsWith("1")) {
      return Instant.ofEpochSecond(Long.parseLong(digits)).atZone(zone).toOffsetDateTime();
    }
    if (!List.of(8, 10, 12, 14, 17).contains(digits.length())) {
      return null;
    }
    var day = LocalDate.of(part(digits, 0, 4), part(digits, 4, 6), part(digits, 6, 8));
    return day.atTime(part(digits, 8, 10), part(digits, 10, 12), part(digits, 12, 14))
        .atZone(zone)
        .toOffsetDateTime();
  }

  /** The time in the first twelve digits of a number (yyMMddHHmmss), if they are one. */
  static Optional<OffsetDateTime> inNumber(String number, ZoneId zone) {
    if (number.length() < 12 || !DIGITS.matcher(number.substring(0, 12)).matches()) {
      return Optional.empty();
    }
    return of(Cell.text("20" + number.substring(0, 12)), zone);
  }

  private static int part(String digits, int from, int to) {
    return digits.length() < to ? 0 : Integer.parseInt(digits.substring(from, to));
  }

  /** Two digits are a year where the word for it stands behind them: 26/2/14 could be two days. */
  private static int year(Matcher found) {
    return found.group("year") != null ? number(found, "year") : 2000 + number(found, "shortYear");
  }

  private static int month(String word) {
    int at = MONTHS.indexOf(word.toLowerCase(Locale.ROOT));
    if (at < 0) {
      throw new DateTimeException("no month");
    }
    return at + 1;
  }

  private static int number(Matcher found, String group) {
    return Integer.parseInt(found.group(group));
  }
}
