package cn.huimin.hotline.endtoend.log;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/**
 * Items 2.1 and 2.3 of scheme A (DOMAIN §7.1) folded from the ledger's lines, written a second time
 * and on purpose without any code of ours.
 */
final class HandFold {

  private static final BigInteger FOUR = BigInteger.valueOf(4);
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private final Map<String, GenericRecord> standing = new LinkedHashMap<>();
  private final Map<String, Card> cards = new LinkedHashMap<>();

  /** What the ledger says of one unit. */
  record Card(String unit, String scheme, String period, List<GenericRecord> lines) {

    /** Exact value of an item. */
    String value(String item) {
      var points = sum(item, "POINTS");
      var raw =
          switch (item) {
            case "2.1" -> rate().plus(points);
            case "2.3" -> new Fraction(THREE, BigInteger.ONE).plus(points);
            default -> throw new IllegalArgumentException(item);
          };
      return raw.orZero().toString();
    }

    /** Four points times one-time completions over cases; four if there are none. */
    private Fraction rate() {
      var cases = sum("2.1", "DENOMINATOR");
      if (cases.n().signum() == 0) {
        return new Fraction(FOUR, BigInteger.ONE);
      }
      var oneTime = sum("2.1", "NUMERATOR");
      return new Fraction(
          FOUR.multiply(oneTime.n()).multiply(cases.d()), oneTime.d().multiply(cases.n()));
    }

    private Fraction sum(String item, String kind) {
      var sum = new Fraction(BigInteger.ZERO, BigInteger.ONE);
      for (var line : lines) {
        if (text(line, "item").equals(item) && text(line, "kind").equals(kind)) {
          sum = sum.plus(new Fraction(whole(line, "numerator"), whole(line, "denominator")));
        }
      }
      return sum;
    }
  }

  /** An exact fraction. */
  record Fraction(BigInteger n, BigInteger d) {

    Fraction plus(Fraction other) {
      return new Fraction(n.multiply(other.d).add(other.n.multiply(d)), d.multiply(other.d));
    }

    Fraction orZero() {
      return n.signum() < 0 ? new Fraction(BigInteger.ZERO, BigInteger.ONE) : this;
    }

    @Override
    public String toString() {
      var gcd = n.gcd(d);
      var denominator = d.divide(gcd);
      return denominator.equals(BigInteger.ONE)
          ? n.divide(gcd).toString()
          : n.divide(gcd) + "/" + denominator;
    }
  }

  /** Folds the ledger, in the order of the log within each unit. */
  HandFold(List<GenericRecord> entries) {
    for (var entry : entries) {
      if (entry.getSchema().getName().equals("ScoreLineStruck")) {
        standing.remove(text(entry, "lineId"));
      } else if (entry.getSchema().getName().equals("ScoreLinePosted")) {
        standing.put(text(entry, "lineId"), entry);
      }
    }
    for (var line : standing.values()) {
      if (!text(line, "scheme").startsWith("A-")) {
        continue;
      }
      var unit = text(line, "unitId");
      var scheme = text(line, "scheme");
      var period = text(line, "period");
      cards
          .computeIfAbsent(
              unit + "/" + scheme + "/" + period,
              _ -> new Card(unit, scheme, period, new ArrayList<>()))
          .lines()
          .add(line);
    }
  }

  /** One card per unit, scheme and period. */
  List<Card> cards() {
    return List.copyOf(cards.values());
  }

  private static String text(GenericRecord entry, String field) {
    return String.valueOf(entry.get(field));
  }

  private static BigInteger whole(GenericRecord entry, String field) {
    return BigInteger.valueOf((Long) entry.get(field));
  }
}
