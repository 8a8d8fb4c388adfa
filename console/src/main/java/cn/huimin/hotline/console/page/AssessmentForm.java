package cn.huimin.hotline.console.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Turns the fields of an assessment form into the body that intake reads. */
final class AssessmentForm {

  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "evidence", Set.of("item", "amount", "note"),
          "media", Set.of("kind", "matter", "level", "note"),
          "interview", Set.of("note"),
          "exposure", Set.of("note"),
          "falsification", Set.of("reason"),
          "strike", Set.of("lineId", "reason"),
          "appeal", Set.of("lineId", "reason"),
          "appeal-decision", Set.of("appealId", "step", "reason"),
          "period", Set.of("state", "until", "note"));

  private AssessmentForm() {}

  /** The body of a way; a field that is blank is left out. */
  static Map<String, Object> body(String way, Map<String, String> form) {
    var body = new LinkedHashMap<String, Object>();
    Stream.concat(FIELDS.getOrDefault(way, Set.of()).stream(), Stream.of("scheme", "period"))
        .filter(field -> !form.getOrDefault(field, "").isBlank())
        .forEach(field -> body.put(field, form.getOrDefault(field, "").strip()));
    if (way.equals("evidence") && !form.getOrDefault("found", "").isBlank()) {
      body.put("found", "true".equals(form.get("found")));
    }
    var files = form.getOrDefault("files", "").strip();
    if (!files.isEmpty()) {
      body.put("files", List.of(files.split("\\s+")));
    }
    return body;
  }
}
