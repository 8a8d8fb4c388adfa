package cn.huimin.hotline.containers;

import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.sample.play.HouseApi;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ContainerState;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * The house that {@code compose.yaml} brings up, with the sample county's people, on a free port.
 */
final class ComposedHouse implements AutoCloseable {

  /** The services of ours. */
  static final List<String> SERVICES =
      List.of("intake", "routing", "sla", "scoring", "notification", "console");

  private static final Duration START_PATIENCE = Duration.ofMinutes(6);
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(20);
  private static final Path LOGS = Path.of("target", "container-logs");

  private final ComposeContainer compose;
  private final URI address;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_PATIENCE).build();
  private final DockerClient docker = DockerClientFactory.instance().client();

  private ComposedHouse(ComposeContainer compose, URI address) {
    this.compose = compose;
    this.address = address;
  }

  /** Builds the image, starts everything and returns when all services are healthy. */
  static ComposedHouse start() {
    int port = freePort();
    var compose =
        new ComposeContainer(new File("../compose/compose.yaml"))
            .withPull(false)
            .withBuild(true)
            .withEnv("HOTLINE_PORT", String.valueOf(port))
            .withEnv("HOTLINE_IMAGE", "huimin-hotline:test")
            .withEnv("HOTLINE_DEMO", "true")
            .withStartupTimeout(START_PATIENCE);
    for (var service : SERVICES) {
      compose.waitingFor(service, Wait.forHealthcheck().withStartupTimeout(START_PATIENCE));
    }
    var house = new ComposedHouse(compose, URI.create("http://127.0.0.1:" + port));
    try {
      compose.start();
    } catch (RuntimeException e) {
      house.close();
      throw e;
    }
    return house;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its API, as the sample's people use it. */
  HouseApi api() {
    return new HouseApi(address, "demo");
  }

  /** What the one published door says of its health: 200 or 503. */
  int health() {
    var request =
        HttpRequest.newBuilder(address.resolve("/actuator/health"))
            .timeout(ANSWER_PATIENCE)
            .GET()
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the engine says of a service's health: {@code healthy}, {@code unhealthy}, … */
  String health(String service) {
    var health = state(service).getHealth();
    return health == null ? "none" : health.getStatus();
  }

  /** How often the engine had to start a service again. */
  int restarts(String service) {
    return Objects.requireNonNull(docker.inspectContainerCmd(id(service)).exec().getRestartCount());
  }

  /** Waits until every service is healthy, by itself. */
  void awaitHealthy(Duration patience) {
    await("all services healthy")
        .atMost(patience)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> SERVICES.stream().map(this::health).toList(),
            all -> all.stream().allMatch("healthy"::equals));
  }

  /** What a service has logged so far. */
  String log(String service) {
    return container(service).getLogs();
  }

  /** Runs a program that ends once more, and returns its exit code. */
  int runAgain(String service) {
    startAgain(service);
    await(service + " has ended")
        .atMost(ANSWER_PATIENCE)
        .until(() -> "exited".equals(state(service).getStatus()));
    return Objects.requireNonNull(state(service).getExitCodeLong()).intValue();
  }

  private InspectContainerResponse.ContainerState state(String service) {
    return docker.inspectContainerCmd(id(service)).exec().getState();
  }

  /** Kills a part as a power cut does. */
  void kill(String service) {
    docker.killContainerCmd(id(service)).exec();
  }

  /** Starts a part that was killed. */
  void startAgain(String service) {
    docker.startContainerCmd(id(service)).exec();
  }

  private String id(String service) {
    return container(service).getContainerId();
  }

  private ContainerState container(String service) {
    return compose
        .getContainerByServiceName(service + "-1")
        .orElseThrow(() -> new IllegalArgumentException("no service " + service));
  }

  /** Keeps the services' logs, and takes everything down, volumes included. */
  @Override
  public void close() {
    try {
      Files.createDirectories(LOGS);
      for (var service : SERVICES) {
        var container = compose.getContainerByServiceName(service + "-1");
        if (container.isPresent()) {
          Files.writeString(LOGS.resolve(service + ".log"), container.get().getLogs());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      compose.stop();
      http.close();
    }
  }
}
