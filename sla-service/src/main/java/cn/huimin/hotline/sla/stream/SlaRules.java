package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.sla.deadline.SlaPolicy;
import cn.huimin.hotline.sla.deadline.SlaPolicyReader;

/**
 * The rules a decision is made by.
 *
 * @param edition edition of the policies
 * @param policy limits and ladder
 * @param calendar working days and hours
 */
public record SlaRules(int edition, SlaPolicy policy, WorkingCalendar calendar) {

  /** Name of the policy with the limits. */
  public static final String POLICY = "sla";

  /** The rules of an edition; what it lacks is as we ship it. */
  public static SlaRules of(Policies policies) {
    return new SlaRules(
        policies.edition(),
        policies
            .document(POLICY)
            .map(document -> SlaPolicyReader.read(document.body()))
            .orElseGet(SlaPolicyReader::seed),
        CalendarPolicy.calendar(policies));
  }
}
