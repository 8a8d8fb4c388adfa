package cn.huimin.hotline.endtoend.house;

import cn.huimin.hotline.embedded.DatabaseAccess;
import cn.huimin.hotline.embedded.process.FreePorts;
import cn.huimin.hotline.endtoend.client.Visitor;
import cn.huimin.hotline.endtoend.contract.Contract;
import cn.huimin.hotline.endtoend.contract.ContractGuard;
import cn.huimin.hotline.platform.time.SteppedClock;
import cn.huimin.hotline.schemas.provision.Profile;
import cn.huimin.hotline.schemas.provision.Provisioner;
import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.folder.LeftBehind;
import cn.huimin.hotline.standalone.folder.Ports;
import cn.huimin.hotline.standalone.part.Parts;
import cn.huimin.hotline.standalone.part.Supervisor;
import cn.huimin.hotline.standalone.service.HotlineServices;
import cn.huimin.hotline.standalone.service.ServiceSpec;
import cn.huimin.hotline.standalone.service.Services;
import cn.huimin.hotline.standalone.service.Wiring;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole house as {@code ./hotline run --demo} starts it, on a folder of its own, with the
 * sample county and its accounts but without the sample month.
 */
public final class House implements AutoCloseable {

  /** Zone of every local time in these tests. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final String PASSWORD = "demo";
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long ANY_ROOM = 0;

  /**
   * Clocks run two seconds behind the log (DESIGN §1); one more, so as not to stand at the edge.
   */
  private static final Duration WATERMARK_LAG = Duration.ofSeconds(3);

  private final SteppedClock clock;
  private final DataFolder folder;
  private final LeftBehind children;
  private final Parts parts;
  private final Supervisor supervisor;
  private final Services services;
  private final PostOffice post = new PostOffice();
  private final ContractGuard guard = new ContractGuard(Contract.published());
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;
  private final Map<String, Visitor> signedIn = new ConcurrentHashMap<>();

  /**
   * Starts the house.
   *
   * @param root an empty folder
   * @param start what its clock shows
   */
  public House(Path root, Instant start) {
    var terminal =
        new Terminal(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    this.clock = new SteppedClock(start, ZONE, Clock.system(ZONE));
    this.folder = DataFolder.open(root, ANY_ROOM);
    this.children = new LeftBehind(folder.of("run"));
    var ports = new Ports(folder.of("run"));
    var specs = HotlineServices.all();
    this.parts =
        new Parts(
            folder,
            ports,
            specs.stream().map(ServiceSpec::schema).filter(Objects::nonNull).toList(),
            children);
    this.supervisor = new Supervisor(parts, terminal, terminal::fail);
    this.services = new Services(specs, terminal, clock);
    int front = FreePorts.from(31_000);
    this.base = URI.create("http://127.0.0.1:" + front);
    supervisor.start();
    Provisioner.provision(parts.bootstrapServers(), parts.registryUrl(), Profile.EMBEDDED);
    services.start(new Wiring(folder, parts, ports, front, true, null));
  }

  /** The mail server whose mailbox it reads. */
  public PostOffice post() {
    return post;
  }

  /** Where it answers. */
  public URI address() {
    return base;
  }

  /** Somebody at the door who is not signed in. */
  public Visitor visitor() {
    return new Visitor(base, http, guard);
  }

  /** A person of the sample county, signed in: {@code operator}, {@code liaison-u-ez}, … */
  public Visitor as(String account) {
    return signedIn.computeIfAbsent(account, name -> visitor().signedIn(name, PASSWORD));
  }

  /** What the house's clock shows. */
  public Instant now() {
    return clock.instant();
  }

  /** Moves the clock forward to a moment; it stays where it is if it is past that already. */
  public void moveTo(Instant moment) {
    if (moment.isAfter(clock.instant())) {
      clock.moveTo(moment);
    }
  }

  /** From now on the clock shows the real time. */
  public void followRealTime() {
    clock.followReal();
  }

  /** Moves the clock just past a moment, far enough for everything due at it to fall due. */
  public void movePast(Instant moment) {
    moveTo(moment.plus(WATERMARK_LAG));
  }

  /** A local time such as {@code 2026-02-13T10:00}. */
  public static Instant moment(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  /** The context of a service, to look at what it serves. */
  public ConfigurableApplicationContext context(String service) {
    return services.context(service);
  }

  /** Intake's own port, which people do not reach. */
  public URI intake() {
    return URI.create(
        "http://127.0.0.1:"
            + context("intake-service").getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** Where Kafka's clients connect. */
  public String bootstrapServers() {
    return parts.bootstrapServers();
  }

  /** The registry's Confluent API. */
  public String registryUrl() {
    return parts.registryUrl();
  }

  /** The data folder. */
  public Path folder() {
    return folder.root();
  }

  /** How a service reaches its schema. */
  public DatabaseAccess database(String schema) {
    return parts.database(schema);
  }

  /** What has been answered so far. */
  public ContractGuard guard() {
    return guard;
  }

  @Override
  public void close() {
    http.shutdownNow();
    services.stop(GRACE);
    post.close();
    supervisor.stop(GRACE, GRACE);
    children.end(Duration.ZERO);
    folder.close();
  }
}
