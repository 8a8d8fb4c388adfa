package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import java.util.Comparator;

/**
 * A planned step of a running clock, to be indexed by its time.
 *
 * @param caseId the case
 * @param key the clock
 * @param step the step
 * @param at when it falls due
 */
public record Timer(String caseId, ClockKey key, Step step, Instant at) {

  static final Comparator<Timer> IN_ORDER =
      Comparator.comparing(Timer::at).thenComparing(Timer::key).thenComparing(Timer::step);

  /** Deterministic: case, clock, round and step. */
  public String id() {
    return caseId + "/" + key + "/" + step;
  }
}
