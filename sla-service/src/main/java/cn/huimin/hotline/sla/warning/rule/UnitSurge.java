package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import cn.huimin.hotline.sla.warning.WatchedCase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * More cases of a unit than is usual for it (DOMAIN §6, unit surge): in the last days at least so
 * many, and more than mean and so many standard deviations of as long stretches before; what is
 * usual is more in season.
 *
 * @param level its level
 * @param days length of a stretch
 * @param least cases below which it is no surge
 * @param weeks stretches looked back at
 * @param sigmas standard deviations
 * @param seasons seasons; the first that holds counts
 * @param zone zone of the days
 */
public record UnitSurge(
    WarningLevel level,
    int days,
    int least,
    int weeks,
    double sigmas,
    List<Season> seasons,
    ZoneId zone)
    implements WarningRule {

  /** Copies the list. */
  public UnitSurge {
    seasons = List.copyOf(seasons);
  }

  @Override
  public String name() {
    return "unit-surge";
  }

  @Override
  public ScopeKey.Kind scope() {
    return ScopeKey.Kind.UNIT;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    var stretch = Duration.ofDays(days);
    var recent = watch.acceptedBetween(now.minus(stretch), now);
    double usual = usual(watch, now, stretch) * season(now);
    return recent.size() >= least && recent.size() > usual
        ? Optional.of(
            Finding.of(
                level,
                Map.of(
                    "cases",
                    String.valueOf(recent.size()),
                    "usual",
                    String.format(Locale.ROOT, "%.1f", usual)),
                recent.stream().map(WatchedCase::caseId).toList()))
        : Optional.empty();
  }

  /** Mean of the stretches before the last, and so many standard deviations more. */
  private double usual(ScopeWatch watch, Instant now, Duration stretch) {
    double sum = 0;
    double squares = 0;
    var end = now;
    for (int week = 0; week < weeks; week++) {
      end = end.minus(stretch);
      int count = watch.acceptedBetween(end.minus(stretch), end).size();
      sum += count;
      squares += (double) count * count;
    }
    double mean = sum / weeks;
    return mean + sigmas * Math.sqrt(Math.max(0, squares / weeks - mean * mean));
  }

  private double season(Instant now) {
    var today = LocalDate.ofInstant(now, zone);
    return seasons.stream()
        .filter(season -> season.holdsOn(today))
        .findFirst()
        .map(Season::factor)
        .orElse(1.0);
  }
}
