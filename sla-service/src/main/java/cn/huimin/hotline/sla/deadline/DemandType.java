package cn.huimin.hotline.sla.deadline;

/** What the complainant wants (DOMAIN §2). */
public enum DemandType {
  /** 投诉. */
  COMPLAINT,
  /** 举报. */
  REPORT,
  /** 求助. */
  HELP,
  /** 建议. */
  SUGGESTION,
  /** 咨询. */
  ENQUIRY,
  /** 表扬. */
  PRAISE
}
