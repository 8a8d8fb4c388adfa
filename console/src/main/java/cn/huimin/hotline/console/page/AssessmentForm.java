package cn.huimin.hotline.console.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Turns the fields of an assessment form into the body that intake reads. */
final class AssessmentForm {

  private static final Map<String, Set<String>> FIELDS =
      Map.ofEntries(
          Map.entry("evidence", Set.of("item", "amount", "note")),
          Map.entry("spot-check", Set.of("item", "amount", "note")),
          Map.entry("withdrawal", Set.of("recordId", "reason")),
          Map.entry("media", Set.of("kind", "matter", "level", "note")),
          Map.entry("interview", Set.of("note")),
          Map.entry("exposure", Set.of("note")),
          Map.entry("falsification", Set.of("reason")),
          Map.entry("strike", Set.of("lineId", "reason")),
          Map.entry("appeal", Set.of("lineId", "reason")),
          Map.entry("appeal-decision", Set.of("appealId", "step", "reason")),
          Map.entry("plan", Set.of("surveyId", "measures")),
          Map.entry("report", Set.of("report", "note")),
          Map.entry("tenure", Set.of("account", "note")),
          Map.entry("accountability", Set.of("kind", "reason")),
          Map.entry("period", Set.of("state", "until", "note")));

  private static final Set<String> FOUND = Set.of("evidence", "spot-check");

  private AssessmentForm() {}

  /** The body of a way; a field that is blank is left out. */
  static Map<String, Object> body(String way, Map<String, String> form, ZoneId zone) {
    var body = new LinkedHashMap<String, Object>();
    Stream.concat(FIELDS.getOrDefault(way, Set.of()).stream(), Stream.of("scheme", "period"))
        .filter(field -> !form.getOrDefault(field, "").isBlank())
        .forEach(field -> body.put(field, form.getOrDefault(field, "").strip()));
    if (FOUND.contains(way) && !form.getOrDefault("found", "").isBlank()) {
      body.put("found", "true".equals(form.get("found")));
    }
    var begin = form.getOrDefault("fromDay", "").strip();
    if (!begin.isEmpty()) {
      body.put("from", moment(begin, LocalTime.MIN, zone));
    }
    var day = form.getOrDefault("untilDay", "").strip();
    if (!day.isEmpty()) {
      body.put("until", moment(day, LocalTime.of(23, 59), zone));
    }
    var files = form.getOrDefault("files", "").strip();
    if (!files.isEmpty()) {
      body.put("files", List.of(files.split("\\s+")));
    }
    return body;
  }

  /** A moment of a day; what is no day as it is, so that intake names it. */
  private static String moment(String day, LocalTime time, ZoneId zone) {
    try {
      return LocalDate.parse(day).atTime(time).atZone(zone).toOffsetDateTime().toString();
    } catch (DateTimeException e) {
      return day;
    }
  }
}
