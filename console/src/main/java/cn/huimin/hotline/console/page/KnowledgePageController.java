package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.schemas.word.Role;
import jakarta.servlet.http.HttpServletResponse;
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

/** The answers of the centre: listed, found, written and withdrawn. */
@Controller
class KnowledgePageController {

  private static final String PATH = "/api/v1/knowledge";

  private final IntakeClient intake;
  private final Words words;

  KnowledgePageController(IntakeClient intake, Words words) {
    this.intake = intake;
    this.words = words;
  }

  /** An answer in one row; of a search with how well it fits, in percent. */
  record Row(
      String entryId,
      String question,
      String answer,
      String category,
      String basis,
      String validUntil,
      boolean withdrawn,
      boolean holds,
      long version,
      @Nullable Long percent) {}

  @GetMapping("/knowledge")
  String list(
      Viewer viewer,
      @RequestParam(defaultValue = "") String q,
      Model model,
      HttpServletResponse response) {
    fill(viewer, q, Map.of(), model, response);
    return "knowledge";
  }

  @PostMapping("/knowledge")
  String keep(
      Viewer viewer,
      @RequestParam Map<String, String> form,
      Model model,
      HttpServletResponse response) {
    var id = form.getOrDefault("entryId", "");
    var body = new HashMap<String, Object>();
    for (var name : List.of("question", "answer", "category", "basis", "validUntil")) {
      var value = form.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        body.put(name, value);
      }
    }
    body.put("withdrawn", form.containsKey("withdrawn"));
    if (!id.isEmpty()) {
      try {
        body.put("expectedVersion", Long.parseLong(form.getOrDefault("expectedVersion", "")));
      } catch (NumberFormatException e) {
        // Said by nobody: the last edition is meant.
      }
    }
    var answer = intake.post(id.isEmpty() ? PATH : PATH + "/" + id, viewer.token(), Map.of(), body);
    if (answer.done()) {
      return "redirect:/knowledge";
    }
    response.setStatus(answer.status());
    var errors = new ArrayList<String>();
    answer.body().path("errors").forEach(e -> errors.add(e.path("message").asString("")));
    model.addAttribute(
        "problem",
        words.with(answer.body().path("detail").asString(words.of("knowledge.refused")), errors));
    fill(viewer, "", form, model, response);
    return "knowledge";
  }

  private void fill(
      Viewer viewer,
      String q,
      Map<String, String> written,
      Model model,
      HttpServletResponse response) {
    var answer =
        q.isBlank()
            ? intake.get(PATH, viewer.token())
            : intake.post(PATH + "/search", viewer.token(), Map.of(), Map.of("text", q));
    if (!answer.done()) {
      response.setStatus(answer.status());
      model.addAttribute(
          "problem", answer.body().path("detail").asString(words.of("entry.answers.away")));
    }
    model.addAttribute("written", written);
    model.addAttribute("section", "knowledge");
    model.addAttribute("q", q);
    model.addAttribute("edits", viewer.role() == Role.OPERATOR);
    var rows =
        answer
            .body()
            .path("items")
            .valueStream()
            .map(
                item ->
                    item.has("entry")
                        ? row(item.path("entry"), Math.round(item.path("share").asDouble() * 100))
                        : row(item, null))
            .toList();
    model.addAttribute("rows", rows);
    // What was written is kept over the edition that stands now, which is on the same page.
    model.addAttribute(
        "seen",
        rows.stream()
            .filter(row -> row.entryId().equals(written.get("entryId")))
            .map(Row::version)
            .findFirst()
            .orElse(0L));
  }

  private static Row row(JsonNode entry, @Nullable Long percent) {
    return new Row(
        entry.path("entryId").asString(""),
        entry.path("question").asString(""),
        entry.path("answer").asString(""),
        entry.path("category").asString(""),
        entry.path("basis").asString(""),
        entry.path("validUntil").asString(""),
        entry.path("withdrawn").asBoolean(),
        entry.path("holds").asBoolean(),
        entry.path("version").asLong(),
        percent);
  }
}
