package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.warnings.WarningStore;
import cn.huimin.hotline.console.words.Clocks;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.schemas.word.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Warnings and escalations: the wall, the page to work from, and the inbox. */
@Controller
class WatchController {

  private static final int ON_THE_WALL = 4;
  private static final int ON_THE_PAGE = 50;
  private static final Set<Role> ACKNOWLEDGE = EnumSet.of(Role.OPERATOR, Role.HEAD, Role.LEADER);
  private static final Set<Role> INTERVIEW = EnumSet.of(Role.ASSESSOR, Role.LEADER);

  private final WarningStore store;
  private final WallFigures figures;
  private final Clocks clocks;
  private final IntakeClient intake;
  private final Supplier<String> randomKeys;
  private final Words words;

  WatchController(
      WarningStore store,
      WallFigures figures,
      Clocks clocks,
      IntakeClient intake,
      Supplier<String> randomKeys,
      Words words) {
    this.store = store;
    this.figures = figures;
    this.clocks = clocks;
    this.intake = intake;
    this.randomKeys = randomKeys;
    this.words = words;
  }

  /** A warning or a red card, in one row. */
  record Row(
      String level,
      String shape,
      String what,
      String why,
      Instant at,
      @Nullable String caseId,
      boolean standing,
      String href) {}

  @GetMapping("/wall")
  String wall(Viewer viewer, Model model) {
    fill(viewer, model);
    return "wall";
  }

  /** What of the wall changes. */
  @GetMapping("/wall/now")
  String now(Viewer viewer, Model model) {
    fill(viewer, model);
    return "wall :: now";
  }

  private void fill(Viewer viewer, Model model) {
    var rows = rows(viewer, null).stream().filter(Row::standing).toList();
    model.addAttribute("figures", figures.figures());
    model.addAttribute("standing", rows.size());
    model.addAttribute("rows", rows.stream().limit(ON_THE_WALL).toList());
    model.addAttribute("drafts", figures.drafts());
    model.addAttribute("city", figures.city());
    model.addAttribute("towns", figures.towns());
    model.addAttribute("spark", figures.spark());
    model.addAttribute("words", clocks.words());
    model.addAttribute("now", clocks.now());
  }

  @GetMapping("/warnings")
  String warnings(Viewer viewer, @RequestParam(defaultValue = "") String state, Model model) {
    model.addAttribute("section", "warnings");
    model.addAttribute("state", state);
    model.addAttribute("rows", rows(viewer, state.equals("CLEARED") ? "CLEARED" : null));
    return "warnings";
  }

  /** One warning with its figures and cases, and the form to take note of it. */
  @GetMapping("/warnings/{warningId}")
  String warning(Viewer viewer, @PathVariable String warningId, Model model) {
    var warning =
        store
            .warning(viewer, warningId)
            .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这条预警"));
    model.addAttribute("section", "warnings");
    model.addAttribute("warning", warning);
    model.addAttribute("row", warning(warning));
    model.addAttribute("acknowledgement", warning.get("acknowledgement"));
    model.addAttribute("interview", interview(viewer, warning));
    model.addAttribute(
        "mayAcknowledge",
        "STANDING".equals(warning.get("state")) && ACKNOWLEDGE.contains(viewer.role()));
    return "warning";
  }

  /** Unit of which the person may enter an interview, where the warning is about one; or null. */
  private static @Nullable String interview(Viewer viewer, Map<String, @Nullable Object> warning) {
    return INTERVIEW.contains(viewer.role()) && warning.get("unit") instanceof Map<?, ?> unit
        ? String.valueOf(unit.get("id"))
        : null;
  }

  @PostMapping("/warnings/{warningId}/acknowledgement")
  String acknowledge(
      Viewer viewer,
      @PathVariable String warningId,
      @RequestParam(defaultValue = "") String measure,
      @RequestParam(defaultValue = "") String lookBackOn,
      @RequestParam(defaultValue = "") String key,
      Model model,
      HttpServletResponse response) {
    var path = "/warnings/" + URLEncoder.encode(warningId, StandardCharsets.UTF_8);
    var answer =
        intake.post(
            "/api/v1" + path + "/acknowledgement",
            viewer.token(),
            Map.of("Idempotency-Key", key.isEmpty() ? randomKeys.get() : key),
            Map.of("measure", measure, "lookBackOn", lookBackOn));
    if (answer.status() < 300) {
      return "redirect:" + path;
    }
    response.setStatus(answer.status());
    model.addAttribute("section", "warnings");
    model.addAttribute("title", answer.body().path("detail").asString(words.of("word.refused")));
    model.addAttribute("detail", words.of("word.nothingChanged"));
    model.addAttribute("errors", ActionController.errors(answer.body()));
    model.addAttribute("back", path);
    return "outcome";
  }

  @GetMapping("/inbox")
  String inbox(Viewer viewer, @RequestParam(required = false) @Nullable String after, Model model) {
    var page = store.inbox(viewer, after, ON_THE_PAGE);
    model.addAttribute("section", "inbox");
    model.addAttribute("next", page.next());
    model.addAttribute(
        "items",
        page.items().stream()
            .map(
                item ->
                    new Row(
                        "",
                        "",
                        String.valueOf(item.get("message")),
                        "",
                        moment(item, "happenedAt"),
                        (String) item.get("caseId"),
                        Boolean.TRUE.equals(item.get("urgent")),
                        item.get("caseId") == null ? "/warnings" : "/cases/" + item.get("caseId")))
            .toList());
    return "inbox";
  }

  private List<Row> rows(Viewer viewer, @Nullable String state) {
    var rows = new ArrayList<Row>();
    store
        .warnings(viewer, state == null ? "STANDING" : state, null, null, null, ON_THE_PAGE)
        .items()
        .forEach(item -> rows.add(warning(item)));
    if (state == null) {
      store.standingEscalations(viewer, ON_THE_PAGE).forEach(item -> rows.add(escalation(item)));
    }
    rows.sort(Comparator.comparing(Row::at).reversed());
    return rows;
  }

  private Row warning(Map<String, @Nullable Object> item) {
    var level = String.valueOf(item.get("level"));
    var cases = (List<?>) Objects.requireNonNull(item.get("cases"));
    var last = cases.isEmpty() ? null : (Map<?, ?>) cases.getLast();
    return new Row(
        level,
        switch (level) {
          case "RED" -> "missed";
          case "ORANGE" -> "urgent";
          default -> "near";
        },
        unit(item) + category(item),
        String.valueOf(item.get("message")),
        moment(item, "updatedAt"),
        last == null ? null : (String) last.get("caseId"),
        "STANDING".equals(item.get("state")),
        "/warnings/" + item.get("warningId"));
  }

  private Row escalation(Map<String, @Nullable Object> item) {
    return new Row(
        "RED",
        "missed",
        unit(item) + category(item),
        String.valueOf(item.get("message")) + "　" + item.get("caseNumber"),
        moment(item, "at"),
        (String) item.get("caseId"),
        true,
        "/cases/" + item.get("caseId"));
  }

  private String unit(Map<String, @Nullable Object> item) {
    return item.get("unit") instanceof Map<?, ?> unit
        ? String.valueOf(unit.get("name"))
        : words.of("word.centre");
  }

  private static String category(Map<String, @Nullable Object> item) {
    return item.get("category") instanceof Map<?, ?> category ? " " + category.get("level1") : "";
  }

  private static Instant moment(Map<String, @Nullable Object> item, String name) {
    return item.get(name) instanceof OffsetDateTime at ? at.toInstant() : Instant.EPOCH;
  }
}
