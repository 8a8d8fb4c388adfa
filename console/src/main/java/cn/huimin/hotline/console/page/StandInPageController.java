package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.SessionCookie;
import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.schemas.word.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Who stands in for whom (代理): to act as it, to name somebody, to end it. */
@Controller
class StandInPageController {

  private static final String PATH = "/api/v1/stand-ins";
  private static final List<String> FIELDS = List.of("account", "unitId", "role", "from", "until");
  private static final List<Role> OF_UNITS = List.of(Role.HEAD, Role.LIAISON);
  private static final List<Role> POSTS =
      List.of(Role.HEAD, Role.LIAISON, Role.OPERATOR, Role.DUTY, Role.LEADER);

  private final IntakeClient intake;
  private final SessionCookie cookie;

  StandInPageController(IntakeClient intake, SessionCookie cookie) {
    this.intake = intake;
    this.cookie = cookie;
  }

  /** A stand-in in one row. */
  record Row(
      String id,
      String account,
      String unit,
      String role,
      String from,
      String until,
      boolean holds,
      boolean mine) {

    static Row of(JsonNode line, String own) {
      var account = line.path("account").asString("");
      return new Row(
          line.path("standInId").asString(""),
          account,
          line.path("unitName").asString(""),
          line.path("role").asString("UNKNOWN"),
          line.path("from").asString(""),
          line.path("until").asString(""),
          line.path("holds").asBoolean(false),
          account.equals(own));
    }
  }

  /** A unit to choose. */
  record Unit(String id, String name) {}

  @GetMapping("/stand-ins")
  String list(Viewer viewer, Model model) {
    fill(viewer, Map.of(), model);
    return "stand-ins";
  }

  @PostMapping("/stand-ins")
  String act(
      Viewer viewer,
      @RequestParam Map<String, String> form,
      Model model,
      HttpServletResponse response) {
    var one =
        PATH + "/" + URLEncoder.encode(form.getOrDefault("standIn", "-"), StandardCharsets.UTF_8);
    var act = form.getOrDefault("act", "");
    var answer =
        switch (act) {
          case "use" -> intake.post(one + "/token", viewer.token(), Map.of(), Map.of());
          case "end" -> intake.post(one + "/end", viewer.token(), Map.of(), Map.of());
          default -> intake.post(PATH, viewer.token(), Map.of(), named(form));
        };
    if (answer.done()) {
      if (act.equals("use")) {
        response.addHeader(
            HttpHeaders.SET_COOKIE, cookie.of(answer.body().path("token").asString("")));
        return "redirect:/";
      }
      return "redirect:/stand-ins";
    }
    response.setStatus(answer.status());
    model.addAttribute("detail", answer.body().path("detail").asString(""));
    model.addAttribute("errors", ActionController.errors(answer.body()));
    fill(viewer, form, model);
    return "stand-ins";
  }

  /** Whether somebody stands in for a post today. */
  static boolean usable(IntakeClient intake, String account, String token) {
    return rows(intake, account, token, "").stream().anyMatch(row -> row.mine() && row.holds());
  }

  /** Stand-ins that a person sees; at a unit, if one is named. */
  static List<Row> rows(IntakeClient intake, String account, String token, String unit) {
    return intake
        .get(
            PATH
                + (unit.isEmpty()
                    ? ""
                    : "?unit=" + URLEncoder.encode(unit, StandardCharsets.UTF_8)),
            token)
        .body()
        .path("items")
        .valueStream()
        .map(line -> Row.of(line, account))
        .filter(row -> !row.account().isEmpty())
        .toList();
  }

  private static Map<String, String> named(Map<String, String> form) {
    var body = new HashMap<String, String>();
    FIELDS.forEach(field -> body.put(field, form.getOrDefault(field, "").strip()));
    return body;
  }

  private void fill(Viewer viewer, Map<String, String> form, Model model) {
    boolean names = viewer.role() == Role.ADMIN || viewer.role() == Role.HEAD;
    var rows = rows(intake, viewer.account(), viewer.token(), "");
    model.addAttribute("section", "stand-ins");
    model.addAttribute("mine", rows.stream().filter(Row::mine).toList());
    model.addAttribute("names", names);
    model.addAttribute("others", rows.stream().filter(row -> !row.mine()).toList());
    model.addAttribute("fields", form);
    model.addAttribute("posts", viewer.role() == Role.ADMIN ? POSTS : OF_UNITS);
    model.addAttribute("units", viewer.role() == Role.ADMIN ? units(viewer) : List.of());
  }

  private List<Unit> units(Viewer viewer) {
    return intake
        .get("/api/v1/directory/units", viewer.token())
        .body()
        .path("items")
        .valueStream()
        .filter(unit -> !unit.path("closed").asBoolean(false))
        .map(unit -> new Unit(unit.path("id").asString(""), unit.path("name").asString("")))
        .toList();
  }
}
