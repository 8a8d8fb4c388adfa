package cn.huimin.hotline.console.words;

import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Clocks in words: how much is left and until when. Counts working time, except for limits that run
 * by the clock day and night. Plain: the same arguments give the same words.
 */
public final class ClockWords {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final int FULL = 100;
  private static final int NEAR = 75;

  /**
   * A clock in words.
   *
   * @param shape calm, near or missed
   * @param left what is left: 还剩 5 小时 36 分, 超 24 分钟
   * @param due until when: 今天 14:22 前, 昨天 17:30 到期
   * @param percent how much of it has run, 0 to 100
   */
  public record Said(String shape, String left, String due, int percent) {}

  private final WorkingCalendar calendar;
  private final Words words;

  /** Words of this bundle by this calendar. */
  public ClockWords(WorkingCalendar calendar, Words words) {
    this.calendar = calendar;
    this.words = words;
  }

  /**
   * Says a running clock.
   *
   * @param now the time now
   * @param startedAt when it started
   * @param dueAt its limit
   * @param nearAt from when on it is near; null: when three quarters have run
   * @param limit limit in the policy's words, such as WD:5, H:24, HANDLE+WD:2; what ends in neither
   *     WD nor WH runs by the clock
   */
  public Said say(
      Instant now, Instant startedAt, Instant dueAt, @Nullable Instant nearAt, String limit) {
    boolean working = isWorkingTime(limit);
    boolean missed = now.isAfter(dueAt);
    int percent = missed ? FULL : percent(startedAt, dueAt, now, working);
    boolean near = nearAt == null ? percent >= NEAR : !now.isBefore(nearAt);
    var left =
        missed
            ? words.of("time.over", duration(dueAt, now, working))
            : words.of("time.left", duration(now, dueAt, working));
    var due = words.of(missed ? "time.wasDue" : "time.due", moment(dueAt, now));
    return new Said(
        missed ? "missed" : near ? "near" : "calm",
        left,
        working ? due : words.of("time.byTheClock", due),
        percent);
  }

  /** Whether a limit in the policy's words counts working time. */
  public static boolean isWorkingTime(String limit) {
    return limit.isEmpty() || limit.contains("WD:") || limit.contains("WH:");
  }

  private int percent(Instant startedAt, Instant dueAt, Instant now, boolean working) {
    var whole = between(startedAt, dueAt, working).toMillis();
    var run = between(startedAt, now, working).toMillis();
    return whole <= 0 ? FULL : Math.clamp(FULL * run / whole, 0, FULL);
  }

  private Duration between(Instant from, Instant to, boolean working) {
    return working ? calendar.workingTimeBetween(from, to) : Duration.between(from, to);
  }

  private String duration(Instant from, Instant to, boolean working) {
    var time = between(from, to, working);
    var day = working ? workingDay(to) : Duration.ofDays(1);
    return spell(time, day, working ? "time.workingDays" : "time.days");
  }

  /** A stretch of time: days and hours, hours and minutes, or minutes alone. */
  private String spell(Duration time, Duration day, String dayWord) {
    long minutes = time.toMinutes();
    long perDay = day.toMinutes();
    long days = minutes / perDay;
    if (days > 0) {
      long hours = minutes % perDay / 60;
      var said = words.of(dayWord, days);
      return hours == 0 ? said : words.of("time.two", said, words.of("time.hours", hours));
    }
    long hours = minutes / 60;
    if (hours == 0) {
      return words.of("time.minutes", minutes);
    }
    return minutes % 60 == 0
        ? words.of("time.hours", hours)
        : words.of("time.hoursMinutes", hours, minutes % 60);
  }

  /** How long the office is open on the working day of a moment, or on the next. */
  private Duration workingDay(Instant moment) {
    var open = calendar.nextOpen(moment.minusMillis(1));
    var day = calendar.dateOf(open).atStartOfDay(calendar.zone());
    return calendar.workingTimeBetween(day.toInstant(), day.plusDays(1).toInstant());
  }

  /** How long something took, for clocks that were met: 当时, 24 分钟, 1 小时 15 分. */
  public String took(Instant startedAt, Instant metAt, String limit) {
    boolean working = isWorkingTime(limit);
    return between(startedAt, metAt, working).toMinutes() < 1
        ? words.of("time.atOnce")
        : duration(startedAt, metAt, working);
  }

  /** A moment as one says it: 今天 14:22, 昨天 17:30, 周四 17:30, 11月23日 周一 17:30. */
  public String moment(Instant moment, Instant now) {
    var day = LocalDate.ofInstant(moment, calendar.zone());
    var today = LocalDate.ofInstant(now, calendar.zone());
    var time = LocalTime.ofInstant(moment, calendar.zone()).format(TIME);
    long ahead = ChronoUnit.DAYS.between(today, day);
    if (ahead == 0) {
      return words.of("time.today", time);
    }
    if (ahead == -1) {
      return words.of("time.yesterday", time);
    }
    var sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    var weekday = weekday(day);
    if (ahead > 0 && !day.isAfter(sunday)) {
      return weekday + " " + time;
    }
    return date(day, today) + " " + weekday + " " + time;
  }

  /** A moment in a story: 今天 aside, day and time: 11月11日 10:05. */
  public String story(Instant moment, Instant now) {
    var day = LocalDate.ofInstant(moment, calendar.zone());
    var today = LocalDate.ofInstant(now, calendar.zone());
    return date(day, today) + " " + LocalTime.ofInstant(moment, calendar.zone()).format(TIME);
  }

  /** The time of day: 10:24. */
  public String time(Instant moment) {
    return LocalTime.ofInstant(moment, calendar.zone()).format(TIME);
  }

  /** Today: 11月18日 周三. */
  public String today(Instant now) {
    var day = LocalDate.ofInstant(now, calendar.zone());
    return date(day, day) + " " + weekday(day);
  }

  /** Whether the office is open: 工作时间, or not. */
  public String officeHours(Instant now) {
    return words.of(calendar.isOfficeHours(now) ? "time.office" : "time.noOffice");
  }

  /** The calendar it goes by. */
  public WorkingCalendar calendar() {
    return calendar;
  }

  private String weekday(LocalDate day) {
    return words.word("weekday", String.valueOf(day.getDayOfWeek().getValue()));
  }

  private String date(LocalDate day, LocalDate today) {
    return day.getYear() == today.getYear()
        ? words.of("time.date", day.getMonthValue(), day.getDayOfMonth())
        : words.of("time.dateOfYear", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
