package cn.huimin.hotline.sla.deadline;

import java.util.Comparator;

/**
 * Which clock of a case.
 *
 * @param kind the clock
 * @param round the round of the case, from 1
 * @param leg which unit's turn within the round, from 1; 1 for all that does not begin anew after a
 *     transfer
 */
public record ClockKey(ClockKind kind, int round, int leg) implements Comparable<ClockKey> {

  private static final Comparator<ClockKey> ORDER =
      Comparator.comparingInt(ClockKey::round)
          .thenComparingInt(ClockKey::leg)
          .thenComparing(ClockKey::kind);

  @Override
  public int compareTo(ClockKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code handle/1}; {@code handle/1.2} for the second unit of the round. */
  @Override
  public String toString() {
    return kind.code() + "/" + round + (leg == 1 ? "" : "." + leg);
  }
}
