package cn.huimin.hotline.console.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A standing line of the ledger that says of a case, for one assessed unit, whether it was
 * completed at one go (item 2.1).
 *
 * @param holds whether the line counts for the unit
 * @param provisional 暂计
 * @param reason code of the reason
 */
record OneTimeLine(boolean holds, boolean provisional, String reason) {

  /**
   * What the lines say of the case as a whole: one line that speaks against it is enough.
   *
   * @return null if there is no line yet
   */
  static CaseView.@Nullable OneTime sumUp(List<OneTimeLine> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    boolean holds = lines.stream().allMatch(OneTimeLine::holds);
    return new CaseView.OneTime(
        holds,
        lines.stream().anyMatch(OneTimeLine::provisional),
        lines.stream()
            .filter(line -> line.holds() == holds)
            .map(OneTimeLine::reason)
            .distinct()
            .toList());
  }
}
