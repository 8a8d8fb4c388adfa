package cn.huimin.hotline.console.scores;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction in lowest terms; only the display rounds (DOMAIN §7.1).
 *
 * @param numerator numerator, with the sign
 * @param denominator denominator, above 0
 */
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction> {

  /** Nothing. */
  public static final Fraction ZERO = of(0, 1);

  private static final int PLACES = 2;

  /** Brings it into lowest terms. */
  public Fraction {
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException("a fraction's denominator is above 0");
    }
    var divisor = numerator.gcd(denominator);
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  /** A fraction. */
  public static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /**
   * Reads "n" or "n/d".
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Fraction parse(String written) {
    int slash = written.indexOf('/');
    return slash < 0
        ? new Fraction(new BigInteger(written.strip()), BigInteger.ONE)
        : new Fraction(
            new BigInteger(written.substring(0, slash).strip()),
            new BigInteger(written.substring(slash + 1).strip()));
  }

  /** The sum. */
  public Fraction plus(Fraction other) {
    return minus(other.negated());
  }

  /** The product. */
  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * The quotient.
   *
   * @throws IllegalArgumentException if the other is 0
   */
  public Fraction dividedBy(Fraction other) {
    if (other.numerator.signum() == 0) {
      throw new IllegalArgumentException("nothing is divided by 0");
    }
    var over = numerator.multiply(other.denominator);
    var under = denominator.multiply(other.numerator);
    return under.signum() > 0
        ? new Fraction(over, under)
        : new Fraction(over.negate(), under.negate());
  }

  /** The same with the other sign. */
  public Fraction negated() {
    return new Fraction(numerator.negate(), denominator);
  }

  /** The greater of the two. */
  public Fraction max(Fraction other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The lesser of the two. */
  public Fraction min(Fraction other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The difference. */
  public Fraction minus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** Rounded half up to two places, with a plain minus. */
  public String display() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), PLACES, RoundingMode.HALF_UP)
        .toPlainString();
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** "n" or "n/d". */
  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
