package cn.huimin.hotline.scoring.fact;

/** How a case ended (DOMAIN §3). */
public enum Ending {
  CLOSED,
  FILED,
  ANSWERED,
  MERGED,
  SPLIT,
  REFERRED,
  NOT_ACCEPTED,
  WITHDRAWN,
  INVALID
}
