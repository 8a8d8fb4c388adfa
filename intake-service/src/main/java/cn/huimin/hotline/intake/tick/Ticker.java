package cn.huimin.hotline.intake.tick;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.platform.time.SteppedClock;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.stereotype.Component;

/**
 * Writes to every partition of {@code ticks}, once a second of real time and whenever a stepped
 * clock is moved, the time before which everything accepted is on the log. While the broker is away
 * time stands still, on purpose; health says so.
 */
@Component
public class Ticker implements SmartLifecycle, HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(Ticker.class);

  /** How far time may be behind the clock, and for how long. */
  private static final Duration BEHIND = Duration.ofSeconds(10);

  private final Publisher publisher;
  private final AcceptancesInFlight inFlight;
  private final IntakeSettings settings;
  private volatile boolean running;
  private final Clock clock;
  private volatile boolean written;
  private volatile boolean stands;
  private long behindSince;
  private volatile Instant last = Instant.MIN;
  private @Nullable ScheduledExecutorService seconds;

  Ticker(Publisher publisher, AcceptancesInFlight inFlight, IntakeSettings settings, Clock clock) {
    this.publisher = publisher;
    this.inFlight = inFlight;
    this.settings = settings;
    this.clock = clock;
    if (clock instanceof SteppedClock stepped) {
      stepped.onMove(this::tick);
    }
  }

  /**
   * Writes the time now, and waits until the broker has it.
   *
   * @return whether it is on the log
   */
  public synchronized boolean tick() {
    if (!running) {
      return false;
    }
    var time = inFlight.completeBefore();
    var tick = new IntakeTick(settings.instanceId(), time);
    try {
      var sent =
          IntStream.range(0, publisher.partitions(Topics.TICKS.name()))
              .mapToObj(partition -> publisher.send(partition, settings.instanceId(), tick))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(sent).join();
      last = time;
      written = true;
      noteWhetherItStands(time);
    } catch (KafkaException | org.apache.kafka.common.KafkaException | CompletionException e) {
      log.warn("Time could not be written to the log, so it stands still: {}", e.getMessage());
      written = false;
    }
    return written;
  }

  /** An acceptance that never ends would hold time back although every tick is written. */
  private void noteWhetherItStands(Instant time) {
    long now = System.nanoTime();
    if (Duration.between(time, clock.instant()).compareTo(BEHIND) < 0) {
      behindSince = now;
    }
    stands = now - behindSince >= BEHIND.toNanos();
  }

  @Override
  public Health health() {
    var health = written && !stands ? Health.up() : Health.down();
    return last.equals(Instant.MIN) ? health.build() : health.withDetail("time", last).build();
  }

  @Override
  public void start() {
    running = true;
    behindSince = System.nanoTime();
    var each = settings.tickEvery().toMillis();
    seconds =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticker").factory());
    var _ = seconds.scheduleAtFixedRate(this::tickSafely, 0, each, TimeUnit.MILLISECONDS);
  }

  private void tickSafely() {
    try {
      tick();
    } catch (RuntimeException e) {
      // An exception would end the schedule, and time with it.
      log.error("A tick failed", Wordless.of(e));
      written = false;
    }
  }

  @Override
  public void stop() {
    if (seconds != null) {
      seconds.shutdownNow();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
