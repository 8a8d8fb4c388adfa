package cn.huimin.hotline.embedded;

import cn.huimin.hotline.embedded.process.ChildFailedException;
import cn.huimin.hotline.embedded.process.ChildJvm;
import cn.huimin.hotline.embedded.process.ChildProcess;
import cn.huimin.hotline.embedded.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Apicurio Registry in a JVM of its own, which ends when this JVM does. Its data are an H2 file;
 * services speak to its Confluent-compatible API. Schemas are held to {@code FULL_TRANSITIVE}
 * compatibility.
 */
public final class EmbeddedRegistry implements EmbeddedPart {

  /**
   * System property that names the folder of the unpacked registry, where it does not lie beside
   * this module.
   */
  public static final String HOME_PROPERTY = "hotline.registry.home";

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String CONFLUENT_API = "/apis/ccompat/v7";

  private final ChildProcess process;
  private final int port;

  private EmbeddedRegistry(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts a registry on ports chosen by the operating system and returns when it answers. */
  public static EmbeddedRegistry start(Path folder) {
    return start(folder, FreePorts.any(), FreePorts.any(), _ -> {});
  }

  /**
   * Starts a registry and returns when it answers.
   *
   * @param folder where its data are kept; a registry that kept its data there before finds them
   *     again
   * @param port where clients connect, on the loopback interface
   * @param managementPort where its health is asked, on the loopback interface
   * @param onSpawn told of the child as soon as there is one, before it is ready
   * @throws ChildFailedException if it does not start
   */
  public static EmbeddedRegistry start(
      Path folder, int port, int managementPort, Consumer<ProcessHandle> onSpawn) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChildJvm jvm =
        new ChildJvm(
            "registry",
            options(folder, port, managementPort),
            List.of(home().resolve("quarkus-run.jar")),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            List.of());
    ChildProcess process =
        ChildProcess.start(
            "registry",
            jvm.command(),
            Map.of(),
            folder,
            line -> line.contains("Listening on: http"),
            onSpawn);
    process.awaitReady(PATIENCE);
    EmbeddedRegistry registry = new EmbeddedRegistry(process, port);
    try {
      registry.requireFullTransitive();
    } catch (ChildFailedException e) {
      process.kill();
      throw e;
    }
    return registry;
  }

  private static List<String> options(Path folder, int port, int managementPort) {
    return List.of(
        "-Xmx384m",
        "-XX:+UseSerialGC",
        // Asked little after the start; the quick compiler starts it with a third less work and
        // memory.
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dquarkus.http.host=127.0.0.1",
        "-Dquarkus.http.port=" + port,
        "-Dquarkus.http.access-log.enabled=false",
        "-Dquarkus.management.host=127.0.0.1",
        "-Dquarkus.management.port=" + managementPort,
        "-Dapicurio.storage.kind=sql",
        "-Dapicurio.storage.sql.kind=h2",
        "-Dapicurio.datasource.url=jdbc:h2:file:" + folder.toAbsolutePath().resolve("registry"),
        "-Dapicurio.datasource.jdbc.initial-size=2",
        "-Dapicurio.datasource.jdbc.min-size=2",
        "-Dapicurio.datasource.jdbc.max-size=10");
  }

  /**
   * The folder of the unpacked registry: beside this module's classes or jar unless a property says
   * otherwise.
   */
  private static Path home() {
    String told = System.getProperty(HOME_PROPERTY);
    Path home =
        told == null
            ? ChildJvm.codeSource(EmbeddedRegistry.class).resolveSibling("registry")
            : Path.of(told);
    if (!Files.exists(home.resolve("quarkus-run.jar"))) {
      throw new ChildFailedException(
          "the registry's program is not in " + home + "; build the module 'embedded' first");
    }
    return home;
  }

  /** Address of the Confluent-compatible API. */
  public String url() {
    return "http://127.0.0.1:" + port + CONFLUENT_API;
  }

  @Override
  public String address() {
    return url();
  }

  @Override
  public ChildProcess process() {
    return process;
  }

  @Override
  public void stop(Duration grace) {
    process.stop(grace);
  }

  /** The registry's own default is to compare nothing. */
  private void requireFullTransitive() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/config"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"FULL_TRANSITIVE\"}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new ChildFailedException(
            "the registry refused the compatibility level, status " + status);
      }
    } catch (IOException e) {
      throw new ChildFailedException("the registry started but does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChildFailedException(
          "interrupted while setting the registry's compatibility level", e);
    }
  }
}
