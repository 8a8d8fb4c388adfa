package cn.huimin.hotline.standalone.remote;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How far an import is, and what it came to.
 *
 * @param state {@code RUNNING}, {@code DONE}, {@code CANCELLED} or {@code FAILED}
 * @param expected rows the file has; 0 until they are counted
 * @param total rows that were read
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
    int expected,
    int total,
    int processed,
    int accepted,
    int updated,
    int unchanged,
    int rejected,
    List<String> errors,
    List<String> notes) {

  private static final int WIDTH = 20;

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
        body.path("expected").asInt(0),
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

  /** Whether somebody cancelled it. */
  boolean cancelled() {
    return state.equals("CANCELLED");
  }

  /** How far it is, in one line. */
  String line() {
    if (expected == 0) {
      return total == 0 ? "counting the rows" : processed + " rows";
    }
    int done = Math.min(WIDTH, (int) ((long) WIDTH * processed / expected));
    return "[%s%s] %d of %d rows"
        .formatted("#".repeat(done), "-".repeat(WIDTH - done), processed, expected);
  }

  /** The sum in one line. */
  String sum(boolean dryRun) {
    return "%s: %d %s, %d updated, %d unchanged, %d rejected"
        .formatted(
            cancelled() && expected > 0
                ? "cancelled after %d of %d rows".formatted(processed, expected)
                : total + " rows",
            accepted,
            dryRun ? "would be accepted" : "accepted",
            updated,
            unchanged,
            rejected);
  }
}
