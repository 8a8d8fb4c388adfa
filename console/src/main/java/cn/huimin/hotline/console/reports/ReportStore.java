package cn.huimin.hotline.console.reports;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.platform.report.DueReport;
import cn.huimin.hotline.platform.report.OwedReport;
import cn.huimin.hotline.platform.report.ReportCalendar;
import cn.huimin.hotline.platform.report.ReportCalendarReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How reports stand, and what falls due next; head and liaison see the own line. */
@Component
public class ReportStore {

  private static final Logger log = LoggerFactory.getLogger(ReportStore.class);
  private static final int MOST = 1_000;
  private static final Duration AHEAD = Duration.ofDays(45);
  private static final Duration BEHIND = Duration.ofDays(70);

  private final JdbcClient jdbc;
  private final Editions editions;
  private volatile @Nullable ReportCalendar calendar;

  ReportStore(JdbcClient jdbc, Editions editions) {
    this.jdbc = jdbc;
    this.editions = editions;
    editions.onPolicies(
        policies -> {
          try {
            calendar = ReportCalendarReader.calendar(policies);
          } catch (IllegalArgumentException e) {
            log.warn("The calendar of reports is not shown: {}", e.getMessage());
          }
        });
  }

  /**
   * A report at a unit.
   *
   * @param filedAt when it was first filed; null while it is missing
   */
  public record Standing(
      String unitId,
      String unitName,
      String report,
      String instance,
      String name,
      Instant dueAt,
      @Nullable Instant filedAt,
      boolean counted) {

    /** IN_TIME, LATE or MISSING. */
    public String state() {
      if (filedAt == null) {
        return "MISSING";
      }
      return filedAt.isAfter(dueAt) ? "LATE" : "IN_TIME";
    }
  }

  /** The newest due first. */
  public List<Standing> standings(Viewer viewer, boolean missing) {
    return jdbc
        .sql(
            """
            select * from report_standings where (not :missing or filed_at is null)
            order by due_at desc, report, unit_name, unit_id limit :most
            """)
        .param("missing", missing)
        .param("most", MOST)
        .query((row, _) -> standing(row))
        .list()
        .stream()
        .filter(one -> sees(viewer, one.unitId()))
        .toList();
  }

  /** What was due lately or falls due soon, the earliest first; nothing without a calendar. */
  public List<DueReport> due(Instant now) {
    return Optional.ofNullable(calendar)
        .map(held -> held.between(now.minus(BEHIND), now.plus(AHEAD)))
        .orElse(List.of());
  }

  /** What a report of the calendar is called. */
  public Optional<String> name(String report) {
    return Optional.ofNullable(calendar)
        .flatMap(held -> held.reports().stream().filter(one -> one.id().equals(report)).findFirst())
        .map(OwedReport::name);
  }

  /** The assessed unit for which somebody reports, if the own unit is one. */
  public Optional<Unit> own(Viewer viewer) {
    Directory directory = editions.directory();
    return Optional.ofNullable(viewer.unitId())
        .flatMap(directory::assessedUnit)
        .filter(unit -> unit.id().equals(viewer.unitId()));
  }

  private boolean sees(Viewer viewer, String unitId) {
    var own = viewer.unitId();
    return !viewer.isOfUnit()
        || (own != null
            && (editions.directory().isWithin(unitId, own)
                || editions
                    .directory()
                    .assessedUnit(own)
                    .filter(unit -> unit.id().equals(unitId))
                    .isPresent()));
  }

  private static Standing standing(ResultSet row) throws SQLException {
    var filedAt = row.getObject("filed_at", OffsetDateTime.class);
    return new Standing(
        row.getString("unit_id"),
        row.getString("unit_name"),
        row.getString("report"),
        row.getString("instance"),
        row.getString("name"),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        filedAt == null ? null : filedAt.toInstant(),
        row.getBoolean("counted"));
  }
}
