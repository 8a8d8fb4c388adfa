package cn.huimin.hotline.console.scores;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What sums of lines come to under a scheme's document (DOMAIN §7.3, the stage by unit), for
 * questions of what would be. What is so, scoring says; whoever asks here has to see first that
 * both say the same of the sums as they are.
 */
final class SchemeFold {

  private static final Fraction HUNDRED = Fraction.of(100, 1);

  private final JsonNode items;
  private final JsonNode rule;

  /**
   * The fold of a document that scoring has accepted.
   *
   * @param document the scheme
   */
  SchemeFold(JsonNode document) {
    items = document.path("items");
    rule = document.path("result");
  }

  /** Sums of an item's lines. */
  record Sums(Fraction numerator, Fraction denominator, Fraction points) {

    static final Sums NONE = new Sums(Fraction.ZERO, Fraction.ZERO, Fraction.ZERO);

    /** With so much more of a kind of line. */
    Sums plus(String kind, Fraction amount) {
      return switch (kind) {
        case "NUMERATOR" -> new Sums(numerator.plus(amount), denominator, points);
        case "DENOMINATOR" -> new Sums(numerator, denominator.plus(amount), points);
        default -> new Sums(numerator, denominator, points.plus(amount));
      };
    }
  }

  /**
   * What it comes to.
   *
   * @param items points by item, in the order of the scheme
   */
  record Result(Map<String, Fraction> items, Fraction total) {}

  /**
   * Folds.
   *
   * @param sums by item; none for an item without lines
   * @param weight 督导赋分 of the unit
   */
  Result of(Map<String, Sums> sums, Fraction weight) {
    var values = new LinkedHashMap<String, Fraction>();
    for (var item : items) {
      var id = item.path("item").asString("");
      values.put(id, value(item, sums.getOrDefault(id, Sums.NONE)));
    }
    var base = Fraction.ZERO;
    for (var section : rule.path("sections")) {
      var sum = sum(section.path("items"), values);
      var floor = fraction(section, "floor");
      base = base.plus(floor == null ? sum : sum.max(floor));
    }
    boolean all = !rule.has("beside") && rule.path("sections").isEmpty();
    base =
        base.plus(
            all
                ? values.values().stream().reduce(Fraction.ZERO, Fraction::plus)
                : sum(rule.path("beside"), values));
    var demands = values.getOrDefault(rule.path("demands").asString(""), Fraction.ZERO).negated();
    var counted = demands.min(orElse(rule, "demandCap", Fraction.ZERO));
    boolean zero =
        values
                .getOrDefault(rule.path("zeroIf").asString(""), Fraction.ZERO)
                .compareTo(Fraction.ZERO)
            != 0;
    var result = base.times(weight).dividedBy(HUNDRED).minus(counted);
    return new Result(
        values, zero ? Fraction.ZERO : result.max(orElse(rule, "floor", Fraction.ZERO)));
  }

  /** Whether an item is all or nothing, so that one may ask what if it were proven. */
  boolean allOrNothing(String item) {
    return StreamSupport.stream(items.spliterator(), false)
        .filter(one -> one.path("item").asString("").equals(item))
        .flatMap(one -> StreamSupport.stream(one.path("terms").spliterator(), false))
        .anyMatch(term -> term.path("term").asString("").equals("IF") && !term.has("moreThan"));
  }

  private static Fraction value(JsonNode item, Sums sums) {
    var value = sums.points();
    for (var term : item.path("terms")) {
      value = value.plus(points(term, sums));
    }
    var floor = fraction(item, "floor");
    var cap = fraction(item, "cap");
    var notBelow = floor == null ? value : value.max(floor);
    return cap == null ? notBelow : notBelow.min(cap);
  }

  /** Points of a term beside those that its lines hold themselves. */
  private static Fraction points(JsonNode term, Sums sums) {
    return switch (term.path("term").asString("")) {
      case "FIXED" -> orElse(term, "points", Fraction.ZERO);
      case "RATE" ->
          sums.denominator().compareTo(Fraction.ZERO) == 0
              ? orElse(term, "ifNone", Fraction.ZERO)
              : orElse(term, "points", Fraction.ZERO)
                  .times(sums.numerator())
                  .dividedBy(sums.denominator());
      case "IF" ->
          sums.numerator().compareTo(orElse(term, "moreThan", Fraction.ZERO)) > 0
                  && sums.numerator().compareTo(sums.denominator()) >= 0
              ? orElse(term, "points", Fraction.ZERO)
              : Fraction.ZERO;
      case "BANDS" -> band(term, sums);
      default -> Fraction.ZERO;
    };
  }

  private static Fraction band(JsonNode term, Sums sums) {
    var ifNone = orElse(term, "ifNone", Fraction.ZERO);
    if (sums.denominator().compareTo(Fraction.ZERO) <= 0) {
      return ifNone;
    }
    var share =
        sums.numerator()
            .times(orElse(term, "per", Fraction.of(1, 1)))
            .dividedBy(sums.denominator());
    for (var band : term.path("bands")) {
      var upTo = fraction(band, "upTo");
      if (upTo == null || share.compareTo(upTo) <= 0) {
        return orElse(band, "points", Fraction.ZERO);
      }
    }
    return ifNone;
  }

  private static Fraction sum(JsonNode ids, Map<String, Fraction> values) {
    var sum = Fraction.ZERO;
    for (var id : ids) {
      sum = sum.plus(values.getOrDefault(id.asString(""), Fraction.ZERO));
    }
    return sum;
  }

  private static Fraction orElse(JsonNode node, String field, Fraction otherwise) {
    var found = fraction(node, field);
    return found == null ? otherwise : found;
  }

  private static @Nullable Fraction fraction(JsonNode node, String field) {
    return node.hasNonNull(field) ? Fraction.parse(node.path(field).asString("")) : null;
  }
}
