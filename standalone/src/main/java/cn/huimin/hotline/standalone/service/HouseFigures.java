package cn.huimin.hotline.standalone.service;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The figures of every service, for whoever asks the house at its one port (DESIGN §5: one registry
 * per process, told apart by the tag {@code service}). The front registers its own here; those of
 * the others are asked for when somebody asks.
 */
final class HouseFigures extends PrometheusRegistry {

  private final Supplier<Collection<PrometheusRegistry>> others;

  /**
   * Figures of a house.
   *
   * @param others registries of the other services that run
   */
  HouseFigures(Supplier<Collection<PrometheusRegistry>> others) {
    this.others = others;
  }

  @Override
  public MetricSnapshots scrape() {
    return with(super.scrape(), PrometheusRegistry::scrape);
  }

  @Override
  public MetricSnapshots scrape(Predicate<String> names) {
    return with(super.scrape(names), other -> other.scrape(names));
  }

  private MetricSnapshots with(
      MetricSnapshots own, Function<PrometheusRegistry, MetricSnapshots> asked) {
    var byName = new LinkedHashMap<String, MetricSnapshot>();
    Stream.concat(own.stream(), others.get().stream().map(asked).flatMap(MetricSnapshots::stream))
        .forEach(
            one ->
                byName.merge(one.getMetadata().getPrometheusName(), one, HouseFigures::together));
    return new MetricSnapshots(byName.values());
  }

  /** Both under the one name; those of another kind are left out, since a name has one kind. */
  private static MetricSnapshot together(MetricSnapshot one, MetricSnapshot other) {
    var about = one.getMetadata();
    return switch (one) {
      case GaugeSnapshot gauge when other instanceof GaugeSnapshot more ->
          new GaugeSnapshot(about, all(gauge.getDataPoints(), more.getDataPoints()));
      case CounterSnapshot counter when other instanceof CounterSnapshot more ->
          new CounterSnapshot(about, all(counter.getDataPoints(), more.getDataPoints()));
      case SummarySnapshot summary when other instanceof SummarySnapshot more ->
          new SummarySnapshot(about, all(summary.getDataPoints(), more.getDataPoints()));
      case HistogramSnapshot histogram when other instanceof HistogramSnapshot more ->
          new HistogramSnapshot(about, all(histogram.getDataPoints(), more.getDataPoints()));
      case InfoSnapshot info when other instanceof InfoSnapshot more ->
          new InfoSnapshot(about, all(info.getDataPoints(), more.getDataPoints()));
      case StateSetSnapshot states when other instanceof StateSetSnapshot more ->
          new StateSetSnapshot(about, all(states.getDataPoints(), more.getDataPoints()));
      case UnknownSnapshot unknown when other instanceof UnknownSnapshot more ->
          new UnknownSnapshot(about, all(unknown.getDataPoints(), more.getDataPoints()));
      default -> one;
    };
  }

  private static <T> List<T> all(List<T> some, List<T> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
