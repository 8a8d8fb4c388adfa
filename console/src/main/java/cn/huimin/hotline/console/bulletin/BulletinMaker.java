package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.bulletin.Bulletin.Figures;
import cn.huimin.hotline.console.bulletin.Bulletin.Focus;
import cn.huimin.hotline.console.bulletin.Bulletin.Rate;
import cn.huimin.hotline.console.bulletin.Bulletin.RedCard;
import cn.huimin.hotline.console.bulletin.Bulletin.UnitFigures;
import cn.huimin.hotline.console.bulletin.Bulletin.Zeros;
import cn.huimin.hotline.console.scores.AssessmentStore;
import cn.huimin.hotline.console.scores.ScoreStore;
import cn.huimin.hotline.console.settings.ConsoleSettings;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes bulletins from the read model: cases received in the period, as they stand now. */
@Component
public class BulletinMaker {

  private static final Set<String> COMPLAINTS = Set.of("COMPLAINT", "REPORT");
  private static final Set<String> SATISFIED = Set.of("SATISFIED", "BASICALLY_SATISFIED");
  private static final int FOCUS_CASES = 10;
  private static final int FOCUS_UNITS = 3;
  private static final int MOST_FOCUS = 10;

  private final JdbcClient jdbc;
  private final Editions editions;
  private final ScoreStore scores;
  private final AssessmentStore assessed;
  private final CheckedCases checked;
  private final ConsoleSettings settings;
  private final Clock clock;

  BulletinMaker(
      JdbcClient jdbc,
      Editions editions,
      ScoreStore scores,
      AssessmentStore assessed,
      CheckedCases checked,
      ConsoleSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.scores = scores;
    this.assessed = assessed;
    this.checked = checked;
    this.settings = settings;
    this.clock = clock;
  }

  /** A case as far as figures care; the unit is the one that is assessed for it. */
  private record Row(
      String caseNumber,
      @Nullable String unitId,
      String type,
      @Nullable String category,
      boolean ended,
      @Nullable String closingKind,
      @Nullable String satisfaction,
      int ordinal,
      int unfoundedReturns,
      boolean errors,
      long contactsDue,
      long contactsInTime,
      boolean overdue,
      long redCards) {}

  /** The bulletin of a period, as things stand now. */
  public Bulletin make(BulletinPeriod period, Viewer viewer) {
    var now = clock.instant();
    var rows = rows(period, now);
    var before = rows(period.yearBefore(), now);
    var cards = scores.cards(null, String.valueOf(period.from().getYear()), null, viewer);
    var ranks = scores.ranks(cards);
    var units = new ArrayList<UnitFigures>();
    for (var unit : assessed.units()) {
      var own = only(rows, row -> unit.id().equals(row.unitId()));
      var card = cards.stream().filter(one -> one.unitId().equals(unit.id())).findFirst();
      units.add(
          new UnitFigures(
              unit.id(),
              unit.name(),
              unit.kind().name(),
              figures(own, only(before, row -> unit.id().equals(row.unitId())).size()),
              zeros(own),
              card.map(ranks::get).orElse(0),
              card.map(ScoreStore.Card::total).orElse(null)));
    }
    units.sort(
        Comparator.comparing(UnitFigures::kind)
            .thenComparing(unit -> unit.rank() == 0)
            .thenComparingInt(UnitFigures::rank)
            .thenComparing(UnitFigures::unitId));
    return new Bulletin(
        period,
        now,
        figures(rows, before.size()),
        units,
        focus(rows),
        redCards(period),
        checked.criticism(period),
        checked.accountability(period),
        LookBack.draw(period.id(), settings.lookBackPercent(), checked.ended(period)),
        units.stream()
            .filter(unit -> unit.figures().complaints() == 0)
            .map(UnitFigures::name)
            .toList(),
        null);
  }

