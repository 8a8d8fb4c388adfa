package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseFilter;
import cn.huimin.hotline.console.cases.CaseReader;
import cn.huimin.hotline.console.cases.CaseRow;
import cn.huimin.hotline.console.cases.CaseStore;
import cn.huimin.hotline.console.cases.CaseView;
import cn.huimin.hotline.console.cases.ClockView;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.schemas.word.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of cases and the page of one case, for any role. */
@Controller
class CasePageController {

  private static final int ROWS = 50;
  private static final int CANDIDATES = 20;

  /** States in which another case may join. */
  private static final List<String> MERGEABLE =
      List.of("TRIAGE", "DISPATCHED", "SIGNED", "REPORTED", "SIGNED_OFF", "APPROVED");

  /** Clocks by which nobody owes anything. */
  private static final Set<String> WINDOWS = Set.of("RETURN_WINDOW", "RATING");

  /** Events that only programs care for. */
  private static final Set<String> QUIET =
      Set.of(
          "ClockSet",
          "ClockMet",
          "ClockUnmet",
          "ClockStopped",
          "ClockNotDue",
          "CaseClassified",
          "LimitPassed");

  /** What a person is offered first, in this order; everything else is behind "other". */
  private static final List<String> FIRST =
      List.of(
          "sign-draft",
          "confirm",
          "supervision-answer",
          "confirm-emergency",
          "police-report",
          "joint-answer",
          "withdraw-decision",
          "source-refusal",
          "return-decision",
          "consult-decision",
          "extension-decision",
          "complex-decision",
          "recheck-decision",
          "sign",
          "sign-off",
          "contact",
          "report",
          "review",
          "callback");

  /** Steps with a form of their own on the page; report and review have a page. */
  private static final List<String> BEHIND =
      List.of(
          "sign",
          "sign-off",
          "contact",
          "callback",
          "return-decision",
          "consult-decision",
          "extension-decision",
          "complex-decision",
          "recheck-decision",
          "sign-draft",
          "confirm",
          "withdraw-decision",
          "source-refusal",
          "source-acceptance",
          "source-callback",
          "source-redo",
          "supervision-answer",
          "joint-answer",
          "joint",
          "promise-done",
          "rate",
          "falsified",
          "delegate",
          "police-report",
          "confirm-emergency",
          "unmerge",
          "merge",
          "split",
          "supervise",
          "urge",
          "amend",
          "recheck",
          "extension",
          "complex",
          "return",
          "consult",
          "dispatch",
          "correct-classification",
          "answer",
          "decline",
          "refer",
          "return-to-source",
          "withdraw",
          "invalidate",
          "close");

  private final CaseStore store;
  private final CaseReader reader;
  private final Editions editions;
  private final CategoryChoices choices;

  CasePageController(
      CaseStore store, CaseReader reader, Editions editions, CategoryChoices choices) {
    this.choices = choices;
    this.store = store;
    this.reader = reader;
    this.editions = editions;
  }

  @GetMapping("/cases")
  String list(
      Viewer viewer,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String category,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    var filter =
        new CaseFilter(
            none(unit),
            state.isEmpty() ? List.of() : List.of(state),
            none(type),
            none(category),
            null,
            null,
            Set.of("overdue", "today", "week").contains(due) ? due : null,
            none(q),
            null,
            due.isEmpty() ? "-opened" : "due",
            after,
            ROWS);
    model.addAttribute("section", "cases");
    model.addAttribute("page", store.page(filter, viewer));
    model.addAttribute(
        "asked",
        Map.of(
            "q", q, "state", state, "type", type, "due", due, "unit", unit, "category", category));
    model.addAttribute("filtered", !(q + state + type + due + unit + category).isEmpty());
    return "cases";
  }

  private static @Nullable String none(String text) {
    return text.isBlank() ? null : text;
  }

  @GetMapping("/cases/{caseId}")
  String one(
      Viewer viewer,
      @PathVariable String caseId,
      @RequestParam(defaultValue = "0") long minVersion,
      @RequestParam(required = false) @Nullable String done,
      Model model) {
    show(reader.read(caseId, minVersion, viewer), viewer, model);
    model.addAttribute("done", done);
    return "case";
  }

