package cn.huimin.hotline.platform.health;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Health by a probe that looks from a thread of its own, so that whoever asks for health is
 * answered at once, however long a look takes. A look that does not come back is bad news too.
 */
public final class WatchedHealth implements HealthIndicator, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedHealth.class);

  /** What was seen, and when. */
  private record Seen(List<String> troubles, long nanos) {}

  private final String name;
  private final Probe probe;
  private final Duration every;
  private final Duration patience;
  private final LongSupplier nanoTime;
  private volatile @Nullable Seen last;
  private @Nullable CountDownLatch stopping;

  /**
   * A watch that has not begun.
   *
   * @param name what is looked at, one word
   * @param probe looks
   * @param every time between looks
   * @param patience how old the last look may be
   * @param nanoTime elapsed real time, in nanoseconds
   */
  public WatchedHealth(
      String name, Probe probe, Duration every, Duration patience, LongSupplier nanoTime) {
    this.name = name;
    this.probe = probe;
    this.every = every;
    this.patience = patience;
    this.nanoTime = nanoTime;
  }

  @Override
  public Health health() {
    var seen = last;
    if (seen == null) {
      return Health.up().withDetail("looked", false).build();
    }
    var age = Duration.ofNanos(nanoTime.getAsLong() - seen.nanos());
    if (age.compareTo(patience) > 0) {
      return Health.down()
          .withDetail("troubles", List.of("no answer for " + age.toSeconds() + " s"))
          .build();
    }
    return seen.troubles().isEmpty()
        ? Health.up().build()
        : Health.down().withDetail("troubles", seen.troubles()).build();
  }

  @Override
  public synchronized void start() {
    var stop = new CountDownLatch(1);
    stopping = stop;
    last = new Seen(List.of(), nanoTime.getAsLong());
    Thread.ofPlatform().daemon().name("watch-" + name).start(() -> watch(stop));
  }

  private void watch(CountDownLatch stop) {
    try {
      while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        see(look());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      probe.close();
    }
  }

  private List<String> look() throws InterruptedException {
    try {
      return probe.look();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return List.of("cannot be looked at: " + e.getClass().getSimpleName());
    }
  }

  private void see(List<String> troubles) {
    var before = last;
    last = new Seen(troubles, nanoTime.getAsLong());
    if (before == null || !before.troubles().equals(troubles)) {
      if (troubles.isEmpty()) {
        LOG.info("{}: well again", name);
      } else {
        LOG.warn("{}: {}", name, String.join("; ", troubles));
      }
    }
  }

  @Override
  public synchronized void stop() {
    if (stopping != null) {
      stopping.countDown();
      stopping = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return stopping != null;
  }

  /** Begins when everything else runs and ends before anything else is stopped. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
