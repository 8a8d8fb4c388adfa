package cn.huimin.hotline.standalone.remote;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How far an import is, and what it came to.
 *
 * @param state {@code RUNNING}, {@code DONE} or {@code FAILED}
 * @param total rows with a work order
 * @param processed rows done so far
 * @param accepted rows that opened a case
 * @param updated rows that amended one
 * @param unchanged rows known already
 * @param rejected rows that were refused
 * @param errors what is wrong with which row, and the mend
 * @param notes what was left out: columns nobody knows, values understood in part
 */
record ImportProgress(
    String state,
    int total,
    int processed,
    int accepted,
    int updated,
    int unchanged,
    int rejected,
    List<String> errors,
    List<String> notes) {

  ImportProgress {
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
  }

  /** Reads the body of {@code GET /api/v1/imports/{id}}. */
  static ImportProgress of(JsonNode body) {
    List<String> notes = new ArrayList<>();
    body.path("columns")
        .forEach(
            column -> {
              if (column.path("kind").asString("").equals("UNKNOWN")) {
                notes.add("column not known, left out: " + column.path("name").asString(""));
              }
            });
    body.path("unreadSheets")
        .forEach(sheet -> notes.add("worksheet not read: " + sheet.asString("")));
    notes.addAll(rows(body.path("warnings")));
    return new ImportProgress(
        body.path("state").asString("RUNNING"),
        body.path("total").asInt(),
        body.path("processed").asInt(),
        body.path("accepted").asInt(),
        body.path("updated").asInt(),
        body.path("unchanged").asInt(),
        body.path("rejected").asInt(),
        rows(body.path("errors")),
        notes);
  }

  private static List<String> rows(JsonNode problems) {
    List<String> said = new ArrayList<>();
    problems.forEach(
        problem ->
            said.add(
                "row %d, %s: %s"
                    .formatted(
                        problem.path("row").asInt(),
                        problem.path("field").asString(""),
                        problem.path("message").asString(""))));
    return said;
  }

  /** Whether nothing more will come. */
  boolean ended() {
    return !state.equals("RUNNING");
  }

  /** Whether it came to its end. */
  boolean done() {
    return state.equals("DONE");
  }

  /** The sum in one line. */
  String sum(boolean dryRun) {
    return "%d rows: %d %s, %d updated, %d unchanged, %d rejected"
        .formatted(
            total,
            accepted,
            dryRun ? "would be accepted" : "accepted",
            updated,
            unchanged,
            rejected);
  }
}
