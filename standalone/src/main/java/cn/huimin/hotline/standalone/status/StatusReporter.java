package cn.huimin.hotline.standalone.status;

import cn.huimin.hotline.standalone.part.Parts;
import cn.huimin.hotline.standalone.service.Services;
import cn.huimin.hotline.standalone.status.HouseStatus.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the status of the running house into its data folder every two seconds. */
public final class StatusReporter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusReporter.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final Parts parts;
  private final Services services;
  private final String console;
  private final StatusFile file;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * A reporter that has written nothing yet.
   *
   * @param parts the running parts
   * @param services the running services
   * @param console address of the pages
   * @param root the data folder
   */
  public StatusReporter(Parts parts, Services services, String console, Path root) {
    this.parts = parts;
    this.services = services;
    this.console = console;
    this.file = new StatusFile(root);
  }

  /** Writes the first report, then goes on until closed. */
  public void start() {
    file.write(report(-1));
    Thread.ofPlatform().daemon().name("status-reporter").start(this::keepReporting);
  }

  private void keepReporting() {
    try (ConsumerLag lag = new ConsumerLag(parts.bootstrapServers())) {
      do {
        reportOnce(lag);
      } while (!closing.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reportOnce(ConsumerLag lag) throws InterruptedException {
    try {
      file.write(report(lag.total()));
    } catch (RuntimeException e) {
      LOG.error("the status could not be reported", e);
    }
  }

  private HouseStatus report(long lag) {
    Map<String, Boolean> up = parts.up();
    Map<String, String> health = services.health();
    return new HouseStatus(
        new Place(console, health.getOrDefault("console", "DOWN")),
        new Place(parts.bootstrapServers(), word(up, "kafka")),
        new Place(parts.registryUrl(), word(up, "registry")),
        new Place(parts.databaseUrl(), word(up, "database")),
        health,
        lag);
  }

  private static String word(Map<String, Boolean> up, String part) {
    return up.getOrDefault(part, false) ? "UP" : "DOWN";
  }

  /** Stops reporting and removes the report. */
  @Override
  public void close() {
    closing.countDown();
    file.delete();
  }
}
