package cn.huimin.hotline.platform.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * What a service says of its health as figures: gauge {@value #NAME} with the tag {@code
 * component}, 1 while the component is up and 0 while it is not.
 */
public final class HealthGauges implements MeterBinder {

  /** Name of the gauge. */
  public static final String NAME = "hotline.health";

  private static final String SUFFIX = "HealthIndicator";

  private final Supplier<Map<String, HealthIndicator>> indicators;

  /**
   * Gauges of indicators.
   *
   * @param indicators by the name of their bean; asked when there is a registry to bind to
   */
  public HealthGauges(Supplier<Map<String, HealthIndicator>> indicators) {
    this.indicators = indicators;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    indicators
        .get()
        .forEach(
            (bean, indicator) ->
                Gauge.builder(NAME, indicator, HealthGauges::figure)
                    .tag("component", component(bean))
                    .description("1 while it is up, 0 while it is not")
                    .register(registry));
  }

  private static String component(String bean) {
    return bean.endsWith(SUFFIX) ? bean.substring(0, bean.length() - SUFFIX.length()) : bean;
  }

  private static double figure(HealthIndicator indicator) {
    Health health = indicator.health();
    return health != null && health.getStatus().equals(Status.UP) ? 1 : 0;
  }
}
