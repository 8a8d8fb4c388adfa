package cn.huimin.hotline.scoring.scheme;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One summand of an item: the closed vocabulary of schemes. */
public sealed interface Term {

  /** What it looks at. */
  default Stream<Measure> measures() {
    return switch (this) {
      case Fixed _ -> Stream.of();
      case Count count -> Stream.of(count.of());
      case Rate rate -> Stream.of(rate.of(), rate.among());
      case If when -> Stream.of(when.of());
      case Matters matters -> Stream.of(matters.of());
    };
  }

  /**
   * Points everybody starts from.
   *
   * @param points how many
   */
  record Fixed(Fraction points) implements Term {}

  /**
   * Points for each finding.
   *
   * @param points for one; below 0 where it costs
   * @param of what is counted
   */
  record Count(Fraction points, Measure of) implements Term {}

  /**
   * Points × the share of findings.
   *
   * @param points for all
   * @param of what is looked for
   * @param among what it is looked for in
   * @param ifNone points where there is nothing to look in
   */
  record Rate(Fraction points, Measure of, Measure among, Fraction ifNone) implements Term {}

  /**
   * All or nothing: the points if there is more than so much of it.
   *
   * @param points all of them
   * @param of what is counted
   * @param moreThan how much is not enough
   */
  record If(Fraction points, Measure of, Fraction moreThan) implements Term {}

  /**
   * Points for each matter, once at its highest level.
   *
   * @param of what is counted
   * @param levels points by level
   */
  record Matters(Measure of, Map<String, Fraction> levels) implements Term {

    /** Copies its map. */
    public Matters {
      levels = Map.copyOf(levels);
    }

    /**
     * What a matter is worth.
     *
     * @param reached levels it reached, each one of {@link #levels}; 0 if it reached none
     */
    public Fraction worth(List<String> reached) {
      return reached.stream()
          .map(level -> Objects.requireNonNull(levels.get(level), level))
          .max(Comparator.naturalOrder())
          .orElse(Fraction.ZERO);
    }
  }
}
