package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CallerHistory;
import cn.huimin.hotline.console.cases.CaseReader;
import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.Clocks;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The entry of work orders at the desk: walk-in, phone and web. What is typed is a draft of
 * intake's until it is handed in, so that a reload goes on with it. What names people comes in
 * bodies, never in a URL.
 */
@Controller
class EntryController {

  private static final String ORDERS = "/api/v1/work-orders";
  private static final int UNDER_WAY = 202;
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = ProblemCode.NOT_FOUND.status().value();
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private final IntakeClient intake;
  private final EntryDrafts drafts;
  private final EntryBeside beside;
  private final CaseReader reader;
  private final Clocks clocks;
  private final Editions editions;
  private final Supplier<String> randomKeys;
  private final Words words;

  EntryController(
      IntakeClient intake,
      EntryDrafts drafts,
      EntryBeside beside,
      CaseReader reader,
      Clocks clocks,
      Editions editions,
      Supplier<String> randomKeys,
      Words words) {
    this.intake = intake;
    this.drafts = drafts;
    this.beside = beside;
    this.reader = reader;
    this.clocks = clocks;
    this.editions = editions;
    this.randomKeys = randomKeys;
    this.words = words;
  }

  @GetMapping("/entry")
  String entry(
      Viewer viewer,
      @RequestParam(defaultValue = "") String draft,
      Model model,
      HttpServletResponse response) {
    if (!ID.matcher(draft).matches()) {
      return show(
          viewer,
          randomKeys.get(),
          EntryForm.begun(clocks.now(), zone()),
          Map.of(),
          model,
          response);
    }
    var kept = drafts.find(viewer, draft);
    if (kept.status() == NOT_FOUND) {
      // It was handed in or thrown away: whoever comes now is another caller.
      unkept(response);
      return "redirect:/entry";
    }
    var filled = new LinkedHashMap<String, String>();
    kept.body()
        .path("fields")
        .properties()
        .forEach(field -> filled.put(field.getKey(), field.getValue().asString("")));
    if (filled.isEmpty()) {
      filled.putAll(EntryForm.begun(clocks.now(), zone()));
    }
    if (!kept.done()) {
      model.addAttribute(
          "problem", kept.body().path("detail").asString(words.of("entry.draft.away")));
    }
    return show(viewer, draft, filled, Map.of(), model, response);
  }

  /** Saves what is typed; for a script the moment it was saved, else the page again. */
  @PostMapping("/entry/draft")
  String save(
      Viewer viewer,
      @RequestParam Map<String, String> form,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
      Model model,
      HttpServletResponse response) {
    var draft = id(form);
    unkept(response);
    String problem = null;
    try {
      var answer = drafts.save(viewer, draft, EntryForm.typed(form));
      if (!answer.done()) {
        var errors = ActionController.errors(answer.body());
        problem =
            errors.isEmpty()
                ? answer.body().path("detail").asString(words.of("entry.draft.refused"))
                : words.with(words.of("entry.draft.refused"), errors.values());
      }
    } catch (IntakeAwayException e) {
      problem = words.of("entry.draft.noAnswer");
    }
    if (script == null && problem == null) {
      return "redirect:/entry?draft=" + draft;
    }
    if (script == null) {
      model.addAttribute("problem", problem);
      return show(viewer, draft, EntryForm.typed(form), Map.of(), model, response);
    }
    if (problem == null) {
      // From here on a reload goes on with it.
      response.setHeader("HX-Replace-Url", "/entry?draft=" + draft);
    }
    model.addAttribute("unsaved", problem);
    model.addAttribute("savedAt", clocks.words().time(clocks.now()));
    return "entry-beside :: saved";
  }

  @PostMapping("/entry/caller")
  String caller(
      Viewer viewer,
      @RequestParam(defaultValue = "") String phone,
      Model model,
      HttpServletResponse response) {
    unkept(response);
    beside.caller(viewer, phone, model);
    return "entry-beside :: caller";
  }

  @PostMapping("/entry/matter")
  String matter(
      Viewer viewer,
      @RequestParam Map<String, String> form,
      Model model,
      HttpServletResponse response) {
    unkept(response);
    beside.matter(viewer, matter(form), model);
    answering(viewer, model);
    return "entry-beside :: matter";
  }

  @PostMapping("/entry/discard")
  String discard(Viewer viewer, @RequestParam Map<String, String> form) {
    drafts.discard(viewer, id(form));
    return "redirect:/entry";
  }

  /** Hands the entry in, and answers it at once where the centre does. */
  @PostMapping("/entry")
  String handIn(
      Viewer viewer,
      @RequestParam Map<String, String> form,
      Model model,
      HttpServletResponse response) {
    var draft = id(form);
    var typed = EntryForm.typed(form);
    boolean direct = form.containsKey("direct") && viewer.role() == Role.OPERATOR;
    if (direct && !typed.containsKey("publicAnswer")) {
      response.setStatus(ProblemCode.INVALID_INPUT.status().value());
      return show(
          viewer,
          draft,
          typed,
          Map.of("publicAnswer", words.of("entry.publicAnswer.missing")),
          model,
          response);
    }
    IntakeClient.Answer answer;
    try {
      answer =
          intake.post(
              ORDERS,
              viewer.token(),
              Map.of("X-Hotline-Desk", "console"),
              EntryForm.order(draft, typed, viewer.isOfUnit(), zone()));
    } catch (IntakeAwayException e) {
      response.setStatus(ProblemCode.NOT_AVAILABLE.status().value());
      model.addAttribute("problem", words.of("entry.noAnswer"));
      model.addAttribute("key", form.getOrDefault("key", ""));
      return show(viewer, draft, typed, Map.of(), model, response);
    }
    if (!answer.done()) {
      response.setStatus(answer.status());
      model.addAttribute(
          "problem", answer.body().path("detail").asString(words.of("entry.refused")));
      return show(
          viewer,
          draft,
          typed,
          EntryForm.placed(ActionController.errors(answer.body())),
          model,
          response);
    }
    return direct
        ? answered(viewer, draft, form, answer, model, response)
        : entered(viewer, draft, answer, answer.body(), model, response);
  }

