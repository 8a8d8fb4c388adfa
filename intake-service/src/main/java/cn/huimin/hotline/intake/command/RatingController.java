package cn.huimin.hotline.intake.command;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.lookup.LookUps;
import cn.huimin.hotline.intake.outcome.OutcomeAnswers;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the rating of a complainant who has the number and the code of the acknowledgement (DOMAIN
 * §1, §3). No words: whoever has words is called back.
 */
@RestController
class RatingController {

  private static final Actor COMPLAINANT =
      new Actor("complainant", Role.COMPLAINANT, null, "portal");

  private final LookUps lookUps;
  private final CaseCommands commands;
  private final IntakeSettings settings;

  RatingController(LookUps lookUps, CaseCommands commands, IntakeSettings settings) {
    this.lookUps = lookUps;
    this.commands = commands;
    this.settings = settings;
  }

  @PostMapping("/internal/ratings")
  ResponseEntity<Object> rate(
      HttpServletRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody ObjectNode body) {
    CaseCommandController.checkKey(key);
    var fields = FieldReader.of(body);
    var number = fields.requiredText("caseNumber", "工单编号", 40);
    var code = fields.requiredText("code", "查询码", 40);
    var satisfaction = fields.requiredChoice("satisfaction", "是否满意", Satisfaction.class);
    var resolution = fields.choice("resolution", "是否解决", Resolution.class);
    fields.end();
    var rating = JsonNodeFactory.instance.objectNode();
    rating.put("satisfaction", Objects.requireNonNull(satisfaction).name());
    if (resolution != null) {
      rating.put("resolution", resolution.name());
    }
    var caseId = lookUps.find(number, code, request.getRemoteAddr());
    var handed =
        commands.hand(
            new CaseCommands.Asked(caseId, CaseAction.RATE, rating, key, COMPLAINANT),
            settings.outcomeWait());
    return handed
        .outcome()
        .map(outcome -> OutcomeAnswers.of(outcome, false))
        .orElseGet(() -> OutcomeAnswers.underWay(caseId, null, handed.commandId()));
  }
}
