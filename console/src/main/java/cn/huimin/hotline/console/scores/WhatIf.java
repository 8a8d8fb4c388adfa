package cn.huimin.hotline.console.scores;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.scores.SchemeFold.Sums;
import cn.huimin.hotline.console.scores.ScoreStore.Card;
import cn.huimin.hotline.console.scores.ScoreStore.Line;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a unit's result would be (DOMAIN §7.3): without certain lines, with certain cases counted,
 * with certain items proven. Of lines only; what an event would change beside its lines {@code
 * ./hotline replay --strike} says.
 *
 * @param before result as it is
 * @param after result as it would be
 * @param items items that would be otherwise, in the order of the scheme
 */
public record WhatIf(Fraction before, Fraction after, List<Change> items) {

  private static final String DENOMINATOR = "DENOMINATOR";
  private static final String NUMERATOR = "NUMERATOR";
  private static final Fraction ONE = Fraction.of(1, 1);

  /** Copies its list. */
  public WhatIf {
    items = List.copyOf(items);
  }

  /** An item that would be otherwise. */
  public record Change(String item, Fraction before, Fraction after) {}

  /**
   * What is asked.
   *
   * @param without ids of lines that would not stand; where a case would not be counted at all, its
   *     numerator goes with it
   * @param counted ids of DENOMINATOR lines whose case would be counted for the rate
   * @param proven items that would be proven at every place
   */
  public record Asked(Set<String> without, Set<String> counted, Set<String> proven) {

    /** Copies its sets. */
    public Asked {
      without = Set.copyOf(without);
      counted = Set.copyOf(counted);
      proven = Set.copyOf(proven);
    }

    /** Whether nothing is asked. */
    public boolean isEmpty() {
      return without.isEmpty() && counted.isEmpty() && proven.isEmpty();
    }
  }

  /**
   * Works it out.
   *
   * @param lines lines of the card
   * @throws Refusal invalid-input for a line or an item that the card has not; state-does-not-allow
   *     where the card was made by another document than the one in force
   */
  static WhatIf of(SchemeFold fold, Card card, Collection<Line> lines, Asked asked) {
    var sums = new HashMap<String, Sums>();
    card.items()
        .forEach(
            item ->
                sums.put(
                    item.item(),
                    new Sums(
                        Fraction.parse(item.numerator()),
                        Fraction.parse(item.denominator()),
                        Fraction.parse(item.points()))));
    var weight =
        card.sum().weight().isEmpty() ? Fraction.of(100, 1) : Fraction.parse(card.sum().weight());
    var before = fold.of(sums, weight);
    if (!before.total().equals(Fraction.parse(card.total()))) {
      throw new Refusal(ProblemCode.STATE_DOES_NOT_ALLOW, "这份成绩单不是按现在的方案算的，不能试算");
    }
    change(fold, lines, asked, sums);
    var after = fold.of(sums, weight);
    return new WhatIf(
        before.total(),
        after.total(),
        before.items().entrySet().stream()
            .filter(item -> !item.getValue().equals(after.items().get(item.getKey())))
            .map(
                item ->
                    new Change(
                        item.getKey(),
                        item.getValue(),
                        after.items().getOrDefault(item.getKey(), Fraction.ZERO)))
            .toList());
  }

  private static void change(
      SchemeFold fold, Collection<Line> lines, Asked asked, Map<String, Sums> sums) {
    var byId = new HashMap<String, Line>();
    lines.stream().filter(line -> !line.struck()).forEach(line -> byId.put(line.lineId(), line));
    for (var id : asked.without()) {
      var line = known(byId, id, "without");
      add(sums, line, line.kind(), line.amount().negated());
      if (line.kind().equals(DENOMINATOR) && !asked.counted().contains(id)) {
        numerator(lines, line).forEach(one -> add(sums, one, NUMERATOR, one.amount().negated()));
      }
    }
    for (var id : asked.counted()) {
      var line = known(byId, id, "counted");
      if (!line.kind().equals(DENOMINATOR) || asked.without().contains(id)) {
        throw new Refusal(ProblemCode.INVALID_INPUT, "counted 要写分母的行，不能同时写在 without 里");
      }
      var already =
          numerator(lines, line).stream().map(Line::amount).reduce(Fraction.ZERO, Fraction::plus);
      add(sums, line, NUMERATOR, line.amount().minus(already));
    }
    for (var item : asked.proven()) {
      if (!fold.allOrNothing(item)) {
        throw new Refusal(ProblemCode.INVALID_INPUT, "proven 要写全有或全无的项，如 1.2");
      }
      sums.put(item, new Sums(ONE, ONE, Fraction.ZERO));
    }
  }

  private static List<Line> numerator(Collection<Line> lines, Line denominator) {
    return lines.stream()
        .filter(line -> !line.struck() && line.kind().equals(NUMERATOR))
        .filter(line -> line.item().equals(denominator.item()))
        .filter(line -> line.caseId() != null && line.caseId().equals(denominator.caseId()))
        .toList();
  }

  private static void add(Map<String, Sums> sums, Line line, String kind, Fraction amount) {
    sums.merge(line.item(), Sums.NONE.plus(kind, amount), (sum, _) -> sum.plus(kind, amount));
  }

  private static Line known(Map<String, Line> byId, String id, String field) {
    var line = byId.get(id);
    if (line == null) {
      throw new Refusal(ProblemCode.INVALID_INPUT, field + " 里有一行账上没有，或者已经剔除");
    }
    return line;
  }
}
