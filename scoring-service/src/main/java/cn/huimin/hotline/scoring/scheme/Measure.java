package cn.huimin.hotline.scoring.scheme;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme may ask for: the closed vocabulary of {@link Term}. A new measure is a new constant
 * here and its reading in the ledger; everything else about an item is data.
 */
public enum Measure {
  /** The case itself, once for every assessed unit that answers for it. */
  CASE,
  /** The case itself, for the unit that holds it at its end. */
  HELD,
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
  /** A complaint or report, whatever was found; each work order of the source. */
  COMPLAINT_MADE,
  /** A complaint or report confirmed, wholly or partly; each work order of the source. */
  COMPLAINT_CONFIRMED,
  /** A request for help or a suggestion; each work order of the source. */
  HELP_ASKED,
  /** The unit that holds the case at its end owed the first contact (首次联系). */
  RESPONSE_DUE,
  /** It was in time, and the complainant does not say that nobody called (响应). */
  RESPONDED,
  /** The complainant was asked whether it is resolved. */
  RESOLUTION_ASKED,
  /** The complainant says it is (解决). */
  RESOLVED,
  /** The complainant was asked whether they are satisfied, and said something that counts. */
  SATISFACTION_ASKED,
  /** The complainant is (满意). */
  SATISFIED,

  /** A service system found unpublished or not run. */
  SYSTEM_MISSING(Form.AMOUNT),
  /** The head is responsible, the staff are appraised. */
  HEAD_RESPONSIBLE(Form.FACT),
  /** There is a leading group, a place, a head of office. */
  LEADING_GROUP(Form.FACT),
  /** There is a plan ledger with dates. */
  PLAN_LEDGER(Form.FACT),
  /** Publicity once or twice a school year. */
  PUBLICITY(Form.FACT),
  /** A model school. */
  MODEL_SCHOOL(Form.FACT),
  /** A home–school bridge with its ledger. */
  HOME_SCHOOL_BRIDGE(Form.FACT),
  /** On the prefecture's zero-complaint list. */
  ZERO_COMPLAINT_LIST(Form.FACT),
  /** A pupil, as the year counts them. */
  PUPIL(Form.AMOUNT),
  /** An interview of the head (约谈). */
  INTERVIEW(Form.EACH),
  /** A report of information that came late or not at all. */
  LATE_REPORT(Form.EACH),
  /** A matter that media reported; has levels. */
  MEDIA(Form.MATTER),
  /** A matter that was commended; has levels. */
  HONOUR(Form.MATTER),
  /** A point given for the promotion week. */
  PROMOTION_WEEK(Form.AMOUNT),
  /** A valid message on the head's platform. */
  VALID_MESSAGE(Form.AMOUNT),
  /** A media exposure or a major public-opinion incident. */
  EXPOSURE(Form.EACH),
  /** Assessment evidence was falsified. */
  EVIDENCE_FALSIFIED(Form.EACH);

  /** Where a measure is taken. */
  public enum Source {
    /** From the facts of an ended case. */
    CASE,
    /** From what assessors enter about a unit. */
    EVIDENCE
  }

  /** How what assessors enter is added up. */
  public enum Form {
    /** Yes or no for each place; the newest for a place holds, and one no fails the whole unit. */
    FACT,
    /** How much at a place; the newest for a place holds. */
    AMOUNT,
    /** Each entry counts. */
    EACH,
    /** Matters with levels, each once at its highest. */
    MATTER
  }

  private final @Nullable Form form;

  Measure() {
    this(null);
  }

  Measure(@Nullable Form form) {
    this.form = form;
  }

  /** Where it is taken. */
  public Source source() {
    return form == null ? Source.CASE : Source.EVIDENCE;
  }

  /** How evidence of it is added up; null for what is taken from cases. */
  public @Nullable Form form() {
    return form;
  }

  /** Stable code, as in ledger lines: {@code late-report}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
