package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.scores.Fraction;
import cn.huimin.hotline.console.scores.SchemeBook;
import cn.huimin.hotline.console.scores.ScoreStore;
import cn.huimin.hotline.console.scores.TellingLines;
import cn.huimin.hotline.console.surveys.SurveyStore;
import cn.huimin.hotline.console.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Scores: the list of units, and one unit's card down to the case. */
@Controller
class ScorePageController {

  /**
   * An item with its lines.
   *
   * @param how how it comes about: the rate with its figures, or the rule
   * @param full full marks; null where unknown
   * @param lost what is missing to full marks; null where unknown
   * @param more lines beside these
   * @param readings how its clauses are read
   */
  record ItemScreen(
      ScoreStore.Item item,
      String name,
      String how,
      @Nullable String full,
      @Nullable Fraction lost,
      List<ScoreStore.Line> lines,
      int more,
      List<SchemeBook.Reading> readings) {}

  /**
   * A section with its items.
   *
   * @param sign 一, 二, 三 …
   */
  record SectionScreen(String sign, String name, String value, List<ItemScreen> items) {}

  /**
   * A part of the sum at the top.
   *
   * @param sign what stands before it: plus, minus, times
   */
  record Part(String sign, String name, String value) {}

  private final ScoreStore store;
  private final TellingLines telling;
  private final SchemeBook schemes;
  private final SurveyStore surveys;
  private final Words words;

  ScorePageController(
      ScoreStore store,
      TellingLines telling,
      SchemeBook schemes,
      SurveyStore surveys,
      Words words) {
    this.store = store;
    this.telling = telling;
    this.schemes = schemes;
    this.surveys = surveys;
    this.words = words;
  }

  @GetMapping("/scores")
  String scores(
      Viewer viewer, @RequestParam(required = false) @Nullable String scheme, Model model) {
    model.addAttribute("section", "scores");
    if (viewer.isOfUnit() && scheme == null) {
      var own = store.own(viewer);
      if (own.isPresent()) {
        show(own.get(), null, viewer, model);
        return "scorecard";
      }
    }
    var cards = store.cards(scheme, null, null, viewer);
    model.addAttribute("cards", cards);
    model.addAttribute("ranks", store.ranks(cards));
    model.addAttribute("kinds", kinds(cards));
    return "scores";
  }

  @GetMapping("/scores/{unitId}/{scheme}/{period}")
  String one(
      Viewer viewer,
      @PathVariable String unitId,
      @PathVariable String scheme,
      @PathVariable String period,
      @RequestParam(required = false) @Nullable String item,
      Model model) {
    model.addAttribute("section", "scores");
    show(store.card(unitId, scheme, period, viewer), item, viewer, model);
    return "scorecard";
  }

  private void show(ScoreStore.Card card, @Nullable String whole, Viewer viewer, Model model) {
    var byItem = telling.of(card, whole, viewer);
    model.addAttribute("card", card);
    model.addAttribute("bottoms", viewer.isOfUnit() ? surveys.bottoms(viewer) : List.of());
    var sheet = schemes.sheet(card.scheme());
    model.addAttribute("scheme", title(card.scheme()));
    model.addAttribute("readings", sheet.map(SchemeBook.Sheet::readings).orElse(List.of()));
    model.addAttribute(
        "others",
        store.of(card.unitId()).stream()
            .filter(other -> other.period().equals(card.period()))
            .filter(other -> !other.scheme().equals(card.scheme()))
            .toList());
    model.addAttribute("titles", titles(store.of(card.unitId())));
    var items =
        card.items().stream()
            .map(
                item ->
                    screen(card, item, byItem.getOrDefault(item.item(), TellingLines.Lines.NONE)))
            .toList();
    model.addAttribute("places", places(card, items));
    model.addAttribute("sections", sections(card, items));
    model.addAttribute("parts", parts(card));
    model.addAttribute(
        "missing",
        items.stream()
            .filter(one -> one.full() != null && one.item().lines() == 0)
            .filter(one -> one.item().value().equals("0"))
            .count());
  }

  /** Names of the places below the unit that lines without a case are about. */
  private Map<String, String> places(ScoreStore.Card card, List<ItemScreen> items) {
    var places = new TreeMap<String, String>();
    items.stream()
        .flatMap(item -> item.lines().stream())
        .filter(line -> line.caseId() == null)
        .flatMap(line -> Stream.ofNullable(line.handlingUnitId()))
        .filter(place -> !place.equals(card.unitId()))
        .forEach(place -> places.put(place, store.name(place)));
    return places;
  }

