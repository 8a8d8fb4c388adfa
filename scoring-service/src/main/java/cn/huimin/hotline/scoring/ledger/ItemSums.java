package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.scheme.Fraction;

/**
 * Sums of an item's standing lines.
 *
 * @param numerator of NUMERATOR lines
 * @param denominator of DENOMINATOR lines
 * @param points of POINTS lines
 * @param lines how many stand
 * @param provisional how many of them are 暂计
 */
public record ItemSums(
    Fraction numerator, Fraction denominator, Fraction points, int lines, int provisional) {

  /** No lines. */
  public static final ItemSums NONE =
      new ItemSums(Fraction.ZERO, Fraction.ZERO, Fraction.ZERO, 0, 0);

  /** With an entry more. */
  public ItemSums plus(Entry entry) {
    return with(entry, entry.amount(), 1);
  }

  ItemSums minus(Entry entry) {
    return with(entry, entry.amount().negated(), -1);
  }

  private ItemSums with(Entry entry, Fraction amount, int one) {
    return new ItemSums(
        entry.kind() == Line.Kind.NUMERATOR ? numerator.plus(amount) : numerator,
        entry.kind() == Line.Kind.DENOMINATOR ? denominator.plus(amount) : denominator,
        entry.kind() == Line.Kind.POINTS ? points.plus(amount) : points,
        lines + one,
        provisional + (entry.provisional() ? one : 0));
  }
}
