package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseFilter;
import cn.huimin.hotline.console.cases.CaseRow;
import cn.huimin.hotline.console.cases.CaseStore;
import cn.huimin.hotline.platform.edition.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The wall of one unit: its figures, what is due first, what it is about, those below it. */
@Component
class UnitWall {

  private static final Duration LATELY = Duration.ofDays(30);
  private static final int ROWS = 4;
  private static final int CATEGORIES = 6;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final CaseStore cases;
  private final WallFigures wall;

  UnitWall(JdbcClient jdbc, Clock clock, CaseStore cases, WallFigures wall) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.cases = cases;
    this.wall = wall;
  }

  /** The big numbers; lately: cases accepted in the last thirty days. */
  record Figures(long red, long yellow, long dueToday, long open, long lately) {}

  /** Cases of a category accepted in the last thirty days, how hot 0 to 4. */
  record Category(String name, long count, int heat) {}

  /** All of it. */
  record View(
      Figures figures,
      List<CaseRow> rows,
      List<Category> categories,
      List<WallFigures.Cell> below,
      Spark spark) {}

  View of(Unit unit, Viewer viewer) {
    var now = clock.instant();
    var zone = clock.getZone();
    var today = LocalDate.ofInstant(now, zone);
    return new View(
        figures(unit.id(), now, today.plusDays(1).atStartOfDay(zone).toInstant()),
        rows(unit.id(), viewer),
        categories(unit.id(), now.minus(LATELY)),
        wall.below(unit.id()),
        Spark.read(jdbc, today, zone, unit.id()));
  }

  private Figures figures(String unitId, Instant now, Instant midnight) {
    return jdbc.sql(
            """
            select
              count(*) filter (where i.card = 'RED' and c.ended_at is null) as red,
              count(*) filter (where i.card = 'YELLOW' and c.ended_at is null) as yellow,
              count(*) filter (where c.ended_at is null and i.due_at between :now and :midnight)
                as today,
              count(*) filter (where c.ended_at is null) as open,
              count(*) filter (where c.opened_at > :since) as lately
            from cases c join case_index i on i.case_id = c.case_id
            where c.unit_line @> array[:unit]::text[]
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("midnight", midnight.atOffset(ZoneOffset.UTC))
        .param("since", now.minus(LATELY).atOffset(ZoneOffset.UTC))
        .param("unit", unitId)
        .query(
            (row, _) ->
                new Figures(
                    row.getLong("red"),
                    row.getLong("yellow"),
                    row.getLong("today"),
                    row.getLong("open"),
                    row.getLong("lately")))
        .single();
  }

  /** Open cases, the ones due first in front. */
  private List<CaseRow> rows(String unitId, Viewer viewer) {
    var filter =
        new CaseFilter(
            unitId, List.of(), null, null, null, null, null, null, null, "due", null, 4 * ROWS);
    return cases.page(filter, viewer).rows().stream()
        .filter(row -> row.summary().endedAt() == null)
        .limit(ROWS)
        .toList();
  }

  private List<Category> categories(String unitId, Instant since) {
    var counted =
        jdbc.sql(
                """
                select category_level1, count(*) as cases from cases
                where unit_line @> array[:unit]::text[] and opened_at > :since
                  and category_level1 is not null and state not in ('INVALID', 'MERGED')
                group by 1 order by 2 desc, 1 limit :most
                """)
            .param("unit", unitId)
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("most", CATEGORIES)
            .query((row, _) -> new Category(row.getString(1), row.getLong(2), 0))
            .list();
    long hottest = counted.isEmpty() ? 1 : counted.getFirst().count();
    return counted.stream()
        .map(one -> new Category(one.name(), one.count(), Heat.of(one.count(), hottest)))
        .toList();
  }
}
