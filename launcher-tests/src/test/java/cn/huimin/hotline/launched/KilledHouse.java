package cn.huimin.hotline.launched;

import cn.huimin.hotline.embedded.process.FreePorts;
import cn.huimin.hotline.standalone.status.HouseStatus;
import cn.huimin.hotline.standalone.status.StatusFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A house on a stepped clock that is killed, whole or in parts, and comes back. */
final class KilledHouse implements AutoCloseable {

  /** What a kill hits. */
  enum Target {
    /** The house, its parts and their children, as when the machine loses power. */
    EVERYTHING(""),
    /** The JVM of the services. */
    SERVICES(""),
    /** The broker; the house starts it again. */
    BROKER("BrokerMain"),
    /** The registry; the house starts it again. */
    REGISTRY("apicurio"),
    /** The database with all its processes; the house starts it again. */
    DATABASE("/bin/postgres");

    private final String word;

    Target(String word) {
      this.word = word;
    }

    /** Whether the house ends with it. */
    boolean ends() {
      return this == EVERYTHING || this == SERVICES;
    }
  }

  static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Who is told what is wrong, and not only that something is. */
  private static final String ADMIN =
      Base64.getEncoder().encodeToString("admin:demo".getBytes(StandardCharsets.UTF_8));

  /** How much of the log is told when it does not get well. */
  private static final int LAST_LINES = 60;

  /** A part that dies more often than this within minutes is given up, and the house with it. */
  private static final int DEATHS_OF_A_PART = 3;

  private final Path data;
  private final int port = FreePorts.any();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Target, Integer> deaths = new EnumMap<>(Target.class);
  private @Nullable Launched launched;
  private Instant at;

  KilledHouse(Path data, Instant at) {
    this.data = data;
    this.at = at;
  }

  /** Where it answers. */
  URI address() {
    return URI.create("http://localhost:" + port);
  }

  /** What its clock shows. */
  synchronized Instant now() {
    return at;
  }

  /** Starts it and returns when it is ready. */
  void start() throws IOException, InterruptedException {
    deaths.clear();
    launched =
        Launched.start(
            Map.of(),
            Packaged.java(
                data.resolve("logs"),
                SteppedHouseMain.class,
                List.of(
                    now().toString(),
                    "--data",
                    data.toString(),
                    "--port",
                    String.valueOf(port),
                    "--demo")));
    launched.awaitLine("ready", PATIENCE);
  }

  /** Moves its clock; noted first, so that the clock of the next start does not go back. */
  synchronized void moveTo(Instant moment) throws IOException {
    if (moment.isAfter(at)) {
      at = moment;
      launched().tell(moment.toString());
    }
  }

  /**
   * Kills, at once and without a word.
   *
   * @return what was hit: all, if the part has died too often for the house to bear it
   */
  Target kill(Target wanted) throws Exception {
    Target target =
        !wanted.ends() && deaths.merge(wanted, 1, Integer::sum) > DEATHS_OF_A_PART
            ? Target.EVERYTHING
            : wanted;
    ProcessHandle house = launched().process();
    switch (target) {
      case EVERYTHING -> {
        List<ProcessHandle> all = house.descendants().toList();
        house.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        launched().exitCode(PATIENCE);
      }
      case SERVICES -> {
        house.destroyForcibly();
        launched().exitCode(PATIENCE);
      }
      case BROKER, REGISTRY, DATABASE -> {
        List<ProcessHandle> hit = processes(target);
        if (hit.isEmpty()) {
          throw new AssertionError("no process of " + target);
        }
        hit.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : hit) {
          process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
      }
    }
    return target;
  }

  /** The whole of it: what the JDK tells of a process ends after a page. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether every part runs, and every service and part says that it is well. */
  boolean isWell() {
    return Stream.of(Target.BROKER, Target.REGISTRY, Target.DATABASE)
            .noneMatch(part -> processes(part).isEmpty())
        && new StatusFile(data).read().map(KilledHouse::allUp).orElse(false)
        && health().startsWith("200 ");
  }

  private String health() {
    try {
      var health =
          http.send(
              HttpRequest.newBuilder(address().resolve("/actuator/health"))
                  .header("Authorization", "Basic " + ADMIN)
                  .timeout(Duration.ofSeconds(10))
                  .build(),
              BodyHandlers.ofString());
      return health.statusCode() + " " + health.body();
    } catch (IOException e) {
      return "none: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "none: " + e;
    }
  }

  /** How it is, in words: what runs, what it says of itself, and the end of what it has logged. */
  String condition() {
    Map<Target, Integer> running = new EnumMap<>(Target.class);
    for (Target part : List.of(Target.BROKER, Target.REGISTRY, Target.DATABASE)) {
      running.put(part, processes(part).size());
    }
    List<String> log;
    try {
      log = Files.readAllLines(data.resolve("logs/hotline.log"));
    } catch (IOException e) {
      log = List.of(e.toString());
    }
    return "processes %s%nstatus %s%nhealth %s%nsaid %s%nlog:%n%s"
        .formatted(
            running,
            new StatusFile(data).read(),
            health(),
            launched().said(),
            String.join("\n", log.subList(Math.max(0, log.size() - LAST_LINES), log.size())));
  }

  private List<ProcessHandle> processes(Target part) {
    return launched()
        .running()
        .flatMap(ProcessHandle::descendants)
        .filter(child -> commandLine(child).contains(part.word))
        .toList();
  }

  private static boolean allUp(HouseStatus status) {
    return Stream.concat(
            status.services().values().stream(),
            Stream.of(
                status.kafka().health(), status.registry().health(), status.database().health()))
        .allMatch("UP"::equals);
  }

  /** Where its parts are. */
  HouseStatus status() {
    return new StatusFile(data).read().orElseThrow();
  }

  /** Password of the database's superuser. */
  String databasePassword() throws IOException {
    return Files.readString(data.resolve("secrets/database-postgres")).strip();
  }

  private Launched launched() {
    if (launched == null) {
      throw new IllegalStateException("not started");
    }
    return launched;
  }

  /** Stops it in order and tells its exit code. */
  int stop() throws Exception {
    launched().signal("TERM");
    return launched().exitCode(PATIENCE);
  }

  @Override
  public void close() {
    http.close();
    if (launched != null) {
      launched.close();
    }
  }
}
