package cn.huimin.hotline.console.surveys;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Reads of satisfaction surveys, for programs. */
@RestController
class SurveyController {

  private final SurveyStore store;
  private final CaseJson bodies;

  SurveyController(SurveyStore store, CaseJson bodies) {
    this.store = store;
    this.bodies = bodies;
  }

  @GetMapping("/api/v1/surveys")
  Map<String, Object> list() {
    return Map.of("items", store.all().stream().map(this::survey).toList());
  }

  @GetMapping("/api/v1/surveys/{kind}/{term}")
  Map<String, @Nullable Object> one(
      Viewer viewer, @PathVariable String kind, @PathVariable String term) {
    var survey = store.one(kind, term);
    var body = survey(survey);
    body.put("standings", store.standings(survey, viewer).stream().map(this::standing).toList());
    return body;
  }

  private Map<String, @Nullable Object> survey(SurveyStore.Survey survey) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("surveyId", survey.id());
    body.put("kind", survey.kind());
    body.put("term", survey.term());
    body.put("coverage", survey.coverage());
    body.put("bottomPlaces", survey.bottomPlaces());
    body.put("ruleVersion", survey.ruleVersion());
    body.put("at", bodies.at(survey.at()));
    body.put("units", survey.units());
    body.put("uncovered", survey.uncovered());
    return body;
  }

  private Map<String, @Nullable Object> standing(SurveyStore.Standing one) {
    var satisfaction = one.satisfaction();
    var plan = one.plan();
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("unit", bodies.unit(one.unitId(), one.unitName()));
    body.put("parents", one.parents());
    body.put("asked", one.asked());
    body.put("satisfied", one.satisfied());
    body.put("coverage", one.coverage().toString());
    body.put("satisfaction", satisfaction == null ? null : satisfaction.toString());
    body.put("covered", one.covered());
    body.put("rank", one.rank());
    body.put("bottom", one.bottom());
    body.put("plan", plan == null ? null : plan(plan));
    return body;
  }

  private Map<String, @Nullable Object> plan(SurveyStore.Plan plan) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("recordId", plan.recordId());
    body.put("at", bodies.at(plan.at()));
    body.put("dueAt", plan.dueAt() == null ? null : bodies.at(plan.dueAt()));
    body.put("text", plan.words());
    body.put("files", List.copyOf(plan.files()));
    return body;
  }
}
