package cn.huimin.hotline.standalone.service;

import cn.huimin.hotline.standalone.poll.Poll;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * The services' application contexts: started together, in an empty folder intake before the
 * others; asked for their health, closed together.
 */
public final class Services {

  private static final Logger LOG = LoggerFactory.getLogger(Services.class);
  private static final int AT_A_TIME = 2;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final String INTAKE = "intake-service";

  /** A database that does not answer makes health wait for a connection. */
  private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(8);

  private final ExecutorService askers =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("health-asker-", 1).factory());
  private final HouseHealth house = new HouseHealth();
  private final List<ServiceSpec> specs;
  private final Terminal terminal;
  private final @Nullable Clock clock;
  private final ConcurrentMap<String, ConfigurableApplicationContext> contexts =
      new ConcurrentHashMap<>();

  /** Services that are not started yet and will live in real time. */
  public Services(List<ServiceSpec> specs, Terminal terminal) {
    this(specs, terminal, null);
  }

  /**
   * Services that are not started yet.
   *
   * @param specs which
   * @param terminal where progress is told
   * @param clock the clock that all of them go by; null for the real one
   */
  public Services(List<ServiceSpec> specs, Terminal terminal, @Nullable Clock clock) {
    this.specs = List.copyOf(specs);
    this.terminal = terminal;
    this.clock = clock;
  }

  /**
   * Starts all services and returns when all are up; intake first, since it publishes the editions
   * that the others read when they start.
   *
   * @throws CannotRunException if one does not start
   */
  public void start(Wiring wiring) {
    start(wiring, false);
  }

  /**
   * Starts all services and returns when all are up.
   *
   * @param seeded whether intake has published the first editions in an earlier run: then nobody
   *     waits for it
   * @throws CannotRunException if one does not start
   */
  public void start(Wiring wiring, boolean seeded) {
    int intakePort = wiring.ports().of(INTAKE);
    ExecutorService starters =
        Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofPlatform().daemon().name("service-starter-", 1).factory());
    try {
      for (ServiceSpec spec : specs) {
        if (!seeded && spec.name().equals(INTAKE)) {
          start(spec, wiring, intakePort);
        }
      }
      List<CompletableFuture<Void>> starts =
          specs.stream()
              .filter(spec -> !contexts.containsKey(spec.name()))
              .map(
                  spec ->
                      CompletableFuture.runAsync(() -> start(spec, wiring, intakePort), starters))
              .toList();
      CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof CannotRunException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRunException("interrupted while starting the services", e);
    } finally {
      starters.shutdownNow();
    }
  }

  /**
   * Waits until every topology of every service runs.
   *
   * @return whether they do, within the patience
   */
  public boolean awaitTopologies(Duration patience) {
    try (Poll poll = new Poll()) {
      return poll.until(LOOK_AGAIN, patience, this::allTopologiesRun);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private boolean allTopologiesRun() {
    return contexts.values().stream()
        .flatMap(
            context ->
                context
                    .getBeansOfType(StreamsBuilderFactoryBean.class, true, false)
                    .values()
                    .stream())
        .map(StreamsBuilderFactoryBean::getKafkaStreams)
        .allMatch(streams -> streams != null && streams.state() == KafkaStreams.State.RUNNING);
  }

  private void start(ServiceSpec spec, Wiring wiring, int intakePort) {
    long began = System.nanoTime();
    List<String> arguments = wiring.arguments(spec, intakePort);
    try {
      ConfigurableApplicationContext context =
          new SpringApplicationBuilder(spec.application())
              .bannerMode(Banner.Mode.OFF)
              .registerShutdownHook(false)
              .properties(wiring.links())
              .initializers(starting -> putWhatTheHouseGives(spec, starting))
              .run(arguments.toArray(String[]::new));
      contexts.put(spec.name(), context);
    } catch (RuntimeException e) {
      LOG.error("{} did not start", spec.name(), e);
      throw new CannotRunException(spec.name() + " did not start: " + rootMessage(e), e);
    }
    terminal.done(spec.name(), began, "");
  }

  private void putWhatTheHouseGives(ServiceSpec spec, ConfigurableApplicationContext context) {
    if (spec.web() == ServiceSpec.Web.FRONT) {
      context.getBeanFactory().registerSingleton(HouseHealth.BEAN, house);
      context
          .getBeanFactory()
          .registerSingleton("houseFigures", new HouseFigures(() -> figuresBeside(spec)));
    }
    if (clock != null) {
      context.getBeanFactory().registerSingleton("hotlineClock", clock);
    }
  }

  private Collection<PrometheusRegistry> figuresBeside(ServiceSpec front) {
    return specs.stream()
        .filter(spec -> !spec.name().equals(front.name()))
        .flatMap(spec -> Stream.ofNullable(contexts.get(spec.name())))
        .filter(ConfigurableApplicationContext::isActive)
        .flatMap(context -> context.getBeanProvider(PrometheusRegistry.class).stream())
        .toList();
  }

  private static String rootMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !cause.getCause().equals(cause)) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  /**
   * The health of each service, by its name: {@code UP}, or what it says instead. They are asked
   * together, so one that does not answer keeps nobody waiting for longer than its patience.
   */
  public Map<String, String> health() {
    Map<String, CompletableFuture<String>> asked = new LinkedHashMap<>();
    for (ServiceSpec spec : specs) {
      ConfigurableApplicationContext context = contexts.get(spec.name());
      asked.put(
          spec.name(),
          CompletableFuture.supplyAsync(() -> health(context), askers)
              .completeOnTimeout("DOWN", HEALTH_PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }
    Map<String, String> health = new LinkedHashMap<>();
    asked.forEach((name, answer) -> health.put(name, answer.join()));
    house.seen(health);
    return health;
  }

  /**
   * The running context of a service.
   *
   * @throws IllegalArgumentException if none of that name runs
   */
  public ConfigurableApplicationContext context(String name) {
    ConfigurableApplicationContext context = contexts.get(name);
    if (context == null) {
      throw new IllegalArgumentException("no service " + name + " runs");
    }
    return context;
  }

  private static String health(@Nullable ConfigurableApplicationContext context) {
    if (context == null || !context.isActive()) {
      return "DOWN";
    }
    HealthEndpoint endpoint = context.getBeanProvider(HealthEndpoint.class).getIfAvailable();
    return endpoint == null ? "UNKNOWN" : HouseHealth.ownHealth(endpoint.health());
  }

  /** Closes all contexts together; after the grace it goes on without those that are not closed. */
  public void stop(Duration grace) {
    ExecutorService closers =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("service-closer-", 1).factory());
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            contexts.values().stream()
                .map(context -> CompletableFuture.runAsync(context::close, closers))
                .toArray(CompletableFuture[]::new));
    try {
      all.get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("not all services closed in order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
