package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Too few satisfied among the last callbacks of a unit (DOMAIN §6); with fewer callbacks than that
 * it says nothing.
 *
 * @param level its level
 * @param callbacks how many of the last callbacks count, at most 100
 * @param satisfiedPercent percent that must be satisfied
 */
public record Dissatisfaction(WarningLevel level, int callbacks, int satisfiedPercent)
    implements WarningRule {

  @Override
  public String name() {
    return "dissatisfaction";
  }

  @Override
  public ScopeKey.Kind scope() {
    return ScopeKey.Kind.UNIT;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    var all = watch.marks(mark -> mark.kind().isVerdict());
    if (all.size() < callbacks) {
      return Optional.empty();
    }
    var last = all.subList(all.size() - callbacks, all.size());
    long satisfied = last.stream().filter(mark -> mark.kind() == Mark.Kind.SATISFIED).count();
    return satisfied * 100 >= (long) satisfiedPercent * callbacks
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                level,
                Map.of(
                    "satisfied", String.valueOf(satisfied), "callbacks", String.valueOf(callbacks)),
                last.stream()
                    .filter(mark -> mark.kind() == Mark.Kind.DISSATISFIED)
                    .map(Mark::caseId)
                    .toList()));
  }
}