  /** Puts what the page of a case needs into the model. */
  void show(CaseView view, Viewer viewer, Model model) {
    model.addAttribute("section", viewer.isOfUnit() ? "todo" : "cases");
    model.addAttribute("view", view);
    var primary = primary(view);
    model.addAttribute("primary", primary);
    model.addAttribute(
        "others",
        BEHIND.stream().filter(view::may).filter(action -> !action.equals(primary)).toList());
    model.addAttribute(
        "running",
        view.clocks().stream()
            .filter(clock -> clock.running() && !WINDOWS.contains(clock.kind()))
            .sorted(Comparator.comparing(ClockView::dueAt))
            .limit(3)
            .toList());
    model.addAttribute(
        "met", view.clocks().stream().filter(clock -> clock.state().equals("MET")).toList());
    model.addAttribute(
        "story", view.story().stream().filter(item -> !QUIET.contains(item.type())).toList());
    model.addAttribute("choices", choices.all());
    model.addAttribute("colleagues", colleagues(view));
    model.addAttribute("candidates", view.may("merge") ? candidates(view, viewer) : List.of());
    model.addAttribute(
        "allUnits", editions.directory().units().stream().filter(unit -> !unit.closed()).toList());
    model.addAttribute(
        "units",
        editions.directory().units().stream()
            .filter(unit -> !unit.closed())
            .filter(
                unit ->
                    !viewer.isOfUnit()
                        || editions
                            .directory()
                            .isWithin(unit.id(), Objects.requireNonNullElse(viewer.unitId(), ""))
                        || view.summary().passedDownFrom().contains(unit.id()))
            .toList());
  }

  /** Accounts of the unit that has the case to which its head can leave a sign-off. */
  private List<String> colleagues(CaseView view) {
    return editions.directory().people().stream()
        .filter(person -> person.unitId().equals(view.summary().unitId()))
        .filter(
            person ->
                person.role() == Role.LIAISON || (person.role() == Role.HEAD && person.deputy()))
        .map(Person::account)
        .sorted()
        .toList();
  }

  /** Open cases of the same unit and category that this one could join, the newest first. */
  private List<CaseRow> candidates(CaseView view, Viewer viewer) {
    var summary = view.summary();
    var filter =
        new CaseFilter(
            summary.unitId(),
            MERGEABLE,
            null,
            summary.categoryLevel1(),
            null,
            null,
            null,
            null,
            null,
            "-opened",
            null,
            CANDIDATES);
    return store.page(filter, viewer).rows().stream()
        .filter(row -> !row.summary().caseId().equals(summary.caseId()))
        .filter(row -> row.summary().leadCaseId() == null)
        .toList();
  }

  /** The step that is offered first; empty if only others are there. */
  private static String primary(CaseView view) {
    if (view.may("dispatch") && view.summary().unitId() == null) {
      return "dispatch";
    }
    if (view.summary().has("SUMMARY_DUE") && view.may("correct-classification")) {
      return "correct-classification";
    }
    return FIRST.stream().filter(view::may).findFirst().orElse("");
  }

  @GetMapping("/cases/{caseId}/report")
  String report(Viewer viewer, @PathVariable String caseId, Model model) {
    report(reader.read(caseId, 0, viewer), Map.of(), Map.of(), model);
    return "report";
  }

  /** Puts what the report form needs into the model. */
  static void report(
      CaseView view, Map<String, String> filled, Map<String, String> errors, Model model) {
    model.addAttribute("section", "todo");
    model.addAttribute("view", view);
    model.addAttribute("filled", filled);
    model.addAttribute("errors", errors);
    model.addAttribute(
        "clock",
        view.clocks().stream()
            .filter(
                clock ->
                    clock.running()
                        && Set.of("HANDLE", "HANDLE_COMPLEX", "REDO").contains(clock.kind()))
            .findFirst()
            .orElse(null));
    var summary = view.summary();
    model.addAttribute(
        "asksContact",
        !summary.anonymous()
            && !summary.hidden()
            && !"PRAISE".equals(summary.demandType())
            && !summary.has("CONTACTED"));
    model.addAttribute("full", !Set.of("ENQUIRY", "PRAISE").contains(view.summary().demandType()));
  }

  @GetMapping("/cases/{caseId}/review")
  String review(Viewer viewer, @PathVariable String caseId, Model model) {
    var view = reader.read(caseId, 0, viewer);
    model.addAttribute("section", "cases");
    model.addAttribute("view", view);
    model.addAttribute("report", view.last("ReportSubmitted").orElse(null));
    model.addAttribute("signedOff", view.last("ReportSignedOff").orElse(null));
    model.addAttribute(
        "clock",
        view.clocks().stream()
            .filter(clock -> clock.running() && clock.party().equals("CENTRE"))
            .findFirst()
            .orElse(null));
    model.addAttribute("checks", ReportChecks.of(view, viewer));
    model.addAttribute("owing", String.join("、", ReportChecks.owing(view.summary())));
    return "review";
  }
}
