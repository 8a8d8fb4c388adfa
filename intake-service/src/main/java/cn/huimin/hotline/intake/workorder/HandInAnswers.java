package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.outcome.OutcomeAnswers;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers a hand-in: the case after it, and the code the complainant is to be told. */
@Component
public class HandInAnswers {

  private final JsonMapper json;
  private final CaseUnits units;

  HandInAnswers(JsonMapper json, CaseUnits units) {
    this.json = json;
    this.units = units;
  }

  /** The whole answer. */
  public ResponseEntity<Object> of(Acceptance.Accepted accepted) {
    var answer =
        accepted
            .outcome()
            .map(
                outcome ->
                    archivedAsKnown(accepted, outcome)
                        .orElseGet(
                            () ->
                                OutcomeAnswers.of(
                                    outcome, accepted.opening() && !outcome.getReplayed())))
            .orElseGet(
                () ->
                    OutcomeAnswers.underWay(
                        accepted.caseId(), accepted.caseNumber(), accepted.commandId()));
    if (!answer.getStatusCode().is2xxSuccessful()) {
      return answer;
    }
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .body(withCode(answer, accepted));
  }

  /**
   * A case that left the stores takes no amendment; with the content it has, it is known as it was
   * (DESIGN §4: the same again is answered with the same ids).
   */
  private Optional<ResponseEntity<Object>> archivedAsKnown(
      Acceptance.Accepted accepted, CommandOutcome outcome) {
    return ProblemCode.CASE_ARCHIVED.code().equals(outcome.getCode())
        ? units
            .lastSeen(accepted.caseId(), accepted.contentHash())
            .map(
                last ->
                    OutcomeAnswers.known(
                        accepted.caseId(), accepted.caseNumber(), accepted.commandId(), last))
        : Optional.empty();
  }

  private ObjectNode withCode(ResponseEntity<Object> answer, Acceptance.Accepted accepted) {
    ObjectNode body = json.valueToTree(answer.getBody());
    body.put("lookUpCode", accepted.lookUpCode());
    body.put("opened", accepted.opening());
    if (accepted.superseded()) {
      body.put("superseded", true);
    }
    return body;
  }
}
