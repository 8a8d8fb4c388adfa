package cn.huimin.hotline.bench.start;

import cn.huimin.hotline.bench.machine.Resident;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * Starts the house as people do, by its launcher, and looks how long it takes and how big it is.
 */
public final class Starts {

  private static final String READY = "ready: ";
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final int LAST_WORDS = 5;

  private final Path launcher;

  /**
   * Starts by this launcher.
   *
   * @param launcher the file {@code hotline}
   */
  public Starts(Path launcher) {
    this.launcher = launcher;
  }

  /**
   * A start.
   *
   * @param seconds from the command to "ready"
   * @param megabytes resident then, all processes
   */
  public record Result(double seconds, long megabytes) {}

  /**
   * Starts the sample house on a folder, waits for "ready", and stops it.
   *
   * @param data the data folder, fresh or of a house that was stopped
   * @param port port of pages and API
   * @throws IOException if it does not become ready
   */
  public Result on(Path data, int port) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process house =
        new ProcessBuilder(
                launcher.toString(),
                "run",
                "--demo",
                "--data",
                data.toString(),
                "--port",
                String.valueOf(port))
            .redirectErrorStream(true)
            .start();
    var last = new ArrayDeque<String>();
    try (var lines =
        new BufferedReader(new InputStreamReader(house.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(READY)) {
          double seconds = (System.nanoTime() - began) / 1e9;
          return new Result(seconds, Resident.megabytes(house.toHandle()));
        }
        last.add(line);
        if (last.size() > LAST_WORDS) {
          last.remove();
        }
      }
      throw new IOException("the house did not start: " + String.join(" / ", last));
    } finally {
      house.destroy();
      if (!house.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        house.destroyForcibly();
      }
    }
  }
}
