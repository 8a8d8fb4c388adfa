package cn.huimin.hotline.console.teachers;

import cn.huimin.hotline.console.access.Viewer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The check for programs. Names travel in bodies, never in addresses. */
@RestController
class TeacherCheckController {

  private final TeacherCheck check;

  TeacherCheckController(TeacherCheck check) {
    this.check = check;
  }

  /** What a program asks. */
  record Body(
      @Nullable List<String> names,
      @Nullable String from,
      @Nullable String until,
      @Nullable String reason) {}

  @PostMapping("/api/v1/teacher-checks")
  ResponseEntity<Map<String, Object>> api(Viewer viewer, @RequestBody Body body) {
    var checked =
        check.check(
            body.names() == null ? List.of() : body.names(),
            TeacherCheck.day("from", body.from()),
            TeacherCheck.day("until", body.until()),
            body.reason() == null ? "" : body.reason(),
            viewer);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(Map.of("items", checked.stream().map(TeacherCheckController::item).toList()));
  }

  private static Map<String, @Nullable Object> item(TeacherCheck.Checked checked) {
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.put("name", checked.name());
    item.put("answer", checked.answer().name());
    item.put("cases", checked.cases().stream().map(TeacherCheckController::confirmed).toList());
    return item;
  }

  private static Map<String, @Nullable Object> confirmed(TeacherCheck.Confirmed one) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("caseNumber", one.caseNumber());
    body.put("unit", one.unit());
    body.put("category", one.category());
    body.put("verdict", one.verdict());
    body.put("endedOn", one.ended().toString());
    return body;
  }
}
