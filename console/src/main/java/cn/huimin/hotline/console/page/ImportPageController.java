package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.CallerBody;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/**
 * Work orders from a spreadsheet: the file goes on to intake unread, what came of it is told as it
 * comes. The form's token stands in its address, since the body is not read here.
 */
@Controller
class ImportPageController {

  private static final String PATH = "/api/v1/imports";
  private static final int SHOWN = 20;
  private static final int MOST_ROWS = 200;

  private final IntakeClient intake;
  private final Words words;

  ImportPageController(IntakeClient intake, Words words) {
    this.intake = intake;
    this.words = words;
  }

  /**
   * What became of how many rows.
   *
   * @param expected rows the file has; 0 until they are counted
   * @param total rows that were read
   * @param processed rows that have a result
   */
  record Counts(
      long expected,
      long total,
      long processed,
      long accepted,
      long updated,
      long unchanged,
      long rejected) {

    static Counts of(JsonNode body) {
      return new Counts(
          body.path("expected").asLong(0),
          body.path("total").asLong(),
          body.path("processed").asLong(),
          body.path("accepted").asLong(),
          body.path("updated").asLong(),
          body.path("unchanged").asLong(),
          body.path("rejected").asLong());
    }
  }

  /** An import in one line. */
  record Line(
      String importId,
      String account,
      String fileName,
      boolean dryRun,
      String state,
      Counts counts,
      String cancelledBy,
      @Nullable Instant startedAt) {

    static Line of(JsonNode body) {
      var at = body.path("startedAt").asString("");
      return new Line(
          body.path("importId").asString(""),
          body.path("account").asString(""),
          body.path("fileName").asString(""),
          body.path("dryRun").asBoolean(),
          body.path("state").asString(""),
          Counts.of(body),
          body.path("cancelledBy").asString(""),
          at.isEmpty() ? null : OffsetDateTime.parse(at).toInstant());
    }

    /** Whether rows are still being read. */
    public boolean running() {
      return state.equals("RUNNING");
    }
  }

  /** What is to be said of a row. */
  record RowNote(int row, String field, String message) {

    static List<RowNote> of(JsonNode notes) {
      return notes
          .valueStream()
          .limit(MOST_ROWS)
          .map(
              note ->
                  new RowNote(
                      note.path("row").asInt(),
                      note.path("field").asString(""),
                      note.path("message").asString("")))
          .toList();
    }
  }

  @GetMapping("/imports")
  String list(Viewer viewer, Model model, HttpServletResponse response) {
    fill(viewer, model, response);
    return "imports";
  }

  /** Begins an import. */
  @PostMapping("/imports")
  String begin(
      Viewer viewer, HttpServletRequest request, Model model, HttpServletResponse response) {
    long length = request.getContentLengthLong();
    var answer =
        IntakeClient.read(
            intake.relay(
                "POST",
                "/api/v1/work-orders/import",
                Map.of(
                    "Content-Type",
                    Objects.requireNonNullElse(request.getContentType(), ""),
                    "Accept",
                    "application/json, application/problem+json",
                    "Authorization",
                    "Bearer " + viewer.token()),
                new CallerBody(request::getInputStream, length)));
    if (answer.done()) {
      return "redirect:/imports/" + encoded(answer.body().path("importId").asString(""));
    }
    fill(viewer, model, response);
    response.setStatus(answer.status());
    model.addAttribute(
        "problem", answer.body().path("detail").asString(words.of("imports.refused")));
    model.addAttribute("errors", ActionController.errors(answer.body()).values());
    return "imports";
  }

  /** Stops an import; what was taken stays taken. */
  @PostMapping("/imports/{importId}/cancel")
  String cancel(
      Viewer viewer, @PathVariable String importId, Model model, HttpServletResponse response) {
    var path = PATH + "/" + encoded(importId) + "/cancel";
    var answer = intake.post(path, viewer.token(), Map.of(), Map.of());
    if (answer.done()) {
      return "redirect:/imports/" + encoded(importId);
    }
    var shown = one(viewer, importId, model, response);
    response.setStatus(answer.status());
    model.addAttribute("problem", answer.body().path("detail").asString(words.of("imports.away")));
    return shown;
  }

  @GetMapping("/imports/{importId}")
  String one(
      Viewer viewer, @PathVariable String importId, Model model, HttpServletResponse response) {
    var answer = intake.get(PATH + "/" + encoded(importId), viewer.token());
    fill(viewer, model, response);
    if (!answer.done()) {
      response.setStatus(answer.status());
      model.addAttribute(
          "problem", answer.body().path("detail").asString(words.of("imports.away")));
      return "imports";
    }
    var body = answer.body();
    model.addAttribute("one", Line.of(body));
    model.addAttribute("rejected", RowNote.of(body.path("errors")));
    model.addAttribute("reason", reason(body.path("errors")));
    model.addAttribute("warnings", RowNote.of(body.path("warnings")));
    model.addAttribute("read", columns(body, "READ"));
    model.addAttribute("unknown", columns(body, "UNKNOWN"));
    model.addAttribute("unread", texts(body.path("unreadSheets")));
    model.addAttribute("passedOver", texts(body.path("passedOver")));
    model.addAttribute("corrections", body.path("corrections").asBoolean());
    return "import";
  }

  private void fill(Viewer viewer, Model model, HttpServletResponse response) {
    var answer = intake.get(PATH + "?limit=" + SHOWN, viewer.token());
    if (!answer.done()) {
      response.setStatus(answer.status());
      model.addAttribute(
          "problem", answer.body().path("detail").asString(words.of("imports.away")));
    }
    model.addAttribute("section", "imports");
    model.addAttribute("lines", answer.body().path("items").valueStream().map(Line::of).toList());
    model.addAttribute("mappings", texts(answer.body().path("mappings")));
  }

  /** Why an import ended early is the last that is told of it. */
  private static String reason(JsonNode errors) {
    return errors.isEmpty() ? "" : errors.get(errors.size() - 1).path("message").asString("");
  }

  private static List<String> columns(JsonNode body, String kind) {
    return body.path("columns")
        .valueStream()
        .filter(column -> column.path("kind").asString("").equals(kind))
        .map(column -> column.path("name").asString(""))
        .toList();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(one -> one.asString("")).toList();
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }
}
