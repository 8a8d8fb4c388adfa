package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.schemas.word.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Policies and the calendar: what is in force, what a change would move, and its publication. */
@Controller
class PolicyPageController {

  private static final String POLICIES = "/api/v1/policies";
  private static final String CALENDAR = "working-calendar";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final IntakeClient intake;
  private final Words words;
  private final LimitWords limits;

  PolicyPageController(IntakeClient intake, Words words) {
    this.intake = intake;
    this.words = words;
    this.limits = new LimitWords(words);
  }

  /** A policy in the list, or a version of one. */
  record Line(String name, String version, OffsetDateTime from) {}

  /** A year of the calendar as people added it. */
  record Year(int year, int off, int worked) {}

  /** A limit that moves. */
  record Moved(
      String caseId, String caseNumber, String clock, OffsetDateTime from, OffsetDateTime to) {}

  @GetMapping("/policies")
  String policies(Viewer viewer, Model model) {
    var answer = read(POLICIES, viewer);
    var lines = new ArrayList<Line>();
    answer.path("items").forEach(item -> lines.add(line(item, item.path("name").asString())));
    model.addAttribute("section", "policies");
    model.addAttribute("edition", answer.path("edition").asInt());
    model.addAttribute("policies", lines);
    return "policies";
  }

  @GetMapping("/policies/{name}")
  String policy(Viewer viewer, @PathVariable String name, Model model) {
    var policy = read(POLICIES + "/" + segment(name), viewer);
    show(viewer, name, policy, policy.path("document"), model);
    return "policy";
  }

  /** Shows what a change would move, or publishes it. */
  @PostMapping("/policies/{name}")
  String change(
      Viewer viewer,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String document,
      @RequestParam(defaultValue = "false") boolean form,
      @RequestParam Map<String, String> fields,
      @RequestParam(defaultValue = "") String version,
      @RequestParam(defaultValue = "") String effectiveFrom,
      @RequestParam(defaultValue = "0") int edition,
      @RequestParam(defaultValue = "false") boolean publish,
      Model model,
      HttpServletResponse response) {
    var path = POLICIES + "/" + segment(name);
    model.addAttribute("version", version);
    model.addAttribute("effectiveFrom", effectiveFrom);
    var sent = form ? filled(viewer, name, path, fields, model) : written(document, model);
    if (sent == null) {
      response.setStatus(ProblemCode.INVALID_INPUT.status().value());
      show(viewer, name, read(path, viewer), null, model);
      return "policy";
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("document", sent);
    body.put("edition", edition);
    if (!version.isBlank()) {
      body.put("version", version);
    }
    if (!effectiveFrom.isBlank()) {
      body.put("effectiveFrom", effectiveFrom);
    }
    var answer =
        intake.put(
            path + (publish ? "" : "?preview=true"),
            viewer.token(),
            Map.of("Prefer", "wait=8"),
            body);
    boolean done = answer.status() < 300;
    if (!done) {
      response.setStatus(answer.status());
    }
    var change = answer.body();
    show(viewer, name, read(path, viewer), done ? change.path("document") : sent, model);
    if (!done) {
      model.addAttribute("detail", change.path("detail").asString(words.of("word.refused")));
      model.addAttribute("errors", ActionController.errors(change));
      return "policy";
    }
    model.addAttribute("published", publish);
    model.addAttribute("previewed", !publish);
    var moves = change.path("recompute");
    if (moves.isObject()) {
      model.addAttribute("moves", moves);
      model.addAttribute("examples", examples(moves));
    }
    return "policy";
  }

  /** The document as written; null, with what is wrong in the model, if it is none. */
  private @Nullable ObjectNode written(String document, Model model) {
    var sent = parsed(document);
    if (sent == null) {
      model.addAttribute("text", document);
      model.addAttribute("errors", Map.of("document", words.of("policies.wrong.json")));
    }
    return sent;
  }

  /** The document in force with what was filled in; null, with what is wrong, if that is none. */
  private @Nullable ObjectNode filled(
      Viewer viewer, String name, String path, Map<String, String> fields, Model model) {
    if (!(read(path, viewer).path("document") instanceof ObjectNode document)) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这份制度文件");
    }
    var form = PolicyForm.fill(name, document, fields, limits);
    if (form.problems().isEmpty()) {
      return form.document();
    }
    var errors = new LinkedHashMap<String, String>();
    form.problems().forEach((field, problem) -> errors.put(field, words.of(problem)));
    model.addAttribute("errors", errors);
    model.addAttribute("filled", fields);
    rows(name, form.document(), model);
    return null;
  }

