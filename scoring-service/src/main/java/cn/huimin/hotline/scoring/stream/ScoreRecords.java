package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.schemas.score.ItemScore;
import cn.huimin.hotline.schemas.score.PeriodClosed;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.score.SectionScore;
import cn.huimin.hotline.schemas.word.AssessmentState;
import cn.huimin.hotline.schemas.word.LineKind;
import cn.huimin.hotline.scoring.ledger.Card;
import cn.huimin.hotline.scoring.ledger.Line;
import cn.huimin.hotline.scoring.ledger.UnitSums;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.time.Instant;

/** Writes plain lines and cards as records. */
final class ScoreRecords {

  private ScoreRecords() {}

  static ScoreLinePosted posted(Line line, Instant at) {
    return ScoreLinePosted.newBuilder()
        .setLineId(line.id())
        .setUnitId(line.unit().unitId())
        .setUnitName(line.unit().name())
        .setScheme(line.scheme())
        .setPeriod(line.period())
        .setItem(line.item())
        .setKind(LineKind.valueOf(line.kind().name()))
        .setNumerator(line.amount().numerator())
        .setDenominator(line.amount().denominator())
        .setReasonCode(line.reason())
        .setCaseId(line.caseId())
        .setCaseNumber(line.caseNumber())
        .setHandlingUnitId(line.handlingUnitId())
        .setSourceEventId(line.sourceEventId())
        .setProvisional(line.provisional())
        .setRuleVersion(line.ruleVersion())
        .setAt(at)
        .build();
  }

  static ScoreLineStruck struck(Line line, Instant at) {
    return ScoreLineStruck.newBuilder()
        .setLineId(line.id())
        .setUnitId(line.unit().unitId())
        .setUnitName(line.unit().name())
        .setScheme(line.scheme())
        .setPeriod(line.period())
        .setItem(line.item())
        .setKind(LineKind.valueOf(line.kind().name()))
        .setNumerator(line.amount().numerator())
        .setDenominator(line.amount().denominator())
        .setReasonCode(line.reason())
        .setCaseId(line.caseId())
        .setCaseNumber(line.caseNumber())
        .setHandlingUnitId(line.handlingUnitId())
        .setSourceEventId(line.sourceEventId())
        .setProvisional(line.provisional())
        .setRuleVersion(line.ruleVersion())
        .setAt(at)
        .build();
  }

  /** A unit's card, named as the line that was folded last names it. */
  static Scorecard scorecard(
      String unitId, String unitName, String period, UnitSums sums, Scheme scheme, Instant at) {
    var card = Card.of(sums, scheme);
    var closing = sums.closing();
    return Scorecard.newBuilder()
        .setUnitId(unitId)
        .setUnitName(unitName)
        .setScheme(scheme.id())
        .setPeriod(period)
        .setItems(card.items().stream().map(ScoreRecords::item).toList())
        .setTotal(card.result().toString())
        .setRuleVersion(scheme.version())
        .setLedgerPosition(sums.position())
        .setSections(
            card.sections().entrySet().stream()
                .map(section -> new SectionScore(section.getKey(), section.getValue().toString()))
                .toList())
        .setWeight(card.weight().toString())
        .setBase(card.base().toString())
        .setScaled(card.scaled().toString())
        .setDemandsBeforeCap(card.demandsBeforeCap().toString())
        .setDemandsCounted(card.demandsCounted().toString())
        .setStage(
            closing == null
                ? AssessmentState.OPEN
                : closing.locked() ? AssessmentState.LOCKED : AssessmentState.PUBLICITY)
        .setUntil(closing == null ? null : closing.at())
        .setAt(at)
        .build();
  }

  /** Says that the period of a card was locked. */
  static PeriodClosed closed(Scorecard card) {
    return PeriodClosed.newBuilder()
        .setUnitId(card.getUnitId())
        .setUnitName(card.getUnitName())
        .setScheme(card.getScheme())
        .setPeriod(card.getPeriod())
        .setTotal(card.getTotal())
        .setAt(card.getAt())
        .build();
  }

  private static ItemScore item(Card.ItemValue item) {
    var sums = item.sums();
    return ItemScore.newBuilder()
        .setItem(item.item())
        .setValue(item.value().toString())
        .setNumerator(sums.numerator().toString())
        .setDenominator(sums.denominator().toString())
        .setPoints(sums.points().toString())
        .setLines(sums.lines())
        .setProvisional(sums.provisional() > 0)
        .build();
  }
}
