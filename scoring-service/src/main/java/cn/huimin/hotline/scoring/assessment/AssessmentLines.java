package cn.huimin.hotline.scoring.assessment;

import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.ledger.Line;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Item;
import cn.huimin.hotline.scoring.scheme.Measure;
import cn.huimin.hotline.scoring.scheme.ResultRule;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger lines that what was entered gives (DOMAIN §7.1, §7.3): stage 1 of manual items. */
public final class AssessmentLines {

  private final Assessment assessment;
  private final Assessed unit;
  private final Scheme scheme;
  private final String period;
  private final List<Line> lines = new ArrayList<>();

  private AssessmentLines(Assessment assessment, Assessed unit, Scheme scheme, String period) {
    this.assessment = assessment;
    this.unit = unit;
    this.scheme = scheme;
    this.period = period;
  }

  /** All lines, in the order of the scheme's items. */
  public static List<Line> of(Assessment assessment, Assessed unit, Scheme scheme, String period) {
    var writer = new AssessmentLines(assessment, unit, scheme, period);
    scheme.items().forEach(item -> item.terms().forEach(term -> writer.write(item, term)));
    writer
        .weight()
        .ifPresent(
            one -> writer.add(one, ResultRule.WEIGHT, Line.Kind.POINTS, amount(one), "weight"));
    return List.copyOf(writer.lines);
  }

  private void write(Item item, Term term) {
    switch (term) {
      case Term.Fixed _ -> {}
      case Term.Matters matters -> matters(item, matters);
      case Term.Count count ->
          counting(item, count.of())
              .forEach(
                  one ->
                      add(
                          one,
                          item.id(),
                          Line.Kind.POINTS,
                          amount(one).times(count.points()),
                          count.of().code()));
      case Term.If when -> facts(item, when.of());
      case Term.Bands bands ->
          counting(item, bands.among())
              .forEach(
                  one ->
                      add(
                          one,
                          item.id(),
                          Line.Kind.DENOMINATOR,
                          amount(one),
                          bands.among().code()));
      // Rates and what takes the place of something are of cases.
      case Term.Rate _, Term.Replace _ -> {}
    }
  }

  private void facts(Item item, Measure measure) {
    if (measure.form() != Measure.Form.FACT) {
      counting(item, measure)
          .forEach(one -> add(one, item.id(), Line.Kind.NUMERATOR, amount(one), measure.code()));
      return;
    }
    for (var one : newestOfEachPlace(item.id())) {
      boolean found = Boolean.TRUE.equals(one.found());
      add(one, item.id(), Line.Kind.DENOMINATOR, Fraction.ONE, "looked-at");
      add(
          one,
          item.id(),
          Line.Kind.NUMERATOR,
          found ? Fraction.ONE : Fraction.ZERO,
          found ? "proven" : "not-proven");
    }
  }

  private Collection<Entered> counting(Item item, Measure measure) {
    return measure.form() == Measure.Form.AMOUNT
        ? newestOfEachPlace(item.id())
        : standing(item.id()).toList();
  }

  /** One matter once, at its highest; of equals the first. */
  private void matters(Item item, Term.Matters term) {
    standing(item.id())
        .collect(
            Collectors.toMap(
                one -> Objects.requireNonNull(one.matter()),
                Function.identity(),
                (first, next) -> worth(term, next).compareTo(worth(term, first)) > 0 ? next : first,
                LinkedHashMap::new))
        .values()
        .forEach(one -> add(one, item.id(), Line.Kind.POINTS, worth(term, one), term.of().code()));
  }

  private static Fraction worth(Term.Matters term, Entered one) {
    var level = one.level();
    return level == null || !term.levels().containsKey(level)
        ? Fraction.ZERO
        : term.worth(List.of(level));
  }

  /** The newest that was entered for the unit itself: it is one for all that is pooled under it. */
  private Optional<Entered> weight() {
    return standing(ResultRule.WEIGHT)
        .filter(one -> one.placeId().equals(unit.unitId()))
        .reduce((_, newest) -> newest);
  }

  private Collection<Entered> newestOfEachPlace(String item) {
    var newest = new LinkedHashMap<String, Entered>();
    standing(item).forEach(one -> newest.put(one.placeId(), one));
    return newest.values();
  }

  private Stream<Entered> standing(String item) {
    return assessment.entered().stream().filter(one -> one.stands() && item.equals(one.item()));
  }

  private static Fraction amount(Entered one) {
    return one.amount() == null ? Fraction.ONE : one.amount();
  }

  private void add(Entered one, String item, Line.Kind kind, Fraction amount, String reason) {
    lines.add(
        new Line(
            unit,
            scheme.id(),
            period,
            item,
            kind,
            amount,
            reason,
            null,
            null,
            one.placeId(),
            one.id(),
            false,
            scheme.version()));
  }
}
