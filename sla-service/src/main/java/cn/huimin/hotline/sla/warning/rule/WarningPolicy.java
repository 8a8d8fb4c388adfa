package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.sla.warning.RepeatRule;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.util.List;
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
}
