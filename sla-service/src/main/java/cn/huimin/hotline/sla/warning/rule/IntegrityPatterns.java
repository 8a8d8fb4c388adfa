package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Patterns of gaming at one unit (DOMAIN §3, §6): too many cases that look the same way wrong.
 *
 * @param level its level
 * @param days how far back counts
 * @param patterns from how many on, by what is counted
 */
public record IntegrityPatterns(WarningLevel level, int days, Map<Mark.Kind, Integer> patterns)
    implements WarningRule {

  /** Copies the map. */
  public IntegrityPatterns {
    patterns = Map.copyOf(patterns);
  }

  @Override
  public String name() {
    return "integrity";
  }

  @Override
  public ScopeKey.Kind scope() {
    return ScopeKey.Kind.UNIT;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    var since = now.minus(Duration.ofDays(days));
    var figures = new HashMap<String, String>();
    var behind = new TreeSet<String>();
    new EnumMap<>(patterns)
        .forEach(
            (kind, least) -> {
              var cases = new TreeSet<String>();
              watch.marks(kind, since).forEach(mark -> cases.add(mark.caseId()));
              if (cases.size() >= least) {
                figures.put(name(kind), String.valueOf(cases.size()));
                behind.addAll(cases);
              }
            });
    return figures.isEmpty() ? Optional.empty() : Optional.of(Finding.of(level, figures, behind));
  }

  private static String name(Mark.Kind kind) {
    var words = kind.name().toLowerCase(Locale.ROOT).split("_", -1);
    return words.length == 1
        ? words[0]
        : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
  }
}
