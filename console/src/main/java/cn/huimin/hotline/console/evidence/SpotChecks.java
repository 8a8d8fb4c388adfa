package cn.huimin.hotline.console.evidence;

import cn.huimin.hotline.console.draw.Lots;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which evidence of a month is checked again (抽查), drawn so that it comes out the same when it is
 * drawn again: from what was entered in the month as proven or with an amount, the last of each
 * unit and item, whatever became of it since.
 */
@Component
public class SpotChecks {

  private static final int MOST_PERCENT = 100;
  private static final Set<String> NO_ITEMS = Set.of("weight");

  private final JdbcClient jdbc;
  private final Editions editions;
  private final Clock clock;

  SpotChecks(JdbcClient jdbc, Editions editions, Clock clock) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.clock = clock;
  }

  /**
   * Evidence that was drawn.
   *
   * @param placeId unit that was looked at
   * @param state how it stands now
   * @param checkedFound what a later spot check found; null if there was none, or it has an amount
   * @param checkedAt when that was, or null
   */
  public record Drawn(
      String recordId,
      String unitId,
      String placeId,
      String unitName,
      String scheme,
      String period,
      String item,
      @Nullable String amount,
      String state,
      String byAccount,
      Instant enteredAt,
      List<String> files,
      @Nullable Boolean checkedFound,
      @Nullable String checkedAmount,
      @Nullable String checkedBy,
      @Nullable Instant checkedAt) {

    /** Copies its list. */
    public Drawn {
      files = List.copyOf(files);
    }
  }

  /**
   * A draw.
   *
   * @param month for example {@code 2026-03}
   * @param percent share of what was entered
   * @param among how much was entered
   */
  public record Draw(String month, int percent, int among, List<Drawn> items) {

    /** Copies its list. */
    public Draw {
      items = List.copyOf(items);
    }
  }

  /** The month it is now. */
  public String thisMonth() {
    return YearMonth.now(clock).toString();
  }

  /**
   * Draws.
   *
   * @param month for example {@code 2026-03}
   * @param percent 1 to 100; three are drawn at least
   * @throws Refusal bad-parameter
   */
  public Draw draw(String month, int percent) {
    if (percent < 1 || percent > MOST_PERCENT) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "抽查比例写 1 到 100");
    }
    var all = entered(month(month));
    var directory = editions.directory();
    var drawn =
        Lots.draw(month, percent, all, one -> one.placeId() + ":" + one.item()).stream()
            .map(one -> named(one, directory))
            .sorted(Comparator.comparing(Drawn::unitName).thenComparing(Drawn::item))
            .toList();
    return new Draw(month, percent, all.size(), drawn);
  }

  private static YearMonth month(String said) {
    try {
      return YearMonth.parse(said);
    } catch (DateTimeException e) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "月份写成 2026-03");
    }
  }

  private List<Drawn> entered(YearMonth month) {
    return jdbc.sql(
            """
            select e.*, c.found as checked_found, c.amount as checked_amount,
              c.by_account as checked_by, c.entered_at as checked_at
            from (select distinct on (r.place_id, r.scheme, r.period, r.item) r.*
              from assessment_records r
              where r.act = 'EVIDENCE' and r.by_role <> 'SERVICE' and r.item not in (:none)
                and (r.found or r.amount is not null)
                and r.entered_at >= :from and r.entered_at < :until
              order by r.place_id, r.scheme, r.period, r.item, r.entered_at desc, r.record_id) e
            left join lateral (select s.found, s.amount, s.by_account, s.entered_at
              from assessment_records s
              where s.act = 'SPOT_CHECK' and s.state = 'STANDS' and s.place_id = e.place_id
                and s.scheme = e.scheme and s.period = e.period and s.item = e.item
                and s.entered_at >= e.entered_at
              order by s.entered_at desc, s.record_id limit 1) c on true
            order by e.record_id
            """)
        .param("none", NO_ITEMS)
        .param("from", begin(month))
        .param("until", begin(month.plusMonths(1)))
        .query((row, _) -> drawn(row))
        .list();
  }

  private OffsetDateTime begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
  }

  private static Drawn drawn(ResultSet row) throws SQLException {
    var checkedAt = row.getObject("checked_at", OffsetDateTime.class);
    return new Drawn(
        row.getString("record_id"),
        row.getString("unit_id"),
        row.getString("place_id"),
        row.getString("place_id"),
        row.getString("scheme"),
        row.getString("period"),
        row.getString("item"),
        row.getString("amount"),
        row.getString("state"),
        row.getString("by_account"),
        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
        List.of((String[]) row.getArray("files").getArray()),
        row.getObject("checked_found", Boolean.class),
        row.getString("checked_amount"),
        row.getString("checked_by"),
        checkedAt == null ? null : checkedAt.toInstant());
  }

  private static Drawn named(Drawn one, Directory directory) {
    return new Drawn(
        one.recordId(),
        one.unitId(),
        one.placeId(),
        directory.unit(one.placeId()).map(Unit::name).orElse(one.placeId()),
        one.scheme(),
        one.period(),
        one.item(),
        one.amount(),
        one.state(),
        one.byAccount(),
        one.enteredAt(),
        one.files(),
        one.checkedFound(),
        one.checkedAmount(),
        one.checkedBy(),
        one.checkedAt());
  }
}