  private List<Row> rows(BulletinPeriod period, Instant now) {
    var directory = editions.directory();
    return jdbc.sql(
            """
            select c.case_number, c.unit_id, c.demand_type, c.category_level1, c.ended_at,
              c.summary->>'closingKind' as closing_kind,
              c.summary->>'satisfaction' as satisfaction,
              coalesce((c.summary->>'repeatOrdinal')::int, 1) as ordinal,
              coalesce((c.summary->>'unfoundedReturns')::int, 0) as unfounded,
              (c.summary->>'falsity' is not null or exists (select 1 from timeline t
                where t.case_id = c.case_id and t.type = 'ReportRejected')) as errors,
              k.contacts_due, k.contacts_in_time, k.overdue, k.red_cards
            from cases c
            left join lateral (
              select
                count(*) filter (where kind = 'CONTACT' and (met_at is not null or due_at < :now))
                  as contacts_due,
                count(*) filter (where kind = 'CONTACT' and in_time) as contacts_in_time,
                coalesce(bool_or(kind in ('HANDLE', 'HANDLE_COMPLEX', 'REDO')
                  and state = 'RUNNING' and due_at < :now), false) as overdue,
                count(*) filter (where red_card_at is not null) as red_cards
              from clocks where case_id = c.case_id and state <> 'STOPPED'
            ) k on true
            where c.opened_at >= :from and c.opened_at < :until
              and c.state not in ('INVALID', 'MERGED')
            order by c.opened_at, c.case_id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("from", period.begin(clock.getZone()).atOffset(ZoneOffset.UTC))
        .param("until", period.end(clock.getZone()).atOffset(ZoneOffset.UTC))
        .query(
            (row, _) ->
                row(
                    row,
                    row.getString("unit_id") == null
                        ? null
                        : directory
                            .assessedUnit(row.getString("unit_id"))
                            .map(Unit::id)
                            .orElse(null)))
        .list();
  }

  private static Row row(ResultSet row, @Nullable String unitId) throws SQLException {
    return new Row(
        row.getString("case_number"),
        unitId,
        row.getString("demand_type"),
        row.getString("category_level1"),
        row.getObject("ended_at") != null,
        row.getString("closing_kind"),
        row.getString("satisfaction"),
        row.getInt("ordinal"),
        row.getInt("unfounded"),
        row.getBoolean("errors"),
        row.getLong("contacts_due"),
        row.getLong("contacts_in_time"),
        row.getBoolean("overdue"),
        row.getLong("red_cards"));
  }

  private static Figures figures(List<Row> rows, long lastYear) {
    return new Figures(
        rows.size(),
        count(rows, row -> COMPLAINTS.contains(row.type())),
        count(rows, Row::ended),
        count(rows, Row::overdue),
        count(rows, row -> row.ordinal() > 1),
        rows.stream().mapToLong(Row::redCards).sum(),
        new Rate(
            rows.stream().mapToLong(Row::contactsInTime).sum(),
            rows.stream().mapToLong(Row::contactsDue).sum()),
        new Rate(
            count(rows, row -> row.ended() && "SOLVED".equals(row.closingKind())),
            count(rows, row -> row.ended() && row.closingKind() != null)),
        new Rate(
            count(
                rows, row -> row.satisfaction() != null && SATISFIED.contains(row.satisfaction())),
            count(
                rows,
                row -> row.satisfaction() != null && !"NO_COMMENT".equals(row.satisfaction()))),
        lastYear);
  }

  private static Zeros zeros(List<Row> rows) {
    return new Zeros(
        rows.stream().allMatch(row -> row.unfoundedReturns() == 0),
        rows.stream().allMatch(row -> row.contactsInTime() == row.contactsDue()),
        rows.stream().noneMatch(Row::overdue),
        rows.stream().noneMatch(Row::errors),
        rows.stream().noneMatch(row -> COMPLAINTS.contains(row.type())));
  }

  private static List<Focus> focus(List<Row> rows) {
    Map<String, List<Row>> byCategory =
        rows.stream()
            .filter(row -> row.category() != null)
            .collect(
                Collectors.groupingBy(
                    row -> "" + row.category(), TreeMap::new, Collectors.toList()));
    return byCategory.entrySet().stream()
        .map(
            entry -> {
              long cases = entry.getValue().size();
              long units =
                  entry.getValue().stream()
                      .map(Row::unitId)
                      .filter(id -> id != null)
                      .distinct()
                      .count();
              return new Focus(
                  entry.getKey(), cases, units, cases >= FOCUS_CASES || units >= FOCUS_UNITS);
            })
        .sorted(Comparator.comparingLong(Focus::cases).reversed().thenComparing(Focus::category))
        .limit(MOST_FOCUS)
        .toList();
  }

  private List<RedCard> redCards(BulletinPeriod period) {
    return jdbc.sql(
            """
            select c.case_number, coalesce(k.unit_name, k.unit_id, '') as unit, k.kind, k.due_at
            from clocks k join cases c on c.case_id = k.case_id
            where k.red_card_at >= :from and k.red_card_at < :until
            order by k.red_card_at, c.case_number, k.kind
            """)
        .param("from", period.begin(clock.getZone()).atOffset(ZoneOffset.UTC))
        .param("until", period.end(clock.getZone()).atOffset(ZoneOffset.UTC))
        .query(
            (row, _) ->
                new RedCard(
                    row.getString("case_number"),
                    row.getString("unit"),
                    row.getString("kind"),
                    row.getObject("due_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static List<Row> only(List<Row> rows, Predicate<Row> which) {
    return rows.stream().filter(which).toList();
  }

  private static long count(List<Row> rows, Predicate<Row> which) {
    return rows.stream().filter(which).count();
  }
}
