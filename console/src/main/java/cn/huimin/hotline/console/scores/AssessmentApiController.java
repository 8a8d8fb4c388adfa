package cn.huimin.hotline.console.scores;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import cn.huimin.hotline.console.cases.Cursor;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads of what was entered about units, for programs. */
@RestController
class AssessmentApiController {

  private static final int MOST = 200;

  private final AssessmentStore store;
  private final CaseJson bodies;

  AssessmentApiController(AssessmentStore store, CaseJson bodies) {
    this.store = store;
    this.bodies = bodies;
  }

  @GetMapping("/api/v1/assessment/{unitId}/records")
  Map<String, @Nullable Object> records(
      Viewer viewer,
      @PathVariable String unitId,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(required = false) @Nullable String act,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "参数 limit 要在 1 到 200 之间");
    }
    var found =
        store.of(
            unitId,
            period,
            act,
            viewer,
            after == null ? null : Cursor.decoded(after).id(),
            limit + 1);
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    var page = new LinkedHashMap<String, @Nullable Object>();
    page.put("items", shown.stream().map(this::body).toList());
    page.put("next", more ? new Cursor(null, shown.getLast().recordId()).encoded() : null);
    return page;
  }

  private Map<String, @Nullable Object> body(AssessmentStore.Entered one) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("recordId", one.recordId());
    body.put("unit", bodies.unit(one.unitId(), null));
    body.put("place", bodies.unit(one.placeId(), null));
    body.put("scheme", one.scheme());
    body.put("period", one.period());
    body.put("act", one.act());
    body.put("state", one.state());
    body.put("item", one.item());
    body.put("found", one.found());
    body.put("amount", one.amount());
    body.put("matter", one.matter());
    body.put("level", one.level());
    body.put("lineId", one.lineId());
    body.put("eventId", one.eventId());
    body.put("by", person(one.by()));
    body.put("second", one.second() == null ? null : person(one.second()));
    body.put("enteredAt", bodies.at(one.enteredAt()));
    body.put("until", one.until() == null ? null : bodies.at(one.until()));
    body.put("text", one.words());
    body.put("files", one.files());
    body.put("batch", one.batch());
    return body;
  }

  private Map<String, @Nullable Object> person(AssessmentStore.Person person) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("account", person.account());
    body.put("role", person.role());
    body.put("unit", bodies.unit(person.unitId(), null));
    return body;
  }
}
