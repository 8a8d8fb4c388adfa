package cn.huimin.hotline.scoring.replay;

import cn.huimin.hotline.scoring.scheme.Fraction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme makes of the log, and where it differs from the ledger.
 *
 * @param scheme its id
 * @param version its version
 * @param ledgerOf scheme of the ledger it was compared with
 * @param at time of the log
 * @param cases cases looked at
 * @param lines lines of the shadow ledger
 * @param units every unit and period, in order
 * @param changes every line that differs, in order
 */
public record Rescored(
    String scheme,
    String version,
    String ledgerOf,
    Instant at,
    int cases,
    long lines,
    List<UnitResult> units,
    List<LineChange> changes) {

  /** Copies its lists. */
  public Rescored {
    units = List.copyOf(units);
    changes = List.copyOf(changes);
  }

  /**
   * A unit's result.
   *
   * @param before by the ledger as it stands, null if it has no line there
   * @param after by the shadow, null if it has no line there
   */
  public record UnitResult(
      String unitId,
      String unitName,
      String period,
      @Nullable Fraction before,
      @Nullable Fraction after) {}

  /**
   * A line that differs.
   *
   * @param line its id without the scheme
   * @param before its amount in the ledger, null if it is not there
   * @param after its amount in the shadow, null if it is not there
   */
  public record LineChange(
      String line,
      String unitId,
      String period,
      String item,
      @Nullable String caseNumber,
      @Nullable Fraction before,
      @Nullable Fraction after) {}
}
