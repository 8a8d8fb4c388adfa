package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Doors;
import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseReader;
import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.Clocks;
import cn.huimin.hotline.console.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/**
 * Actions from forms: handed to intake as programs do, with a key that makes a repetition harmless.
 */
@Controller
class ActionController {

  private static final int ACCEPTED = 202;

  private final IntakeClient intake;
  private final CaseReader reader;
  private final Supplier<String> randomKeys;
  private final Words words;
  private final Clocks clocks;

  ActionController(
      IntakeClient intake,
      CaseReader reader,
      Supplier<String> randomKeys,
      Words words,
      Clocks clocks) {
    this.intake = intake;
    this.reader = reader;
    this.randomKeys = randomKeys;
    this.words = words;
    this.clocks = clocks;
  }

  @PostMapping("/cases/{caseId}/{action}")
  String act(
      Viewer viewer,
      @PathVariable String caseId,
      @PathVariable String action,
      @RequestParam MultiValueMap<String, String> values,
      Model model,
      HttpServletResponse response) {
    check(viewer, action);
    var form = ActionForm.sent(action, values);
    var back = HomeController.local(form.getOrDefault("back", "/cases/" + caseId));
    var key = form.getOrDefault("key", "");
    IntakeClient.Answer answer;
    try {
      answer =
          intake.post(
              "/api/v1/cases/" + URLEncoder.encode(caseId, StandardCharsets.UTF_8) + "/" + action,
              viewer.token(),
              Map.of("Idempotency-Key", key.isEmpty() ? randomKeys.get() : key),
              ActionForm.body(action, form, clocks.words().calendar().zone()));
    } catch (IntakeAwayException e) {
      return again(caseId, action, form, model, response);
    }
    if (answer.status() == ACCEPTED) {
      return outcome(words.of("word.underWay"), words.of("outcome.later"), caseId, back, model);
    }
    if (answer.done()) {
      awaitShown(caseId, answer.body().path("version").asLong(0), viewer);
      return "redirect:" + back + (back.contains("?") ? "&" : "?") + "done=" + action;
    }
    response.setStatus(answer.status());
    if (action.equals("report") && !errors(answer.body()).isEmpty()) {
      CasePageController.report(reader.read(caseId, 0, viewer), form, errors(answer.body()), model);
      return "report";
    }
    model.addAttribute("errors", errors(answer.body()));
    return outcome(
        answer.body().path("detail").asString(words.of("word.refused.unsaid")),
        words.of("word.nothingChanged"),
        caseId,
        back,
        model);
  }

  private static void check(Viewer viewer, String action) {
    if (!ActionForm.knows(action)) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这个操作");
    }
    boolean allowed =
        Doors.all().stream()
            .anyMatch(
                door ->
                    door.path().equals("/api/v1/cases/{caseId}/" + action)
                        && door.roles().contains(viewer.role()));
    if (!allowed) {
      throw new Refusal(ProblemCode.FORBIDDEN, "您的角色没有权限做这件事");
    }
  }

  /**
   * The next page shall show what was just done; if it takes long, it may show it a moment late.
   */
  private void awaitShown(String caseId, long version, Viewer viewer) {
    try {
      reader.read(caseId, version, viewer);
    } catch (Refusal e) {
      // The page tells by itself what it can show.
      return;
    }
  }

  private String again(
      String caseId,
      String action,
      Map<String, String> form,
      Model model,
      HttpServletResponse response) {
    response.setStatus(ProblemCode.NOT_AVAILABLE.status().value());
    var again = new LinkedHashMap<>(form);
    again.remove("_csrf");
    model.addAttribute("again", again);
    model.addAttribute("action", action);
    return outcome(
        words.of("word.noAnswer"),
        words.of("outcome.again.help"),
        caseId,
        HomeController.local(form.getOrDefault("back", "/")),
        model);
  }

  private static String outcome(
      String title, String detail, String caseId, String back, Model model) {
    model.addAttribute("section", "cases");
    model.addAttribute("title", title);
    model.addAttribute("detail", detail);
    model.addAttribute("caseId", caseId);
    model.addAttribute("back", back);
    return "outcome";
  }

  static Map<String, String> errors(JsonNode problem) {
    var errors = new LinkedHashMap<String, String>();
    problem
        .path("errors")
        .forEach(
            error ->
                errors.put(error.path("field").asString(""), error.path("message").asString("")));
    return errors;
  }

  /** Who complained, for ten minutes on the screen; intake writes it to the audit. */
  @PostMapping("/cases/{caseId}/unmask")
  String unmask(
      Viewer viewer,
      @PathVariable String caseId,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    var answer =
        intake.post(
            "/api/v1/cases/" + URLEncoder.encode(caseId, StandardCharsets.UTF_8) + "/complainant",
            viewer.token(),
            Map.of(),
            Map.of("reason", reason));
    if (answer.done()) {
      model.addAttribute("name", answer.body().path("name").asString(""));
      model.addAttribute("phone", answer.body().path("phone").asString(""));
      model.addAttribute("address", answer.body().path("address").asString(""));
      model.addAttribute("anonymous", answer.body().path("anonymous").asBoolean());
    } else {
      response.setStatus(answer.status());
      model.addAttribute(
          "problem", answer.body().path("detail").asString(words.of("case.unmask.refused")));
    }
    return "fragments :: unmasked";
  }
}
