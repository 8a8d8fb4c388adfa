package cn.huimin.hotline.intake.writeback;

/** What the platform hears of. */
enum StepKind {
  /** A unit signed. */
  SIGN,
  /** The complainant was contacted, or an attempt was made. */
  CONTACT,
  /** The case goes back to the platform. */
  RETURN,
  /** The answer: an approved report, or what ended the case without one. */
  REPORT,
  /** A callback of ours. */
  CALLBACK
}
