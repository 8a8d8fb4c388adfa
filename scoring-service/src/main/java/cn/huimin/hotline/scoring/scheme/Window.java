package cn.huimin.hotline.scoring.scheme;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which period a case belongs to.
 *
 * @param by what counts of the case
 * @param length how long periods are
 */
public record Window(By by, Length length) {

  private static final int MONTHS_OF_A_QUARTER = 3;
  private static final int MONTHS_OF_A_HALF = 6;
  private static final int MONTHS_OF_A_YEAR = 12;
  private static final Pattern FORM =
      Pattern.compile("(\\d{4})(?:-(?:H([12])|Q([1-4])|(\\d{2})))?");

  /** What counts of a case. */
  public enum By {
    /** When intake accepted it. */
    RECEIVED,
    /** When it ended. */
    ENDED
  }

  /** How long periods are. */
  public enum Length {
    YEAR,
    HALF_YEAR,
    QUARTER,
    MONTH
  }

  /** Period of a day: {@code 2026}, {@code 2026-H1}, {@code 2026-Q1} or {@code 2026-03}. */
  String period(LocalDate day) {
    int month = day.getMonthValue() - 1;
    return switch (length) {
      case YEAR -> Integer.toString(day.getYear());
      case HALF_YEAR -> day.getYear() + "-H" + (month / MONTHS_OF_A_HALF + 1);
      case QUARTER -> day.getYear() + "-Q" + (month / MONTHS_OF_A_QUARTER + 1);
      case MONTH -> YearMonth.from(day).toString();
    };
  }

  /** First day of a period of this length; empty if it is none. */
  Optional<LocalDate> first(String period) {
    var form = FORM.matcher(period);
    if (!form.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(form.group(1));
    try {
      return switch (length) {
        case YEAR -> first(year, 1, period.length() == form.group(1).length());
        case HALF_YEAR -> first(year, part(form.group(2), MONTHS_OF_A_HALF), form.group(2) != null);
        case QUARTER ->
            first(year, part(form.group(3), MONTHS_OF_A_QUARTER), form.group(3) != null);
        case MONTH -> first(year, part(form.group(4), 1), form.group(4) != null);
      };
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Last day of the period that begins then. */
  LocalDate last(LocalDate first) {
    int months =
        switch (length) {
          case YEAR -> MONTHS_OF_A_YEAR;
          case HALF_YEAR -> MONTHS_OF_A_HALF;
          case QUARTER -> MONTHS_OF_A_QUARTER;
          case MONTH -> 1;
        };
    return first.plusMonths(months).minusDays(1);
  }

  private static int part(@Nullable String number, int months) {
    return number == null ? 1 : (Integer.parseInt(number) - 1) * months + 1;
  }

  private static Optional<LocalDate> first(int year, int month, boolean fits) {
    return fits ? Optional.of(LocalDate.of(year, month, 1)) : Optional.empty();
  }
}
