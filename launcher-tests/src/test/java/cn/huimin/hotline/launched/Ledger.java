package cn.huimin.hotline.launched;

import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.schemas.score.Scorecard;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * A ledger folded from its entries.
 *
 * @param lines lines that stand, by id, in what they say
 * @param cards the last card of each unit, scheme and period, in what it says
 */
record Ledger(Map<String, String> lines, Map<String, String> cards) {

  /** Folds entries in the order of the log, and takes the last of each card. */
  static Ledger of(List<SpecificRecord> entries, List<SpecificRecord> cards) {
    Map<String, String> lines = new TreeMap<>();
    for (SpecificRecord entry : entries) {
      switch (entry) {
        case ScoreLinePosted line ->
            lines.put(
                line.getLineId(),
                "%s %d/%d %s %s"
                    .formatted(
                        line.getKind(),
                        line.getNumerator(),
                        line.getDenominator(),
                        line.getReasonCode(),
                        line.getProvisional() ? "provisional" : "settled"));
        case ScoreLineStruck line -> lines.remove(line.getLineId());
        default -> throw new AssertionError(entry.getSchema().getName() + " in the ledger");
      }
    }
    Map<String, String> last = new TreeMap<>();
    for (SpecificRecord record : cards) {
      if (record instanceof Scorecard card) {
        last.put(
            card.getUnitId() + "/" + card.getScheme() + "/" + card.getPeriod(),
            card.getTotal() + " " + card.getItems());
      }
    }
    return new Ledger(lines, last);
  }
}
