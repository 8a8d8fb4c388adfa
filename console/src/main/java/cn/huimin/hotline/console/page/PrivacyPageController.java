package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.schemas.word.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/**
 * The data officer's page (DOMAIN §8): who looked at whose data and why; what is kept of a person,
 * handed out or erased.
 */
@Controller
class PrivacyPageController {

  private static final String REASON = "reason";
  private static final List<String> FIELDS =
      List.of("phone", "email", "name", "address", "caseId", REASON);

  private final IntakeClient intake;

  PrivacyPageController(IntakeClient intake) {
    this.intake = intake;
  }

  /** An act of the audit. */
  record Act(
      OffsetDateTime at,
      String account,
      String role,
      String act,
      boolean granted,
      String caseId,
      String reason) {}

  /** What is kept of a person in one case. */
  record Kept(
      String caseId, String caseNumber, List<String> person, List<String> texts, String files) {}

  @GetMapping("/privacy")
  String acts(
      Viewer viewer,
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String caseId,
      @RequestParam(defaultValue = "") String after,
      Model model) {
    fill(viewer, account, caseId, after, model);
    return "privacy";
  }

  /** Something that is kept beside the cases. */
  record Other(String kind, List<String> texts) {}

  /** All that is kept of a person, on a page that no cache keeps, or as a file to hand over. */
  @PostMapping("/privacy/export")
  Object export(
      Viewer viewer,
      @RequestParam Map<String, String> form,
      Model model,
      HttpServletResponse response) {
    var answer = intake.post("/api/v1/persons/export", viewer.token(), Map.of(), asked(form));
    if (form.containsKey("file")) {
      return file(answer);
    }
    if (answer.done()) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      model.addAttribute(
          "kept",
          answer.body().path("cases").valueStream().map(PrivacyPageController::kept).toList());
      model.addAttribute(
          "begun",
          Stream.of("drafts", "mails", "imports")
              .flatMap(kind -> beside(kind, answer.body().path(kind)))
              .toList());
      model.addAttribute("form", form);
    }
    return answered(viewer, answer, form, model, response);
  }

  private static ResponseEntity<byte[]> file(IntakeClient.Answer answer) {
    if (!answer.done()) {
      throw new Refusal(ProblemCode.NOT_AVAILABLE, answer.body().path("detail").asString(""));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"person.json\"")
        .body(answer.body().toPrettyString().getBytes(StandardCharsets.UTF_8));
  }

  /** Asks once more; erases when it is sure. */
  @PostMapping("/privacy/erase")
  String erase(
      Viewer viewer,
      @RequestParam Map<String, String> form,
      Model model,
      HttpServletResponse response) {
    if (!form.containsKey("sure")) {
      model.addAttribute("unsure", true);
      model.addAttribute(
          "whom",
          FIELDS.stream()
              .filter(name -> !name.equals(REASON))
              .map(name -> form.getOrDefault(name, "").strip())
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(" ")));
      fill(viewer, "", "", "", model);
      model.addAttribute("form", form);
      return "privacy";
    }
    var answer = intake.post("/api/v1/persons/erase", viewer.token(), Map.of(), asked(form));
    if (answer.done()) {
      model.addAttribute("erased", answer.body());
      model.addAttribute(
          "erasedNumbers",
          String.join(
              "、",
              answer
                  .body()
                  .path("caseNumbers")
                  .valueStream()
                  .map(number -> number.asString(""))
                  .toList()));
    }
    return answered(viewer, answer, form, model, response);
  }

  private String answered(
      Viewer viewer,
      IntakeClient.Answer answer,
      Map<String, String> form,
      Model model,
      HttpServletResponse response) {
    if (!answer.done()) {
      response.setStatus(answer.status());
      model.addAttribute("detail", answer.body().path("detail").asString(""));
      model.addAttribute("errors", ActionController.errors(answer.body()).values());
      model.addAttribute("form", form);
    }
    fill(viewer, "", "", "", model);
    return "privacy";
  }

  private static Map<String, Object> asked(Map<String, String> form) {
    var asked = new HashMap<String, Object>();
    for (var name : FIELDS) {
      var text = form.getOrDefault(name, "").strip();
      if (!text.isEmpty()) {
        asked.put(name, text);
      }
    }
    return asked;
  }

  private static Kept kept(JsonNode one) {
    return new Kept(
        one.path("caseId").asString(""),
        one.path("caseNumber").asString(""),
        texts(one.path("complainant")),
        one.path("texts").valueStream().map(text -> text.path("text").asString("")).toList(),
        String.join(
            "、",
            one.path("attachments")
                .valueStream()
                .map(file -> file.path("fileName").asString(""))
                .toList()));
  }

  private static Stream<Other> beside(String kind, JsonNode all) {
    return switch (kind) {
      case "drafts" ->
          all.valueStream().map(one -> new Other("privacy.draft", texts(one.path("fields"))));
      case "mails" -> all.valueStream().map(one -> new Other("privacy.mail", mail(one)));
      default ->
          all.valueStream()
              .flatMap(one -> one.path("rows").valueStream())
              .map(row -> new Other("privacy.row", texts(row)));
    };
  }

  private static List<String> mail(JsonNode mail) {
    return Stream.of("from", "subject", "text")
        .map(name -> mail.path(name).asString(""))
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** What an object says, in its order. */
  private static List<String> texts(JsonNode object) {
    return object.valueStream().map(text -> text.asString("")).filter(t -> !t.isBlank()).toList();
  }

  private void fill(Viewer viewer, String account, String caseId, String after, Model model) {
    var query =
        String.join(
            "&",
            Stream.of("account=" + account, "caseId=" + caseId, "after=" + after)
                .filter(part -> !part.endsWith("="))
                .map(PrivacyPageController::encoded)
                .toList());
    var answer = intake.get("/api/v1/audit" + (query.isEmpty() ? "" : "?" + query), viewer.token());
    model.addAttribute("section", "privacy");
    model.addAttribute("account", account);
    model.addAttribute("caseId", caseId);
    model.addAttribute("ways", FIELDS.subList(0, FIELDS.size() - 1));
    model.addAttribute("officer", viewer.role() == Role.DATA_OFFICER);
    model.addAttribute(
        "acts", answer.body().path("items").valueStream().map(PrivacyPageController::act).toList());
    model.addAttribute("next", answer.body().path("next").asString(""));
    if (!model.containsAttribute("form")) {
      model.addAttribute("form", Map.of());
    }
  }

  private static String encoded(String part) {
    int at = part.indexOf('=') + 1;
    return part.substring(0, at) + URLEncoder.encode(part.substring(at), StandardCharsets.UTF_8);
  }

  private static Act act(JsonNode line) {
    return new Act(
        OffsetDateTime.parse(line.path("at").asString("")),
        line.path("account").asString(""),
        line.path("role").asString(""),
        line.path("act").asString("").toUpperCase(Locale.ROOT).replace('-', '_'),
        line.path("granted").asBoolean(),
        line.path("caseId").asString(""),
        line.path("reason").asString(""));
  }
}
