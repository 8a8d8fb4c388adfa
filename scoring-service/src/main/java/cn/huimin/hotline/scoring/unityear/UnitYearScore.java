package cn.huimin.hotline.scoring.unityear;

import cn.huimin.hotline.scoring.ledger.Card;
import cn.huimin.hotline.scoring.ledger.Entry;
import cn.huimin.hotline.scoring.ledger.Line;
import cn.huimin.hotline.scoring.ledger.UnitSums;
import cn.huimin.hotline.scoring.scheme.Callbacks;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Item;
import cn.huimin.hotline.scoring.scheme.Measure;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.Term;
import cn.huimin.hotline.scoring.unityear.UnitYear.YearCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The score of a unit's year under a scheme, with the lines it comes from.
 *
 * @param card items, sections, result
 * @param lines in the order of the scheme's items
 */
public record UnitYearScore(Card card, List<YearLine> lines) {

  /**
   * A line.
   *
   * @param item item
   * @param kind what the amount goes into
   * @param amount exact
   * @param reason what was found
   * @param caseIds work orders behind it; empty for evidence
   */
  public record YearLine(
      String item, Line.Kind kind, Fraction amount, Measure reason, List<String> caseIds) {

    /** Copies its list. */
    public YearLine {
      caseIds = List.copyOf(caseIds);
    }
  }

  /** Copies its list. */
  public UnitYearScore {
    lines = List.copyOf(lines);
  }

  /** What the year gives under the scheme. */
  public static UnitYearScore of(UnitYear year, Scheme scheme) {
    var lines = new ArrayList<YearLine>();
    for (var item : scheme.items()) {
      var writer = new Writer(year, item, scheme.callbacks(), lines);
      item.terms().forEach(writer::write);
    }
    var sums = UnitSums.NONE;
    for (var line : lines) {
      sums = sums.posted(new Entry(line.item(), line.kind(), line.amount(), false), null);
    }
    var rule = scheme.result();
    return new UnitYearScore(
        Card.of(
            sums,
            scheme,
            Objects.requireNonNullElse(year.weight(), rule.weight()),
            Objects.requireNonNullElse(year.demandCap(), rule.demandCap())),
        lines);
  }

  private record Writer(UnitYear year, Item item, Callbacks callbacks, List<YearLine> lines) {

    void write(Term term) {
      switch (term) {
        case Term.Fixed _ -> {}
        case Term.Count count -> counted(count);
        case Term.Replace replace ->
            found(Line.Kind.POINTS, replace.of(), replace.points(), _ -> true);
        case Term.Bands bands -> {
          found(Line.Kind.DENOMINATOR, bands.among(), Fraction.ONE, _ -> true);
          found(Line.Kind.NUMERATOR, bands.of(), Fraction.ONE, _ -> true);
        }
        case Term.If when -> found(Line.Kind.NUMERATOR, when.of(), Fraction.ONE, _ -> true);
        case Term.Rate rate -> {
          found(Line.Kind.DENOMINATOR, rate.among(), Fraction.ONE, _ -> true);
          found(Line.Kind.NUMERATOR, rate.of(), Fraction.ONE, _ -> true);
        }
        case Term.Matters matters ->
            year.matters()
                .getOrDefault(matters.of(), List.of())
                .forEach(
                    levels ->
                        add(Line.Kind.POINTS, matters.worth(levels), matters.of(), List.of()));
      }
    }

    /** What another term takes the place of does not count for the same case. */
    private void counted(Term.Count count) {
      var instead = item.inPlaceOf(count.of());
      found(
          Line.Kind.POINTS,
          count.of(),
          count.points(),
          one -> instead.isEmpty() || amount(one, instead.get().of()) == 0);
    }

    private void found(Line.Kind kind, Measure measure, Fraction each, Predicate<YearCase> which) {
      if (measure.source() == Measure.Source.EVIDENCE) {
        var amount = year.evidence().getOrDefault(measure, Fraction.ZERO);
        add(kind, amount.times(each), measure, List.of());
        return;
      }
      for (var one : year.cases()) {
        if (item.cases().levels().contains(one.level()) && which.test(one)) {
          add(kind, each.times(Fraction.of(amount(one, measure))), measure, one.ids());
        }
      }
    }

    /** How a measure reads a case. */
    private long amount(YearCase one, Measure measure) {
      return switch (measure) {
        case CASE, HELD -> 1;
        case ONE_TIME -> count(one.oneTime());
        case SECOND_COMPLAINT -> count(one.ordinal() == 2);
        case LATER_COMPLAINT -> count(one.ordinal() > 2);
        case LIMIT_MISSED -> count(!one.inTime());
        case SECOND_HANDLING -> count(one.handledTwice());
        case SECOND_HANDLING_IN_TIME -> count(one.handledTwice() && one.inTime());
        case TEMPLATE_REJECTION -> one.templateRejects();
        case FALSIFIED -> count(one.falsified());
        case COMPLAINT_MADE -> one.demand().accuses() ? one.ids().size() : 0;
        case COMPLAINT_CONFIRMED ->
            one.demand().accuses() && one.demand().confirmed() ? one.ids().size() : 0;
        case HELP_ASKED -> one.demand().asks() ? one.ids().size() : 0;
        case RESPONSE_DUE -> count(one.contactDue());
        case RESPONDED ->
            count(
                one.contactDue()
                    && one.contactInTime()
                    && !Boolean.FALSE.equals(one.saidContacted()));
        case RESOLUTION_ASKED -> count(one.resolution() != null);
        case RESOLVED ->
            count(one.resolution() != null && callbacks.resolved().contains(one.resolution()));
        case SATISFACTION_ASKED -> count(askedAndCounts(one));
        case SATISFIED ->
            count(askedAndCounts(one) && callbacks.satisfied().contains(one.satisfaction()));
        case SYSTEM_MISSING,
            HEAD_RESPONSIBLE,
            LEADING_GROUP,
            PLAN_LEDGER,
            PUBLICITY,
            MODEL_SCHOOL,
            HOME_SCHOOL_BRIDGE,
            ZERO_COMPLAINT_LIST,
            PUPIL,
            INTERVIEW,
            LATE_REPORT,
            MEDIA,
            HONOUR,
            PROMOTION_WEEK,
            VALID_MESSAGE,
            EXPOSURE,
            EVIDENCE_FALSIFIED ->
            throw new IllegalArgumentException(measure + " is not found in a case");
      };
    }

    private boolean askedAndCounts(YearCase one) {
      return one.satisfaction() != null && !callbacks.leftOut().contains(one.satisfaction());
    }

    private void add(Line.Kind kind, Fraction amount, Measure reason, List<String> caseIds) {
      if (!amount.equals(Fraction.ZERO)) {
        lines.add(new YearLine(item.id(), kind, amount, reason, caseIds));
      }
    }
  }

  private static long count(boolean found) {
    return found ? 1 : 0;
  }
}