  /** Answers what was handed in; what is refused keeps its words, here and in the draft. */
  private String answered(
      Viewer viewer,
      String draft,
      Map<String, String> form,
      IntakeClient.Answer handedIn,
      Model model,
      HttpServletResponse response) {
    var typed = EntryForm.typed(form);
    var number = handedIn.body().path("caseNumber").asString("");
    var key = form.getOrDefault("key", "");
    IntakeClient.Answer said;
    String problem;
    if (EntryForm.opened(handedIn)) {
      said = answer(viewer, key, typed, handedIn.body().path("caseId").asString(""));
      if (said.done()) {
        return entered(viewer, draft, handedIn, said.body(), model, response);
      }
      problem =
          words.of(
              "entry.unanswered",
              number,
              handedIn.body().path("lookUpCode").asString(""),
              said.body().path("detail").asString(words.of("entry.answer.refused")));
    } else {
      said = new IntakeClient.Answer(CONFLICT, MissingNode.getInstance());
      problem = words.of("entry.known.unanswered", number);
    }
    if (!drafts.saved(viewer, draft, typed)) {
      problem = problem + " " + words.of("entry.draft.noAnswer");
    }
    response.setStatus(said.status());
    model.addAttribute("problem", problem);
    if (said.status() == ProblemCode.NOT_AVAILABLE.status().value()) {
      // Nobody knows whether it was taken: asked again, it must be the same command.
      model.addAttribute("key", key);
    }
    return show(
        viewer,
        draft,
        typed,
        EntryForm.placed(ActionController.errors(said.body())),
        model,
        response);
  }

  private String entered(
      Viewer viewer,
      String draft,
      IntakeClient.Answer handedIn,
      JsonNode after,
      Model model,
      HttpServletResponse response) {
    unkept(response);
    var body = handedIn.body();
    var caseId = body.path("caseId").asString("");
    var state = after.path("state").asString(body.path("state").asString(""));
    drafts.handedIn(viewer, draft);
    awaitShown(viewer, caseId, after.path("version").asLong(body.path("version").asLong(0)));
    boolean opened = EntryForm.opened(handedIn);
    model.addAttribute("section", "entry");
    model.addAttribute("caseId", caseId);
    model.addAttribute("caseNumber", body.path("caseNumber").asString(""));
    model.addAttribute("opened", opened);
    // The code is the complainant's who opened the case, who may be another.
    model.addAttribute("code", opened ? body.path("lookUpCode").asString("") : "");
    model.addAttribute("state", state);
    model.addAttribute("unit", body.path("unit").path("name").asString(""));
    model.addAttribute("underWay", handedIn.status() == UNDER_WAY);
    model.addAttribute("seen", viewer.seesAllUnits() || state.equals("DISPATCHED"));
    return "entered";
  }

  private IntakeClient.Answer answer(
      Viewer viewer, String key, Map<String, String> typed, String caseId) {
    var said = new LinkedHashMap<String, Object>();
    said.put("publicAnswer", typed.getOrDefault("publicAnswer", ""));
    if (typed.containsKey("phone") || typed.containsKey("email")) {
      said.put("means", EntryForm.means(typed));
    }
    try {
      return intake.post(
          "/api/v1/cases/" + caseId + "/answer",
          viewer.token(),
          Map.of("Idempotency-Key", ID.matcher(key).matches() ? key : randomKeys.get()),
          said);
    } catch (IntakeAwayException e) {
      return new IntakeClient.Answer(
          ProblemCode.NOT_AVAILABLE.status().value(), MissingNode.getInstance());
    }
  }

  private void awaitShown(Viewer viewer, String caseId, long version) {
    try {
      reader.read(caseId, version, viewer);
    } catch (Refusal e) {
      // The case's page tells by itself what it can show.
      return;
    }
  }

  private String show(
      Viewer viewer,
      String draft,
      Map<String, String> filled,
      Map<String, String> errors,
      Model model,
      HttpServletResponse response) {
    unkept(response);
    model.addAttribute("section", "entry");
    model.addAttribute("draft", draft);
    model.addAttribute("filled", filled);
    model.addAttribute("errors", errors);
    // One for each time the form is shown: sent twice, it answers once.
    if (!model.containsAttribute("key")) {
      model.addAttribute("key", randomKeys.get());
    }
    model.addAttribute("drafts", drafts.others(viewer, draft));
    model.addAttribute("historyFor", CallerHistory.isFor(viewer));
    model.addAttribute(
        "units",
        editions.directory().units().stream()
            .filter(unit -> !unit.closed())
            .map(Unit::name)
            .toList());
    answering(viewer, model);
    beside.caller(viewer, filled.getOrDefault("phone", ""), model);
    beside.matter(viewer, matter(filled), model);
    return "entry";
  }

  private static void answering(Viewer viewer, Model model) {
    model.addAttribute("answering", viewer.role() == Role.OPERATOR);
  }

  private static String matter(Map<String, String> form) {
    return (form.getOrDefault("title", "") + " " + form.getOrDefault("content", "")).strip();
  }

  private static String id(Map<String, String> form) {
    var draft = form.getOrDefault("draft", "");
    if (!ID.matcher(draft).matches()) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "没有收下：表单缺少草稿编号，请重新打开登记页");
    }
    return draft;
  }

  private ZoneId zone() {
    return clocks.words().calendar().zone();
  }

  private static void unkept(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
  }
}
