package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Item;
import cn.huimin.hotline.scoring.scheme.Measure;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stage 1: what a case's facts give under a scheme. */
public final class CaseLines {

  private CaseLines() {}

  /**
   * All lines of a case; none while it is open, or where no item looks at it.
   *
   * @param told facts of the case
   * @param scheme to hold them against
   * @param at time of the log, which settles what is 暂计
   */
  public static List<Line> of(CaseFacts told, Scheme scheme, Instant at) {
    var facts = told.counted().under(scheme.pooling()::of);
    var life = facts.life();
    var ended = facts.ended();
    if (life == null || ended == null) {
      return List.of();
    }
    var period = scheme.period(life, ended);
    if (period.isEmpty()) {
      return List.of();
    }
    var findings = new Findings(facts, life, ended, scheme, at);
    var lines = new ArrayList<Line>();
    for (var item : scheme.items()) {
      if (item.cases().takes(facts)) {
        var writer = new Writer(scheme, period.get(), item, facts.caseId(), life.caseNumber());
        for (var term : item.terms()) {
          writer.lines(term, findings, lines);
        }
      }
    }
    return List.copyOf(lines);
  }

  private record Writer(Scheme scheme, String period, Item item, String caseId, String caseNumber) {

    void lines(Term term, Findings findings, List<Line> out) {
      switch (term) {
        // What assessors enter makes its lines where it is entered.
        case Term.Fixed _, Term.Matters _ -> {}
        case Term.If when -> lines(Line.Kind.NUMERATOR, when.of(), Fraction.ONE, findings, out);
        case Term.Count count -> counted(count, findings, out);
        case Term.Replace replace ->
            lines(Line.Kind.POINTS, replace.of(), replace.points(), findings, out);
        case Term.Bands bands -> {
          lines(Line.Kind.DENOMINATOR, bands.among(), Fraction.ONE, findings, out);
          lines(Line.Kind.NUMERATOR, bands.of(), Fraction.ONE, findings, out);
        }
        case Term.Rate rate -> {
          lines(Line.Kind.DENOMINATOR, rate.among(), Fraction.ONE, findings, out);
          lines(Line.Kind.NUMERATOR, rate.of(), Fraction.ONE, findings, out);
        }
      }
    }

    /** What another term takes the place of does not count for the same unit. */
    private void counted(Term.Count count, Findings findings, List<Line> out) {
      var instead =
          item.inPlaceOf(count.of()).stream()
              .flatMap(replace -> findings.of(replace.of()).stream())
              .map(finding -> finding.unit().unitId())
              .toList();
      lines(
          Line.Kind.POINTS,
          findings.of(count.of()).stream()
              .filter(finding -> !instead.contains(finding.unit().unitId()))
              .toList(),
          count.points(),
          out);
    }

    private void lines(
        Line.Kind kind, Measure measure, Fraction each, Findings findings, List<Line> out) {
      lines(kind, findings.of(measure), each, out);
    }

    private void lines(Line.Kind kind, List<Finding> found, Fraction each, List<Line> out) {
      for (var finding : found) {
        out.add(
            new Line(
                finding.unit(),
                scheme.id(),
                period,
                item.id(),
                kind,
                finding.amount().times(each),
                finding.reason(),
                caseId,
                caseNumber,
                finding.handlingUnitId(),
                finding.eventId(),
                finding.provisional(),
                scheme.version()));
      }
    }
  }
}
