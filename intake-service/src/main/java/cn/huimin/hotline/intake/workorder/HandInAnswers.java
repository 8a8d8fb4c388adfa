package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.outcome.OutcomeAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers a hand-in: the case after it, and the code the complainant is to be told. */
@Component
public class HandInAnswers {

  private final JsonMapper json;

  HandInAnswers(JsonMapper json) {
    this.json = json;
  }

  /** The whole answer. */
  public ResponseEntity<Object> of(Acceptance.Accepted accepted) {
    var answer =
        accepted
            .outcome()
            .map(
                outcome -> OutcomeAnswers.of(outcome, accepted.opening() && !outcome.getReplayed()))
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

  private ObjectNode withCode(ResponseEntity<Object> answer, Acceptance.Accepted accepted) {
    ObjectNode body = json.valueToTree(answer.getBody());
    body.put("lookUpCode", accepted.lookUpCode());
    return body;
  }
}
