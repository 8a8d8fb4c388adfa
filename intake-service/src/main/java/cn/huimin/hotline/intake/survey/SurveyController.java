package cn.huimin.hotline.intake.survey;

import cn.huimin.hotline.intake.access.Desk;
import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.outcome.OutcomeAnswers;
import cn.huimin.hotline.intake.outcome.Preference;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes satisfaction surveys in. */
@RestController
class SurveyController {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  /**
   * A survey that was imported.
   *
   * @param surveyId kind and term
   * @param commandId its command
   * @param units units surveyed
   */
  record Imported(String surveyId, String commandId, int units) {}

  private final Surveys surveys;
  private final IntakeSettings settings;

  SurveyController(Surveys surveys, IntakeSettings settings) {
    this.surveys = surveys;
    this.settings = settings;
  }

  @PostMapping("/api/v1/surveys")
  ResponseEntity<Object> take(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestHeader(name = Desk.HEADER, required = false) @Nullable String desk,
      @RequestBody(required = false) @Nullable ObjectNode body) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "Idempotency-Key 用 1 到 200 个可见的 ASCII 字符");
    }
    var handed =
        surveys.hand(
            body == null ? JsonNodeFactory.instance.objectNode() : body,
            key,
            SignedIn.of(token).actor(Desk.of(desk)),
            Preference.wait(prefer, settings.outcomeWait()));
    var imported = new Imported(handed.surveyId(), handed.commandId(), handed.units());
    if (handed.outcome().isEmpty()) {
      return ResponseEntity.accepted().body(imported);
    }
    var outcome = handed.outcome().get();
    return outcome.getKind() == OutcomeKind.ACCEPTED
        ? ResponseEntity.status(HttpStatus.CREATED).body(imported)
        : OutcomeAnswers.refused(outcome);
  }
}
