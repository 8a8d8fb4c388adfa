package cn.huimin.hotline.bench;

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
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./hotline bench}: starts a house of its own on an empty folder, hands work orders in and
 * says how long they took. Who hands in lives in the same process as the services, so the figures
 * are those of a machine that does both.
 */
public final class BenchMain {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int FIRST_PORT = 32_000;

  private BenchMain() {}

  /**
   * Runs the benchmark.
   *
   * @param args the file for the figures as JSON, then see {@link BenchOptions#parse}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Terminal terminal =
        new Terminal(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    BenchOptions options;
    try {
      options = BenchOptions.parse(List.of(args).subList(1, args.length));
    } catch (IllegalArgumentException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      Runtime.getRuntime().halt(MISUSED);
      return;
    }
    Map<String, Object> figures = measure(options, terminal);
    Path json = Path.of(args[0]);
    Files.writeString(
        json,
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
    terminal.say("");
    figures.forEach((name, value) -> terminal.say("%-34s %s".formatted(name, value)));
    terminal.say("as JSON: " + json);
    Runtime.getRuntime()
        .halt(
            Integer.valueOf(0).equals(figures.get("refused"))
                    && Integer.valueOf(0).equals(figures.get("missing"))
                ? 0
                : FAILED);
  }

  private static Map<String, Object> measure(BenchOptions options, Terminal terminal)
      throws IOException, InterruptedException {
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
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("processors", Runtime.getRuntime().availableProcessors());
      figures.put("start of an empty folder, s", uptimeSeconds());
      figures.put("resident after the start, MB", Resident.megabytes());
      run(options, URI.create("http://127.0.0.1:" + port), terminal, figures);
      figures.put("resident at the end, MB", Resident.megabytes());
      return figures;
    } finally {
      house.stop();
    }
  }

  private static void run(
      BenchOptions options, URI base, Terminal terminal, Map<String, Object> figures)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Visitor operator = new Visitor(http, base, "operator");
      Visitor liaison = new Visitor(http, base, "liaison-u-ez");
      if (options.warmUp() > 0) {
        terminal.progress("warming up, " + options.warmUp() + " s");
        new ToInbox(operator, liaison, "WARM").run(options.rate(), options.warmUp());
      }
      terminal.progress("measuring, " + options.seconds() + " s");
      ToInbox.Result result =
          new ToInbox(operator, liaison, "MEAS").run(options.rate(), options.seconds());
      figures.put("work orders a second", options.rate());
      figures.put("seconds", options.seconds());
      figures.put("refused", result.refused());
      figures.put("missing", result.missing());
      put(figures, "handed in → answered", result.answered());
      put(figures, "handed in → inbox", result.inInbox());
    }
  }

  private static void put(Map<String, Object> figures, String name, Histogram histogram) {
    for (double percentile : new double[] {50, 99, 100}) {
      figures.put(
          "%s, p%.0f, ms".formatted(name, percentile),
          Math.round(histogram.getValueAtPercentile(percentile) / 100.0) / 10.0);
    }
  }

  private static double uptimeSeconds() {
    return Math.round(ManagementFactory.getRuntimeMXBean().getUptime() / 100.0) / 10.0;
  }
}
