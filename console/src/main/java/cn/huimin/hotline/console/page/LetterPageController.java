package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Mailboxes, and what became of the letters in them: what waits, what was left out, what is in. */
@Controller
class LetterPageController {

  private static final String MAILS = "/api/v1/mails";
  private static final String BOXES = "/api/v1/mailboxes";
  private static final List<String> STATES =
      List.of("QUARANTINED", "IGNORED", "DISCARDED", "TAKEN");

  private static final Set<String> WHYS =
      Set.of(
          "AUTO_REPLY",
          "BOUNCE",
          "BULK",
          "ERASED",
          "UNCLEAR",
          "MALFORMED",
          "NO_HEADER",
          "PARSER_FAILED",
          "TOO_DEEP",
          "TOO_MANY_PARTS",
          "TOO_LARGE",
          "NOT_FETCHED",
          "HANDLING_FAILED");

  private final IntakeClient intake;
  private final Words words;

  LetterPageController(IntakeClient intake, Words words) {
    this.intake = intake;
    this.words = words;
  }

  /** A mailbox in one row. */
  record Box(String mailbox, String state, Instant since, @Nullable String error, long owed) {

    /** Whether somebody has to see to it. */
    public boolean ails() {
      return state.equals("DOWN") || error != null;
    }
  }

  /** A state to choose, and how many letters are in it. */
  record Tab(String state, long count) {}

  /** A letter in one row. */
  record Row(
      String mailId,
      String mailbox,
      String state,
      @Nullable String why,
      @Nullable String caseId,
      boolean kept,
      @Nullable String from,
      @Nullable String subject,
      Instant at) {

    /** Whether it is only in its mailbox, and has to be read there. */
    public boolean isAway() {
      return "TOO_LARGE".equals(why) || "NOT_FETCHED".equals(why);
    }
  }

  @GetMapping("/letters")
  String list(
      Viewer viewer,
      @RequestParam(defaultValue = "QUARANTINED") String state,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "") String done,
      Model model,
      HttpServletResponse response) {
    model.addAttribute("done", done.equals("take") || done.equals("discard") ? done : null);
    return page(viewer, state, after, null, model, response);
  }

  /** How many wait, for the desk; nothing while intake is away. */
  @GetMapping("/letters/waiting")
  String waiting(Viewer viewer, Model model) {
    long waiting = 0;
    boolean ails = false;
    try {
      var boxes = boxes(intake.get(BOXES, viewer.token()).body());
      waiting = boxes.stream().mapToLong(box -> box.path("quarantined").asLong()).sum();
      ails =
          boxes.stream()
              .anyMatch(
                  box ->
                      box.path("state").asString("").equals("DOWN")
                          || box.path("error").isString());
    } catch (IntakeAwayException | JacksonException e) {
      // The desk says so itself.
      ails = false;
    }
    model.addAttribute("waiting", waiting);
    model.addAttribute("ails", ails);
    return "letters :: waiting";
  }

  @PostMapping("/letters/take")
  String take(
      Viewer viewer,
      @RequestParam(defaultValue = "") String mailId,
      @RequestParam(defaultValue = "QUARANTINED") String state,
      Model model,
      HttpServletResponse response) {
    return ask("take", "/retry", mailId, Map.of(), state, viewer, model, response);
  }

  @PostMapping("/letters/discard")
  String discard(
      Viewer viewer,
      @RequestParam(defaultValue = "") String mailId,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "QUARANTINED") String state,
      Model model,
      HttpServletResponse response) {
    return ask(
        "discard", "/discard", mailId, Map.of("reason", reason), state, viewer, model, response);
  }

  private String ask(
      String what,
      String path,
      String mailId,
      Map<String, ?> body,
      String state,
      Viewer viewer,
      Model model,
      HttpServletResponse response) {
    var answer = intake.post(MAILS + "/" + encoded(mailId) + path, viewer.token(), Map.of(), body);
    boolean stillWaits =
        what.equals("take") && answer.body().path("state").asString("").equals("QUARANTINED");
    if (answer.done() && !stillWaits) {
      return "redirect:/letters?state=" + known(state) + "&done=" + what;
    }
    return page(
        viewer,
        state,
        "",
        stillWaits
            ? words.of("letters.waits")
            : answer.body().path("detail").asString(words.of("word.refused")),
        model,
        response);
  }

  private String page(
      Viewer viewer,
      String state,
      String after,
      @Nullable String problem,
      Model model,
      HttpServletResponse response) {
    var shown = known(state);
    var boxes = boxes(intake.get(BOXES, viewer.token()).body());
    var answer =
        intake.get(
            MAILS
                + "?limit=50&state="
                + shown
                + (after.isEmpty() ? "" : "&after=" + encoded(after)),
            viewer.token());
    model.addAttribute("section", "letters");
    model.addAttribute("state", shown);
    model.addAttribute("boxes", boxes.stream().map(LetterPageController::box).toList());
    model.addAttribute(
        "tabs",
        STATES.stream()
            .map(
                one ->
                    new Tab(
                        one, boxes.stream().mapToLong(box -> box.path(field(one)).asLong()).sum()))
            .toList());
    model.addAttribute(
        "rows", answer.body().path("items").valueStream().map(LetterPageController::row).toList());
    model.addAttribute("next", answer.body().path("next").asString(""));
    if (problem != null) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("problem", problem);
    } else if (!answer.done()) {
      response.setStatus(answer.status());
      model.addAttribute(
          "problem", answer.body().path("detail").asString(words.of("letters.away")));
    }
    return "letters";
  }

  private static String known(String state) {
    return STATES.contains(state) ? state : STATES.getFirst();
  }

  private static String field(String state) {
    return state.toLowerCase(Locale.ROOT);
  }

  private static List<JsonNode> boxes(JsonNode body) {
    return body.path("items").valueStream().toList();
  }

  private static Box box(JsonNode box) {
    return new Box(
        box.path("mailbox").asString(""),
        box.path("state").asString(""),
        at(box.path("since")),
        box.path("error").isString() ? box.path("error").asString() : null,
        box.path("acknowledgementsDue").asLong());
  }

  private static Row row(JsonNode mail) {
    return new Row(
        mail.path("mailId").asString(""),
        mail.path("mailbox").asString(""),
        mail.path("state").asString(""),
        why(text(mail.path("why"))),
        text(mail.path("caseId")),
        mail.path("kept").asBoolean(),
        text(mail.path("from")),
        text(mail.path("subject")),
        at(mail.path("lastAt")));
  }

  /** Why, as there is a word for it: what refused the work order has many codes. */
  private static @Nullable String why(@Nullable String why) {
    return why == null || WHYS.contains(why) ? why : "OTHER";
  }

  private static @Nullable String text(JsonNode field) {
    return field.isString() && !field.asString().isBlank() ? field.asString() : null;
  }

  private static Instant at(JsonNode field) {
    return OffsetDateTime.parse(field.asString("")).toInstant();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
