package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.warnings.EscalationStore;
import cn.huimin.hotline.console.warnings.InboxStore;
import cn.huimin.hotline.console.warnings.WarningStore;
import cn.huimin.hotline.console.words.Clocks;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.schemas.word.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
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

  /** Of the list: those to be looked back at. */
  private static final String LOOK_BACK_DUE = "LOOK_BACK";

  /** Of the list: those that a unit owes an answer to. */
  private static final String ANSWER_OWED = "ANSWER";

  /** Of the list: those that no longer hold. */
  private static final String CLEARED = "CLEARED";

  private static final int ON_THE_WALL = 4;
  private static final int ON_THE_PAGE = 50;
  private static final Set<Role> ACKNOWLEDGE = EnumSet.of(Role.OPERATOR, Role.HEAD, Role.LEADER);
  private static final Set<Role> LOOK_BACK = EnumSet.of(Role.OPERATOR, Role.LEADER);
  private static final Set<Role> INTERVIEW = EnumSet.of(Role.ASSESSOR, Role.LEADER);

  private final WarningStore store;
  private final EscalationStore escalations;
  private final InboxStore inboxes;
  private final WatchRows rows;
  private final WallFigures figures;
  private final Clocks clocks;
  private final IntakeClient intake;
  private final Supplier<String> randomKeys;
  private final Words words;

  WatchController(
      WarningStore store,
      EscalationStore escalations,
      InboxStore inboxes,
      WatchRows rows,
      WallFigures figures,
      Clocks clocks,
      IntakeClient intake,
      Supplier<String> randomKeys,
      Words words) {
    this.store = store;
    this.escalations = escalations;
    this.inboxes = inboxes;
    this.rows = rows;
    this.figures = figures;
    this.clocks = clocks;
    this.intake = intake;
    this.randomKeys = randomKeys;
    this.words = words;
  }

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
    model.addAttribute("figures", figures.figures());
    model.addAttribute("standing", store.countStanding(viewer) + escalations.countStanding(viewer));
    model.addAttribute("rows", rows.standingFirst(viewer, ON_THE_WALL));
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
    model.addAttribute(
        "rows",
        switch (state) {
          case LOOK_BACK_DUE -> rows.asked(viewer, true, false);
          case ANSWER_OWED -> rows.asked(viewer, false, true);
          case CLEARED -> rows.cleared(viewer);
          default -> rows.standing(viewer);
        });
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
    model.addAttribute("row", rows.warning(warning));
    model.addAttribute("acknowledgement", warning.get("acknowledgement"));
    model.addAttribute("interview", interview(viewer, warning));
    boolean stands = "STANDING".equals(warning.get("state"));
    model.addAttribute("answer", warning.get("answer"));
    model.addAttribute("owed", rows.owed(warning).strip());
    model.addAttribute("lookBack", warning.get("lookBack"));
    model.addAttribute("mayAcknowledge", stands && ACKNOWLEDGE.contains(viewer.role()));
    boolean mayBeAnswered = stands || warning.get("answerOwed") != null;
    model.addAttribute(
        "mayAnswer", mayBeAnswered && viewer.isOfUnit() && warning.get("unit") != null);
    model.addAttribute(
        "mayLookBack",
        LOOK_BACK.contains(viewer.role())
            && warning.get("acknowledgement") != null
            && !isSettled(warning));
    return "warning";
  }

  private static boolean isSettled(Map<String, @Nullable Object> warning) {
    return warning.get("lookBack") instanceof Map<?, ?> back
        && Boolean.TRUE.equals(back.get("settled"));
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
    var body = Map.<String, Object>of("measure", measure, "lookBackOn", lookBackOn);
    return act(viewer, warningId, "acknowledgement", key, body, model, response);
  }

  @PostMapping("/warnings/{warningId}/answer")
  String answer(
      Viewer viewer,
      @PathVariable String warningId,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String key,
      Model model,
      HttpServletResponse response) {
    return act(viewer, warningId, "answer", key, Map.of("answer", answer), model, response);
  }

  @PostMapping("/warnings/{warningId}/look-back")
  String lookBack(
      Viewer viewer,
      @PathVariable String warningId,
      @RequestParam(defaultValue = "") String finding,
      @RequestParam(defaultValue = "") String settled,
      @RequestParam(defaultValue = "") String nextOn,
      @RequestParam(defaultValue = "") String key,
      Model model,
      HttpServletResponse response) {
    var body = new HashMap<String, Object>(Map.of("finding", finding));
    if (!settled.isEmpty()) {
      body.put("settled", settled.equals("true"));
    }
    if (!nextOn.isBlank()) {
      body.put("nextOn", nextOn);
    }
    return act(viewer, warningId, "look-back", key, body, model, response);
  }

  private String act(
      Viewer viewer,
      String warningId,
      String what,
      String key,
      Map<String, Object> body,
      Model model,
      HttpServletResponse response) {
    var path = "/warnings/" + URLEncoder.encode(warningId, StandardCharsets.UTF_8);
    var answer =
        intake.post(
            "/api/v1" + path + "/" + what,
            viewer.token(),
            Map.of("Idempotency-Key", key.isEmpty() ? randomKeys.get() : key),
            body);
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
    var page = inboxes.inbox(viewer, after, ON_THE_PAGE);
    model.addAttribute("section", "inbox");
    model.addAttribute("next", page.next());
    model.addAttribute("items", rows.messages(page.items()));
    return "inbox";
  }
}
