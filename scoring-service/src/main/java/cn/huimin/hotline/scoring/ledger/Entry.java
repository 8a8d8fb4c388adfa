package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.scheme.Fraction;

/**
 * A line as the fold needs it.
 *
 * @param item item
 * @param kind what the amount goes into
 * @param amount exact
 * @param provisional 暂计
 */
public record Entry(String item, Line.Kind kind, Fraction amount, boolean provisional) {

  /** The entry a line makes. */
  public static Entry of(Line line) {
    return new Entry(line.item(), line.kind(), line.amount(), line.provisional());
  }
}
