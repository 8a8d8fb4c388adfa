package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.schemas.assessment.ImportSurvey;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.score.SurveyStanding;
import cn.huimin.hotline.scoring.survey.SurveyPolicy;
import cn.huimin.hotline.scoring.survey.SurveyRanking;
import cn.huimin.hotline.scoring.survey.SurveyRow;

/** Reads an imported survey, and writes where everybody stands in it. */
final class SurveyRecords {

  private SurveyRecords() {}

  /** Key of a survey on the topics that hold it. */
  static String key(ImportSurvey survey) {
    return "survey/" + id(survey);
  }

  private static String id(ImportSurvey survey) {
    return survey.getKind().name() + "/" + survey.getTerm();
  }

  /**
   * Everybody's place.
   *
   * @throws IllegalArgumentException if it says what no intake would let pass
   */
  static SurveyClosed closed(ImportSurvey survey, SurveyPolicy policy) {
    var rule = policy.rule(survey.getKind().name());
    var rows =
        survey.getRows().stream()
            .map(
                row ->
                    new SurveyRow(
                        row.getUnitId(),
                        row.getUnitName(),
                        row.getParents(),
                        row.getAsked(),
                        row.getSatisfied()))
            .toList();
    return SurveyClosed.newBuilder()
        .setSurveyId(id(survey))
        .setKind(survey.getKind())
        .setTerm(survey.getTerm())
        .setCoverage(rule.coverage().toString())
        .setBottomPlaces(policy.bottomPlaces())
        .setStandings(
            SurveyRanking.places(rows, rule, policy.bottomPlaces()).stream()
                .map(SurveyRecords::standing)
                .toList())
        .setRuleVersion(policy.version())
        .setBy(survey.getActor())
        .setAt(survey.getAcceptedAt())
        .build();
  }

  private static SurveyStanding standing(SurveyRanking.Place place) {
    var row = place.row();
    return SurveyStanding.newBuilder()
        .setUnitId(row.unitId())
        .setUnitName(row.unitName())
        .setParents(row.parents())
        .setAsked(row.asked())
        .setSatisfied(row.satisfied())
        .setCovered(place.covered())
        .setRank(place.rank())
        .setBottom(place.bottom())
        .build();
  }

  /** The import was taken; the same again is taken again and gives the same. */
  static CommandOutcome accepted(ImportSurvey survey) {
    return CommandOutcome.newBuilder()
        .setCommandId(survey.getCommandId())
        .setCaseId(key(survey))
        .setKind(OutcomeKind.ACCEPTED)
        .setCode("stands")
        .setMessage("")
        .setReplayed(false)
        .setRecordId(id(survey))
        .build();
  }
}
