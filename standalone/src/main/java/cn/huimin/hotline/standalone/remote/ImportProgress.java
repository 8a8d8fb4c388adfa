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
 */
record ImportProgress(
    String state,
    int total,
    int processed,
    int accepted,
    int updated,
    int unchanged,
    int rejected,
    List<String> errors) {

  ImportProgress {
    errors = List.copyOf(errors);
  }

  /** Reads the body of {@code GET /api/v1/imports/{id}}. */
  static ImportProgress of(JsonNode body) {
    List<String> errors = new ArrayList<>();
    body.path("errors")
        .forEach(
            error ->
                errors.add(
                    "row %d, %s: %s"
                        .formatted(
                            error.path("row").asInt(),
                            error.path("field").asString(""),
                            error.path("message").asString(""))));
    return new ImportProgress(
        body.path("state").asString("RUNNING"),
        body.path("total").asInt(),
        body.path("processed").asInt(),
        body.path("accepted").asInt(),
        body.path("updated").asInt(),
        body.path("unchanged").asInt(),
        body.path("rejected").asInt(),
        errors);
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
