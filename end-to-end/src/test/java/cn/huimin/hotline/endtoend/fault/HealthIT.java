package cn.huimin.hotline.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import cn.huimin.hotline.intake.tick.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * What breaks is told within 30 s, by the component that says what it is, and told to be well when
 * it is, without anybody doing anything (DESIGN §7, "silent").
 */
@Order(20)
@ExtendWith(InTheHouse.class)
class HealthIT {

  private static final List<String> SERVICES =
      List.of(
          "intake-service",
          "routing-service",
          "sla-service",
          "scoring-service",
          "notification-service",
          "console");

  private static final String OURS = "cn.huimin.hotline.";

  /** Red within this. */
  private static final Duration RED = Duration.ofSeconds(30);

  /** So that every partition has been read from. */
  private static final int CASES_FOR_EVERY_PARTITION = 12;

  private static final Duration GREEN = Duration.ofSeconds(90);

  private final House house;

  HealthIT(House house) {
    this.house = house;
  }

  /** What the services say of themselves, and what somebody is told of, are the same rows. */
  @Test
  @Order(0)
  void shouldHaveAnAlertForEveryRowOfHealth() {
    var rules = AlertRules.delivered();
    Set<String> rows = new TreeSet<>();
    Set<String> figures = new TreeSet<>(Set.of("up"));
    for (var service : SERVICES) {
      var context = house.context(service);
      context
          .getBeansOfType(HealthIndicator.class)
          .forEach(
              (name, indicator) -> {
                if (indicator.getClass().getName().startsWith(OURS)) {
                  rows.add(name.replace("HealthIndicator", ""));
                }
              });
      context
          .getBean(MeterRegistry.class)
          .getMeters()
          .forEach(meter -> figures.add(meter.getId().getName().replace('.', '_')));
    }
    rows.remove("house"); // what the others say, together
    assertThat(rules.components()).isEqualTo(rows);
    assertThat(figures).containsAll(rules.metrics());
  }

  @Test
  @Order(1)
  void shouldBeGreenWhileNothingIsBroken() {
    house.followRealTime();
    for (int n = 0; n < CASES_FOR_EVERY_PARTITION; n++) {
      handIn();
    }
    awaitAllGreen();
    assertThat(house.visitor().get("/actuator/health").expect(200).text("/status")).isEqualTo("UP");
  }

  @Test
  @Order(2)
  void shouldTellWhichOfThreeStandsStill() {
    var readModel = house.context("console").getBean(BindingsLifecycleController.class);
    var ticker = house.context("intake-service").getBean(Ticker.class);
    readModel.stop("readModel-in-0");
    ticker.stop();
    try (var _ = Halted.part("apicurio")) {
      awaitRed("console", "readModel");
      awaitRed("sla-service", "registry");
      awaitRed("routing-service", "log");
    } finally {
      ticker.start();
      readModel.start("readModel-in-0");
    }
    awaitAllGreen();
  }

  @Test
  @Order(3)
  void shouldTellThatAConsumerDoesNotReadWhatIsThere() {
    var readModel = house.context("console").getBean(BindingsLifecycleController.class);
    readModel.pause("readModel-in-0");
    try {
      handIn();
      awaitRed("console", "log");
    } finally {
      readModel.resume("readModel-in-0");
    }
    awaitAllGreen();
  }

  @Test
  @Order(4)
  void shouldTellThatATopologyDiedAndStartItAgain() {
    var routing = house.context("routing-service");
    var topology = routing.getBeansOfType(StreamsBuilderFactoryBean.class).values().iterator();
    Objects.requireNonNull(topology.next().getKafkaStreams()).close(Duration.ofSeconds(10));
    awaitRed("routing-service", "topologies");
    awaitAllGreen();
    assertThat(handIn().state()).isEqualTo("DISPATCHED");
  }

  @Test
  @Order(5)
  void shouldTellThatTheDatabaseDoesNotAnswer() {
    try (var _ = Halted.part("postgres")) {
      awaitRed("intake-service", "database");
      awaitRed("console", "database");
    }
    awaitAllGreen();
    handIn();
  }

  @Test
  @Order(6)
  void shouldTellThatTheBrokerDoesNotAnswer() {
    try (var _ = Halted.part("BrokerMain")) {
      awaitRed("sla-service", "log");
      awaitRed("intake-service", "ticker");
    }
    awaitAllGreen();
    handIn();
  }

  private CaseInHand handIn() {
    return CaseInHand.opened(house, WorkOrder.complaint());
  }

  private void awaitRed(String service, String component) {
    await(service + " tells of " + component)
        .atMost(RED)
        .until(() -> component(service, component).getStatus().equals(Status.DOWN));
  }

  private void awaitAllGreen() {
    for (var service : SERVICES) {
      await(service + " is well")
          .atMost(GREEN)
          .untilAsserted(
              () ->
                  assertThat(health(service).health().getStatus())
                      .as("%s", health(service).health())
                      .isEqualTo(Status.UP));
    }
  }

  private HealthDescriptor component(String service, String component) {
    return Objects.requireNonNull(health(service).healthForPath(component));
  }

  private HealthEndpoint health(String service) {
    return house.context(service).getBean(HealthEndpoint.class);
  }
}
