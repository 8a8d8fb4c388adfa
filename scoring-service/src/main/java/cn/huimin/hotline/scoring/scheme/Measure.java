package cn.huimin.hotline.scoring.scheme;

/**
 * What a scheme may ask of a case: the closed vocabulary of {@link Term}. A new measure is a new
 * constant here and its reading in the ledger; everything else about an item is data.
 */
public enum Measure {
  /** The case itself, once for every assessed unit that answers for it. */
  CASE,
  /** The case was completed at one go (一次办结, DOMAIN §3). */
  ONE_TIME,
  /** The case is the second complaint of the same person about the same matter (重复投诉). */
  SECOND_COMPLAINT,
  /** The case is the third or a later one (多次投诉). */
  LATER_COMPLAINT,
  /** The unit missed the handle or redo limit of the case, however often. */
  LIMIT_MISSED
}
