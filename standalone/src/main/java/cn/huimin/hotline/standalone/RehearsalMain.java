package cn.huimin.hotline.standalone;

import cn.huimin.hotline.embedded.process.FreePorts;
import cn.huimin.hotline.sample.SampleDay;
import cn.huimin.hotline.sample.play.HouseApi;
import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.poll.Poll;
import cn.huimin.hotline.standalone.service.HotlineServices;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * {@code ./hotline prepare}: starts a house on an empty folder, lets a day of work orders through
 * it, looks at what people look at, and stops it, so that its JVMs make their start caches ({@link
 * cn.huimin.hotline.embedded.process.StartCache}) when they end.
 */
public final class RehearsalMain {

  private static final int FAILED = 1;
  private static final int LOWEST_PORT = 33_000;

  /** Before the sample month of any run; only the days of the week would matter. */
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private static final Duration IMPORT_PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final List<String> LOOKED_AT =
      List.of(
          "/api/v1/cases?limit=50",
          "/api/v1/warnings",
          "/api/v1/escalations",
          "/api/v1/inbox",
          "/login",
          "/actuator/health");

  private RehearsalMain() {}

  /**
   * Rehearses.
   *
   * @param args an empty folder for the data
   */
  public static void main(String[] args) {
    Terminal terminal =
        new Terminal(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    int exitCode = 0;
    try {
      rehearse(Path.of(args[0]), terminal);
    } catch (CannotRunException | IllegalStateException | IOException | ExecutionException e) {
      terminal.fail("the rehearsal failed: " + e.getMessage());
      exitCode = FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exitCode = FAILED;
    }
    // In order, and not at once: the cache is made at the end.
    System.exit(exitCode);
  }

  private static void rehearse(Path data, Terminal terminal)
      throws IOException, ExecutionException, InterruptedException {
    DataFolder folder = DataFolder.open(data.toAbsolutePath(), 0);
    StandaloneMain.logInto(folder.of("logs"));
    int port = FreePorts.from(LOWEST_PORT);
    House house =
        new House(
            new RunOptions(data, port, true),
            folder,
            HotlineServices.all(),
            terminal,
            terminal::fail);
    try {
      house.start(null);
      use(new HouseApi(URI.create("http://localhost:" + port), "demo"), folder.of("run"));
    } finally {
      house.stop();
    }
  }

  private static void use(HouseApi api, Path files)
      throws IOException, ExecutionException, InterruptedException {
    for (Path file : SampleDay.on(DAY).write(files)) {
      HouseApi.Answer begun = api.upload("operator", file);
      String job = "/api/v1/imports/" + begun.body().path("importId").asString("");
      try (Poll poll = new Poll()) {
        poll.until(
            LOOK_AGAIN,
            IMPORT_PATIENCE,
            () ->
                !api.get("operator", job)
                    .body()
                    .path("state")
                    .asString("RUNNING")
                    .equals("RUNNING"));
      }
    }
    for (String path : LOOKED_AT) {
      api.get("leader", path);
    }
  }
}
