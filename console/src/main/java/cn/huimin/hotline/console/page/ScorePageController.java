package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.scores.Fraction;
import cn.huimin.hotline.console.scores.ScoreStore;
import cn.huimin.hotline.console.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Scores: the list of units, and one unit's card down to the case. */
@Controller
class ScorePageController {

  private static final int MOST_LINES = 500;

  /**
   * An item with its lines.
   *
   * @param full full marks; null where unknown
   * @param lost what is missing to full marks; null where unknown
   */
  record ItemScreen(
      ScoreStore.Item item,
      String name,
      String rule,
      @Nullable String full,
      @Nullable Fraction lost,
      List<ScoreStore.Line> lines) {}

  private final ScoreStore store;
  private final Words words;

  ScorePageController(ScoreStore store, Words words) {
    this.store = store;
    this.words = words;
  }

  @GetMapping("/scores")
  String scores(Viewer viewer, Model model) {
    model.addAttribute("section", "scores");
    if (viewer.isOfUnit()) {
      var own = store.own(viewer);
      if (own.isPresent()) {
        show(own.get(), viewer, model);
        return "scorecard";
      }
    }
    model.addAttribute("cards", store.cards(null, null, null, viewer));
    return "scores";
  }

  @GetMapping("/scores/{unitId}/{scheme}/{period}")
  String one(
      Viewer viewer,
      @PathVariable String unitId,
      @PathVariable String scheme,
      @PathVariable String period,
      Model model) {
    model.addAttribute("section", "scores");
    show(store.card(unitId, scheme, period, viewer), viewer, model);
    return "scorecard";
  }

  private void show(ScoreStore.Card card, Viewer viewer, Model model) {
    Map<String, List<ScoreStore.Line>> byItem = new TreeMap<>();
    store
        .lines(card, null, viewer, null, MOST_LINES)
        .forEach(line -> byItem.computeIfAbsent(line.item(), _ -> new ArrayList<>()).add(line));
    model.addAttribute("card", card);
    model.addAttribute("scheme", words.word("score.scheme", card.scheme()));
    model.addAttribute(
        "items",
        card.items().stream()
            .map(item -> screen(item, byItem.getOrDefault(item.item(), List.of())))
            .toList());
  }

  private ItemScreen screen(ScoreStore.Item item, List<ScoreStore.Line> lines) {
    var full = words.of("score.full." + item.item());
    boolean known = !full.startsWith("score.");
    return new ItemScreen(
        item,
        words.word("score.item", item.item()),
        words.word("score.rule", item.item()),
        known ? full : null,
        known ? Fraction.parse(item.value()).minus(Fraction.parse(full)) : null,
        shown(lines));
  }

  /** Lines that say something by themselves: of a rate, only what did not count for it. */
  private static List<ScoreStore.Line> shown(List<ScoreStore.Line> lines) {
    var counted =
        lines.stream()
            .filter(line -> line.kind().equals("NUMERATOR") && !line.struck())
            .map(line -> String.valueOf(line.caseId()))
            .toList();
    return lines.stream()
        .filter(
            line ->
                line.kind().equals("POINTS")
                    || line.struck()
                    || (line.provisional() && line.kind().equals("NUMERATOR"))
                    || (line.kind().equals("DENOMINATOR")
                        && !counted.contains(String.valueOf(line.caseId()))))
        .toList();
  }
}
