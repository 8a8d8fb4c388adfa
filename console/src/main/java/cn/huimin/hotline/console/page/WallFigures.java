package cn.huimin.hotline.console.page;

import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of the wall: cards, what is due, where it piles up, how much came in. */
@Component
class WallFigures {

  private static final int CITY_CELLS = 6;
  private static final int TOWN_CELLS = 12;
  private static final int DRAFTS = 1;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Editions editions;

  WallFigures(JdbcClient jdbc, Clock clock, Editions editions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.editions = editions;
  }

  /** The big numbers. */
  record Figures(long red, long yellow, long dueToday, long open, long today, long yesterday) {}

  /** A cell of the heat: a unit, its open cases, how hot 0 to 4, whether a red card stands. */
  record Cell(String unitId, String name, long count, int heat, boolean red) {

    /** Its own wall. */
    public String href() {
      return "/wall/units/" + unitId;
    }
  }

  /** A draft that waits for the leader: whose case about what, and why it was drafted, a code. */
  record Draft(String what, String cause, String caseNumber) {}

  /** Drafts that wait for the leader: how many, and those that have waited longest. */
  record Drafts(long count, List<Draft> longest) {}

  Figures figures() {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, clock.getZone()).atStartOfDay(clock.getZone());
    return new Figures(
        count("select count(*) from clocks where state = 'RUNNING' and red_card_at is not null"),
        count(
            "select count(*) from clocks where state = 'RUNNING' and yellow_card_at is not null"
                + " and red_card_at is null"),
        between(
            "select count(distinct case_id) from clocks where state = 'RUNNING'"
                + " and due_at between :from and :to",
            now,
            today.plusDays(1).toInstant()),
        count("select count(*) from cases where ended_at is null"),
        opened(today.toInstant(), now),
        opened(today.minusDays(1).toInstant(), now.minus(Duration.ofDays(1))));
  }

  private long opened(Instant from, Instant to) {
    return between(
        "select count(*) from cases where opened_at >= :from and opened_at <= :to", from, to);
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private long between(String sql, Instant from, Instant to) {
    return jdbc.sql(sql)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /** Open cases of 市直 schools. */
  List<Cell> city() {
    return cells(
        editions.directory().units().stream().filter(Unit::cityDirect).toList(), CITY_CELLS);
  }

  /** Open cases of town offices, those of their schools pooled. */
  List<Cell> towns() {
    return cells(
        editions.directory().units().stream()
            .filter(unit -> unit.kind() == UnitKind.TOWN_OFFICE)
            .toList(),
        TOWN_CELLS);
  }

  /** Open cases of the units right below one, the fullest first. */
  List<Cell> below(String unitId) {
    return cells(
        editions.directory().units().stream()
            .filter(unit -> unitId.equals(unit.parentId()))
            .filter(unit -> !unit.closed())
            .toList(),
        TOWN_CELLS);
  }

  private List<Cell> cells(List<Unit> units, int most) {
    var directory = editions.directory();
    var wanted = units.stream().map(Unit::id).collect(Collectors.toSet());
    Map<String, Long> open = new LinkedHashMap<>();
    Set<String> red = new HashSet<>();
    jdbc.sql(
            """
            select c.unit_id, count(*) as open, bool_or(i.card = 'RED') as red from cases c
            join case_index i on i.case_id = c.case_id
            where c.ended_at is null and c.unit_id is not null group by c.unit_id
            """)
        .query(
            row -> {
              var pooled =
                  directory.line(row.getString("unit_id")).stream()
                      .filter(wanted::contains)
                      .findFirst();
              if (pooled.isPresent()) {
                open.merge(pooled.get(), row.getLong("open"), Long::sum);
                if (row.getBoolean("red")) {
                  red.add(pooled.get());
                }
              }
            });
    long hottest = Math.max(1, open.values().stream().mapToLong(n -> n).max().orElse(1));
    return units.stream()
        .map(
            unit -> {
              long count = open.getOrDefault(unit.id(), 0L);
              return new Cell(
                  unit.id(),
                  cellName(unit),
                  count,
                  Heat.of(count, hottest),
                  red.contains(unit.id()));
            })
        .sorted(Comparator.comparingLong(Cell::count).reversed())
        .limit(most)
        .toList();
  }

  /** A name that fits into a cell: 大营 for 大营镇教管办. */
  private static String cellName(Unit unit) {
    var name = unit.shortName() == null ? unit.name() : unit.shortName();
    return name.replaceFirst("[镇乡]?(教管办|学区|中心校)$", "");
  }

  /** Supervision orders that wait for the leader's signature. */
  Drafts drafts() {
    var longest =
        jdbc.sql(
                """
                select c.case_number, concat_ws(' ', c.summary ->> 'unitName', c.category_level1) as what,
                  coalesce(c.summary ->> 'supervisionDraft', '') as cause
                from steps s join cases c on c.case_id = s.case_id
                where s.action = 'sign-draft' and s.owed
                order by c.opened_at, c.case_id limit :most
                """)
            .param("most", DRAFTS)
            .query(
                (row, _) ->
                    new Draft(
                        row.getString("what"),
                        row.getString("cause"),
                        row.getString("case_number")))
            .list();
    return new Drafts(
        count("select count(*) from steps where action = 'sign-draft' and owed"), longest);
  }

  /** Cases that came in, day by day; today is the last. */
  Spark spark() {
    var zone = clock.getZone();
    return Spark.read(jdbc, LocalDate.ofInstant(clock.instant(), zone), zone, null);
  }
}
