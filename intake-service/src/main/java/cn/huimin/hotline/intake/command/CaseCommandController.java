package cn.huimin.hotline.intake.command;

import cn.huimin.hotline.intake.access.Desk;
import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.outcome.OutcomeAnswers;
import cn.huimin.hotline.intake.outcome.Preference;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.relation.OwnUnit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
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

/** Takes in what people do with a case. */
@RestController
class CaseCommandController {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final CaseCommands commands;
  private final OwnUnit ownUnit;
  private final IntakeSettings settings;

  CaseCommandController(CaseCommands commands, OwnUnit ownUnit, IntakeSettings settings) {
    this.commands = commands;
    this.ownUnit = ownUnit;
    this.settings = settings;
  }

  @PostMapping({
    "/api/v1/cases/{caseId}/dispatch",
    "/api/v1/cases/{caseId}/return",
    "/api/v1/cases/{caseId}/return-decision",
    "/api/v1/cases/{caseId}/consult",
    "/api/v1/cases/{caseId}/consult-decision",
    "/api/v1/cases/{caseId}/split",
    "/api/v1/cases/{caseId}/merge",
    "/api/v1/cases/{caseId}/unmerge",
    "/api/v1/cases/{caseId}/confirm-emergency",
    "/api/v1/cases/{caseId}/police-report",
    "/api/v1/cases/{caseId}/delegate",
    "/api/v1/cases/{caseId}/falsified",
    "/api/v1/cases/{caseId}/rate",
    "/api/v1/cases/{caseId}/promise-done",
    "/api/v1/cases/{caseId}/joint",
    "/api/v1/cases/{caseId}/joint-answer",
    "/api/v1/cases/{caseId}/sign",
    "/api/v1/cases/{caseId}/contact",
    "/api/v1/cases/{caseId}/extension",
    "/api/v1/cases/{caseId}/extension-decision",
    "/api/v1/cases/{caseId}/complex",
    "/api/v1/cases/{caseId}/complex-decision",
    "/api/v1/cases/{caseId}/report",
    "/api/v1/cases/{caseId}/sign-off",
    "/api/v1/cases/{caseId}/review",
    "/api/v1/cases/{caseId}/callback",
    "/api/v1/cases/{caseId}/close",
    "/api/v1/cases/{caseId}/recheck",
    "/api/v1/cases/{caseId}/recheck-decision",
    "/api/v1/cases/{caseId}/urge",
    "/api/v1/cases/{caseId}/amend",
    "/api/v1/cases/{caseId}/supervise",
    "/api/v1/cases/{caseId}/sign-draft",
    "/api/v1/cases/{caseId}/supervision-answer",
    "/api/v1/cases/{caseId}/correct-classification",
    "/api/v1/cases/{caseId}/answer",
    "/api/v1/cases/{caseId}/decline",
    "/api/v1/cases/{caseId}/refer",
    "/api/v1/cases/{caseId}/withdraw",
    "/api/v1/cases/{caseId}/withdraw-decision",
    "/api/v1/cases/{caseId}/invalidate",
    "/api/v1/cases/{caseId}/confirm",
    "/api/v1/cases/{caseId}/return-to-source",
    "/api/v1/cases/{caseId}/source-refusal",
    "/api/v1/cases/{caseId}/source-acceptance",
    "/api/v1/cases/{caseId}/source-redo",
    "/api/v1/cases/{caseId}/source-callback"
  })
  ResponseEntity<Object> act(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String caseId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestHeader(name = Desk.HEADER, required = false) @Nullable String desk,
      @RequestBody(required = false) @Nullable ObjectNode body,
      HttpServletRequest request) {
    checkKey(key);
    var wait = Preference.wait(prefer, settings.outcomeWait());
    if (ownUnit.isAccused(SignedIn.of(token), caseId)) {
      throw new Refusal(ProblemCode.FORBIDDEN, "没有办理：这件工单反映的是您自己的单位，代理时也不能办理");
    }
    var handed =
        commands.hand(
            new CaseCommands.Asked(
                caseId,
                CaseAction.of(request.getRequestURI()),
                body == null ? JsonNodeFactory.instance.objectNode() : body,
                key,
                SignedIn.of(token).actor(Desk.of(desk))),
            wait);
    return handed
        .outcome()
        .map(outcome -> OutcomeAnswers.of(outcome, false))
        .orElseGet(() -> OutcomeAnswers.underWay(caseId, null, handed.commandId()));
  }

  /**
   * Refuses a key that is none.
   *
   * @throws Refusal naming the header
   */
  static void checkKey(@Nullable String key) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "Idempotency-Key 用 1 到 200 个可见的 ASCII 字符");
    }
  }
}
