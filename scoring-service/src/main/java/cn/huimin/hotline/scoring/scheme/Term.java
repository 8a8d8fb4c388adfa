package cn.huimin.hotline.scoring.scheme;

/** One summand of an item: the closed vocabulary of schemes. */
public sealed interface Term {

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
}