  private String title(String scheme) {
    return schemes
        .sheet(scheme)
        .map(SchemeBook.Sheet::title)
        .orElseGet(() -> words.word("score.scheme", scheme));
  }

  private Map<String, String> titles(List<ScoreStore.Card> cards) {
    var titles = new TreeMap<String, String>();
    cards.forEach(card -> titles.put(card.scheme(), title(card.scheme())));
    return titles;
  }

  /** Name of an item in its scheme. */
  private String name(ScoreStore.Card card, String item) {
    return schemes
        .sheet(card.scheme())
        .map(sheet -> sheet.items().get(item))
        .map(SchemeBook.ItemSheet::name)
        .orElseGet(() -> words.word("score.item", item));
  }

  private String section(ScoreStore.Card card, String section) {
    return schemes
        .sheet(card.scheme())
        .map(sheet -> sheet.sections().get(section))
        .orElseGet(() -> words.word("score.section", section));
  }

  /** Units by kind, each with its own ranking. */
  private Map<String, List<ScoreStore.Card>> kinds(List<ScoreStore.Card> cards) {
    var kinds = new LinkedHashMap<String, List<ScoreStore.Card>>();
    for (var card : cards) {
      kinds
          .computeIfAbsent(
              words.word("unit.kind", store.kind(card.unitId())), _ -> new ArrayList<>())
          .add(card);
    }
    return kinds;
  }

  /** Sections as the card has them, then every item that stands beside them. */
  private List<SectionScreen> sections(ScoreStore.Card card, List<ItemScreen> items) {
    var screens = new ArrayList<SectionScreen>();
    for (var section : card.sum().sections()) {
      screens.add(
          new SectionScreen(
              words.word("score.sign", section.section()),
              section(card, section.section()),
              section.value(),
              items.stream()
                  .filter(one -> isIn(one.item().item(), section.section(), card))
                  .toList()));
    }
    for (var one : items) {
      boolean shown = screens.stream().anyMatch(screen -> screen.items().contains(one));
      boolean speaks = one.item().lines() > 0 || !one.item().item().startsWith("note");
      if (!shown && speaks) {
        screens.add(
            new SectionScreen(
                words.word("score.sign", one.item().item()),
                one.name(),
                one.item().value(),
                List.of(one)));
      }
    }
    return screens;
  }

  private List<Part> parts(ScoreStore.Card card) {
    var sum = card.sum();
    var parts = new ArrayList<Part>();
    for (var section : sum.sections()) {
      parts.add(
          new Part(
              "+",
              words.word("score.sign", section.section()) + " " + section(card, section.section()),
              section.value()));
    }
    card.items().stream()
        .filter(item -> item.item().equals("4") && schemes.isMain(card.scheme()))
        .forEach(
            item ->
                parts.add(
                    new Part(
                        "+",
                        words.word("score.sign", "4") + " " + words.word("score.item", "4"),
                        item.value())));
    if (!sum.weight().isEmpty() && !sum.weight().equals("100")) {
      parts.add(new Part("×", words.of("score.weight"), sum.weight()));
    }
    if (!sum.demandsCounted().isEmpty() && schemes.isMain(card.scheme())) {
      parts.add(
          new Part(
              "−",
              words.word("score.sign", "5") + " " + words.word("score.item", "5"),
              sum.demandsCounted()));
    }
    return parts;
  }

  /** Items are numbered after their section; a scheme of one section has them all in it. */
  private static boolean isIn(String item, String section, ScoreStore.Card card) {
    return item.startsWith(section + ".") || card.sum().sections().size() == 1;
  }

  private ItemScreen screen(ScoreStore.Card card, ScoreStore.Item item, TellingLines.Lines lines) {
    var code = schemes.isMain(card.scheme()) ? item.item() : card.scheme() + "." + item.item();
    var full = words.of("score.full." + code);
    boolean known = !full.startsWith("score.");
    return new ItemScreen(
        item,
        name(card, item.item()),
        item.denominator().equals("0") || !words.of("score.rate." + code).equals("1")
            ? words.word("score.rule", code)
            : words.of("scorecard.rate", full, item.numerator(), item.denominator()),
        known ? full : null,
        known ? Fraction.parse(item.value()).minus(Fraction.parse(full)) : null,
        lines.shown(),
        lines.more(),
        schemes
            .sheet(card.scheme())
            .map(sheet -> sheet.items().get(item.item()))
            .map(SchemeBook.ItemSheet::readings)
            .orElse(List.of()));
  }
}
