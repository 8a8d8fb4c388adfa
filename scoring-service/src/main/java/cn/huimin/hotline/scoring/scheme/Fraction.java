package cn.huimin.hotline.scoring.scheme;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact number of points, in lowest terms (DOMAIN §7.1: only the display rounds).
 *
 * @param numerator carries the sign
 * @param denominator above 0
 */
public record Fraction(long numerator, long denominator) implements Comparable<Fraction> {

  /** Nothing. */
  public static final Fraction ZERO = new Fraction(0, 1);

  /** One. */
  public static final Fraction ONE = new Fraction(1, 1);

  /** Reduces to lowest terms; refuses a denominator of 0. */
  public Fraction {
    if (denominator == 0) {
      throw new IllegalArgumentException("a fraction needs a denominator other than 0");
    }
    long divisor = Math.absExact(gcd(numerator, denominator));
    if (denominator < 0) {
      divisor = -divisor;
    }
    numerator /= divisor;
    denominator /= divisor;
  }

  /** A whole number. */
  public static Fraction of(long whole) {
    return new Fraction(whole, 1);
  }

  /**
   * Reads {@code "n"} or {@code "n/d"}, the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Fraction parse(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 0
          ? of(Long.parseLong(text.strip()))
          : new Fraction(
              Long.parseLong(text.substring(0, slash).strip()),
              Long.parseLong(text.substring(slash + 1).strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no fraction: write a whole number or n/d, like -1/2", e);
    }
  }

  /** Sum. */
  public Fraction plus(Fraction other) {
    if (denominator == other.denominator) {
      return new Fraction(Math.addExact(numerator, other.numerator), denominator);
    }
    // By the least common denominator: the product of many would soon be too large.
    long common = gcd(denominator, other.denominator);
    long left = other.denominator / common;
    long right = denominator / common;
    return new Fraction(
        Math.addExact(
            Math.multiplyExact(numerator, left), Math.multiplyExact(other.numerator, right)),
        Math.multiplyExact(denominator, left));
  }

  /** Difference. */
  public Fraction minus(Fraction other) {
    return plus(other.negated());
  }

  /** Product. */
  public Fraction times(Fraction other) {
    var left = new Fraction(numerator, other.denominator);
    var right = new Fraction(other.numerator, denominator);
    return new Fraction(
        Math.multiplyExact(left.numerator, right.numerator),
        Math.multiplyExact(left.denominator, right.denominator));
  }

  /**
   * Quotient.
   *
   * @throws IllegalArgumentException if the other is 0
   */
  public Fraction dividedBy(Fraction other) {
    return times(
        new Fraction(/* numerator= */ other.denominator, /* denominator= */ other.numerator));
  }

  /** The same with the other sign. */
  public Fraction negated() {
    return new Fraction(Math.negateExact(numerator), denominator);
  }

  /** The greater of the two. */
  public Fraction max(Fraction other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The lesser of the two. */
  public Fraction min(Fraction other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** For people: two places, half up, as in {@code 93.50}. */
  public String display() {
    return BigDecimal.valueOf(numerator)
        .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  @Override
  public int compareTo(Fraction other) {
    if (denominator == other.denominator) {
      return Long.compare(numerator, other.numerator);
    }
    return BigInteger.valueOf(numerator)
        .multiply(BigInteger.valueOf(other.denominator))
        .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
  }

  /** {@code "n"} for whole numbers, else {@code "n/d"}. */
  @Override
  public String toString() {
    return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
