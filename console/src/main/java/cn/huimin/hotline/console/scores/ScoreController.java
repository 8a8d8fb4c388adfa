package cn.huimin.hotline.console.scores;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import cn.huimin.hotline.console.cases.Cursor;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads of scores, for programs. */
@RestController
class ScoreController {

  private static final int MOST = 200;

  private final ScoreStore store;
  private final CaseJson bodies;
  private final Words words;

  ScoreController(ScoreStore store, CaseJson bodies, Words words) {
    this.store = store;
    this.bodies = bodies;
    this.words = words;
  }

  @GetMapping("/api/v1/scorecards")
  Map<String, @Nullable Object> list(
      Viewer viewer,
      @RequestParam(required = false) @Nullable String scheme,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(required = false) @Nullable UnitKind kind,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    check(limit);
    var cards = store.cards(scheme, period, kind == null ? null : kind.name(), viewer);
    int from = 0;
    if (after != null) {
      var last = Cursor.decoded(after).id();
      from = 1 + cards.stream().map(ScoreStore.Card::unitId).toList().indexOf(last);
    }
    var shown = cards.subList(from, Math.min(cards.size(), from + limit));
    var ranks = store.ranks(cards);
    var next =
        from + limit < cards.size() ? new Cursor(null, shown.getLast().unitId()).encoded() : null;
    return page(
        shown.stream()
            .map(
                card -> {
                  var body = card(card);
                  Optional.ofNullable(ranks.get(card)).ifPresent(rank -> body.put("rank", rank));
                  return body;
                })
            .toList(),
        next);
  }

  @GetMapping("/api/v1/scorecards/{unitId}/{scheme}/{period}")
  Map<String, @Nullable Object> one(
      Viewer viewer,
      @PathVariable String unitId,
      @PathVariable String scheme,
      @PathVariable String period) {
    return card(store.card(unitId, scheme, period, viewer));
  }

  @GetMapping("/api/v1/scorecards/{unitId}/{scheme}/{period}/entries")
  Map<String, @Nullable Object> entries(
      Viewer viewer,
      @PathVariable String unitId,
      @PathVariable String scheme,
      @PathVariable String period,
      @RequestParam(required = false) @Nullable String item,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    check(limit);
    var card = store.card(unitId, scheme, period, viewer);
    var lines =
        store.lines(
            card, item, viewer, after == null ? null : Cursor.decoded(after).id(), limit + 1);
    boolean more = lines.size() > limit;
    var shown = more ? lines.subList(0, limit) : lines;
    return page(
        shown.stream().map(this::entry).toList(),
        more ? new Cursor(null, shown.getLast().lineId()).encoded() : null);
  }

  private static void check(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "参数 limit 要在 1 到 200 之间");
    }
  }

  private static Map<String, @Nullable Object> page(List<?> items, @Nullable String next) {
    var page = new LinkedHashMap<String, @Nullable Object>();
    page.put("items", items);
    page.put("next", next);
    return page;
  }

  private Map<String, @Nullable Object> card(ScoreStore.Card card) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("unit", bodies.unit(card.unitId(), card.unitName()));
    body.put("kind", store.kind(card.unitId()));
    body.put("scheme", card.scheme());
    body.put("period", card.period());
    body.put("total", Fraction.parse(card.total()).toString());
    body.put("totalDisplay", Fraction.parse(card.total()).display());
    body.put("items", card.items().stream().map(ScoreController::item).toList());
    var sum = card.sum();
    body.put(
        "sections",
        sum.sections().stream()
            .map(section -> Map.of("section", section.section(), "value", section.value()))
            .toList());
    body.put("weight", known(sum.weight()));
    body.put("base", known(sum.base()));
    body.put("scaled", known(sum.scaled()));
    body.put("demandsBeforeCap", known(sum.demandsBeforeCap()));
    body.put("demandsCounted", known(sum.demandsCounted()));
    body.put("stage", card.stage());
    body.put("until", card.until() == null ? null : bodies.at(card.until()));
    body.put("ruleVersion", card.ruleVersion());
    body.put("at", bodies.at(card.at()));
    return body;
  }

  private static @Nullable String known(String fraction) {
    return fraction.isEmpty() ? null : fraction;
  }

  private static Map<String, Object> item(ScoreStore.Item item) {
    var body = new LinkedHashMap<String, Object>();
    body.put("item", item.item());
    body.put("value", Fraction.parse(item.value()).toString());
    body.put("display", Fraction.parse(item.value()).display());
    body.put("numerator", Fraction.parse(item.numerator()).toString());
    body.put("denominator", Fraction.parse(item.denominator()).toString());
    body.put("points", Fraction.parse(item.points()).toString());
    body.put("lines", item.lines());
    body.put("provisional", item.provisional());
    return body;
  }

  private Map<String, @Nullable Object> entry(ScoreStore.Line line) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("lineId", line.lineId());
    body.put("item", line.item());
    body.put("kind", line.kind());
    body.put("amount", line.amount().toString());
    body.put("reason", line.reason());
    body.put("message", words.word("score.reason", line.reason()));
    body.put("caseId", line.caseId());
    body.put("caseNumber", line.caseNumber());
    body.put("handlingUnit", bodies.unit(line.handlingUnitId(), null));
    body.put("sourceEventId", line.sourceEventId());
    body.put("matter", line.matter());
    body.put("provisional", line.provisional());
    body.put("struck", line.struck());
    body.put("ruleVersion", line.ruleVersion());
    body.put("at", bodies.at(line.at()));
    return body;
  }
}
