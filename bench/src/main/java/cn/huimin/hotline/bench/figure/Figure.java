package cn.huimin.hotline.bench.figure;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was measured.
 *
 * @param section part of the run it belongs to
 * @param name what it is, with its unit
 * @param value how much
 * @param wanted how much is wanted, null if nothing is
 */
public record Figure(String section, String name, double value, @Nullable Wanted wanted) {

  /**
   * What is wanted of a figure.
   *
   * @param bound the bound
   * @param most whether it is the most, else the least
   */
  public record Wanted(double bound, boolean most) {

    /** No more than this. */
    public static Wanted atMost(double bound) {
      return new Wanted(bound, true);
    }

    /** No less than this. */
    public static Wanted atLeast(double bound) {
      return new Wanted(bound, false);
    }

    boolean metBy(double value) {
      return most ? value <= bound : value >= bound;
    }
  }

  /** Whether it is as wanted; what nothing is wanted of is. */
  public boolean met() {
    return wanted == null || wanted.metBy(value);
  }
}
