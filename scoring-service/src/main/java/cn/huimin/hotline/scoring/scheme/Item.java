package cn.huimin.hotline.scoring.scheme;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of a scheme: the sum of its terms, held between floor and cap.
 *
 * @param id number in the scheme, for example {@code 2.1}
 * @param name what people call it
 * @param cases which cases it looks at
 * @param terms summands; at most one of them a rate, an all-or-nothing or of bands
 * @param floor not below
 * @param cap not above
 * @param readings how its words are read
 */
public record Item(
    String id,
    String name,
    Selection cases,
    List<Term> terms,
    @Nullable Fraction floor,
    @Nullable Fraction cap,
    List<Reading> readings) {

  /** Copies its lists. */
  public Item {
    terms = List.copyOf(terms);
    readings = List.copyOf(readings);
  }

  /**
   * The item's points. All or nothing: where places were looked at one by one, each is a
   * DENOMINATOR, and one that failed fails it (DOMAIN §7.1).
   *
   * @param numerator sum of NUMERATOR lines
   * @param denominator sum of DENOMINATOR lines
   * @param points sum of POINTS lines
   */
  public Fraction value(Fraction numerator, Fraction denominator, Fraction points) {
    var sum = points;
    for (var term : terms) {
      sum =
          switch (term) {
            case Term.Fixed fixed -> sum.plus(fixed.points());
            case Term.Count _, Term.Matters _, Term.Replace _ -> sum;
            case Term.Bands bands -> sum.plus(bands.points(numerator, denominator));
            case Term.If when ->
                numerator.compareTo(when.moreThan()) > 0 && numerator.compareTo(denominator) >= 0
                    ? sum.plus(when.points())
                    : sum;
            case Term.Rate rate ->
                sum.plus(
                    denominator.equals(Fraction.ZERO)
                        ? rate.ifNone()
                        : rate.points().times(numerator).dividedBy(denominator));
          };
    }
    if (floor != null) {
      sum = sum.max(floor);
    }
    return cap == null ? sum : sum.min(cap);
  }

  /** Whether what it looks at is in the cases alone, so that no evidence has to be entered. */
  public boolean ofCases() {
    return terms.stream()
        .flatMap(Term::measures)
        .allMatch(measure -> measure.source() == Measure.Source.CASE);
  }

  /** What assessors enter for it, if anything. */
  public Optional<Measure> evidence() {
    return terms.stream()
        .flatMap(Term::measures)
        .filter(measure -> measure.source() == Measure.Source.EVIDENCE)
        .findFirst();
  }

  /** The term that takes the place of a measure, if one does. */
  public Optional<Term.Replace> inPlaceOf(Measure measure) {
    return terms.stream()
        .filter(Term.Replace.class::isInstance)
        .map(Term.Replace.class::cast)
        .filter(term -> term.insteadOf() == measure)
        .findFirst();
  }

  /** Its rate, if it has one. */
  public Optional<Term.Rate> rate() {
    return terms.stream()
        .filter(Term.Rate.class::isInstance)
        .map(Term.Rate.class::cast)
        .findFirst();
  }
}
