package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What the centre enters at the platform above by hand: copied part by part, then checked off. */
@Controller
class WriteBackPageController {

  private static final String PATH = "/api/v1/write-backs";

  private static final Set<String> STATES = Set.of("TODO", "DUE", "DONE");

  private final IntakeClient intake;
  private final Words words;

  WriteBackPageController(IntakeClient intake, Words words) {
    this.intake = intake;
    this.words = words;
  }

  /** One field to be copied: the word of the bundle it is called by, and what it says. */
  record Field(String name, String value) {}

  /** A step in one row. */
  record Row(
      String stepId,
      String caseId,
      String caseNumber,
      String externalNumber,
      String step,
      Instant at,
      List<Field> fields,
      @Nullable String text,
      boolean first,
      @Nullable String error,
      @Nullable Instant endedAt,
      String endedBy,
      boolean undoable) {}

  /** Steps that failed alike. */
  record Failed(String lastError, long steps) {}

  @GetMapping("/write-backs")
  String list(
      Viewer viewer,
      @RequestParam(defaultValue = "TODO") String state,
      @RequestParam(defaultValue = "") String after,
      Model model,
      HttpServletResponse response) {
    var shown = STATES.contains(state) ? state : "TODO";
    var answer =
        intake.get(
            PATH
                + "?limit=50&state="
                + shown
                + (after.isEmpty()
                    ? ""
                    : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8)),
            viewer.token());
    if (!answer.done()) {
      response.setStatus(answer.status());
      model.addAttribute(
          "problem", answer.body().path("detail").asString(words.of("writebacks.away")));
    }
    fill(model, shown, answer.body());
    return "write-backs";
  }

  @PostMapping("/write-backs/done")
  String done(
      Viewer viewer,
      @RequestParam(defaultValue = "") String stepId,
      @RequestParam(defaultValue = "TODO") String state,
      Model model,
      HttpServletResponse response) {
    var answer =
        intake.post(
            PATH + "/" + URLEncoder.encode(stepId, StandardCharsets.UTF_8) + "/done",
            viewer.token(),
            Map.of(),
            Map.of());
    return answered(viewer, answer, state, "writebacks.refused", model, response);
  }

  @PostMapping("/write-backs/undo")
  String undo(
      Viewer viewer,
      @RequestParam(defaultValue = "") String stepId,
      Model model,
      HttpServletResponse response) {
    var answer =
        intake.post(
            PATH + "/" + URLEncoder.encode(stepId, StandardCharsets.UTF_8) + "/undo",
            viewer.token(),
            Map.of(),
            Map.of());
    return answered(viewer, answer, "DONE", "writebacks.undo.refused", model, response);
  }

  /** One step, or all that failed alike. */
  @PostMapping("/write-backs/retry")
  String retry(
      Viewer viewer,
      @RequestParam(defaultValue = "") String stepId,
      @RequestParam(defaultValue = "") String lastError,
      Model model,
      HttpServletResponse response) {
    var answer =
        lastError.isEmpty()
            ? intake.post(
                PATH + "/" + URLEncoder.encode(stepId, StandardCharsets.UTF_8) + "/retry",
                viewer.token(),
                Map.of(),
                Map.of())
            : intake.post(
                PATH + "/retry", viewer.token(), Map.of(), Map.of("lastError", lastError));
    return answered(viewer, answer, "TODO", "writebacks.retry.refused", model, response);
  }

  private String answered(
      Viewer viewer,
      IntakeClient.Answer answer,
      String state,
      String refused,
      Model model,
      HttpServletResponse response) {
    var shown = STATES.contains(state) ? state : "TODO";
    if (answer.done()) {
      return "redirect:/write-backs?state=" + shown;
    }
    response.setStatus(answer.status());
    model.addAttribute("problem", answer.body().path("detail").asString(words.of(refused)));
    fill(model, shown, intake.get(PATH + "?limit=50&state=" + shown, viewer.token()).body());
    return "write-backs";
  }

  private static void fill(Model model, String state, JsonNode body) {
    model.addAttribute("section", "write-backs");
    model.addAttribute("state", state);
    model.addAttribute(
        "rows", body.path("items").valueStream().map(WriteBackPageController::row).toList());
    model.addAttribute("next", body.path("next").asString(""));
    model.addAttribute("automatic", body.path("automatic").asBoolean(false));
    model.addAttribute(
        "failed",
        body.path("failed")
            .valueStream()
            .map(one -> new Failed(one.path("lastError").asString(""), one.path("steps").asLong()))
            .toList());
    model.addAttribute("due", body.path("due").asLong());
    model.addAttribute("todo", body.path("todo").asLong());
  }

  private static Row row(JsonNode step) {
    return new Row(
        step.path("stepId").asString(""),
        step.path("caseId").asString(""),
        step.path("caseNumber").asString(""),
        step.path("externalNumber").asString(""),
        step.path("step").asString(""),
        OffsetDateTime.parse(step.path("at").asString("")).toInstant(),
        step.path("fields").properties().stream()
            .map(field -> new Field(field.getKey(), field.getValue().asString("")))
            .sorted((a, b) -> a.name().compareTo(b.name()))
            .toList(),
        step.path("text").isString() ? step.path("text").asString() : null,
        step.path("first").asBoolean(),
        step.path("lastError").isString() ? step.path("lastError").asString() : null,
        step.path("endedAt").isString()
            ? OffsetDateTime.parse(step.path("endedAt").asString()).toInstant()
            : null,
        step.path("endedBy").asString(""),
        step.path("undoable").asBoolean(false));
  }
}
