package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.sla.deadline.Limit;
import cn.huimin.hotline.sla.warning.RepeatRule;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of DOMAIN §6 that are in force, as data: one edition of the policy {@code warnings}. A
 * rule that the document leaves out is off.
 *
 * @param repeat the rule about repeats, which is kept by matter; null if it is off
 * @param rules the others
 */
public record WarningPolicy(@Nullable RepeatRule repeat, List<WarningRule> rules) {

  /** Copies the list. */
  public WarningPolicy {
    rules = List.copyOf(rules);
  }

  /** The same, warnings answered within these limits, by the moment from which each holds. */
  public WarningPolicy answeredWithin(NavigableMap<Instant, Limit> limits) {
    return new WarningPolicy(
        repeat,
        rules.stream()
            .map(rule -> rule instanceof ReportDue due ? due.within(limits) : rule)
            .toList());
  }
}
