package cn.huimin.hotline.platform.report;

import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The policy {@value #NAME}: which reports are due when (DOMAIN §6, §7.1 item 1.10). A weekly
 * report is due in its own week, on the next working day where its day is none; a monthly one on a
 * working day of the month after. Immutable.
 */
public final class ReportCalendar {

  /** Name of the policy. */
  public static final String NAME = "reports";

  private static final Pattern WEEK = Pattern.compile("(20\\d{2})-W(0[1-9]|[1-4]\\d|5[0-3])");
  private static final Pattern MONTH = Pattern.compile("20\\d{2}-(0[1-9]|1[0-2])");
  private static final int MOST_DAYS_LATE = 70;

  private final String version;
  private final List<OwedReport> reports;
  private final OwedAnswers answers;
  private final WorkingCalendar calendar;

  /** The reports of a version, and answers to warnings, by the calendar in force. */
  public ReportCalendar(
      String version, List<OwedReport> reports, OwedAnswers answers, WorkingCalendar calendar) {
    this.version = version;
    this.reports = List.copyOf(reports);
    this.answers = answers;
    this.calendar = calendar;
  }

  /** Version of the policy. */
  public String version() {
    return version;
  }

  /** Reports, in the order of the policy. */
  public List<OwedReport> reports() {
    return reports;
  }

  /**
   * Whether the answer to a warning that fell due at a moment costs where it is late or missing.
   */
  public boolean countsAnswer(Instant dueAt) {
    var since = answers.since();
    return answers.counted() && since != null && !calendar.dateOf(dueAt).isBefore(since);
  }

  /** What falls due after a moment and not later than another, the earliest first. */
  public List<DueReport> between(Instant after, Instant until) {
    var first = calendar.dateOf(after).minusDays(MOST_DAYS_LATE);
    var last = calendar.dateOf(until);
    var due = new ArrayList<DueReport>();
    for (var report : reports) {
      var begin = report.every() == OwedReport.Every.WEEK ? monday(first) : first.withDayOfMonth(1);
      while (!begin.isAfter(last)) {
        var one = instance(report, begin);
        if (one.at().isAfter(after)
            && !one.at().isAfter(until)
            && one.isOwed(calendar.dateOf(one.at()))) {
          due.add(one);
        }
        begin = report.every() == OwedReport.Every.WEEK ? begin.plusWeeks(1) : begin.plusMonths(1);
      }
    }
    due.sort(Comparator.comparing(DueReport::at).thenComparing(DueReport::subject));
    return List.copyOf(due);
  }

  /** The instance that a subject like {@code weekly/2026-W12} names, owed or not. */
  public Optional<DueReport> due(String subject) {
    var parts = subject.split("/", 2);
    return reports.stream()
        .filter(report -> parts.length == 2 && report.id().equals(parts[0]))
        .findFirst()
        .flatMap(report -> begin(report, parts[1]).map(begin -> instance(report, begin)));
  }

  /** Whether the week or month of an instance has begun by a moment. */
  public boolean hasBegun(DueReport due, Instant at) {
    return !calendar.dateOf(at).isBefore(due.begins());
  }

  private static Optional<LocalDate> begin(OwedReport report, String instance) {
    try {
      if (report.every() == OwedReport.Every.MONTH) {
        return MONTH.matcher(instance).matches()
            ? Optional.of(YearMonth.parse(instance).atDay(1))
            : Optional.empty();
      }
      var week = WEEK.matcher(instance);
      if (!week.matches()) {
        return Optional.empty();
      }
      int number = Integer.parseInt(week.group(2));
      // The fourth of January is always in the first week.
      var begin =
          monday(LocalDate.of(Integer.parseInt(week.group(1)), 1, 4)).plusWeeks(number - 1L);
      return name(begin).equals(instance) ? Optional.of(begin) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private DueReport instance(OwedReport report, LocalDate begin) {
    if (report.every() == OwedReport.Every.WEEK) {
      var day = begin.plusDays(report.day().getValue() - 1L);
      while (!calendar.isWorkingDay(day)) {
        day = day.plusDays(1);
      }
      return new DueReport(report, name(begin), begin, at(day, report));
    }
    var day = begin.plusMonths(1).minusDays(1);
    for (int left = report.workingDay(); left > 0; ) {
      day = day.plusDays(1);
      if (calendar.isWorkingDay(day)) {
        left--;
      }
    }
    return new DueReport(report, YearMonth.from(begin).toString(), begin, at(day, report));
  }

  private Instant at(LocalDate day, OwedReport report) {
    return day.atTime(report.at()).atZone(calendar.zone()).toInstant();
  }

  private static LocalDate monday(LocalDate day) {
    return day.minusDays(day.getDayOfWeek().getValue() - 1L);
  }

  private static String name(LocalDate monday) {
    return "%d-W%02d"
        .formatted(
            monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
