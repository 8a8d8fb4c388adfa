package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.config.RealTime;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes steps back, at least once and those of a case in their order. A step is never given up: it
 * waits in the database for as long as the platform is away, and is tried after pauses that grow.
 */
@Component
class WriteBackSender implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WriteBackSender.class);
  private static final int AT_ONCE = 100;
  private static final long LOOK_EVERY_MS = 1_000;
  private static final int MOST_DOUBLINGS = 16;
  private static final int CALLS_THAT_TELL = 5;

  private final WriteBacks steps;
  private final Telling telling;
  private final WriteBackSettings settings;
  private final RealTime time;
  private final @Nullable Platform platform;
  private final CircuitBreaker breaker;
  private @Nullable ScheduledExecutorService worker;

  WriteBackSender(
      WriteBacks steps,
      Telling telling,
      WriteBackSettings settings,
      RealTime time,
      JsonMapper json,
      RandomIds ids,
      Clock clock,
      MeterRegistry meters) {
    this.steps = steps;
    this.telling = telling;
    this.settings = settings;
    this.time = time;
    this.platform = settings.hasInterface() ? new Platform(settings, json, ids, time) : null;
    this.breaker =
        CircuitBreaker.of(
            "write-back",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS_THAT_TELL)
                .minimumNumberOfCalls(CALLS_THAT_TELL)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(settings.firstPause())
                .build());
    for (var state : List.of(WriteBackState.DUE, WriteBackState.TODO)) {
      Gauge.builder("hotline.write.back.waiting", steps, s -> s.count(state))
          .description("Steps the platform above has not heard of: by themselves, or by hand")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
    Gauge.builder("hotline.write.back.oldest", steps, s -> age(s, clock.instant()))
        .description("Age of the oldest step the platform above has not heard of")
        .baseUnit("seconds")
        .register(meters);
  }

  private static double age(WriteBacks steps, Instant now) {
    return steps.oldest().map(at -> Math.max(0, Duration.between(at, now).toSeconds())).orElse(0L);
  }

  /**
   * Tells the platform what is due.
   *
   * @param now real time
   * @return how many steps it took
   */
  int sendDue(Instant now) throws InterruptedException {
    var above = platform;
    int taken = 0;
    if (above == null) {
      return taken;
    }
    // Until nothing is due: behind a step that was taken comes the next of its case.
    int before;
    do {
      before = taken;
      for (var line : steps.due(now, AT_ONCE)) {
        if (!breaker.tryAcquirePermission()) {
          return taken;
        }
        taken += told(above, line, now) ? 1 : 0;
      }
    } while (taken > before);
    return taken;
  }

  private boolean told(Platform above, WriteBackLine line, Instant now)
      throws InterruptedException {
    var step = line.step();
    long begun = System.nanoTime();
    try {
      if (!steps.begin(line, now.plus(pause(line.attempts())))) {
        breaker.releasePermission();
        return false;
      }
      var told = telling.of(step);
      if (told.isNothing(step)) {
        breaker.releasePermission();
        steps.drop(line);
        return true;
      }
      var answer = above.tell(step, told);
      breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      if (!answer.taken()) {
        log.warn("The platform refuses step {}; it waits for a person", step.stepId());
        steps.move(line, WriteBackState.TODO, "refused HTTP " + answer.status(), now, null);
        return false;
      }
      steps.move(line, WriteBackState.SENT, null, now, null);
      return true;
    } catch (Platform.AwayException e) {
      breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, e);
      log.warn("Step {} waits for the platform: {}", step.stepId(), e.getMessage());
      steps.failed(line, String.valueOf(e.getMessage()));
      return false;
    } catch (InterruptedException | RuntimeException e) {
      breaker.releasePermission();
      throw e;
    }
  }

  private Duration pause(int attempts) {
    var pause = settings.firstPause().multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
    return pause.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : pause;
  }

  @Override
  public void start() {
    if (platform == null) {
      return;
    }
    var thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("write-back").factory());
    worker = thread;
    var _ =
        thread.scheduleWithFixedDelay(
            this::send, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void send() {
    try {
      sendDue(time.clock().instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // An exception would end the schedule.
      log.warn("Write-back waits: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void stop() {
    if (worker != null) {
      worker.shutdownNow();
      worker = null;
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }
}
