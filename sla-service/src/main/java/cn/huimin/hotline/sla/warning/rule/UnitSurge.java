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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * More cases of a unit than is usual for it (DOMAIN §6, unit surge): in the last days at least so
 * many, and more than mean and so many standard deviations of as long stretches before; what is
 * usual is more in season. What is usual for a unit takes weeks to know: before that so many cases
 * are a surge whatever came before, or nothing is. Stretches in which nobody looked do not count.
 *
 * @param level its level
 * @param days length of a stretch
 * @param least cases below which it is no surge
 * @param weeks stretches looked back at
 * @param sigmas standard deviations
 * @param baseline how long before something is usual
 * @param seasons seasons; the first that holds counts
 * @param zone zone of the days
 * @param watchedSince since when cases are counted here
 */
public record UnitSurge(
    WarningLevel level,
    int days,
    int least,
    int weeks,
    double sigmas,
    Baseline baseline,
    List<Season> seasons,
    ZoneId zone,
    Instant watchedSince)
    implements WarningRule {

  /** Copies the list. */
  public UnitSurge {
    seasons = List.copyOf(seasons);
  }

  /**
   * What a unit needs before something is usual for it.
   *
   * @param stretches so many stretches before the last in which it was watched
   * @param leastBefore cases from which on it is a surge before that, more in season; null where
   *     nothing is
   */
  public record Baseline(int stretches, @Nullable Integer leastBefore) {}

  /** The same where cases are counted since a moment. */
  public UnitSurge watchedSince(Instant since) {
    return new UnitSurge(level, days, least, weeks, sigmas, baseline, seasons, zone, since);
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
    int known = Math.min(weeks, stretches(watch, now, stretch));
    if (known < baseline.stretches()) {
      return beforeAnythingIsUsual(recent, now);
    }
    double usual = usual(watch, now, stretch, known) * season(now);
    return recent.size() >= least && recent.size() > usual
        ? Optional.of(found(recent, Map.of("usual", String.format(Locale.ROOT, "%.1f", usual))))
        : Optional.empty();
  }

  private Optional<Finding> beforeAnythingIsUsual(List<WatchedCase> recent, Instant now) {
    var enough = baseline.leastBefore();
    return enough != null && recent.size() >= enough * season(now)
        ? Optional.of(found(recent, Map.of()))
        : Optional.empty();
  }

  private Finding found(List<WatchedCase> recent, Map<String, String> more) {
    var figures = new TreeMap<>(more);
    figures.put("cases", String.valueOf(recent.size()));
    return Finding.of(level, figures, recent.stream().map(WatchedCase::caseId).toList());
  }

  /** Whole stretches before the last in which the unit's cases were counted. */
  private int stretches(ScopeWatch watch, Instant now, Duration stretch) {
    var since = watchedSince;
    if (!watch.days().isEmpty()) {
      var first = watch.days().firstKey().atStartOfDay(zone).toInstant();
      since = first.isBefore(since) ? first : since;
    }
    long whole = Duration.between(since, now.minus(stretch)).dividedBy(stretch);
    return Math.clamp(whole, 0, Integer.MAX_VALUE);
  }

  /** Mean of the stretches before the last, and so many standard deviations more. */
  private double usual(ScopeWatch watch, Instant now, Duration stretch, int known) {
    double sum = 0;
    double squares = 0;
    var end = now;
    for (int week = 0; week < known; week++) {
      end = end.minus(stretch);
      int count = watch.acceptedBetween(end.minus(stretch), end).size();
      sum += count;
      squares += (double) count * count;
    }
    double mean = known == 0 ? 0 : sum / known;
    double variance = known == 0 ? 0 : squares / known - mean * mean;
    return mean + sigmas * Math.sqrt(Math.max(0, variance));
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
