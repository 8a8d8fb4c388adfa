package cn.huimin.hotline.console.reports;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How reports of the calendar stand, for programs. */
@RestController
class ReportController {

  private final ReportStore store;
  private final CaseJson bodies;

  ReportController(ReportStore store, CaseJson bodies) {
    this.store = store;
    this.bodies = bodies;
  }

  @GetMapping("/api/v1/reports")
  Map<String, Object> list(Viewer viewer, @RequestParam(defaultValue = "false") boolean missing) {
    return Map.of("items", store.standings(viewer, missing).stream().map(this::body).toList());
  }

  private Map<String, @Nullable Object> body(ReportStore.Standing one) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("unit", bodies.unit(one.unitId(), one.unitName()));
    body.put("report", one.report());
    body.put("name", one.name());
    body.put("instance", one.instance());
    body.put("dueAt", bodies.at(one.dueAt()));
    body.put("filedAt", one.filedAt() == null ? null : bodies.at(one.filedAt()));
    body.put("state", one.state());
    body.put("counted", one.counted());
    return body;
  }
}
