package cn.huimin.hotline.scoring.scheme;

/**
 * What a scheme may ask for: the closed vocabulary of {@link Term}. A new measure is a new constant
 * here and its reading in the ledger; everything else about an item is data.
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
  LIMIT_MISSED,
  /** The case was handled twice or more by the unit's fault, redo included (二次以上转办). */
  SECOND_HANDLING,
  /** The same, and the unit kept its limits nevertheless. */
  SECOND_HANDLING_IN_TIME,
  /** A report was sent back because it does not keep to the template; each time. */
  TEMPLATE_REJECTION,
  /** The case was found falsified or handled irresponsibly (弄虚作假、不负责任). */
  FALSIFIED,
  /** A complaint or report that was not found true; each work order of the source. */
  COMPLAINT_MADE,
  /** A complaint or report confirmed, wholly or partly; each work order of the source. */
  COMPLAINT_CONFIRMED,
  /** A request for help or a suggestion; each work order of the source. */
  HELP_ASKED,

  /** A service system found unpublished or not run. */
  SYSTEM_MISSING(Source.EVIDENCE),
  /** The head is responsible, the staff are appraised. */
  HEAD_RESPONSIBLE(Source.EVIDENCE),
  /** There is a leading group, a place, a head of office. */
  LEADING_GROUP(Source.EVIDENCE),
  /** There is a plan ledger with dates. */
  PLAN_LEDGER(Source.EVIDENCE),
  /** Publicity once or twice a school year. */
  PUBLICITY(Source.EVIDENCE),
  /** A model school. */
  MODEL_SCHOOL(Source.EVIDENCE),
  /** A home–school bridge with its ledger. */
  HOME_SCHOOL_BRIDGE(Source.EVIDENCE),
  /** On the prefecture's zero-complaint list. */
  ZERO_COMPLAINT_LIST(Source.EVIDENCE),
  /** An interview of the head (约谈). */
  INTERVIEW(Source.EVIDENCE),
  /** A report of information that came late or not at all. */
  LATE_REPORT(Source.EVIDENCE),
  /** A matter that media reported; has levels. */
  MEDIA(Source.EVIDENCE),
  /** A matter that was commended; has levels. */
  HONOUR(Source.EVIDENCE),
  /** A point given for the promotion week. */
  PROMOTION_WEEK(Source.EVIDENCE),
  /** A valid message on the head's platform. */
  VALID_MESSAGE(Source.EVIDENCE),
  /** A media exposure or a major public-opinion incident. */
  EXPOSURE(Source.EVIDENCE),
  /** Assessment evidence was falsified. */
  EVIDENCE_FALSIFIED(Source.EVIDENCE);

  /** Where a measure is taken. */
  public enum Source {
    /** From the facts of an ended case. */
    CASE,
    /** From what assessors enter about a unit. */
    EVIDENCE
  }

  private final Source source;

  Measure() {
    this(Source.CASE);
  }

  Measure(Source source) {
    this.source = source;
  }

  /** Where it is taken. */
  public Source source() {
    return source;
  }
}
