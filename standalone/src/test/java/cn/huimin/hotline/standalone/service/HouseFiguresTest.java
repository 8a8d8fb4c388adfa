package cn.huimin.hotline.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseFiguresTest {

  private final PrometheusRegistry sla = new PrometheusRegistry();
  private final PrometheusRegistry figures = new HouseFigures(() -> List.of(sla));

  @Test
  void shouldTellTheFiguresOfEveryServiceUnderTheirNames() {
    var front = meters(figures, "console");
    var beside = meters(sla, "sla-service");
    front.counter("reads").increment();
    beside.counter("reads").increment(2);
    beside.gauge("hotline.clock.lag", 3);
    for (var one : List.of(front, beside)) {
      Timer.builder("asked")
          .publishPercentileHistogram()
          .register(one)
          .record(Duration.ofMillis(5));
    }

    assertThat(figures.scrape().stream().map(one -> one.getMetadata().getPrometheusName()))
        .contains("reads", "hotline_clock_lag", "asked_seconds")
        .doesNotHaveDuplicates();
    assertThat(of("reads").getDataPoints())
        .extracting(point -> point.getLabels().get("service"))
        .containsExactlyInAnyOrder("console", "sla-service");
    assertThat(((CounterSnapshot) of("reads")).getDataPoints())
        .extracting(CounterSnapshot.CounterDataPointSnapshot::getValue)
        .containsExactlyInAnyOrder(1.0, 2.0);
    assertThat(of("asked_seconds").getDataPoints()).hasSize(2);
  }

  private MetricSnapshot of(String name) {
    return figures.scrape(name::equals).get(0);
  }

  private static MeterRegistry meters(PrometheusRegistry registry, String service) {
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
    meters.config().commonTags("service", service);
    return meters;
  }
}
