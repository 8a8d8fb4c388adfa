package cn.huimin.hotline.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The national holidays and make-up workdays that this product ships: 2019 to the last year that
 * the State Council has announced. The files name the notices.
 */
public final class NationalHolidays {

  private static final int FIRST_YEAR = 2019;

  private NationalHolidays() {}

  /** Every year shipped, in order, from 2019 on without a gap. */
  public static List<CalendarYear> load() {
    List<CalendarYear> years = new ArrayList<>();
    for (int year = FIRST_YEAR; ; year++) {
      String name = "holidays-" + year + ".txt";
      try (InputStream stream = NationalHolidays.class.getResourceAsStream(name)) {
        if (stream == null) {
          return List.copyOf(years);
        }
        years.add(
            CalendarYearReader.read(new InputStreamReader(stream, StandardCharsets.UTF_8), name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