  private void rows(String name, JsonNode document, Model model) {
    if (name.equals(PolicyForm.LIMITS)) {
      model.addAttribute("classes", PolicyForm.CLASSES);
      model.addAttribute("limits", PolicyForm.limits(document, limits));
      model.addAttribute("pauseStates", PauseForm.states(document));
      model.addAttribute("pauseClocks", PauseForm.clocks(document));
    } else if (name.equals(PolicyForm.ROSTER)) {
      model.addAttribute("shifts", PolicyForm.shifts(document));
    } else if (PolicySettings.has(name)) {
      model.addAttribute("settings", PolicySettings.groups(name, document));
    }
  }

  private void show(
      Viewer viewer, String name, JsonNode policy, @Nullable JsonNode document, Model model) {
    model.addAttribute("section", "policies");
    model.addAttribute("name", name);
    model.addAttribute("policy", line(policy, name));
    model.addAttribute("edition", policy.path("edition").asInt());
    var versions = new ArrayList<Line>();
    policy.path("versions").forEach(version -> versions.add(line(version, name)));
    model.addAttribute("versions", versions);
    model.addAttribute("mayChange", viewer.role() == Role.ADMIN);
    model.addAttribute("calendar", name.equals(CALENDAR));
    model.addAttribute("years", years(policy.path("document").path("years")));
    var shown = document == null ? policy.path("document") : document;
    if (!model.containsAttribute("limits")
        && !model.containsAttribute("shifts")
        && !model.containsAttribute("settings")) {
      rows(name, shown, model);
    }
    if (!model.containsAttribute("text")) {
      model.addAttribute("text", JSON.writerWithDefaultPrettyPrinter().writeValueAsString(shown));
    }
  }

  private static List<Year> years(JsonNode years) {
    var shown = new ArrayList<Year>();
    for (var year : years) {
      int worked = 0;
      for (var day : year.path("days")) {
        worked += day.path("working").asBoolean(false) ? 1 : 0;
      }
      shown.add(new Year(year.path("year").asInt(), year.path("days").size() - worked, worked));
    }
    return shown;
  }

  private static List<Moved> examples(JsonNode moves) {
    var examples = new ArrayList<Moved>();
    for (var moved : moves.path("examples")) {
      examples.add(
          new Moved(
              moved.path("caseId").asString(),
              moved.path("caseNumber").asString(),
              moved.path("clock").asString(),
              OffsetDateTime.parse(moved.path("previousDueAt").asString()),
              OffsetDateTime.parse(moved.path("dueAt").asString())));
    }
    return examples;
  }

  private static Line line(JsonNode item, String name) {
    return new Line(
        name,
        item.path("version").asString(""),
        OffsetDateTime.parse(item.path("effectiveFrom").asString()));
  }

  private static @Nullable ObjectNode parsed(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode object ? object : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private JsonNode read(String path, Viewer viewer) {
    var answer = intake.get(path, viewer.token());
    if (answer.status() >= 300) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这份制度文件");
    }
    return answer.body();
  }

  /** A name as one segment of a path: nothing else is handed on. */
  private static String segment(String name) {
    if (!name.matches("[a-z0-9-]{1,50}")) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这份制度文件");
    }
    return name;
  }
}
