package cn.huimin.hotline.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text form of a {@link CalendarYear}.
 *
 * <pre>
 * # a comment
 * year 2026
 * notice https://…                     the page or number of the notice; may stand more than once
 * off 2026-02-15..2026-02-23 春节      first and last day, or one day, and the holiday's name
 * work 2026-02-14 春节
 * </pre>
 */
public final class CalendarYearReader {

  private static final Pattern YEAR = Pattern.compile("year\\s+(\\d{4})");
  private static final Pattern NOTICE = Pattern.compile("notice\\s+(\\S.*)");
  private static final Pattern DAYS =
      Pattern.compile(
          "(off|work)\\s+(\\d{4}-\\d{2}-\\d{2})(?:\\.\\.(\\d{4}-\\d{2}-\\d{2}))?\\s+(\\S.*)");

  private CalendarYearReader() {}

  /**
   * Reads one year.
   *
   * @param text the text, read to its end and left open
   * @param source what to call it in error messages
   * @throws IllegalArgumentException naming source, line and mend when a line makes no sense
   */
  public static CalendarYear read(Reader text, String source) {
    int year = 0;
    List<String> notices = new ArrayList<>();
    List<CalendarDay> days = new ArrayList<>();
    int number = 0;
    for (String raw : lines(text)) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String place = source + " line " + number + ": ";
      Matcher yearLine = YEAR.matcher(line);
      Matcher noticeLine = NOTICE.matcher(line);
      Matcher daysLine = DAYS.matcher(line);
      if (yearLine.matches()) {
        year = Integer.parseInt(yearLine.group(1));
      } else if (noticeLine.matches()) {
        notices.add(noticeLine.group(1));
      } else if (daysLine.matches()) {
        addDays(daysLine, place, days);
      } else {
        throw new IllegalArgumentException(
            place
                + "'"
                + line
                + "' is not understood: write 'year 2026', 'notice …', or 'off|work"
                + " 2026-02-15..2026-02-23 name'");
      }
    }
    if (year == 0) {
      throw new IllegalArgumentException(source + " names no year: add a line like 'year 2026'");
    }
    return new CalendarYear(year, days, notices);
  }

  private static void addDays(Matcher matcher, String place, List<CalendarDay> days) {
    CalendarDay.Kind kind =
        matcher.group(1).equals("off") ? CalendarDay.Kind.OFF : CalendarDay.Kind.WORK;
    LocalDate first;
    LocalDate last;
    try {
      first = LocalDate.parse(matcher.group(2));
      last = matcher.group(3) == null ? first : LocalDate.parse(matcher.group(3));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          place + "no such day (" + e.getMessage() + "): write it as 2026-02-15", e);
    }
    if (last.isBefore(first) || last.isAfter(first.plusDays(30))) {
      throw new IllegalArgumentException(
          place + first + ".." + last + " is no holiday: first day, then last day, at most 31");
    }
    first
        .datesUntil(last.plusDays(1))
        .forEach(date -> days.add(new CalendarDay(date, kind, matcher.group(4))));
  }

  private static List<String> lines(Reader text) {
    List<String> lines = new ArrayList<>();
    try {
      BufferedReader reader = new BufferedReader(text);
      String line = reader.readLine();
      while (line != null) {
        lines.add(line);
        line = reader.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
