package cn.huimin.hotline.intake.command;

import cn.huimin.hotline.intake.access.Desk;
import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.outcome.OutcomeAnswers;
import cn.huimin.hotline.intake.outcome.Preference;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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

/** Takes in what people do about a warning. */
@RestController
class WarningCommandController {

  private final WarningCommands commands;
  private final IntakeSettings settings;

  WarningCommandController(WarningCommands commands, IntakeSettings settings) {
    this.commands = commands;
    this.settings = settings;
  }

  @PostMapping("/api/v1/warnings/{warningId}/acknowledgement")
  ResponseEntity<Object> acknowledge(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String warningId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestHeader(name = Desk.HEADER, required = false) @Nullable String desk,
      @RequestBody(required = false) @Nullable ObjectNode body) {
    return handed(
        warningId, commands.acknowledge(asked(token, warningId, key, desk, body), wait(prefer)));
  }

  @PostMapping("/api/v1/warnings/{warningId}/answer")
  ResponseEntity<Object> answer(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String warningId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestHeader(name = Desk.HEADER, required = false) @Nullable String desk,
      @RequestBody(required = false) @Nullable ObjectNode body) {
    return handed(
        warningId, commands.answer(asked(token, warningId, key, desk, body), wait(prefer)));
  }

  @PostMapping("/api/v1/warnings/{warningId}/look-back")
  ResponseEntity<Object> lookBack(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String warningId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestHeader(name = Desk.HEADER, required = false) @Nullable String desk,
      @RequestBody(required = false) @Nullable ObjectNode body) {
    return handed(
        warningId, commands.lookBack(asked(token, warningId, key, desk, body), wait(prefer)));
  }

  private static WarningCommands.Asked asked(
      Jwt token,
      String warningId,
      @Nullable String key,
      @Nullable String desk,
      @Nullable ObjectNode body) {
    CaseCommandController.checkKey(key);
    return new WarningCommands.Asked(
        warningId,
        body == null ? JsonNodeFactory.instance.objectNode() : body,
        key,
        SignedIn.of(token).actor(Desk.of(desk)));
  }

  private Duration wait(@Nullable String prefer) {
    return Preference.wait(prefer, settings.outcomeWait());
  }

  private static ResponseEntity<Object> handed(String warningId, WarningCommands.Handed handed) {
    return handed
        .outcome()
        .map(OutcomeAnswers::ofWarning)
        .orElseGet(() -> OutcomeAnswers.warningUnderWay(warningId, handed.commandId()));
  }
}
