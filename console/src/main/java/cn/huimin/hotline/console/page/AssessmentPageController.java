package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Doors;
import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.scores.AssessmentStore;
import cn.huimin.hotline.console.scores.EnteredItem;
import cn.huimin.hotline.console.scores.SchemeBook;
import cn.huimin.hotline.console.scores.ScoreStore;
import cn.huimin.hotline.console.words.Clocks;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.platform.edition.Unit;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The evidence desk: units by items, and one unit with all that was entered about it. */
@Controller
class AssessmentPageController {

  private static final int MOST = 200;
  private static final int ACCEPTED = 202;
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  /**
   * A unit and where it stands.
   *
   * @param values by item; null where nothing was entered
   */
  record Row(Unit unit, ScoreStore.@Nullable Card card, Map<String, @Nullable String> values) {}

  private final AssessmentStore store;
  private final ScoreStore scores;
  private final SchemeBook schemes;
  private final IntakeClient intake;
  private final Words words;
  private final Clocks clocks;
  private final Supplier<String> randomKeys;

  AssessmentPageController(
      AssessmentStore store,
      ScoreStore scores,
      SchemeBook schemes,
      IntakeClient intake,
      Words words,
      Clocks clocks,
      Supplier<String> randomKeys) {
    this.store = store;
    this.scores = scores;
    this.schemes = schemes;
    this.intake = intake;
    this.words = words;
    this.clocks = clocks;
    this.randomKeys = randomKeys;
  }

