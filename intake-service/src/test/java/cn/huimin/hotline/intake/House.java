package cn.huimin.hotline.intake;

import cn.huimin.hotline.embedded.DatabaseAccess;
import cn.huimin.hotline.embedded.EmbeddedBroker;
import cn.huimin.hotline.embedded.EmbeddedDatabase;
import cn.huimin.hotline.embedded.EmbeddedRegistry;
import cn.huimin.hotline.platform.time.SteppedClock;
import cn.huimin.hotline.schemas.provision.Profile;
import cn.huimin.hotline.schemas.provision.Provisioner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The house that integration tests of intake stand in: one real broker, registry and database and
 * one intake, started once per JVM. Tests share it, so each uses numbers of its own.
 */
public final class House {

  /** Where the clock stands at first: a Monday morning. */
  public static final Instant START = Instant.parse("2026-03-02T01:15:00Z");

  private static final House INSTANCE = new House();

  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final EmbeddedDatabase database;
  private final SteppedClock clock =
      new SteppedClock(START, ZoneId.of("Asia/Shanghai"), Clock.systemUTC());
  private final ConfigurableApplicationContext intake;
  private final RoutingStandIn routing;
  private final Post post = new Post();
  private final UpperPlatform platform = new UpperPlatform();
  private final Clamd clamd = new Clamd();
  private final Path folder;

  private House() {
    try {
      folder = Files.createTempDirectory("hotline-intake-it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    registry = EmbeddedRegistry.start(folder.resolve("registry"));
    database = EmbeddedDatabase.start(folder.resolve("postgres"), List.of("intake"));
    Provisioner.provision(broker.bootstrapServers(), registry.url(), Profile.EMBEDDED);
    intake = start();
    routing = new RoutingStandIn(broker.bootstrapServers(), registry.url());
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** The house, started by whoever comes first. */
  public static House get() {
    return INSTANCE;
  }

  /** A client without a token. */
  public Api api() {
    return new Api(port(), null);
  }

  /** A client signed in with the demo's password. */
  public Api as(String account) {
    return api().signIn(account, "demo");
  }

  /** A client that is a service of the house. */
  public Api asMachine() {
    try {
      return api().withToken(Files.readString(folder.resolve("secrets").resolve("machine-token")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The clock of the cases. */
  public SteppedClock clock() {
    return clock;
  }

  /** Who answers in routing's place. */
  public RoutingStandIn routing() {
    return routing;
  }

  /** The mail server. */
  public Post post() {
    return post;
  }

  /** The platform above. */
  public UpperPlatform platform() {
    return platform;
  }

  /** The virus scanner. */
  public Clamd clamd() {
    return clamd;
  }

  /** Where the broker is. */
  public String kafka() {
    return broker.bootstrapServers();
  }

  /** Where the registry is. */
  public String registry() {
    return registry.url();
  }

  /** A bean of intake. */
  public <T> T bean(Class<T> type) {
    return intake.getBean(type);
  }

  private int port() {
    return Integer.parseInt(intake.getEnvironment().getRequiredProperty("local.server.port"));
  }

  private ConfigurableApplicationContext start() {
    var access = database.access("intake");
    return new SpringApplicationBuilder(IntakeServiceApplication.class)
        .initializers(context -> context.getBeanFactory().registerSingleton("hotlineClock", clock))
        .properties("spring.config.name=" + IntakeServiceApplication.CONFIG_NAME)
        .run(arguments(access).toArray(String[]::new));
  }

  private List<String> arguments(DatabaseAccess access) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--hotline.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--hotline.registry.url=" + registry.url(),
                "--spring.datasource.url=" + access.url(),
                "--spring.datasource.username=" + access.username(),
                "--spring.datasource.password=" + access.password(),
                "--hotline.demo=true",
                "--hotline.secrets-dir=" + folder.resolve("secrets")));
    arguments.addAll(post.settings());
    arguments.addAll(platform.settings());
    arguments.addAll(clamd.settings());
    return arguments;
  }

  private void close() {
    routing.close();
    intake.close();
    post.close();
    platform.close();
    clamd.close();
    registry.close();
    database.close();
    broker.close();
  }
}
