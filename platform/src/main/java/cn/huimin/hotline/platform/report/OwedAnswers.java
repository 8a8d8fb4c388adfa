package cn.huimin.hotline.platform.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Answers to warnings as reports (重大问题预警处置, DOMAIN §7.1 item 1.10). Which warnings are owed one,
 * and how long a unit has, is the policy of warnings.
 *
 * @param counted whether a late or missing one costs
 * @param since first day on which one can fall due; null while none costs yet
 */
public record OwedAnswers(boolean counted, @Nullable LocalDate since) {

  /** Nobody asks for them. */
  public static final OwedAnswers NONE = new OwedAnswers(false, null);

  /** Name of the report, as records have it; no report of the calendar is called so. */
  public static final String REPORT = "warning-answer";
}
