package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.report.ReportCalendar;
import cn.huimin.hotline.platform.report.ReportCalendarReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calendar of reports in force. Where an edition has none, the one we ship holds; one that is
 * refused leaves the one before it in force.
 */
public final class ReportsInForce {

  private static final Logger log = LoggerFactory.getLogger(ReportsInForce.class);

  private volatile ReportCalendar calendar = ReportCalendarReader.calendar(Policies.EMPTY);
  private volatile @Nullable String trouble;

  /** Takes the policy of an edition. */
  public void take(Policies policies) {
    try {
      calendar = ReportCalendarReader.calendar(policies);
      trouble = null;
    } catch (IllegalArgumentException e) {
      trouble = ReportCalendar.NAME + " was refused: " + e.getMessage();
      log.error("{}; the one before stays in force", trouble);
    }
  }

  /** The calendar in force. */
  public ReportCalendar calendar() {
    return calendar;
  }

  /** Why the document of the last edition was refused, null if it was not. */
  public @Nullable String trouble() {
    return trouble;
  }
}
