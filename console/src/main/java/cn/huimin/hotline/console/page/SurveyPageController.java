package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.surveys.PastedSurvey;
import cn.huimin.hotline.console.surveys.SurveyStore;
import cn.huimin.hotline.console.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Satisfaction surveys: the list with the import, and one with everybody's place. */
@Controller
class SurveyPageController {

  private static final Pattern ROW = Pattern.compile("rows\\[(\\d+)]\\..*");
  private static final int ACCEPTED = 202;

  private final SurveyStore store;
  private final IntakeClient intake;
  private final Words words;

  SurveyPageController(SurveyStore store, IntakeClient intake, Words words) {
    this.store = store;
    this.intake = intake;
    this.words = words;
  }

  @GetMapping("/surveys")
  String list(Model model) {
    return page(model);
  }

  @PostMapping("/surveys")
  String take(
      Viewer viewer,
      @RequestParam String kind,
      @RequestParam String term,
      @RequestParam String list,
      @RequestParam String key,
      Model model,
      HttpServletResponse response) {
    model.addAttribute("kind", kind);
    model.addAttribute("term", term);
    model.addAttribute("list", list);
    List<Map<String, Object>> rows;
    try {
      rows = PastedSurvey.rows(list);
    } catch (Refusal e) {
      response.setStatus(e.code().status().value());
      return refused(List.of(e.detail()), model);
    }
    try {
      var answer =
          intake.post(
              "/api/v1/surveys",
              viewer.token(),
              Map.of("Idempotency-Key", key),
              Map.of("kind", kind, "term", term, "rows", rows));
      if (answer.done()) {
        return "redirect:/surveys?done=" + (answer.status() == ACCEPTED ? "later" : "now");
      }
      response.setStatus(answer.status());
      return refused(told(answer.body()), model);
    } catch (IntakeAwayException e) {
      response.setStatus(ProblemCode.NOT_AVAILABLE.status().value());
      return refused(List.of(words.of("surveys.again")), model);
    }
  }

  @GetMapping("/surveys/{kind}/{term}")
  String one(Viewer viewer, @PathVariable String kind, @PathVariable String term, Model model) {
    var survey = store.one(kind, term);
    model.addAttribute("section", viewer.isOfUnit() ? "scores" : "assessment");
    model.addAttribute("survey", survey);
    model.addAttribute("standings", store.standings(survey, viewer));
    return "survey";
  }

  private String page(Model model) {
    model.addAttribute("section", "assessment");
    model.addAttribute("surveys", store.all());
    return "surveys";
  }

  private String refused(List<String> problems, Model model) {
    model.addAttribute("problems", problems);
    return page(model);
  }

  /** What intake found wrong, by the lines of what was pasted. */
  private List<String> told(JsonNode problem) {
    var told = new ArrayList<String>();
    for (var error : problem.path("errors")) {
      var row = ROW.matcher(error.path("field").asString(""));
      var message = error.path("message").asString("");
      told.add(
          row.matches()
              ? words.of("surveys.row", Integer.parseInt(row.group(1)) + 2, message)
              : message);
    }
    return told.isEmpty()
        ? List.of(problem.path("detail").asString(words.of("surveys.refused")))
        : told;
  }
}
