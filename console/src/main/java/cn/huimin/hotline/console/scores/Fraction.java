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
