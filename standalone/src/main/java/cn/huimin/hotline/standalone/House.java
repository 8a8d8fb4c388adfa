package cn.huimin.hotline.standalone;

import cn.huimin.hotline.platform.time.SteppedClock;
import cn.huimin.hotline.schemas.provision.Profile;
import cn.huimin.hotline.schemas.provision.Provisioner;
import cn.huimin.hotline.schemas.provision.ProvisioningException;
import cn.huimin.hotline.standalone.config.RealClock;
import cn.huimin.hotline.standalone.demo.DemoMonth;
import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.folder.LeftBehind;
import cn.huimin.hotline.standalone.folder.Ports;
import cn.huimin.hotline.standalone.part.Parts;
import cn.huimin.hotline.standalone.part.Supervisor;
import cn.huimin.hotline.standalone.service.ServiceSpec;
import cn.huimin.hotline.standalone.service.Services;
import cn.huimin.hotline.standalone.service.Wiring;
import cn.huimin.hotline.standalone.status.StatusReporter;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole house on one data folder: parts, topics and services, started and stopped in order. */
public final class House {

  private static final Logger LOG = LoggerFactory.getLogger(House.class);

  /** Together under the ten seconds in which a stop must be over. */
  private static final Duration SERVICES_GRACE = Duration.ofSeconds(4);

  private static final Duration BROKER_GRACE = Duration.ofSeconds(3);
  private static final Duration PART_GRACE = Duration.ofSeconds(1);
  private static final Duration LEFT_BEHIND_PATIENCE = Duration.ofSeconds(10);

  private final RunOptions options;
  private final DataFolder folder;
  private final Terminal terminal;
  private final LeftBehind children;
  private final Ports ports;
  private final Parts parts;
  private final Supervisor supervisor;
  private final Services services;
  private final StatusReporter status;
  private final @Nullable SteppedClock demoClock;
  private @Nullable DemoMonth month;

  /**
   * A house that is not started yet.
   *
   * @param options what was asked for
   * @param folder the data folder, which is held
   * @param specs the services
   * @param terminal where progress is told
   * @param onLost told in a sentence when the house cannot go on
   */
  public House(
      RunOptions options,
      DataFolder folder,
      List<ServiceSpec> specs,
      Terminal terminal,
      Consumer<String> onLost) {
    this.options = options;
    this.folder = folder;
    this.terminal = terminal;
    this.children = new LeftBehind(folder.of("run"));
    if (children.end(LEFT_BEHIND_PATIENCE) > 0) {
      LOG.info("waited for children of the last run");
    }
    this.ports = new Ports(folder.of("run"));
    this.parts = new Parts(folder, ports, schemas(specs), children);
    this.supervisor = new Supervisor(parts, terminal, onLost);
    this.demoClock =
        options.demo() ? DemoMonth.clock(folder.of("run"), RealClock.inShanghai()) : null;
    this.services = new Services(specs, terminal, demoClock);
    this.status = new StatusReporter(parts, services, address(), folder.root());
  }

  private static List<String> schemas(List<ServiceSpec> specs) {
    return specs.stream()
        .map(ServiceSpec::schema)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Where people find the pages. */
  String address() {
    return "http://localhost:" + options.port();
  }

  /** Where Kafka's clients connect, once it has started. */
  public String bootstrapServers() {
    return parts.bootstrapServers();
  }

  /** The registry's Confluent API, once it has started. */
  public String registryUrl() {
    return parts.registryUrl();
  }

  /** The clock that the house goes by with {@code --demo}, to be moved by whoever measures it. */
  public Optional<SteppedClock> clock() {
    return Optional.ofNullable(demoClock);
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @param firstAdminPassword password of the first administrator, where one is to be made
   * @throws CannotRunException if something does not start
   */
  public void start(@Nullable String firstAdminPassword) {
    supervisor.start();
    long began = System.nanoTime();
    try {
      Provisioner.provision(parts.bootstrapServers(), parts.registryUrl(), Profile.EMBEDDED);
    } catch (ProvisioningException e) {
      throw new CannotRunException("topics and schemas cannot be made: " + e.getMessage(), e);
    }
    long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
    terminal.progress("%-9s %6s".formatted("topics", Terminal.seconds(took)));
    services.start(
        new Wiring(folder, parts, ports, options.port(), options.demo(), firstAdminPassword));
    status.start();
  }

  /** With {@code --demo}: begins to play the sample month, in the background. */
  void fill() {
    if (demoClock != null) {
      month =
          new DemoMonth(
              folder.of("run"),
              URI.create(address()),
              parts.bootstrapServers(),
              demoClock,
              RealClock.inShanghai(),
              terminal::say);
      month.start();
    }
  }

  /** Stops what has been started: services, broker, registry, database. */
  public void stop() {
    if (month != null) {
      month.close();
    }
    status.close();
    services.stop(SERVICES_GRACE);
    supervisor.stop(BROKER_GRACE, PART_GRACE);
    children.end(Duration.ZERO);
    folder.close();
  }
}
