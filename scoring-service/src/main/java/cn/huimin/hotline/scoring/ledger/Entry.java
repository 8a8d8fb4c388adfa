package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.scheme.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * A line as the fold, and who strikes it, need it.
 *
 * @param item item
 * @param kind what the amount goes into
 * @param amount exact
 * @param provisional 暂计
 * @param caseId case behind it, or null
 * @param eventId event or entry behind it; null for lines folded before it was kept
 */
public record Entry(
    String item,
    Line.Kind kind,
    Fraction amount,
    boolean provisional,
    @Nullable String caseId,
    @Nullable String eventId) {

  /** An entry that nobody will ask to strike. */
  public Entry(String item, Line.Kind kind, Fraction amount, boolean provisional) {
    this(item, kind, amount, provisional, null, null);
  }

  /** The entry a line makes. */
  public static Entry of(Line line) {
    return new Entry(
        line.item(),
        line.kind(),
        line.amount(),
        line.provisional(),
        line.caseId(),
        line.sourceEventId());
  }
}
