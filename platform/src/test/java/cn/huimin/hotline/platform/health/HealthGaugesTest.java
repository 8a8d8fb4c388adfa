package cn.huimin.hotline.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class HealthGaugesTest {

  private final AtomicReference<Health> said = new AtomicReference<>(Health.up().build());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void shouldFollowWhatAComponentSays() {
    new HealthGauges(
            () -> Map.of("logHealthIndicator", said::get, "ticker", () -> Health.up().build()))
        .bindTo(registry);
    assertThat(figure("log")).isEqualTo(1);
    assertThat(figure("ticker")).isEqualTo(1);
    said.set(Health.down().build());
    assertThat(figure("log")).isZero();
    said.set(Health.up().build());
    assertThat(figure("log")).isEqualTo(1);
  }

  private double figure(String component) {
    return registry.get(HealthGauges.NAME).tag("component", component).gauge().value();
  }
}
