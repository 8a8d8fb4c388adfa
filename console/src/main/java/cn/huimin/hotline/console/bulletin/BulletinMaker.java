package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.bulletin.Bulletin.Focus;
import cn.huimin.hotline.console.bulletin.Bulletin.RedCard;
import cn.huimin.hotline.console.bulletin.Bulletin.UnitFigures;
import cn.huimin.hotline.console.scores.AssessmentStore;
import cn.huimin.hotline.console.scores.ScoreStore;
import cn.huimin.hotline.console.settings.ConsoleSettings;
import cn.huimin.hotline.platform.edition.Editions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes bulletins from the read model: cases received in the period, as they stand now. */
@Component
public class BulletinMaker {

  private static final int MOST_FOCUS = 10;

  private final JdbcClient jdbc;
  private final CountedCases counted;
  private final Editions editions;
  private final ScoreStore scores;
  private final AssessmentStore assessed;
  private final CheckedCases checked;
  private final ConsoleSettings settings;
  private final Clock clock;

  BulletinMaker(
      JdbcClient jdbc,
      CountedCases counted,
      Editions editions,
      ScoreStore scores,
      AssessmentStore assessed,
      CheckedCases checked,
      ConsoleSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.counted = counted;
    this.editions = editions;
    this.scores = scores;
    this.assessed = assessed;
    this.checked = checked;
    this.settings = settings;
    this.clock = clock;
  }

  /** The bulletin of a period, as things stand now. */
  public Bulletin make(BulletinPeriod period, Viewer viewer) {
    var now = clock.instant();
    var zone = clock.getZone();
    var rules = FigureRules.of(editions.policies());
    var cases = counted.of(period.begin(zone), period.end(zone), now);
    var before = counted.of(period.beginYearBefore(zone), period.endYearBefore(now, zone), now);
    var cards = scores.cards(null, period.year(), null, viewer);
    var ranks = scores.ranks(cards);
    var units = new ArrayList<UnitFigures>();
    for (var unit : assessed.units()) {
      var card = cards.stream().filter(one -> one.unitId().equals(unit.id())).findFirst();
      long lastYear = before.stream().filter(one -> unit.id().equals(one.unitId())).count();
      units.add(
          new UnitFigures(
              unit.id(),
              unit.name(),
              unit.kind().name(),
              CountedCase.figures(unit.id(), cases, rules, lastYear),
              CountedCase.zeros(unit.id(), cases),
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
        CountedCase.figures(cases, rules, before.size()),
        units,
        focus(cases, rules),
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

  private static List<Focus> focus(List<CountedCase> cases, FigureRules rules) {
    Map<String, List<CountedCase>> byCategory =
        cases.stream()
            .filter(one -> one.category() != null)
            .collect(
                Collectors.groupingBy(
                    one -> "" + one.category(), TreeMap::new, Collectors.toList()));
    return byCategory.entrySet().stream()
        .map(
            entry -> {
              long count = entry.getValue().size();
              long units =
                  entry.getValue().stream()
                      .map(CountedCase::unitId)
                      .filter(id -> id != null)
                      .distinct()
                      .count();
              return new Focus(
                  entry.getKey(),
                  count,
                  units,
                  count >= rules.focusCases() || units >= rules.focusUnits());
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
}
