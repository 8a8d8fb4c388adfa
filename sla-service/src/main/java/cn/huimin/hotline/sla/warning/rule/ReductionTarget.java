package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 降诉提效: a unit's cases of this year against the same days of last year (DOMAIN §6). Yellow while
 * they are fewer, but by less than the target; orange when they are more.
 *
 * @param targetPercent by how many percent they should be fewer
 * @param leastLastYear cases last year below which nothing can be compared
 * @param zone zone of the days
 */
public record ReductionTarget(int targetPercent, int leastLastYear, ZoneId zone)
    implements WarningRule {

  @Override
  public String name() {
    return "reduction-target";
  }

  @Override
  public ScopeKey.Kind scope() {
    return ScopeKey.Kind.UNIT;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    var today = LocalDate.ofInstant(now, zone);
    int current = watch.acceptedOn(today.withDayOfYear(1), today);
    var then = today.minusYears(1);
    int last = watch.acceptedOn(then.withDayOfYear(1), then);
    if (last < leastLastYear || current * 100L <= last * (100L - targetPercent)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            current > last ? WarningLevel.ORANGE : WarningLevel.YELLOW,
            Map.of("thisYear", String.valueOf(current), "lastYear", String.valueOf(last)),
            List.of()));
  }
}
