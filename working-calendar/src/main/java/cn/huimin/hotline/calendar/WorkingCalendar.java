package cn.huimin.hotline.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Working days and working time (DOMAIN §5): weekends, public holidays, make-up workdays and office
 * hours with their lunch break, in one time zone.
 *
 * <p>Knows the days 2000-01-01 to 2100-12-31; a year without a {@link CalendarYear} has weekends
 * only, see {@link #isPublished}. Exact to the nanosecond, immutable and safe for any number of
 * threads. Every method throws {@link DateTimeException} when a moment given or asked for lies
 * outside these days.
 */
public final class WorkingCalendar {

  /** The zone that the national calendar is kept in. */
  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;

  private final ZoneId zone;
  private final SortedSet<Integer> published;
  private final Map<LocalDate, CalendarDay> special;
  private final DayTables tables;

  /** Epoch second at which the first day begins. */
  private final long origin;

  private final Map<String, WorkingCalendar> units;

  private WorkingCalendar(
      Collection<CalendarYear> years, SortedMap<LocalDate, OfficeHours> hours, ZoneId zone) {
    this.units = Map.of();
    this.zone = zone;
    this.special = CalendarInput.special(years);
    SortedSet<Integer> known = new TreeSet<>();
    years.forEach(year -> known.add(year.year()));
    this.published = Collections.unmodifiableSortedSet(known);
    this.origin = DayTables.FIRST.atStartOfDay(zone).toEpochSecond();
    CalendarInput.refuseClockChanges(zone);
    this.tables = new DayTables(special, hours);
  }

  /**
   * A calendar in {@code Asia/Shanghai} with the default office hours.
   *
   * @param years what was published, each year once
   */
  public static WorkingCalendar of(Collection<CalendarYear> years) {
    return of(years, editions(OfficeHours.DEFAULT), SHANGHAI);
  }

  /**
   * A calendar.
   *
   * @param years what was published, each year once; the notice of a year may name last days of the
   *     year before, and where two years name the same day the later year has the last word
   * @param hours office hours by the day from which they hold, for instance summer hours; the first
   *     also hold before their day; at least one, at most 100
   * @param zone the zone; one that changes its clocks between 2000 and 2100 is refused
   * @throws IllegalArgumentException naming what is wrong and how to mend it
   */
  public static WorkingCalendar of(
      Collection<CalendarYear> years, SortedMap<LocalDate, OfficeHours> hours, ZoneId zone) {
    if (hours.isEmpty() || hours.size() > 100) {
      throw new IllegalArgumentException(
          "office hours have " + hours.size() + " editions: give 1 to 100");
    }
    return new WorkingCalendar(years, hours, zone);
  }

  private WorkingCalendar(WorkingCalendar whole, Map<String, WorkingCalendar> units) {
    this.zone = whole.zone;
    this.published = whole.published;
    this.special = whole.special;
    this.tables = whole.tables;
    this.origin = whole.origin;
    this.units = Map.copyOf(units);
  }

  /**
   * The same with calendars of some units' own.
   *
   * @param calendars by unit; those of units they name themselves are passed over
   */
  public WorkingCalendar withUnits(Map<String, WorkingCalendar> calendars) {
    return new WorkingCalendar(this, calendars);
  }

  /** The calendar of a unit: its own if it has one, else this; this for no unit. */
  public WorkingCalendar ofUnit(@Nullable String unitId) {
    return unitId == null ? this : units.getOrDefault(unitId, this);
  }

  /** Office hours that hold always, in the form that {@link #of} takes. */
  public static SortedMap<LocalDate, OfficeHours> editions(OfficeHours hours) {
    return new TreeMap<>(Map.of(DayTables.FIRST, hours));
  }

  /** The zone of its days and office hours. */
  public ZoneId zone() {
    return zone;
  }

  /** The years whose holidays are known, in order. */
  public SortedSet<Integer> publishedYears() {
    return published;
  }

  /** Whether the year's holidays are known; else its weekends are all that is off. */
  public boolean isPublished(int year) {
    return published.contains(year);
  }

  /** What a notice says about the day; empty for an ordinary weekday or weekend. */
  public Optional<CalendarDay> specialDay(LocalDate date) {
    return Optional.ofNullable(special.get(date));
  }

  /** The day that the moment falls on here. */
  public LocalDate dateOf(Instant moment) {
    return date(day(sinceOrigin(moment)));
  }

  /** Whether the day is worked: an ordinary weekday or a make-up workday. */
  public boolean isWorkingDay(LocalDate date) {
    return tables.isWorking(day(date));
  }

  /** Whether the office is open: from the opening moment on, at the closing moment no more. */
  public boolean isOfficeHours(Instant moment) {
    long nanos = sinceOrigin(moment);
    int day = day(nanos);
    return tables.isWorking(day) && tables.shape(day).isOpen(nanos % NANOS_PER_DAY);
  }

  /** The moment itself when the office is open, else the next opening. */
  public Instant nextOpen(Instant moment) {
    long nanos = sinceOrigin(moment);
    int day = day(nanos);
    if (tables.isWorking(day)) {
      long open = tables.shape(day).nextOpen(nanos % NANOS_PER_DAY);
      if (open >= 0) {
        return instant(day, open);
      }
    }
    int next = workingDay(tables.workingUpTo(day), moment);
    return instant(next, tables.shape(next).open());
  }

  /**
   * {@code days} WD: office close of the n-th working day after the day of {@code start}, whatever
   * the time of that day.
   *
   * @param days 1 or more
   */
  public Instant plusWorkingDays(Instant start, int days) {
    if (days < 1) {
      throw new IllegalArgumentException("working days must be 1 or more, not " + days);
    }
    int day = day(sinceOrigin(start));
    return close(workingDay(tables.workingUpTo(day) + (days - 1L), start));
  }

  /**
   * {@code time} WH: counts office hours only, from the next open moment on. Ends inside or at the
   * end of an interval: what runs out exactly at close ends at close, not at the next opening. No
   * time at all ends at {@code start} if it is open or just closed, else at the next opening.
   *
   * @param time not negative
   */
  public Instant plusWorkingTime(Instant start, Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("working time must not be negative: " + time);
    }
    long nanos = sinceOrigin(start);
    int day = day(nanos);
    long nanoOfDay = nanos % NANOS_PER_DAY;
    if (time.isZero()) {
      boolean justClosed = tables.isWorking(day) && tables.shape(day).closesAt(nanoOfDay);
      return justClosed ? start : nextOpen(start);
    }
    long open = tables.openUntil(day, nanoOfDay);
    if (time.compareTo(Duration.ofNanos(tables.openTotal() - open)) > 0) {
      throw outOfRange(start + " plus " + time + " of working time");
    }
    long target = open + time.toNanos();
    int end = tables.dayReaching(target);
    return instant(end, tables.nanoReaching(end, target));
  }

  /** Office hours between the two; negative when {@code to} is the earlier one. */
  public Duration workingTimeBetween(Instant from, Instant to) {
    return Duration.ofNanos(openUntil(to) - openUntil(from));
  }

  /**
   * Working days after {@code from} up to and including {@code to}, so that n WD from a day end n
   * working days later; negative, counted the same way, when {@code to} is the earlier one.
   */
  public int workingDaysBetween(LocalDate from, LocalDate to) {
    return tables.workingUpTo(day(to)) - tables.workingUpTo(day(from));
  }

  /** Office close of the last working day before the day of the moment. */
  public Instant officeCloseOfPreviousWorkingDay(Instant moment) {
    int day = day(sinceOrigin(moment));
    return close(workingDay(tables.workingBefore(day) - 1L, moment));
  }

  /** The last office close before the moment, its own day's included. */
  public Instant officeCloseBefore(Instant moment) {
    long nanos = sinceOrigin(moment);
    int day = day(nanos);
    boolean closedToday =
        tables.isWorking(day) && tables.shape(day).close() < nanos % NANOS_PER_DAY;
    return closedToday ? close(day) : officeCloseOfPreviousWorkingDay(moment);
  }

  /** When the office closes on a day, be it worked or not. */
  public Instant officeClose(LocalDate date) {
    return close(day(date));
  }

  private long openUntil(Instant moment) {
    long nanos = sinceOrigin(moment);
    return tables.openUntil(day(nanos), nanos % NANOS_PER_DAY);
  }

  private Instant close(int day) {
    return instant(day, tables.shape(day).close());
  }

  private int workingDay(long rank, Instant asked) {
    int day = rank > Integer.MAX_VALUE ? -1 : tables.workingDay((int) rank);
    if (day < 0) {
      throw outOfRange("a working day counted from " + asked);
    }
    return day;
  }

  private long sinceOrigin(Instant moment) {
    long seconds = moment.getEpochSecond() - origin;
    if (seconds < 0 || seconds >= DayTables.DAYS * 86_400L) {
      throw outOfRange(moment.toString());
    }
    return seconds * NANOS_PER_SECOND + moment.getNano();
  }

  private static int day(long nanos) {
    return (int) (nanos / NANOS_PER_DAY);
  }

  private static int day(LocalDate date) {
    if (date.isBefore(DayTables.FIRST) || date.isAfter(DayTables.LAST)) {
      throw outOfRange(date.toString());
    }
    return (int) (date.toEpochDay() - DayTables.FIRST.toEpochDay());
  }

  private static LocalDate date(int day) {
    return DayTables.FIRST.plusDays(day);
  }

  private Instant instant(int day, long nanoOfDay) {
    return Instant.ofEpochSecond(
        origin + day * 86_400L + nanoOfDay / NANOS_PER_SECOND, nanoOfDay % NANOS_PER_SECOND);
  }

  private static DateTimeException outOfRange(String what) {
    return new DateTimeException(
        what + " is outside the calendar: it knows " + DayTables.FIRST + " to " + DayTables.LAST);
  }
}