  @GetMapping("/assessment")
  String matrix(
      Viewer viewer, @RequestParam(required = false) @Nullable String scheme, Model model) {
    var sheet = scheme == null ? null : schemes.sheet(scheme).orElse(null);
    if (scheme != null && sheet == null) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这个考核方案");
    }
    var columns =
        sheet == null
            ? schemes.entered().stream()
                .map(EnteredItem::item)
                .filter(item -> !item.startsWith("note"))
                .toList()
            : sheet.items().keySet().stream().sorted().toList();
    var cards = scores.cards(scheme, null, null, viewer);
    model.addAttribute("section", "assessment");
    model.addAttribute("columns", columns);
    model.addAttribute("scheme", scheme);
    model.addAttribute("names", names(sheet));
    model.addAttribute("others", schemes.beside());
    model.addAttribute("top", store.top().orElse(null));
    model.addAttribute(
        "rows",
        store.units().stream()
            .map(
                unit ->
                    row(
                        columns,
                        unit,
                        cards.stream()
                            .filter(card -> card.unitId().equals(unit.id()))
                            .findFirst()
                            .orElse(null)))
            .toList());
    return "assessment";
  }

  /** Names of items, by number. */
  private Map<String, String> names(SchemeBook.@Nullable Sheet sheet) {
    var names = new LinkedHashMap<String, String>();
    if (sheet == null) {
      schemes.entered().forEach(one -> names.put(one.item(), one.name()));
    } else {
      sheet.items().forEach((item, said) -> names.put(item, said.name()));
    }
    return names;
  }

  private static Row row(List<String> columns, Unit unit, ScoreStore.@Nullable Card card) {
    var values = new LinkedHashMap<String, @Nullable String>();
    for (var column : columns) {
      values.put(
          column,
          card == null
              ? null
              : card.items().stream()
                  .filter(item -> item.item().equals(column) && item.lines() > 0)
                  .map(ScoreStore.Item::value)
                  .findFirst()
                  .orElse(null));
    }
    return new Row(unit, card, values);
  }

  @GetMapping("/assessment/{unitId}")
  String unit(
      Viewer viewer,
      @PathVariable String unitId,
      @RequestParam(required = false) @Nullable String period,
      Model model) {
    var entered = store.of(unitId, null, null, viewer, null, MOST);
    var thisYear = String.valueOf(clocks.words().calendar().dateOf(clocks.now()).getYear());
    var shown = period == null ? thisYear : period;
    var cards = scores.of(unitId).stream().filter(card -> schemes.isMain(card.scheme())).toList();
    model.addAttribute("period", shown);
    model.addAttribute(
        "years",
        Stream.concat(Stream.of(thisYear), cards.stream().map(ScoreStore.Card::period))
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList());
    model.addAttribute("section", "assessment");
    model.addAttribute("unitId", unitId);
    model.addAttribute(
        "items",
        schemes.entered().stream().filter(one -> one.how() != EnteredItem.How.OWN_FORM).toList());
    model.addAttribute("others", schemes.beside());
    model.addAttribute("entered", entered);
    model.addAttribute(
        "appeals",
        store.of(unitId, null, "APPEAL", viewer, null, MOST).stream()
            .filter(one -> one.state().equals("FILED") || one.state().equals("HEARD"))
            .toList());
    model.addAttribute(
        "strikes",
        store.of(unitId, null, "STRIKE", viewer, null, MOST).stream()
            .filter(one -> one.state().equals("PROPOSED"))
            .toList());
    model.addAttribute(
        "card",
        cards.stream().filter(card -> card.period().equals(shown)).findFirst().orElse(null));
    return "assessment-unit";
  }

  @PostMapping("/assessment/{unitId}/{way}")
  String enter(
      Viewer viewer,
      @PathVariable String unitId,
      @PathVariable String way,
      @RequestParam Map<String, String> form,
      Model model,
      HttpServletResponse response) {
    check(viewer, way);
    var back =
        HomeController.local(
            form.getOrDefault("back", viewer.isOfUnit() ? "/scores" : desk(unitId, form)));
    var key = form.getOrDefault("key", "");
    IntakeClient.Answer answer;
    try {
      answer =
          intake.post(
              "/api/v1/assessment/" + URLEncoder.encode(unitId, StandardCharsets.UTF_8) + "/" + way,
              viewer.token(),
              Map.of("Idempotency-Key", key.isEmpty() ? randomKeys.get() : key),
              AssessmentForm.body(way, form, clocks.words().calendar().zone()));
    } catch (IntakeAwayException e) {
      response.setStatus(ProblemCode.NOT_AVAILABLE.status().value());
      return outcome(words.of("word.noAnswer"), words.of("assessment.again"), back, model);
    }
    if (answer.status() == ACCEPTED) {
      return outcome(words.of("word.underWay"), words.of("assessment.later"), back, model);
    }
    if (answer.done()) {
      return "redirect:" + back + (back.contains("?") ? "&" : "?") + "done=" + way;
    }
    response.setStatus(answer.status());
    var errors = new LinkedHashMap<String, String>();
    answer
        .body()
        .path("errors")
        .forEach(
            error ->
                errors.put(error.path("field").asString(""), error.path("message").asString("")));
    model.addAttribute("errors", errors);
    return outcome(
        answer.body().path("detail").asString(words.of("assessment.failed")),
        words.of("word.nothingChanged"),
        back,
        model);
  }

  /** The desk of a unit, in the year that was shown. */
  private static String desk(String unitId, Map<String, String> form) {
    var period = form.getOrDefault("period", "");
    return "/assessment/" + unitId + (YEAR.matcher(period).matches() ? "?period=" + period : "");
  }

  private static void check(Viewer viewer, String way) {
    var path = "/api/v1/assessment/{unitId}/" + way;
    var doors =
        Doors.all().stream()
            .filter(door -> door.path().equals(path) && door.kind() == Doors.Kind.GATEWAY)
            .toList();
    if (doors.isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这个操作");
    }
    if (doors.stream().noneMatch(door -> door.roles().contains(viewer.role()))) {
      throw new Refusal(ProblemCode.FORBIDDEN, "您的角色没有权限做这件事");
    }
  }

  private static String outcome(String title, String detail, String back, Model model) {
    model.addAttribute("section", "assessment");
    model.addAttribute("title", title);
    model.addAttribute("detail", detail);
    model.addAttribute("back", back);
    return "assessment-outcome";
  }
}
