package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningAnswerDue;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningLookBackDue;
import cn.huimin.hotline.schemas.warning.WarningLookedBack;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.sla.deadline.ClockKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What can be watched of clocks and warnings: how far the time of the log is behind, how long a
 * step that is due has been waiting, open clocks by kind, steps taken, and warnings by rule.
 */
public final class SlaMeters {

  private static final double MILLIS = 1_000;

  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Map<Integer, Standing> partitions = new ConcurrentHashMap<>();

  /** How a partition stands. */
  private record Standing(
      Instant watermark, @Nullable Instant oldestDue, Map<ClockKind, Long> open) {}

  /**
   * Registers what can be watched.
   *
   * @param meters where
   * @param clock the clock of the house
   */
  public SlaMeters(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
    Gauge.builder("hotline.clock.lag", this, SlaMeters::lag)
        .description("Seconds by which the log is behind the clock, the partition farthest behind")
        .register(meters);
    Gauge.builder("hotline.clock.oldest.unfired", this, SlaMeters::oldest)
        .description("Seconds for which the step that has been due longest has been waiting")
        .register(meters);
    for (var kind : ClockKind.values()) {
      Gauge.builder("hotline.clocks.open", this, all -> all.open(kind))
          .description("Clocks that run")
          .tag("clock", kind.code())
          .register(meters);
    }
  }

  /** How a partition stands now. */
  void stands(
      int partition, Instant watermark, @Nullable Instant oldestDue, Map<ClockKind, Long> open) {
    partitions.put(partition, new Standing(watermark, oldestDue, Map.copyOf(open)));
  }

  /** A partition is no longer this instance's. */
  void gone(int partition) {
    partitions.remove(partition);
  }

  /** A step of a clock was taken. */
  void step(String clockCode, String step) {
    meters.counter("hotline.clock.steps", "clock", clockCode, "step", step).increment();
  }

  /** A record goes out; what became of a warning is counted. */
  void warning(SpecificRecord record) {
    switch (record) {
      case WarningRaised raised -> warning(raised.getHeader(), "raised");
      case WarningUpdated updated -> warning(updated.getHeader(), "updated");
      case WarningAcknowledged noted -> warning(noted.getHeader(), "acknowledged");
      case WarningAnswered answered -> warning(answered.getHeader(), "answered");
      case WarningAnswerDue due -> warning(due.getHeader(), "answer-" + due.getStep());
      case WarningLookBackDue due -> warning(due.getHeader(), "look-back-due");
      case WarningLookedBack back -> warning(back.getHeader(), "looked-back");
      case WarningCleared cleared -> warning(cleared.getHeader(), "cleared");
      default -> {}
    }
  }

  private void warning(WarningHeader header, String change) {
    meters.counter("hotline.warnings", "rule", header.getRule(), "change", change).increment();
  }

  private double lag() {
    return worst(
        standing ->
            standing.watermark().equals(Instant.EPOCH)
                ? 0
                : Duration.between(standing.watermark(), clock.instant()).toMillis());
  }

  private double oldest() {
    return worst(
        standing ->
            standing.oldestDue() == null
                ? 0
                : Duration.between(standing.oldestDue(), standing.watermark()).toMillis());
  }

  private double worst(ToLongFunction<Standing> millis) {
    return Math.max(0, partitions.values().stream().mapToLong(millis).max().orElse(0)) / MILLIS;
  }

  private double open(ClockKind kind) {
    return partitions.values().stream()
        .mapToLong(standing -> standing.open().getOrDefault(kind, 0L))
        .sum();
  }
}
