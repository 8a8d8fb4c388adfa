package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.util.List;

/**
 * A unit's score: every item of the scheme with its value.
 *
 * @param items in the order of the scheme
 * @param total sum of the items
 */
public record Card(List<ItemValue> items, Fraction total) {

  /**
   * One item.
   *
   * @param item its number
   * @param value exact points
   * @param sums what they come from
   */
  public record ItemValue(String item, Fraction value, ItemSums sums) {}

  /** Copies its list. */
  public Card {
    items = List.copyOf(items);
  }

  /** The score that these sums give under the scheme. */
  public static Card of(UnitSums sums, Scheme scheme) {
    var items =
        scheme.items().stream()
            .map(
                item -> {
                  var own = sums.of(item.id());
                  return new ItemValue(
                      item.id(), item.value(own.numerator(), own.denominator(), own.points()), own);
                })
            .toList();
    return new Card(
        items, items.stream().map(ItemValue::value).reduce(Fraction.ZERO, Fraction::plus));
  }
}
