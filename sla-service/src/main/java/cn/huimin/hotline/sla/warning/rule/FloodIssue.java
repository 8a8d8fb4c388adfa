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
 * A flood as a focus issue: so many people, one matter (DOMAIN §6). That it is one, and who leads
 * it, routing knows; here its size counts. Stands until the case that leads it ends.
 *
 * @param level its level
 * @param people people from which on it is one
 */
public record FloodIssue(WarningLevel level, int people) implements WarningRule {

  @Override
  public String name() {
    return "flood";
  }

  @Override
  public ScopeKey.Kind scope() {
    return ScopeKey.Kind.CASE;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    var marks = watch.marks(mark -> mark.kind() == Mark.Kind.FLOOD);
    if (marks.isEmpty() || watch.cases().isEmpty() || watch.cases().getLast().ended()) {
      return Optional.empty();
    }
    var last = marks.getLast();
    var size = Integer.parseInt(last.detail());
    return size >= people
        ? Optional.of(
            Finding.of(
                level,
                Map.of("people", last.detail()),
                marks.stream()
                    .filter(mark -> mark.at().equals(last.at()))
                    .map(Mark::caseId)
                    .toList()))
        : Optional.empty();
  }
}
