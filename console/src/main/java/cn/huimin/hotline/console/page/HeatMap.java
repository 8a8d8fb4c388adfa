package cn.huimin.hotline.console.page;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases by unit and category, and how each category goes over the weeks. Counted by the time they
 * were accepted; praise, invalid and merged cases count nowhere, as with the warnings.
 */
@Component
class HeatMap {

  static final int WEEKS = 8;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String COUNTED =
      """
      from cases where opened_at > :since and opened_at <= :now and category_level1 is not null
        and state not in ('INVALID', 'MERGED') and demand_type <> 'PRAISE'
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Editions editions;

  HeatMap(JdbcClient jdbc, Clock clock, Editions editions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.editions = editions;
  }

  /** A cell: so many cases, how hot 0 to 4. */
  record Cell(String category, long count, int heat) {}

  /** A unit with its cells, in the order of the columns. */
  record Row(String unitId, String name, long count, List<Cell> cells) {}

  /** The map: columns by category and rows by unit, each the fullest first. */
  record View(List<String> categories, List<Row> rows, long count) {}

  /** A category week by week, the oldest first, and the same as points of a line 160 by 36. */
  record Trend(String category, List<Long> weeks, String points) {

    /** Cases of the last seven days. */
    public long last() {
      return weeks.getLast();
    }

    /** Cases of the seven days before. */
    public long before() {
      return weeks.get(weeks.size() - 2);
    }

    /** Cases a week on average, to a tenth. */
    public String mean() {
      long tenths = Math.round(10.0 * weeks.stream().mapToLong(n -> n).sum() / weeks.size());
      return tenths / 10 + "." + tenths % 10;
    }
  }

  /**
   * The map of the last days.
   *
   * @param days how many, 1 or more
   */
  View map(int days) {
    var now = clock.instant();
    var directory = editions.directory();
    var byUnit = new HashMap<String, Map<String, Long>>();
    var byCategory = new TreeMap<String, Long>();
    jdbc.sql(
            "select unit_id, category_level1, count(*) as cases "
                + COUNTED
                + " and unit_id is not null group by 1, 2")
        .param("since", utc(now.minus(Duration.ofDays(days))))
        .param("now", utc(now))
        .query(
            row -> {
              var category = row.getString("category_level1");
              long cases = row.getLong("cases");
              pooled(directory, row.getString("unit_id"))
                  .ifPresent(
                      unit -> {
                        byUnit
                            .computeIfAbsent(unit, _ -> new HashMap<>())
                            .merge(category, cases, Long::sum);
                        byCategory.merge(category, cases, Long::sum);
                      });
            });
    var categories =
        byCategory.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    long hottest =
        byUnit.values().stream()
            .flatMap(cells -> cells.values().stream())
            .mapToLong(n -> n)
            .max()
            .orElse(1);
    var rows =
        byUnit.entrySet().stream()
            .map(entry -> row(directory, entry.getKey(), entry.getValue(), categories, hottest))
            .sorted(Comparator.comparingLong(Row::count).reversed().thenComparing(Row::name))
            .toList();
    return new View(categories, rows, rows.stream().mapToLong(Row::count).sum());
  }

  private static Row row(
      Directory directory,
      String unitId,
      Map<String, Long> counts,
      List<String> categories,
      long hottest) {
    var cells =
        categories.stream()
            .map(
                category -> {
                  long count = counts.getOrDefault(category, 0L);
                  return new Cell(category, count, Heat.of(count, hottest));
                })
            .toList();
    return new Row(
        unitId,
        directory.unit(unitId).map(Unit::name).orElse(unitId),
        counts.values().stream().mapToLong(n -> n).sum(),
        cells);
  }

  /** The unit that is assessed: the 市直 school, the town office, else the department. */
  private static Optional<String> pooled(Directory directory, String unitId) {
    return directory.line(unitId).stream()
        .filter(
            id ->
                directory
                    .unit(id)
                    .filter(
                        unit ->
                            unit.cityDirect()
                                || unit.kind() == UnitKind.TOWN_OFFICE
                                || unit.kind() == UnitKind.DEPARTMENT)
                    .isPresent())
        .findFirst();
  }

  /** Each category over the last eight weeks, the fullest last week first. */
  List<Trend> trends() {
    var now = clock.instant();
    var weeks = new TreeMap<String, List<Long>>();
    jdbc.sql(
            "select category_level1, floor(extract(epoch from (:now - opened_at)) / :week)::int as ago,"
                + " count(*) as cases "
                + COUNTED
                + " group by 1, 2")
        .param("since", utc(now.minus(WEEK.multipliedBy(WEEKS))))
        .param("now", utc(now))
        .param("week", WEEK.toSeconds())
        .query(
            row -> {
              int ago = Math.min(WEEKS - 1, row.getInt("ago"));
              weeks
                  .computeIfAbsent(
                      row.getString("category_level1"),
                      _ -> new ArrayList<>(Collections.nCopies(WEEKS, 0L)))
                  .set(WEEKS - 1 - ago, row.getLong("cases"));
            });
    long most =
        Math.max(
            1, weeks.values().stream().flatMap(List::stream).mapToLong(n -> n).max().orElse(1));
    return weeks.entrySet().stream()
        .map(
            entry ->
                new Trend(
                    entry.getKey(), List.copyOf(entry.getValue()), points(entry.getValue(), most)))
        .sorted(Comparator.comparingLong(Trend::last).reversed().thenComparing(Trend::category))
        .toList();
  }

  private static String points(List<Long> weeks, long most) {
    var points = new ArrayList<String>();
    for (int i = 0; i < weeks.size(); i++) {
      points.add((4 + i * 21) + "," + (32 - weeks.get(i) * 28 / most));
    }
    return points.stream().collect(Collectors.joining(" "));
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
