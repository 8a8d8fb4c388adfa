package cn.huimin.hotline.sla.warning;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something about a case that counts with a rule.
 *
 * @param kind what it is
 * @param caseId the case
 * @param at when it was accepted, or falls due
 * @param detail which word group, clock, promise, number or print; empty where there is nothing to
 *     tell
 */
public record Mark(Kind kind, String caseId, Instant at, String detail) {

  /** By time; of the same time, by what they are. */
  static final Comparator<Mark> IN_ORDER =
      Comparator.comparing(Mark::at)
          .thenComparing(Mark::caseId)
          .thenComparing(Mark::kind)
          .thenComparing(Mark::detail);

  /** What comes after every mark up to a moment, that moment included. */
  static Mark lastAt(Instant moment) {
    return new Mark(Kind.REPORT_MISSING, "\uffff", moment, "\uffff");
  }

  /** Kinds of marks. */
  public enum Kind {
    /** A word of danger to life or safety. */
    DANGER,
    /** A sensitive word, in a context in which it means something. */
    SENSITIVE,
    /** One of a flood; the detail is how many people complain. */
    FLOOD,
    /** The case hides its complainant from its unit. */
    HIDDEN,
    /** A red card of the unit. */
    RED_CARD,
    /** A callback that found the complainant satisfied. */
    SATISFIED,
    /** A callback that found the complainant dissatisfied. */
    DISSATISFIED,
    /** A callback that reached nobody. */
    UNREACHED,
    /** Dissatisfied with a report that found the complaint unfounded. */
    UNFOUNDED_DISSATISFIED,
    /** A report approved though nobody had contacted the complainant. */
    WITHOUT_CONTACT,
    /** The complaint was withdrawn. */
    WITHDRAWN,
    /** The case was found invalid. */
    INVALID,
    /** A promise that is missed from then on, unless it is struck off before. */
    PROMISE_MISSED,
    /** The contact was made by a number that is not the complainant's; detail: its keyed hash. */
    NUMBER_REPEATED,
    /** A report to a complaint; detail: how its public answer looks from afar. */
    ANSWER_COPIED,
    /** Among the last of the satisfaction survey, of no case; detail: the survey. */
    SURVEY_BOTTOM,
    /** A report that was not filed by its time, of no case; detail: the report and its name. */
    REPORT_MISSING;

    /** Whether it is one of the verdicts that satisfaction is counted by. */
    public boolean isVerdict() {
      return this == SATISFIED || this == DISSATISFIED;
    }
  }
}
