package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.scores.SchemeBook;
import cn.huimin.hotline.console.scores.ScoreStore;
import cn.huimin.hotline.console.scores.WhatIf;
import cn.huimin.hotline.console.scores.WhatIfs;
import cn.huimin.hotline.console.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a unit's result would be, line by line; nothing changes by it. */
@Controller
class WhatIfPageController {

  private static final int MOST_LINES = 300;

  private final WhatIfs whatIfs;
  private final SchemeBook schemes;
  private final Words words;

  WhatIfPageController(WhatIfs whatIfs, SchemeBook schemes, Words words) {
    this.whatIfs = whatIfs;
    this.schemes = schemes;
    this.words = words;
  }

  /**
   * An item with what may be asked of it.
   *
   * @param costs lines that cost or give points by themselves
   * @param uncounted cases that do not count for the rate
   * @param open all or nothing, and not proven
   */
  record ItemScreen(
      String item,
      String name,
      List<ScoreStore.Line> costs,
      List<ScoreStore.Line> uncounted,
      boolean open) {}

  @GetMapping("/scores/{unitId}/{scheme}/{period}/what-if")
  String page(
      Viewer viewer,
      @PathVariable String unitId,
      @PathVariable String scheme,
      @PathVariable String period,
      @RequestParam(defaultValue = "") Set<String> without,
      @RequestParam(defaultValue = "") Set<String> counted,
      @RequestParam(defaultValue = "") Set<String> proven,
      Model model) {
    var asked = new WhatIf.Asked(without, counted, proven);
    var answer = whatIfs.ask(unitId, scheme, period, asked, viewer);
    model.addAttribute("section", "scores");
    model.addAttribute("card", answer.card());
    model.addAttribute("asked", asked);
    model.addAttribute("whatIf", answer.whatIf());
    model.addAttribute("names", names(answer.card()));
    model.addAttribute("items", items(answer));
    return "what-if";
  }

  private Map<String, String> names(ScoreStore.Card card) {
    var names = new LinkedHashMap<String, String>();
    var sheet = schemes.sheet(card.scheme());
    card.items()
        .forEach(
            item ->
                names.put(
                    item.item(),
                    sheet
                        .map(one -> one.items().get(item.item()))
                        .map(SchemeBook.ItemSheet::name)
                        .orElseGet(() -> words.word("score.item", item.item()))));
    return names;
  }

  private List<ItemScreen> items(WhatIfs.Answer answer) {
    var names = names(answer.card());
    return answer.card().items().stream()
        .map(
            item -> {
              var lines =
                  answer.lines().stream()
                      .filter(line -> line.item().equals(item.item()) && !line.struck())
                      .toList();
              return new ItemScreen(
                  item.item(),
                  names.getOrDefault(item.item(), item.item()),
                  lines.stream()
                      .filter(line -> line.kind().equals("POINTS"))
                      .limit(MOST_LINES)
                      .toList(),
                  lines.stream()
                      .filter(line -> line.kind().equals("DENOMINATOR") && line.caseId() != null)
                      .filter(line -> !counts(lines, line))
                      .limit(MOST_LINES)
                      .toList(),
                  answer.open().contains(item.item()));
            })
        .filter(item -> item.open() || !item.costs().isEmpty() || !item.uncounted().isEmpty())
        .toList();
  }

  private static boolean counts(List<ScoreStore.Line> lines, ScoreStore.Line denominator) {
    return lines.stream()
        .anyMatch(
            line ->
                line.kind().equals("NUMERATOR")
                    && line.amount().numerator().signum() > 0
                    && String.valueOf(line.caseId()).equals(denominator.caseId()));
  }
}
