package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseReader;
import cn.huimin.hotline.console.cases.CaseRow;
import cn.huimin.hotline.console.cases.CaseStore;
import cn.huimin.hotline.console.words.Clocks;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The operator's queue by due time, with the case beside it. */
@Controller
class DeskController {

  private static final int MOST = 300;
  private static final List<String> CENTRE = List.of("CENTRE");
  private static final List<String> ACTIONS =
      List.of(
          "confirm-emergency",
          "police-report",
          "return-decision",
          "consult-decision",
          "extension-decision",
          "complex-decision",
          "recheck-decision",
          "withdraw-decision",
          "source-refusal",
          "dispatch",
          "correct-classification",
          "contact",
          "review",
          "callback",
          "close");

  /** A tab of the desk. */
  record Tab(String id, long count) {}

  private final CaseStore store;
  private final CaseReader reader;
  private final Clocks clocks;
  private final Editions editions;
  private final CategoryChoices choices;

  DeskController(
      CaseStore store,
      CaseReader reader,
      Clocks clocks,
      Editions editions,
      CategoryChoices choices) {
    this.store = store;
    this.reader = reader;
    this.clocks = clocks;
    this.editions = editions;
    this.choices = choices;
  }

  @GetMapping("/desk")
  String desk(
      Viewer viewer,
      @RequestParam(defaultValue = "all") String tab,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(name = "case", required = false) @Nullable String selected,
      @RequestParam(required = false) @Nullable String done,
      Model model) {
    var all = store.owed(CENTRE, ACTIONS, null, viewer, MOST);
    var shown =
        all.stream()
            .filter(row -> tab.equals("all") || first(row).equals(tab))
            .filter(row -> blank(channel) || row.summary().channel().equals(channel))
            .filter(
                row ->
                    blank(category)
                        || String.valueOf(category).equals(row.summary().categoryLevel1()))
            .toList();
    model.addAttribute("section", "desk");
    model.addAttribute("tab", tab);
    model.addAttribute("tabs", tabs(all));
    model.addAttribute("channel", channel);
    model.addAttribute("category", category);
    model.addAttribute(
        "categories",
        all.stream()
            .map(row -> row.summary().categoryLevel1())
            .filter(java.util.Objects::nonNull)
            .distinct()
            .sorted()
            .toList());
    model.addAttribute("filtered", !blank(channel) || !blank(category));
    model.addAttribute("alarms", shown.stream().filter(DeskController::isAlarm).toList());
    model.addAttribute(
        "groups",
        QueueGroup.of(
            shown.stream().filter(row -> !isAlarm(row)).toList(),
            clocks.now(),
            clocks.words().calendar()));
    model.addAttribute("doing", doing(shown));
    model.addAttribute("done", done);
    var id = selected == null && !shown.isEmpty() ? shown.getFirst().summary().caseId() : selected;
    model.addAttribute("selected", id);
    if (id != null) {
      detail(viewer, id, model);
    }
    return "desk";
  }

  /** The case beside the queue, by itself. */
  @GetMapping("/desk/case/{caseId}")
  String beside(Viewer viewer, @PathVariable String caseId, Model model) {
    detail(viewer, caseId, model);
    return "desk-case :: detail";
  }

  private void detail(Viewer viewer, String caseId, Model model) {
    var view = reader.read(caseId, 0, viewer);
    model.addAttribute("view", view);
    model.addAttribute("units", units());
    model.addAttribute("allUnits", units());
    model.addAttribute("choices", choices.all());
    model.addAttribute(
        "clock",
        view.clocks().stream()
            .filter(clock -> clock.running() && clock.party().equals("CENTRE"))
            .findFirst()
            .orElse(null));
  }

  /** Units a case can be given to, by name. */
  private List<Unit> units() {
    return editions.directory().units().stream().filter(unit -> !unit.closed()).toList();
  }

  private static List<Tab> tabs(List<CaseRow> rows) {
    var counts = new LinkedHashMap<String, Long>();
    rows.forEach(row -> counts.merge(first(row), 1L, Long::sum));
    return List.of(
        new Tab("all", rows.size()),
        new Tab("dispatch", counts.getOrDefault("dispatch", 0L)),
        new Tab("correct-classification", counts.getOrDefault("correct-classification", 0L)),
        new Tab("return-decision", counts.getOrDefault("return-decision", 0L)),
        new Tab("consult-decision", counts.getOrDefault("consult-decision", 0L)),
        new Tab("extension-decision", counts.getOrDefault("extension-decision", 0L)),
        new Tab("recheck-decision", counts.getOrDefault("recheck-decision", 0L)),
        new Tab("withdraw-decision", counts.getOrDefault("withdraw-decision", 0L)),
        new Tab("source-refusal", counts.getOrDefault("source-refusal", 0L)),
        new Tab("contact", counts.getOrDefault("contact", 0L)),
        new Tab("review", counts.getOrDefault("review", 0L)),
        new Tab("callback", counts.getOrDefault("callback", 0L)));
  }

  private static Map<String, String> doing(List<CaseRow> rows) {
    var doing = new LinkedHashMap<String, String>();
    rows.forEach(row -> doing.put(row.summary().caseId(), first(row)));
    return doing;
  }

  /** What the centre has to do first. */
  static String first(CaseRow row) {
    return row.summary().nextSteps().stream()
        .filter(step -> step.owed() && step.party().equals("CENTRE"))
        .map(step -> step.action())
        .findFirst()
        .orElse("");
  }

  private static boolean isAlarm(CaseRow row) {
    return row.summary().urgency().equals("EMERGENCY");
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
