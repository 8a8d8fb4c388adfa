package cn.huimin.hotline.scoring.scheme;

import cn.huimin.hotline.scoring.fact.Answer.Resolution;
import cn.huimin.hotline.scoring.fact.Answer.Satisfaction;
import java.util.Set;

/**
 * How answers of callbacks go into rates (DOMAIN §3: the mapping is data).
 *
 * @param satisfied answers that count as satisfied
 * @param leftOut answers that leave the denominator
 * @param resolved answers that count as resolved
 */
public record Callbacks(
    Set<Satisfaction> satisfied, Set<Satisfaction> leftOut, Set<Resolution> resolved) {

  /** 基本满意 counts as satisfied, 不评价 leaves the denominator, partly resolved is not resolved. */
  public static final Callbacks DEFAULT =
      new Callbacks(
          Set.of(Satisfaction.SATISFIED, Satisfaction.BASICALLY_SATISFIED),
          Set.of(Satisfaction.NO_COMMENT),
          Set.of(Resolution.RESOLVED));

  /** Copies its sets. */
  public Callbacks {
    satisfied = Set.copyOf(satisfied);
    leftOut = Set.copyOf(leftOut);
    resolved = Set.copyOf(resolved);
  }
}
