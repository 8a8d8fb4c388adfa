package cn.huimin.hotline.bench;

import static cn.huimin.hotline.bench.figure.Figure.Wanted.atMost;

import cn.huimin.hotline.bench.figure.Report;
import cn.huimin.hotline.bench.start.Starts;
import cn.huimin.hotline.embedded.process.FreePorts;
import cn.huimin.hotline.standalone.House;
import cn.huimin.hotline.standalone.RunOptions;
import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.service.HotlineServices;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./hotline bench}: starts a house of its own on an empty folder, gives it work and says how
 * long that took. Who hands in lives in the same process as the services, so the figures are those
 * of a machine that does both.
 */
public final class BenchMain {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int FIRST_PORT = 32_000;
  private static final int LAUNCHER_PORT = 32_100;
  private static final double SECOND_START_SECONDS = 12;
  private static final double MEGABYTES = 1_536;

  private BenchMain() {}

  /**
   * Runs the benchmark.
   *
   * @param args the launcher, the file for the figures as JSON, then see {@link BenchOptions#parse}
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Terminal terminal =
        new Terminal(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    BenchOptions options;
    try {
      options = BenchOptions.parse(List.of(args).subList(2, args.length));
    } catch (IllegalArgumentException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      Runtime.getRuntime().halt(MISUSED);
      return;
    }
    Report report = new Report(about(options));
    if (options.what().contains(What.START)) {
      starts(Path.of(args[0]), terminal, report);
    }
    if (!options.what().equals(EnumSet.of(What.START))) {
      inAHouse(options, terminal, report);
    }
    Path json = Path.of(args[1]);
    Files.writeString(
        json,
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report.json())
            + "\n");
    report.lines(0).forEach(terminal::say);
    terminal.say("");
    terminal.say("as JSON: " + json);
    Runtime.getRuntime().halt(report.faults().isEmpty() ? 0 : FAILED);
  }

  private static Map<String, Object> about(BenchOptions options) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("processors", Runtime.getRuntime().availableProcessors());
    about.put("java", Runtime.version().toString());
    about.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    about.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    about.put("heapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
    about.put("cases", options.cases());
    about.put("rate", options.rate());
    about.put("seconds", options.seconds());
    about.put("warmUp", options.warmUp());
    return about;
  }

  /** By the launcher, as people start it, on the same folder twice. */
  private static void starts(Path launcher, Terminal terminal, Report report)
      throws IOException, InterruptedException {
    String section = "start of ./hotline run --demo, to \"ready\"";
    Path data = Files.createTempDirectory("hotline-bench-start").resolve("data");
    Starts starts = new Starts(launcher);
    terminal.progress("first start");
    Starts.Result first = starts.on(data, FreePorts.from(LAUNCHER_PORT));
    terminal.progress("second start");
    Starts.Result second = starts.on(data, FreePorts.from(LAUNCHER_PORT));
    report.put(section, "first, on an empty folder, s", first.seconds());
    report.put(section, "second, s", second.seconds(), atMost(SECOND_START_SECONDS));
    report.put(
        section,
        "resident then, all processes, MB",
        (double) second.megabytes(),
        atMost(MEGABYTES));
  }

  private static void inAHouse(BenchOptions options, Terminal terminal, Report report)
      throws IOException, InterruptedException, ExecutionException {
    Path root = Files.createTempDirectory("hotline-bench").resolve("data");
    DataFolder folder = DataFolder.open(root, 0);
    System.setProperty("hotline.logs", folder.of("logs").toString());
    int port = FreePorts.from(FIRST_PORT);
    House house =
        new House(
            new RunOptions(root, port, true),
            folder,
            HotlineServices.all(),
            terminal,
            terminal::fail);
    try {
      house.start(null);
      new Sections(options, house, URI.create("http://127.0.0.1:" + port), terminal, report).run();
    } finally {
      house.stop();
    }
  }
}
