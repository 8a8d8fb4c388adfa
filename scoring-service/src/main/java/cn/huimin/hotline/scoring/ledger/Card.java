package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.ResultRule;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A unit's score: every item of the scheme with its value, and how they make the result.
 *
 * @param items in the order of the scheme
 * @param sections sums of the sections, by number, in the order of the scheme
 * @param base sections and the items beside them
 * @param weight 督导赋分, in hundredths
 * @param scaled base × weight ÷ 100
 * @param demandsBeforeCap what demands cost, 0 or above
 * @param demandsCounted the same, not above the cap
 * @param result what the unit gets
 */
public record Card(
    List<ItemValue> items,
    Map<String, Fraction> sections,
    Fraction base,
    Fraction weight,
    Fraction scaled,
    Fraction demandsBeforeCap,
    Fraction demandsCounted,
    Fraction result) {

  private static final Fraction HUNDRED = Fraction.of(100);

  /**
   * One item.
   *
   * @param item its number
   * @param value exact points
   * @param sums what they come from
   */
  public record ItemValue(String item, Fraction value, ItemSums sums) {}

  /** Copies its list and keeps its map in order. */
  public Card {
    items = List.copyOf(items);
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  /** The score that these sums give under the scheme, with the weight entered for the unit. */
  public static Card of(UnitSums sums, Scheme scheme) {
    var own = sums.of(ResultRule.WEIGHT);
    return of(
        sums,
        scheme,
        own.lines() > 0 ? own.points() : scheme.result().weight(),
        scheme.result().demandCap());
  }

  /**
   * The score that these sums give a unit with a weight and a cap of its own.
   *
   * @param weight 督导赋分, in hundredths
   * @param demandCap most that demands may cost
   */
  public static Card of(UnitSums sums, Scheme scheme, Fraction weight, Fraction demandCap) {
    var values = new LinkedHashMap<String, ItemValue>();
    for (var item : scheme.items()) {
      var own = sums.of(item.id());
      values.put(
          item.id(),
          new ItemValue(
              item.id(), item.value(own.numerator(), own.denominator(), own.points()), own));
    }
    var rule = scheme.result();
    var sections = new LinkedHashMap<String, Fraction>();
    rule.sections().forEach(section -> sections.put(section.id(), sum(section, values)));
    var base =
        sections.values().stream()
            .reduce(Fraction.ZERO, Fraction::plus)
            .plus(sum(rule.beside(), values));
    var scaled = base.times(weight).dividedBy(HUNDRED);
    var demands = rule.demands() == null ? Fraction.ZERO : value(rule.demands(), values).negated();
    var counted = demands.min(demandCap);
    var zero = rule.zeroIf() != null && !value(rule.zeroIf(), values).equals(Fraction.ZERO);
    return new Card(
        List.copyOf(values.values()),
        sections,
        base,
        weight,
        scaled,
        demands,
        counted,
        zero ? Fraction.ZERO : scaled.minus(counted).max(rule.floor()));
  }

  private static Fraction sum(ResultRule.Section section, Map<String, ItemValue> values) {
    var sum = sum(section.items(), values);
    return section.floor() == null ? sum : sum.max(section.floor());
  }

  private static Fraction sum(Collection<String> items, Map<String, ItemValue> values) {
    return items.stream().map(item -> value(item, values)).reduce(Fraction.ZERO, Fraction::plus);
  }

  private static Fraction value(String item, Map<String, ItemValue> values) {
    return Objects.requireNonNull(values.get(item), item).value();
  }
}
