package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What services gave up, for the administrator: the list, the replay, and how far it is. */
@Controller
class DeadLetterPageController {

  private static final String LETTERS = "/api/v1/dead-letters";

  private final IntakeClient intake;
  private final Words words;

  DeadLetterPageController(IntakeClient intake, Words words) {
    this.intake = intake;
    this.words = words;
  }

  /** A letter in one row. */
  record Row(
      String id,
      String service,
      String state,
      String stage,
      String place,
      @Nullable String caseId,
      String error,
      int attempts,
      Instant lastAt,
      boolean underWay) {

    /** Whether it waits to be handled. */
    public boolean waits() {
      return state.equals("OPEN") || state.equals("PARKED");
    }
  }

  /** How many wait in a service. */
  record Total(String service, long open, long parked) {}

  /** How far a request is. */
  record Progress(
      String requestId,
      boolean done,
      long letters,
      long waiting,
      long replayed,
      long failed,
      long discarded,
      long gone,
      long notWaiting) {}

  @GetMapping("/dead-letters")
  String list(
      Viewer viewer,
      @RequestParam(defaultValue = "") String service,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "") String request,
      Model model,
      HttpServletResponse response) {
    var answer =
        intake.get(
            LETTERS
                + "?limit=50"
                + parameter("service", service)
                + parameter("state", state)
                + parameter("after", after),
            viewer.token());
    model.addAttribute("section", "dead-letters");
    model.addAttribute("service", service);
    model.addAttribute("state", state);
    if (!answer.done()) {
      response.setStatus(answer.status());
      model.addAttribute(
          "problem", answer.body().path("detail").asString(words.of("deadletters.away")));
    }
    model.addAttribute(
        "rows",
        answer.body().path("items").valueStream().map(DeadLetterPageController::row).toList());
    model.addAttribute("next", answer.body().path("next").asString(""));
    model.addAttribute("totals", totals(answer.body()));
    if (!request.isEmpty()) {
      var progress = intake.get(LETTERS + "/requests/" + encoded(request), viewer.token());
      if (progress.done()) {
        model.addAttribute("progress", progress(progress.body()));
      }
    }
    return "dead-letters";
  }

  @PostMapping("/dead-letters/replay")
  String replay(
      Viewer viewer,
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "") String service,
      Model model,
      HttpServletResponse response) {
    return ask("/replay", which(id, service), viewer, model, response);
  }

  @PostMapping("/dead-letters/discard")
  String discard(
      Viewer viewer,
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "") String service,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    var body = which(id, service);
    body.put("reason", reason);
    return ask("/discard", body, viewer, model, response);
  }

  private String ask(
      String what,
      Map<String, Object> body,
      Viewer viewer,
      Model model,
      HttpServletResponse response) {
    var answer = intake.post(LETTERS + what, viewer.token(), Map.of(), body);
    if (answer.done()) {
      return "redirect:/dead-letters?request="
          + encoded(answer.body().path("requestId").asString(""));
    }
    response.setStatus(answer.status());
    var errors = new ArrayList<String>();
    answer.body().path("errors").forEach(e -> errors.add(e.path("message").asString("")));
    model.addAttribute("section", "dead-letters");
    model.addAttribute("service", "");
    model.addAttribute("state", "");
    model.addAttribute("rows", List.of());
    model.addAttribute("next", "");
    model.addAttribute("totals", List.of());
    model.addAttribute(
        "problem",
        words.with(answer.body().path("detail").asString(words.of("word.refused")), errors));
    return "dead-letters";
  }

  private static Map<String, Object> which(String id, String service) {
    var body = new HashMap<String, Object>();
    if (!id.isEmpty()) {
      body.put("ids", List.of(id));
    }
    if (!service.isEmpty()) {
      body.put("service", service);
    }
    return body;
  }

  private static String parameter(String name, String value) {
    return value.isEmpty() ? "" : "&" + name + "=" + encoded(value);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Row row(JsonNode letter) {
    var error = letter.path("errorClass").asString("");
    return new Row(
        letter.path("id").asString(""),
        letter.path("service").asString(""),
        letter.path("state").asString(""),
        letter.path("stage").asString(""),
        "%s/%d/%d"
            .formatted(
                letter.path("topic").asString(""),
                letter.path("partition").asInt(),
                letter.path("offset").asLong()),
        letter.path("caseId").isNull() ? null : letter.path("caseId").asString(""),
        error.substring(error.lastIndexOf('.') + 1),
        letter.path("attempts").asInt(),
        OffsetDateTime.parse(letter.path("lastAt").asString("")).toInstant(),
        letter.path("underWay").asBoolean());
  }

  private static List<Total> totals(JsonNode body) {
    return body.path("totals")
        .valueStream()
        .map(
            total ->
                new Total(
                    total.path("service").asString(""),
                    total.path("open").asLong(),
                    total.path("parked").asLong()))
        .toList();
  }

  private static Progress progress(JsonNode body) {
    return new Progress(
        body.path("requestId").asString(""),
        body.path("state").asString("").equals("DONE"),
        body.path("letters").asLong(),
        body.path("waiting").asLong(),
        body.path("replayed").asLong(),
        body.path("failed").asLong(),
        body.path("discarded").asLong(),
        body.path("gone").asLong(),
        body.path("notWaiting").asLong());
  }
}
