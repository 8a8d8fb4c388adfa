package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Stage;
import cn.huimin.hotline.schemas.word.UnitKind;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The directory of units: listed by its tree, found, changed after a look at what that changes, and
 * changed back.
 */
@Controller
class DirectoryPageController {

  private static final String UNITS = "/api/v1/directory/units";
  private static final String NEW = "new";
  private static final JsonNode NOTHING = JsonMapper.shared().createObjectNode();

  private final IntakeClient intake;

  DirectoryPageController(IntakeClient intake) {
    this.intake = intake;
  }

  /** A unit in one row, so deep in the tree. */
  record Row(String id, String name, String kind, int depth, boolean closed) {}

  /** An account of a unit. */
  record Person(String account, String role) {}

  @GetMapping("/directory")
  String list(Viewer viewer, @RequestParam(defaultValue = "") String q, Model model) {
    var directory = read(viewer);
    var sought = q.strip().toLowerCase(Locale.ROOT);
    var found = new ArrayList<Row>();
    var depths = new HashMap<String, Integer>();
    for (var unit : directory.path("items")) {
      int depth = depths.getOrDefault(unit.path("parentId").asString(""), -1) + 1;
      depths.put(unit.path("id").asString(""), depth);
      if (sought.isEmpty() || names(unit).anyMatch(name -> name.contains(sought))) {
        found.add(row(unit, sought.isEmpty() ? depth : 0));
      }
    }
    model.addAttribute("section", "directory");
    model.addAttribute("q", q);
    model.addAttribute("edition", directory.path("edition").asInt());
    model.addAttribute("units", found);
    return "directory";
  }

  @GetMapping("/directory/{unitId}")
  String unit(Viewer viewer, @PathVariable String unitId, Model model) {
    var directory = read(viewer);
    show(directory, unitId, DirectoryForm.fields(unit(directory, unitId)), model);
    people(viewer, unitId, model);
    return "directory-unit";
  }

  /**
   * Tells what the unit as it was filled in would change, or publishes it; what it was before can
   * be put back with one key.
   */
  @PostMapping("/directory/{unitId}")
  String change(
      Viewer viewer,
      @PathVariable String unitId,
      @RequestParam Map<String, String> form,
      @RequestParam(defaultValue = "0") int edition,
      @RequestParam(defaultValue = "false") boolean publish,
      Model model,
      HttpServletResponse response) {
    var before = unit(read(viewer), unitId);
    var id = unitId.equals(NEW) ? form.getOrDefault("id", "").strip() : unitId;
    var answer =
        intake.put(
            UNITS
                + "/"
                + URLEncoder.encode(id.isEmpty() ? "-" : id, StandardCharsets.UTF_8)
                + (publish ? "" : "?preview=true"),
            viewer.token(),
            Map.of(),
            DirectoryForm.body(form, edition));
    var directory = read(viewer);
    people(viewer, unitId, model);
    if (answer.status() >= 300) {
      response.setStatus(answer.status());
      show(directory, unitId, form, model);
      model.addAttribute("detail", answer.body().path("detail").asString(""));
      model.addAttribute("errors", ActionController.errors(answer.body()));
      return "directory-unit";
    }
    var after = DirectoryForm.fields(answer.body());
    if (!publish) {
      show(directory, unitId, form, model);
      model.addAttribute(
          "changes",
          DirectoryForm.changes(
              DirectoryForm.fields(before), after, name -> name(directory, name)));
      return "directory-unit";
    }
    show(directory, id, after, model);
    model.addAttribute("published", true);
    if (!unitId.equals(NEW)) {
      model.addAttribute("before", DirectoryForm.fields(before));
    }
    return "directory-unit";
  }

  private static void show(
      JsonNode directory, String unitId, Map<String, String> fields, Model model) {
    model.addAttribute("section", "directory");
    model.addAttribute("unitId", unitId);
    model.addAttribute("isNew", unitId.equals(NEW));
    model.addAttribute("edition", directory.path("edition").asInt());
    model.addAttribute("fields", fields);
    model.addAttribute(
        "kinds", Stream.of(UnitKind.values()).filter(kind -> kind != UnitKind.UNKNOWN).toList());
    model.addAttribute(
        "stages", Stream.of(Stage.values()).filter(stage -> stage != Stage.UNKNOWN).toList());
    model.addAttribute("flags", DirectoryForm.FLAGS);
    List<Row> others =
        directory
            .path("items")
            .valueStream()
            .filter(unit -> !unit.path("closed").asBoolean())
            .filter(unit -> !unit.path("id").asString("").equals(unitId))
            .map(unit -> row(unit, 0))
            .toList();
    model.addAttribute("others", others);
  }

  /** Who has an account of the unit; whoever may not see accounts sees none. */
  private void people(Viewer viewer, String unitId, Model model) {
    var people = List.<Person>of();
    if (viewer.role() == Role.ADMIN && !unitId.equals(NEW)) {
      var unit = URLEncoder.encode(unitId, StandardCharsets.UTF_8);
      people =
          intake
              .get("/api/v1/accounts?limit=200&unit=" + unit, viewer.token())
              .body()
              .path("items")
              .valueStream()
              .map(
                  one ->
                      new Person(one.path("account").asString(""), one.path("role").asString("")))
              .filter(one -> !one.account().isEmpty())
              .toList();
    }
    model.addAttribute("people", people);
    model.addAttribute(
        "standIns",
        viewer.role() == Role.ADMIN && !unitId.equals(NEW)
            ? StandInPageController.rows(intake, viewer.account(), viewer.token(), unitId)
            : List.of());
  }

  private static String name(JsonNode directory, String unitId) {
    return directory
        .path("items")
        .valueStream()
        .filter(unit -> unit.path("id").asString("").equals(unitId))
        .map(unit -> unit.path("name").asString(""))
        .findFirst()
        .orElse(unitId);
  }

  private JsonNode read(Viewer viewer) {
    var answer = intake.get(UNITS, viewer.token());
    if (!answer.done()) {
      throw new Refusal(ProblemCode.NOT_AVAILABLE, answer.body().path("detail").asString(""));
    }
    return answer.body();
  }

  private static JsonNode unit(JsonNode directory, String unitId) {
    return unitId.equals(NEW)
        ? NOTHING
        : directory
            .path("items")
            .valueStream()
            .filter(unit -> unit.path("id").asString("").equals(unitId))
            .findFirst()
            .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "单位名录里没有这个单位"));
  }

  private static Row row(JsonNode unit, int depth) {
    return new Row(
        unit.path("id").asString(""),
        unit.path("name").asString(""),
        unit.path("kind").asString(""),
        depth,
        unit.path("closed").asBoolean(false));
  }

  private static Stream<String> names(JsonNode unit) {
    return Stream.concat(
            Stream.of("id", "name", "shortName").map(name -> unit.path(name).asString("")),
            unit.path("aliases").valueStream().map(alias -> alias.asString("")))
        .map(name -> name.toLowerCase(Locale.ROOT));
  }
}
