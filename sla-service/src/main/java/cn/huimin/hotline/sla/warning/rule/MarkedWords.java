package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Words of a case that must be heard at once (DOMAIN §6): life and safety, or sensitive ones. Which
 * words, and in which context they mean nothing, routing knows from its rules; here it is enough
 * that it found some. Stands until the case ends.
 *
 * @param name name of the rule
 * @param marked the marks it looks for
 * @param level its level
 */
public record MarkedWords(String name, Mark.Kind marked, WarningLevel level)
    implements WarningRule {

  /** Words of danger to life or safety. */
  public static MarkedWords lifeSafety(WarningLevel level) {
    return new MarkedWords("life-safety", Mark.Kind.DANGER, level);
  }

  /** Sensitive words. */
  public static MarkedWords sensitive(WarningLevel level) {
    return new MarkedWords("sensitive", Mark.Kind.SENSITIVE, level);
  }

  @Override
  public ScopeKey.Kind scope() {
    return ScopeKey.Kind.CASE;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    var words = watch.marks(mark -> mark.kind() == marked);
    if (words.isEmpty() || watch.cases().isEmpty() || watch.cases().getLast().ended()) {
      return Optional.empty();
    }
    var groups = words.stream().map(Mark::detail).collect(Collectors.toCollection(TreeSet::new));
    return Optional.of(
        Finding.of(
            level,
            Map.of("words", String.join("、", groups)),
            List.of(watch.cases().getLast().caseId())));
  }
}
