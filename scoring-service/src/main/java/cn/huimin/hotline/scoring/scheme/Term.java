package cn.huimin.hotline.scoring.scheme;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
      case Replace replace -> Stream.of(replace.of());
      case Bands bands -> Stream.of(bands.of(), bands.among());
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
   * Points for each finding, in the place of what another measure costs: where both are found in a
   * case, only these count (DOMAIN §7.1, item 5: −3 in place of −1).
   *
   * @param points for one
   * @param of what is counted
   * @param insteadOf measure of a {@link Count} of the same item, which then does not count
   */
  record Replace(Fraction points, Measure of, Measure insteadOf) implements Term {}

  /**
   * Points by how much there is of something for so many of something else.
   *
   * @param of what is counted
   * @param among what it is held against
   * @param per for so many of it
   * @param bands from the lowest; the last one is open
   * @param ifNone points where it cannot be held against anything
   */
  record Bands(Measure of, Measure among, Fraction per, List<Band> bands, Fraction ifNone)
      implements Term {

    /** Copies its list. */
    public Bands {
      bands = List.copyOf(bands);
    }

    /** Points of a share: of the first band that reaches so far. */
    public Fraction points(Fraction of, Fraction among) {
      if (among.compareTo(Fraction.ZERO) <= 0) {
        return ifNone;
      }
      var share = of.times(per).dividedBy(among);
      return bands.stream()
          .filter(band -> band.upTo() == null || share.compareTo(band.upTo()) <= 0)
          .findFirst()
          .map(Band::points)
          .orElse(ifNone);
    }
  }

  /**
   * A band.
   *
   * @param upTo where it ends, itself included; null for the open one
   * @param points what it gives
   */
  record Band(@Nullable Fraction upTo, Fraction points) {}

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
