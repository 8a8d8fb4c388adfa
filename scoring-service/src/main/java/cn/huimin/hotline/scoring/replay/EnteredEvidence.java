package cn.huimin.hotline.scoring.replay;

import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.scoring.assessment.Act;
import cn.huimin.hotline.scoring.assessment.Assessment;
import cn.huimin.hotline.scoring.assessment.AssessmentLines;
import cn.huimin.hotline.scoring.assessment.Standing;
import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.ledger.Line;
import cn.huimin.hotline.scoring.ledger.LineId;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What people entered under one scheme, and the lines that another makes of it. */
final class EnteredEvidence {

  private final Scheme scheme;
  private final String enteredUnder;
  private final Map<Key, Assessment> assessments = new LinkedHashMap<>();

  /** Unit and period. */
  private record Key(Assessed unit, String period) {}

  /** An event of a case that was struck. */
  record Voided(String caseId, String eventId) {}

  EnteredEvidence(Scheme scheme, String enteredUnder) {
    this.scheme = scheme;
    this.enteredUnder = enteredUnder;
  }

  void take(AssessmentEntered record) {
    if (record.getScheme().equals(enteredUnder)) {
      var key = new Key(new Assessed(record.getUnitId(), record.getUnitName()), record.getPeriod());
      var before = assessments.getOrDefault(key, Assessment.NONE);
      assessments.put(key, before.after(EnteredRecords.entered(record)));
    }
  }

  List<Line> lines() {
    return assessments.entrySet().stream()
        .filter(entry -> scheme.holdsIn(entry.getKey().period()))
        .flatMap(EnteredEvidence.this::lines)
        .toList();
  }

  private Stream<Line> lines(Map.Entry<Key, Assessment> entry) {
    return AssessmentLines.of(
        entry.getValue(), entry.getKey().unit(), scheme, entry.getKey().period())
        .stream();
  }

  /**
   * What a strike by two voids: the line's id names the case (README, line ids). Of struck evidence
   * the case is none, and the entry itself says that it is struck.
   */
  static Optional<Voided> voidedBy(AssessmentEntered record) {
    var entered = EnteredRecords.entered(record);
    var eventId = entered.eventId();
    if (entered.act() != Act.STRIKE
        || entered.standing() != Standing.STRUCK
        || entered.lineId() == null
        || eventId == null) {
      return Optional.empty();
    }
    return LineId.read(entered.lineId()).map(line -> new Voided(line.source(), eventId));
  }
}
