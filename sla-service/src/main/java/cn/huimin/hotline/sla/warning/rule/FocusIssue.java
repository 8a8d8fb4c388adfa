package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import cn.huimin.hotline.sla.warning.WatchedCase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * 焦点问题: one category at several units, or often in the city (DOMAIN §6).
 *
 * @param level its level
 * @param days how far back a case counts
 * @param units units from which on it is one
 * @param cases cases from which on it is one, at however many units
 * @param casesLevel its level with so many cases
 * @param except categories it does not hold for
 */
public record FocusIssue(
    WarningLevel level, int days, int units, int cases, WarningLevel casesLevel, Set<String> except)
    implements WarningRule {

  /** Copies the set. */
  public FocusIssue {
    except = Set.copyOf(except);
  }

  @Override
  public String name() {
    return "focus-issue";
  }

  @Override
  public ScopeKey.Kind scope() {
    return ScopeKey.Kind.CATEGORY;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    var recent =
        watch.acceptedBetween(now.minus(Duration.ofDays(days)), now).stream()
            .filter(file -> !except.contains(String.valueOf(file.category())))
            .toList();
    long touched =
        recent.stream().map(WatchedCase::unitId).filter(Objects::nonNull).distinct().count();
    boolean many = recent.size() >= cases;
    return many || touched >= units
        ? Optional.of(
            Finding.of(
                many ? casesLevel : level,
                Map.of("cases", String.valueOf(recent.size()), "units", String.valueOf(touched)),
                recent.stream().map(WatchedCase::caseId).toList()))
        : Optional.empty();
  }
}
