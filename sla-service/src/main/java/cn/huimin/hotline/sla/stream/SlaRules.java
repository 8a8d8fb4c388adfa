package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.sla.deadline.SlaPolicy;
import cn.huimin.hotline.sla.deadline.SlaPolicyReader;
import cn.huimin.hotline.sla.warning.rule.WarningPolicy;
import cn.huimin.hotline.sla.warning.rule.WarningPolicyReader;

/**
 * The rules a decision is made by.
 *
 * @param edition edition of the policies
 * @param policy limits and ladder
 * @param calendar working days and hours
 * @param warnings the rules of early warnings
 */
public record SlaRules(
    int edition, SlaPolicy policy, WorkingCalendar calendar, WarningPolicy warnings) {

  /** Name of the policy with the rules of early warnings. */
  public static final String WARNINGS = "warnings";

  /** Name of the policy with the limits. */
  public static final String POLICY = "sla";

  /** The rules of an edition; what it lacks is as we ship it. */
  public static SlaRules of(Policies policies) {
    var calendar = CalendarPolicy.calendar(policies);
    return new SlaRules(
        policies.edition(),
        policies
            .document(POLICY)
            .map(document -> SlaPolicyReader.read(document.body()))
            .orElseGet(SlaPolicyReader::seed),
        calendar,
        policies
            .document(WARNINGS)
            .map(document -> WarningPolicyReader.read(document.body(), calendar.zone()))
            .orElseGet(() -> WarningPolicyReader.seed(calendar.zone())));
  }
}
