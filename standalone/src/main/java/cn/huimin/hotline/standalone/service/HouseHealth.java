package cn.huimin.hotline.standalone.service;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * The health of all services at the door of the house, so that who watches one address hears of
 * them all. It tells what was seen last, and asks nobody.
 */
final class HouseHealth implements HealthIndicator {

  /** Component of the front service's health. */
  private static final String COMPONENT = "house";

  /** Name of its bean. */
  static final String BEAN = COMPONENT + "HealthIndicator";

  private volatile Map<String, String> last = Map.of();

  /** Notes what each service said of itself. */
  void seen(Map<String, String> health) {
    last = Map.copyOf(health);
  }

  @Override
  public Health health() {
    boolean well = last.values().stream().allMatch(Status.UP.getCode()::equals);
    return (well ? Health.up() : Health.down()).withDetails(last).build();
  }

  /** What a service says of itself alone. */
  static String ownHealth(HealthDescriptor descriptor) {
    Map<String, HealthDescriptor> components =
        descriptor instanceof CompositeHealthDescriptor composite
            ? Objects.requireNonNullElse(composite.getComponents(), Map.of())
            : Map.of("whole", descriptor);
    return components.entrySet().stream()
        .filter(component -> !component.getKey().equals(COMPONENT))
        .map(component -> component.getValue().getStatus())
        .filter(status -> !status.equals(Status.UP) && !status.equals(Status.UNKNOWN))
        .findFirst()
        .orElse(Status.UP)
        .getCode();
  }
}
