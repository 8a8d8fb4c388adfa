package cn.huimin.hotline.sla.deadline;

/** How pressing a case is, the least first (DOMAIN §5). */
public enum Urgency {
  /** Limits by demand type, in working time. */
  NORMAL,
  /** Limits by the clock, day and night. */
  URGENT,
  /** Phoned first; the shortest limits. */
  EMERGENCY
}
