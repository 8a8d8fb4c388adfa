package cn.huimin.hotline.scoring.fact;

import org.jspecify.annotations.Nullable;

/**
 * What a complainant answered when asked about the handling.
 *
 * @param bySource whether the platform above asked; its answers prevail (DOMAIN §3)
 * @param contacted whether the unit is said to have been in contact, null if not asked
 * @param resolution whether it is resolved, null if not asked
 * @param satisfaction whether they are satisfied, null if not asked
 * @param eventId event behind it
 */
public record Answer(
    boolean bySource,
    @Nullable Boolean contacted,
    @Nullable Resolution resolution,
    @Nullable Satisfaction satisfaction,
    String eventId) {

  /** 解决, 部分解决, 未解决. */
  public enum Resolution {
    RESOLVED,
    PARTLY,
    UNRESOLVED
  }

  /** 满意, 基本满意, 不满意, 不评价. */
  public enum Satisfaction {
    SATISFIED,
    BASICALLY_SATISFIED,
    DISSATISFIED,
    NO_COMMENT
  }
}
