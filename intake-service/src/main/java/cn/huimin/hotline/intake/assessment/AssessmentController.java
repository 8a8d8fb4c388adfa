package cn.huimin.hotline.intake.assessment;

import cn.huimin.hotline.intake.access.Desk;
import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.outcome.OutcomeAnswers;
import cn.huimin.hotline.intake.outcome.Preference;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes in what is entered about a unit. */
@RestController
class AssessmentController {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  /**
   * What was entered.
   *
   * @param recordId id under which it stands; null while it is under way
   * @param commandId id of the command about the first unit
   * @param state how it stands; null while it is under way
   * @param units assessed units it was entered about
   * @param replayed whether the same had been asked before
   */
  record Entered(
      @Nullable String recordId,
      String commandId,
      @Nullable String state,
      List<OutcomeAnswers.UnitRef> units,
      boolean replayed) {}

  private final Assessments assessments;
  private final IntakeSettings settings;

  AssessmentController(Assessments assessments, IntakeSettings settings) {
    this.assessments = assessments;
    this.settings = settings;
  }

  @PostMapping({
    "/api/v1/assessment/{unitId}/evidence",
    "/api/v1/assessment/{unitId}/media",
    "/api/v1/assessment/{unitId}/interview",
    "/api/v1/assessment/{unitId}/appeal",
    "/api/v1/assessment/{unitId}/appeal-decision",
    "/api/v1/assessment/{unitId}/strike",
    "/api/v1/assessment/{unitId}/exposure",
    "/api/v1/assessment/{unitId}/falsification",
    "/api/v1/assessment/{unitId}/period",
    "/api/v1/assessment/{unitId}/plan",
    "/api/v1/assessment/{unitId}/accountability",
    "/api/v1/assessment/{unitId}/tenure",
    "/api/v1/assessment/{unitId}/report",
    "/api/v1/assessment/{unitId}/spot-check",
    "/api/v1/assessment/{unitId}/withdrawal"
  })
  ResponseEntity<Object> enter(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String unitId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestHeader(name = Desk.HEADER, required = false) @Nullable String desk,
      @RequestBody(required = false) @Nullable ObjectNode body,
      HttpServletRequest request) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "Idempotency-Key 用 1 到 200 个可见的 ASCII 字符");
    }
    var handed =
        assessments.hand(
            new Assessments.Asked(
                unitId,
                AssessmentWay.of(request.getRequestURI()),
                body == null ? JsonNodeFactory.instance.objectNode() : body,
                key,
                SignedIn.of(token),
                Desk.of(desk)),
            Preference.wait(prefer, settings.outcomeWait()));
    return answer(handed);
  }

  /** The first refusal if there is one, else what was entered; 202 if an outcome is not here. */
  private static ResponseEntity<Object> answer(List<Assessments.Handed> handed) {
    var units =
        handed.stream()
            .map(one -> new OutcomeAnswers.UnitRef(one.unit().id(), one.unit().name()))
            .toList();
    var first = handed.getFirst();
    var refused =
        handed.stream()
            .flatMap(one -> one.outcome().stream())
            .filter(outcome -> outcome.getKind() != OutcomeKind.ACCEPTED)
            .findFirst();
    if (refused.isPresent()) {
      return OutcomeAnswers.refused(refused.get());
    }
    if (handed.stream().anyMatch(one -> one.outcome().isEmpty())) {
      return ResponseEntity.accepted()
          .body(new Entered(null, first.commandId(), null, units, false));
    }
    var outcome = first.outcome().orElseThrow();
    return ResponseEntity.status(outcome.getReplayed() ? HttpStatus.OK : HttpStatus.CREATED)
        .body(
            new Entered(
                outcome.getRecordId(),
                first.commandId(),
                state(outcome),
                units,
                outcome.getReplayed()));
  }

  private static String state(CommandOutcome outcome) {
    return outcome.getCode().toUpperCase(Locale.ROOT);
  }
}
