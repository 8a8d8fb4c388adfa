package cn.huimin.hotline.scoring.fact;

/** Whether a case counts in volume: of a call that was split one does (拆单, DOMAIN §3). */
public enum Volume {
  /** It does: a work order of its own, or the first part of a call. */
  COUNTS,
  /** The call that was split, or a later part of it: the first part counts. */
  COUNTED_ELSEWHERE
}
