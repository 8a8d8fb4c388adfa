package cn.huimin.hotline.platform.report;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One instance of a report.
 *
 * @param report the report
 * @param instance its week {@code 2026-W12} or month {@code 2026-03}
 * @param begins first day of what it reports on
 * @param at last moment in which it is in time
 */
public record DueReport(OwedReport report, String instance, LocalDate begins, Instant at) {

  /** Report and instance: {@code monthly/2026-03}. */
  public String subject() {
    return report.id() + "/" + instance;
  }

  /** Whether it is asked for. */
  boolean isOwed(LocalDate dueOn) {
    return report.since() != null && !dueOn.isBefore(report.since());
  }
}
