package cn.huimin.hotline.console.scores;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers what a card would be, to whoever may see the card. */
@Component
public class WhatIfs {

  private static final int MOST_LINES = 100_000;

  private final ScoreStore store;
  private final SchemeBook schemes;

  WhatIfs(ScoreStore store, SchemeBook schemes) {
    this.store = store;
    this.schemes = schemes;
  }

  /**
   * A card, and what it would be.
   *
   * @param lines its lines
   * @param open items that are all or nothing and not proven
   */
  public record Answer(
      ScoreStore.Card card, List<ScoreStore.Line> lines, WhatIf whatIf, List<String> open) {

    /** Copies its lists. */
    public Answer {
      lines = List.copyOf(lines);
      open = List.copyOf(open);
    }
  }

  /**
   * Answers.
   *
   * @throws Refusal not-found, forbidden, invalid-input or state-does-not-allow
   */
  public Answer ask(
      String unitId, String scheme, String period, WhatIf.Asked asked, Viewer viewer) {
    var card = store.card(unitId, scheme, period, viewer);
    var fold =
        schemes
            .fold(scheme)
            .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "这个考核方案已经不在，不能试算"));
    var lines = store.lines(card, null, viewer, null, MOST_LINES);
    return new Answer(
        card,
        lines,
        WhatIf.of(fold, card, lines, asked),
        card.items().stream()
            .filter(item -> fold.allOrNothing(item.item()) && item.value().equals("0"))
            .map(ScoreStore.Item::item)
            .filter(item -> !item.startsWith("note"))
            .toList());
  }
}
