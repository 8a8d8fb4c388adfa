package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.scheme.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger (DOMAIN §7.3).
 *
 * @param unit assessed unit
 * @param scheme scheme, for example {@code A-2020}
 * @param period period, for example {@code 2026}
 * @param item item, for example {@code 2.1}
 * @param kind what the amount goes into
 * @param amount exact; 0 where the line only says why something did not count
 * @param reason stable code of why
 * @param caseId case behind it; null where something was entered
 * @param caseNumber its number
 * @param handlingUnitId unit that held the case or was looked at, pooled under the assessed one
 * @param sourceEventId event or entry behind it
 * @param provisional 暂计: may still change by itself
 * @param ruleVersion version of the scheme
 */
public record Line(
    Assessed unit,
    String scheme,
    String period,
    String item,
    Kind kind,
    Fraction amount,
    String reason,
    @Nullable String caseId,
    @Nullable String caseNumber,
    String handlingUnitId,
    String sourceEventId,
    boolean provisional,
    String ruleVersion) {

  /** What an amount goes into. */
  public enum Kind {
    POINTS,
    NUMERATOR,
    DENOMINATOR
  }

  /** Deterministic: a case or an entry gives a unit one line per item, kind and reason. */
  public String id() {
    return String.join(
        ":",
        scheme,
        period,
        unit.unitId(),
        item,
        kind.name(),
        caseId == null ? sourceEventId : caseId,
        reason);
  }
}
