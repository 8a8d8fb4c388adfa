package cn.huimin.hotline.console.scores;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scorecards and ledger lines in the read model, as somebody sees them. */
@Component
public class ScoreStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final Editions editions;
  private final SchemeBook schemes;

  ScoreStore(JdbcClient jdbc, Editions editions, SchemeBook schemes) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.schemes = schemes;
  }

  /** One item of a scorecard; fractions as the log has them. */
  public record Item(
      String item,
      String value,
      String numerator,
      String denominator,
      String points,
      int lines,
      boolean provisional) {}

  /** Sum of a section; exact. */
  public record Section(String section, String value) {}

  /**
   * How the total comes about; fractions as the log has them, blank on cards of before they were
   * kept.
   */
  public record Sum(
      List<Section> sections,
      String weight,
      String base,
      String scaled,
      String demandsBeforeCap,
      String demandsCounted) {}

  /**
   * A scorecard.
   *
   * @param stage OPEN, PUBLICITY or LOCKED
   * @param until end of publicity, or when it was locked
   */
  public record Card(
      String unitId,
      String unitName,
      String scheme,
      String period,
      List<Item> items,
      String total,
      Sum sum,
      String stage,
      @Nullable Instant until,
      String ruleVersion,
      Instant at) {

    /** Whether an item may still change by itself. */
    public boolean provisional() {
      return items.stream().anyMatch(Item::provisional);
    }
  }

  /**
   * A line of the ledger.
   *
   * @param title of its case, where it may be read
   * @param matter what the entry behind it is about: a report, {@code warning-answer/…}, or a
   *     matter of media or honours
   */
  public record Line(
      String lineId,
      String item,
      String kind,
      Fraction amount,
      String reason,
      @Nullable String caseId,
      @Nullable String caseNumber,
      @Nullable String handlingUnitId,
      String sourceEventId,
      boolean provisional,
      boolean struck,
      String ruleVersion,
      Instant at,
      @Nullable String title,
      @Nullable String matter) {}

  /**
   * Cards of a scheme and period, the highest total first; of the main scheme where none is named,
   * and of the newest period.
   */
  public List<Card> cards(
      @Nullable String scheme, @Nullable String period, @Nullable String kind, Viewer viewer) {
    var cards =
        new ArrayList<>(jdbc.sql("select * from scorecards").query((row, _) -> card(row)).list());
    cards.removeIf(
        card -> scheme == null ? !schemes.isMain(card.scheme()) : !card.scheme().equals(scheme));
    var latest = cards.stream().map(Card::period).max(Comparator.naturalOrder()).orElse("");
    var wanted = period == null ? latest : period;
    cards.removeIf(
        card ->
            !card.period().equals(wanted)
                || (kind != null && !kind.equals(kind(card.unitId())))
                || !sees(viewer, card.unitId()));
    cards.sort(
        Comparator.comparing((Card card) -> Fraction.parse(card.total()))
            .reversed()
            .thenComparing(Card::unitId));
    return cards;
  }

  /**
   * Places of cards among those of the same kind of unit, scheme and period; equals share one.
   * Cards that their scheme does not rank have none.
   */
  public Map<Card, Integer> ranks(List<Card> cards) {
    var ranks = new IdentityHashMap<Card, Integer>();
    var ranked =
        cards.stream()
            .filter(
                card -> schemes.sheet(card.scheme()).map(sheet -> sheet.ranks(card)).orElse(true))
            .toList();
    for (var card : ranked) {
      long before =
          ranked.stream()
              .filter(other -> sameTable(card, other))
              .filter(
                  other ->
                      Fraction.parse(other.total()).compareTo(Fraction.parse(card.total())) > 0)
              .count();
      ranks.put(card, (int) before + 1);
    }
    return ranks;
  }

  private boolean sameTable(Card one, Card other) {
    return one.scheme().equals(other.scheme())
        && one.period().equals(other.period())
        && Objects.equals(kind(one.unitId()), kind(other.unitId()));
  }

  /**
   * One card.
   *
   * @throws Refusal not-found or forbidden
   */
  public Card card(String unitId, String scheme, String period, Viewer viewer) {
    var card =
        jdbc.sql(
                "select * from scorecards where unit_id = :unit and scheme = :scheme"
                    + " and period = :period")
            .param("unit", unitId)
            .param("scheme", scheme)
            .param("period", period)
            .query((row, _) -> card(row))
            .optional();
    if (card.isEmpty() && editions.directory().unit(unitId).isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这个单位");
    }
    if (!sees(viewer, unitId)) {
      throw new Refusal(ProblemCode.FORBIDDEN, "这份成绩单不属于您的单位");
    }
    return card.orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "这个单位在这个周期还没有成绩单"));
  }

  /** The card of the unit that is assessed for a person's unit, in the newest period. */
  public Optional<Card> own(Viewer viewer) {
    Directory directory = editions.directory();
    return Optional.ofNullable(viewer.unitId())
        .map(unit -> directory.assessedUnit(unit).map(Unit::id).orElse(unit))
        .flatMap(
            unit ->
                of(unit).stream()
                    .filter(card -> schemes.isMain(card.scheme()))
                    .max(Comparator.comparing(Card::period)));
  }

  /** All cards of a unit, the newest period first, then by scheme. */
  public List<Card> of(String unitId) {
    return jdbc.sql("select * from scorecards where unit_id = :unit order by period desc, scheme")
        .param("unit", unitId)
        .query((row, _) -> card(row))
        .list();
  }

  /** Lines of a card, by item, time and id; the title of a case only where it may be read. */
  public List<Line> lines(
      Card card, @Nullable String item, Viewer viewer, @Nullable String afterId, int limit) {
    return jdbc.sql(
            """
            select l.*, case when c.hidden and :hides then null else i.title end as title,
                r.matter
            from score_lines l left join cases c on c.case_id = l.case_id
            left join case_index i on i.case_id = l.case_id
            left join assessment_records r on l.case_id is null and r.record_id = l.source_event_id
            where l.unit_id = :unit and l.scheme = :scheme and l.period = :period
              and (:item::text is null or l.item = :item)
              and (:after::text is null or l.line_id > :after)
            order by l.line_id limit :limit
            """)
        .param("hides", !viewer.seesAllUnits())
        .param("unit", card.unitId())
        .param("scheme", card.scheme())
        .param("period", card.period())
        .param("item", item)
        .param("after", afterId)
        .param("limit", limit)
        .query((row, _) -> line(row))
        .list();
  }

  /**
   * Whether a person sees a unit's scores: a head those of the own line, that is of units below and
   * of the unit that is assessed for the own one.
   */
  boolean sees(Viewer viewer, String unitId) {
    var own = viewer.unitId();
    if (!viewer.isOfUnit()) {
      return true;
    }
    var directory = editions.directory();
    return own != null
        && (directory.isWithin(unitId, own)
            || directory.assessedUnit(own).filter(unit -> unit.id().equals(unitId)).isPresent());
  }

  /** Kind of a unit; null for one that the directory does not have. */
  public @Nullable String kind(String unitId) {
    return editions.directory().unit(unitId).map(unit -> unit.kind().name()).orElse(null);
  }

  /** Name of a unit; its id for one that the directory does not have. */
  public String name(String unitId) {
    return editions.directory().unit(unitId).map(Unit::name).orElse(unitId);
  }

  private static Card card(ResultSet row) throws SQLException {
    var until = row.getObject("until", OffsetDateTime.class);
    return new Card(
        row.getString("unit_id"),
        row.getString("unit_name"),
        row.getString("scheme"),
        row.getString("period"),
        List.of(JSON.readValue(row.getString("items"), Item[].class)),
        row.getString("total"),
        new Sum(
            List.of(JSON.readValue(row.getString("sections"), Section[].class)),
            row.getString("weight"),
            row.getString("base"),
            row.getString("scaled"),
            row.getString("demands_before_cap"),
            row.getString("demands_counted")),
        row.getString("stage"),
        until == null ? null : until.toInstant(),
        row.getString("rule_version"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getString("line_id"),
        row.getString("item"),
        row.getString("kind"),
        Fraction.of(row.getLong("numerator"), row.getLong("denominator")),
        row.getString("reason_code"),
        row.getString("case_id"),
        row.getString("case_number"),
        row.getString("handling_unit_id"),
        row.getString("source_event_id"),
        row.getBoolean("provisional"),
        row.getBoolean("struck"),
        row.getString("rule_version"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("title"),
        row.getString("matter"));
  }
}
