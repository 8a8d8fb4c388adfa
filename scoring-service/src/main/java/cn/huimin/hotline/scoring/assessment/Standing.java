package cn.huimin.hotline.scoring.assessment;

/** How something that was entered stands. */
public enum Standing {
  /** Counts. */
  STANDS,
  /** One person wants to strike it. */
  PROPOSED,
  /** Two persons struck it. */
  STRUCK,
  /** An appeal, filed by the head. */
  FILED,
  /** The head was heard. */
  HEARD,
  /** The appeal was right. */
  UPHELD,
  /** It was not; or the second person declined a strike. */
  REJECTED,
  /** Taken back by whoever entered it. */
  WITHDRAWN,
  /** The period takes everything. */
  OPEN,
  /** The period is in publicity (公示). */
  PUBLICITY,
  /** The period is locked. */
  LOCKED
}
