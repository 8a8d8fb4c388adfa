package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.access.Desk;
import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.outcome.Preference;
import cn.huimin.hotline.platform.edition.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Takes work orders in. */
@RestController
class WorkOrderController {

  private final Acceptance acceptance;
  private final HandInAnswers answers;
  private final IntakeSettings settings;
  private final Editions editions;

  WorkOrderController(
      Acceptance acceptance, HandInAnswers answers, IntakeSettings settings, Editions editions) {
    this.acceptance = acceptance;
    this.answers = answers;
    this.settings = settings;
    this.editions = editions;
  }

  @PostMapping("/api/v1/work-orders")
  ResponseEntity<Object> create(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestHeader(name = Desk.HEADER, required = false) @Nullable String desk,
      @RequestBody ObjectNode body) {
    var wait = Preference.wait(prefer, settings.outcomeWait());
    var who = SignedIn.of(token);
    var order = OwnEntry.by(who, WorkOrderReader.read(body), editions.directory());
    var accepted = acceptance.accept(order, who.actor(Desk.of(desk)), wait);
    return answers.of(accepted);
  }
}
