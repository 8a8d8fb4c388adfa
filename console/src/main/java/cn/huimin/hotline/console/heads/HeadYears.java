package cn.huimin.hotline.console.heads;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.scores.Fraction;
import cn.huimin.hotline.console.scores.ScoreStore;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a year was for the heads of the assessed units, by tenure (校长职级, DOMAIN §7.3). */
@Component
public class HeadYears {

  private final JdbcClient jdbc;
  private final Editions editions;
  private final ScoreStore scores;
  private final ZoneId zone;

  HeadYears(JdbcClient jdbc, Editions editions, ScoreStore scores, Clock clock) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.scores = scores;
    this.zone = clock.getZone();
  }

  /** Something that was entered about a unit or a place of it on a day. */
  private record Noted(
      String placeId, String unitId, String act, @Nullable String what, LocalDate day) {}

  /** A half year in which a unit was at the bottom of a survey. */
  private record Bottom(String unitId, LocalDate first, LocalDate last) {}

  /**
   * A row for each tenure that touches the year, and one for each assessed unit without any; by
   * unit, then by time.
   */
  public List<HeadYear> of(int year, Viewer viewer) {
    var first = LocalDate.of(year, 1, 1);
    var last = LocalDate.of(year, 12, 31);
    var tenures = tenures().stream().filter(tenure -> tenure.days(first, last) > 0).toList();
    var cards = scores.cards(null, String.valueOf(year), null, viewer);
    var ranks = scores.ranks(cards);
    var noted = noted();
    var bottoms = bottoms();
    var rows = new ArrayList<HeadYear>();
    for (var tenure : tenures) {
      rows.add(row(tenure.unitId(), tenure, first, last, cards, ranks, noted, bottoms));
    }
    for (var unit : assessed()) {
      if (tenures.stream().noneMatch(tenure -> tenure.unitId().equals(unit.id()))) {
        rows.add(row(unit.id(), null, first, last, cards, ranks, noted, bottoms));
      }
    }
    rows.sort(
        Comparator.comparing(HeadYear::assessedName)
            .thenComparing(HeadYear::unitName)
            .thenComparing(row -> row.tenure() == null ? first : row.tenure().from()));
    return List.copyOf(rows);
  }

  private HeadYear row(
      String unitId,
      @Nullable Tenure tenure,
      LocalDate first,
      LocalDate last,
      List<ScoreStore.Card> cards,
      Map<ScoreStore.Card, Integer> ranks,
      List<Noted> noted,
      List<Bottom> bottoms) {
    var directory = editions.directory();
    var assessed = directory.assessedUnit(unitId).map(Unit::id).orElse(unitId);
    var card = cards.stream().filter(one -> one.unitId().equals(assessed)).findFirst().orElse(null);
    var own =
        noted.stream()
            .filter(one -> one.placeId().equals(unitId) || one.unitId().equals(unitId))
            .filter(one -> !one.day().isBefore(first) && !one.day().isAfter(last))
            .filter(one -> tenure == null || tenure.holdsOn(one.day()))
            .toList();
    return new HeadYear(
        unitId,
        name(unitId),
        assessed,
        name(assessed),
        tenure,
        tenure == null ? 0 : tenure.days(first, last),
        card == null ? null : card.total(),
        card == null ? null : Fraction.parse(card.total()).display(),
        card == null ? null : ranks.get(card),
        card == null ? null : card.stage(),
        count(own, "INTERVIEW"),
        own.stream()
            .filter(one -> one.act().equals("ACCOUNTABILITY"))
            .map(one -> String.valueOf(one.what()))
            .toList(),
        count(own, "FALSIFICATION"),
        (int)
            bottoms.stream()
                .filter(one -> one.unitId().equals(unitId))
                .filter(one -> !one.first().isBefore(first) && !one.last().isAfter(last))
                .filter(one -> tenure == null || tenure.days(one.first(), one.last()) > 0)
                .count());
  }

  private static int count(List<Noted> noted, String act) {
    return (int) noted.stream().filter(one -> one.act().equals(act)).count();
  }

  private String name(String unitId) {
    return editions.directory().unit(unitId).map(Unit::name).orElse(unitId);
  }

  private List<Unit> assessed() {
    var directory = editions.directory();
    return directory.units().stream()
        .filter(unit -> !unit.closed())
        .filter(
            unit -> directory.assessedUnit(unit.id()).filter(own -> own.equals(unit)).isPresent())
        .toList();
  }

  /** Of each unit, account and first day the newest entry. */
  private List<Tenure> tenures() {
    var newest = new LinkedHashMap<List<Object>, Tenure>();
    jdbc.sql(
            """
            select place_id, matter, starts, until from assessment_records
            where act = 'TENURE' and state = 'STANDS' order by entered_at, record_id
            """)
        .query(
            (row, _) ->
                new Tenure(
                    row.getString("place_id"),
                    row.getString("matter"),
                    day(row.getObject("starts", OffsetDateTime.class)),
                    Optional.ofNullable(row.getObject("until", OffsetDateTime.class))
                        .map(this::day)
                        .orElse(null)))
        .list()
        .forEach(
            tenure ->
                newest.put(List.of(tenure.unitId(), tenure.account(), tenure.from()), tenure));
    return List.copyOf(newest.values());
  }

  private List<Noted> noted() {
    return jdbc.sql(
            """
            select place_id, unit_id, act, matter, entered_at from assessment_records
            where act in ('INTERVIEW', 'ACCOUNTABILITY', 'FALSIFICATION') and state = 'STANDS'
            order by entered_at, record_id
            """)
        .query(
            (row, _) ->
                new Noted(
                    row.getString("place_id"),
                    row.getString("unit_id"),
                    row.getString("act"),
                    row.getString("matter"),
                    day(row.getObject("entered_at", OffsetDateTime.class))))
        .list();
  }

  private List<Bottom> bottoms() {
    return jdbc.sql("select distinct unit_id, term from survey_standings where bottom")
        .query((row, _) -> bottom(row.getString("unit_id"), row.getString("term")))
        .list();
  }

  private static Bottom bottom(String unitId, String term) {
    int year = Integer.parseInt(term.substring(0, 4));
    return term.endsWith("-1")
        ? new Bottom(unitId, LocalDate.of(year, 1, 1), LocalDate.of(year, 6, 30))
        : new Bottom(unitId, LocalDate.of(year, 7, 1), LocalDate.of(year, 12, 31));
  }

  private LocalDate day(OffsetDateTime moment) {
    Instant instant = moment.toInstant();
    return LocalDate.ofInstant(instant, zone);
  }
}
