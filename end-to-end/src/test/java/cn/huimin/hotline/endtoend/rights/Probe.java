package cn.huimin.hotline.endtoend.rights;

import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.SignedPush;
import cn.huimin.hotline.endtoend.casework.StandingWarning;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.client.Reply;
import cn.huimin.hotline.endtoend.client.Visitor;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.PostOffice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks an endpoint as a row of the matrix says, as a role, and tells the status. */
final class Probe {

  private static final int UNAUTHORIZED = 401;

  /** No status of HTTP: the case offers an action to who may not do it, or not to who may. */
  private static final int OFFERED_OTHERWISE = 599;

  /** No steps, or none before calls were made on several days. */
  private static final Set<String> NOT_OFFERED = Set.of("complainant", "close", "rate");

  private static final Map<String, Object> KNOWLEDGE =
      Map.of("question", "学校可以组织周末补课吗", "answer", "不可以。");
  private static final String DRAFT = "{\"fields\": {\"content\": \"没有写完\"}}";
  private static final Set<String> ROLES_OF_UNITS = Set.of("LIAISON", "HEAD");

  /** Rows that differ in the unit of the person who asks, and in nothing else. */
  private static final Set<String> BY_UNIT = Set.of("own", "below", "other");

  private static final Pattern CASE_POST =
      Pattern.compile("(?<api>/api/v1)?/cases/\\{caseId}/(?<action>[a-z-]+)");
  private static final Pattern ASSESSMENT_POST =
      Pattern.compile("(?<api>/api/v1)?/assessment/\\{unitId}/(?<way>[a-z-]+)");
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Map<String, String> ACCOUNTS =
      Map.of("DATA_OFFICER", "dataofficer", "DUTY", "duty");

  private static final Map<House, String> WARNINGS = new ConcurrentHashMap<>();
  private static final Map<House, Integer> NOTED = new ConcurrentHashMap<>();
  private static final Map<House, String> CANCELLED = new ConcurrentHashMap<>();
  private static final Map<String, Object> WARNING_ANSWER = Map.of("answer", "已逐件核实");
  private static final Map<String, Object> LOOK_BACK = Map.of("finding", "抽查属实", "settled", true);
  private static final Map<String, Object> LOOK_BACK_AT_THE_PAGE =
      Map.of("finding", "抽查属实", "settled", "true");

  private final House house;
  private final PreparedCases cases;
  private final PreparedAssessments assessments;
  private final PreparedStandIns standIns;
  private final Map<String, CaseInHand> shared;
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  /** Rows whose case was compared with what it offers. */
  private final Set<String> offered = ConcurrentHashMap.newKeySet();

  private final Map<String, Map<String, String>> acknowledged;
  private final AtomicInteger count = new AtomicInteger();
  private final String importId;
  private final String requestId;
  private final @Nullable URI door;

  Probe(House house) {
    this.house = house;
    this.cases = new PreparedCases(house);
    this.assessments = new PreparedAssessments(house);
    this.standIns = new PreparedStandIns(house);
    this.shared = new ConcurrentHashMap<>();
    this.acknowledged = new ConcurrentHashMap<>();
    this.importId = upload(house.as("operator"), "/api/v1/work-orders/import?dryRun=true").text();
    this.requestId =
        house
            .as("admin")
            .post("/api/v1/dead-letters/replay", Map.of("service", "intake"))
            .expect(202)
            .text("/requestId");
    await()
        .until(
            () ->
                house
                    .as("operator")
                    .get("/api/v1/imports/" + importId)
                    .text("/state")
                    .equals("DONE"));
    this.door = null;
  }

  private Probe(Probe other, URI door) {
    this.house = other.house;
    this.cases = other.cases;
    this.assessments = other.assessments;
    this.standIns = other.standIns;
    this.shared = other.shared;
    this.acknowledged = other.acknowledged;
    this.importId = other.importId;
    this.requestId = other.requestId;
    this.door = door;
  }

  private record Answer(int status, String text) {}

  /** The same, asking at another door. */
  Probe at(URI door) {
    return new Probe(this, door);
  }

  /**
   * Status answered to somebody of a role, or to {@link Rights#NOBODY}. Who has no unit would ask
   * the very same for each of the rows by unit, and is asked about once.
   */
  int status(Rights.Row row, String role) {
    boolean allowed = Boolean.TRUE.equals(row.allowed().get(role));
    if (ROLES_OF_UNITS.contains(role)
        || !BY_UNIT.contains(row.kind())
        || row.path().endsWith("/dispatch")) {
      return answered(row, role, allowed);
    }
    var question = row.endpoint() + " " + role + " " + allowed;
    var before = asked.get(question);
    if (before != null) {
      return before;
    }
    int status = answered(row, role, allowed);
    asked.put(question, status);
    return status;
  }

  private int answered(Rights.Row row, String role, boolean allowed) {
    return switch (row.endpoint()) {
      case "POST /sign-in" -> signInAtThePage();
      case "POST /sign-out" -> asAPage(who(row, role).submit(row.path(), Map.of()));
      case "POST /api/v1/tokens" ->
          who(row, role)
              .post(row.path(), Map.of("username", "operator", "password", "demo"))
              .status();
      case "POST /api/v1/work-orders" ->
          who(row, role)
              .post(
                  row.path(),
                  row.kind().equals("school")
                      ? WorkOrder.complaint()
                          .with("channel", "DESK")
                          .with("sourceLevel", "SCHOOL")
                          .body()
                      : WorkOrder.complaint().body())
              .status();
      case "POST /api/v1/work-orders/import" ->
          upload(who(row, role), row.path() + "?dryRun=true").status();
      case "POST /imports" -> imported(who(row, role), row.path());
      case "POST /api/v1/imports/{importId}/cancel" ->
          who(row, role).post(cancelled(row), Map.of()).status();
      case "POST /imports/{importId}/cancel" ->
          asAPage(who(row, role).submit(cancelled(row), Map.of()));
      case "POST /api/v1/cases/search" ->
          who(row, role)
              .post(
                  row.path(),
                  row.kind().equals("phone")
                      ? Map.of("phone", "13800000001")
                      : Map.of("text", "校服"))
              .status();
      case "PUT /api/v1/directory/units", "PUT /api/v1/directory/units/{unitId}" -> {
        // As they are: no new edition, though others beside may have made one.
        int status;
        int tries = 0;
        do {
          var asItIs = house.as("admin").get(filled(row)).expect(200).json().toString();
          status = who(row, role).send("PUT", filled(row), asItIs).status();
        } while (status == 409 && ++tries < 5);
        yield status;
      }
      case "POST /privacy/export", "POST /privacy/erase" -> {
        var form = new HashMap<String, String>();
        person(allowed).forEach((name, value) -> form.put(name, String.valueOf(value)));
        form.put("sure", "true");
        yield asAPage(who(row, role).submit(row.path(), form));
      }
      case "POST /directory/{unitId}" -> {
        int status;
        int tries = 0;
        do {
          status = asAPage(who(row, role).submit(filled(row), unit()));
        } while (status == 409 && ++tries < 5);
        yield status;
      }
      case "PUT /api/v1/policies/{name}" ->
          who(row, role).send("PUT", "/api/v1/policies/sla?preview=true", policy()).status();
      case "POST /policies/{name}" -> asAPage(who(row, role).submit("/policies/sla", limits()));
      case "POST /api/v1/dead-letters/replay" ->
          who(row, role).post(row.path(), Map.of("service", "intake")).status();
      case "POST /api/v1/dead-letters/discard" ->
          who(row, role)
              .post(row.path(), Map.of("service", "intake", "reason", "没有什么可放弃"))
              .status();
      case "POST /dead-letters/replay", "POST /dead-letters/discard" ->
          asAPage(
              who(row, role).submit(row.path(), Map.of("service", "intake", "reason", "没有什么可放弃")));
      case "POST /api/v1/channels/gov12345/work-orders" ->
          SignedPush.push(who(row, role), pushed()).status();
      case "POST /api/v1/knowledge/search" ->
          who(row, role).post(row.path(), Map.of("text", "周末补课")).status();
      case "POST /api/v1/knowledge" -> who(row, role).post(row.path(), KNOWLEDGE).status();
      case "POST /api/v1/knowledge/{entryId}" ->
          who(row, role)
              .post(
                  row.path()
                      .replace(
                          "{entryId}",
                          allowed
                              ? house
                                  .as("operator")
                                  .post("/api/v1/knowledge", KNOWLEDGE)
                                  .text("/entryId")
                              : "none"),
                  KNOWLEDGE)
              .status();
      case "POST /knowledge" ->
          asAPage(who(row, role).submit(row.path(), Map.of("question", "周末补课", "answer", "不可以。")));
      case "GET /api/v1/drafts/{draftId}" -> who(row, role).get(draft(row, role, allowed)).status();
      case "PUT /api/v1/drafts/{draftId}" ->
          who(row, role)
              .send(
                  "PUT",
                  "/api/v1/drafts/probe-draft-" + role.toLowerCase(Locale.ROOT).replace('_', '-'),
                  DRAFT)
              .status();
      case "POST /api/v1/drafts/{draftId}/discard" ->
          who(row, role).post(draft(row, role, allowed) + "/discard", Map.of()).status();
      case "POST /entry",
          "POST /entry/draft",
          "POST /entry/matter",
          "POST /entry/caller",
          "POST /entry/discard" ->
          asAPage(who(row, role).submit(row.path(), entry()));
      case "POST /api/v1/write-backs/retry" ->
          who(row, role).post(row.path(), Map.of("lastError", "probe")).status();
      case "POST /api/v1/write-backs/{stepId}/done",
          "POST /api/v1/write-backs/{stepId}/undo",
          "POST /api/v1/write-backs/{stepId}/retry" ->
          who(row, role).post(row.path().replace("{stepId}", step(allowed))).status();
      case "POST /write-backs/done", "POST /write-backs/undo", "POST /write-backs/retry" ->
          asAPage(who(row, role).submit(row.path(), Map.of("stepId", step(allowed))));
      case "GET /api/v1/mails/{mailId}/original" ->
          who(row, role).get(row.path().replace("{mailId}", mail(allowed))).status();
      case "POST /api/v1/mails/{mailId}/retry" ->
          who(row, role).post(row.path().replace("{mailId}", mail(allowed))).status();
      case "POST /api/v1/mails/{mailId}/discard" ->
          who(row, role)
              .post(row.path().replace("{mailId}", mail(allowed)), Map.of("reason", "乱码"))
              .status();
      case "POST /letters/take" ->
          asAPage(who(row, role).submit(row.path(), Map.of("mailId", unclear(allowed))));
      case "POST /letters/discard" ->
          asAPage(
              who(row, role).submit(row.path(), Map.of("mailId", mail(allowed), "reason", "乱码")));
      case "POST /api/v1/push-keys" ->
          who(row, role)
              .post(row.path(), Map.of("key", "probe-" + count.incrementAndGet()))
              .status();
      case "POST /api/v1/push-keys/{key}/rotation" ->
          who(row, role).post("/api/v1/push-keys/demo/rotation", Map.of()).status();
      case "POST /api/v1/push-keys/{key}/revocation" ->
          who(row, role).post("/api/v1/push-keys/" + pushKey(allowed) + "/revocation").status();
      case "POST /open311/v2/requests.{format}", "POST /open311/v2/requests" ->
          who(row, role)
              .submit(
                  filled(row),
                  Map.of(
                      "service_code", "fees",
                      "address_string", "云湖市文昌路",
                      "description", "反映云湖市第二中学校服费。"))
              .status();
      case "POST /api/v1/reconciliations" ->
          who(row, role)
              .post(
                  row.path(),
                  Map.of(
                      "scheme", "A-2020",
                      "period", "2026",
                      "items", List.of(Map.of("externalNumber", "nobody-has-it"))))
              .status();
      case "POST /reconciliation" ->
          asAPage(
              who(row, role)
                  .submit(
                      row.path(),
                      Map.of("scheme", "A-2020", "period", "2026", "list", "编号\nnobody-has-it")));
      case "GET /api/v1/surveys/{kind}/{term}", "GET /surveys/{kind}/{term}" -> {
        surveyed();
        var path = row.path().replace("{kind}/{term}", "SCHOOL_SURVEY/2024-2");
        yield row.page() ? asAPage(who(row, role).get(path)) : who(row, role).get(path).status();
      }
      case "POST /surveys" ->
          asAPage(
              who(row, role)
                  .submit(
                      row.path(),
                      Map.of(
                          "kind", "SCHOOL_SURVEY",
                          "term", "2024-1",
                          "key", "probe-" + count.incrementAndGet(),
                          "list", "单位,家长数,有效答卷,满意\nu-ez,900,500,480")));
      case "POST /api/v1/surveys" -> who(row, role).post(row.path(), survey("2025-1")).status();
      case "POST /api/v1/teacher-checks" ->
          who(row, role)
              .post(
                  row.path(),
                  Map.of(
                      "names",
                      List.of("张三丰"),
                      "from",
                      "2026-01-01",
                      "until",
                      "2026-12-31",
                      "reason",
                      "评优前审查"))
              .status();
      case "POST /api/v1/teacher-cases" ->
          who(row, role)
              .post(row.path(), Map.of("names", List.of("张三丰"), "reason", "评优前审查"))
              .status();
      case "POST /teacher-check" ->
          asAPage(
              who(row, role)
                  .submit(
                      row.path(),
                      Map.of(
                          "names", "张三丰",
                          "from", "2026-01-01",
                          "until", "2026-12-31",
                          "reason", "评优前审查")));
      case "POST /api/v1/bulletins/{period}/editions" ->
          who(row, role).post(filled(row), Map.of("reason", "更正一处数字")).status();
      case "POST /bulletins" ->
          asAPage(
              who(row, role)
                  .submit(
                      row.path(),
                      Map.of(
                          "period",
                          "2026-04",
                          "reason",
                          "更正一处数字",
                          "key",
                          "probe-" + count.incrementAndGet())));
      case "POST /evidence-upload" ->
          asAPage(who(row, role).submit(row.path(), Map.of("file", "a-1 二中_1.4.pdf")));
      case "POST /evidence-upload/entry" ->
          asAPage(who(row, role).submit(row.path(), batch("probe-" + count.incrementAndGet())));
      case "POST /evidence-batches/{batch}/withdrawal" ->
          asAPage(who(row, role).submit(filled(row), Map.of("reason", "录错了")));
      case "POST /api/v1/attachments" -> attached(who(row, role)).status();
      case "POST /api/v1/tables" -> uploaded(who(row, role), row.path(), "table.csv").status();
      case "GET /api/v1/attachments/{attachmentId}" ->
          who(row, role)
              .get(
                  row.path()
                      .replace(
                          "{attachmentId}",
                          allowed
                              ? attached(house.as(account(row, role))).text("/attachmentId")
                              : "none"))
              .status();
      case "POST /api/v1/persons/export", "POST /api/v1/persons/erase" ->
          who(row, role).post(row.path(), person(allowed)).status();
      case "POST /api/v1/status" -> who(row, role).post(row.path(), acknowledged()).status();
      case "POST /status" -> lookUpAtThePage(acknowledged());
      case "POST /api/v1/status/rating" -> who(row, role).post(row.path(), rating()).status();
      case "POST /status/rating" -> submit("/status", row.path(), rating());
      case "POST /api/v1/warnings/{warningId}/acknowledgement" ->
          who(row, role).post(filled(row), acknowledgement()).status();
      case "POST /warnings/{warningId}/acknowledgement" ->
          asAPage(who(row, role).submit(filled(row), acknowledgement()));
      case "POST /api/v1/warnings/{warningId}/answer" ->
          who(row, role).post(filled(row), WARNING_ANSWER).status();
      case "POST /warnings/{warningId}/answer" ->
          asAPage(who(row, role).submit(filled(row), WARNING_ANSWER));
      case "POST /api/v1/warnings/{warningId}/look-back" ->
          who(row, role).post(acknowledgedFirst(row), LOOK_BACK).status();
      case "POST /warnings/{warningId}/look-back" ->
          asAPage(who(row, role).submit(acknowledgedFirst(row), LOOK_BACK_AT_THE_PAGE));
      case "POST /api/v1/stand-ins" ->
          who(row, role).post(row.path(), standIns.body("liaison-u-daying")).status();
      case "POST /api/v1/stand-ins/{standInId}/end", "POST /api/v1/stand-ins/{standInId}/token" ->
          who(row, role).post(standIns.filled(row, role, account(row, role)), Map.of()).status();
      case "POST /stand-ins" ->
          asAPage(
              who(row, role)
                  .submit(
                      row.path(),
                      Map.of(
                          "act",
                          "use",
                          "standIn",
                          allowed ? standIns.named(account(row, role)) : "none")));
      case "POST /api/v1/accounts" -> who(row, role).post(row.path(), newAccount()).status();
      default -> {
        var way = ASSESSMENT_POST.matcher(row.path());
        if (row.method().equals("POST") && way.matches()) {
          yield onUnit(row, role, way.group("way"), allowed);
        }
        var action = CASE_POST.matcher(row.path());
        if (row.method().equals("POST") && action.matches()) {
          yield onCase(row, role, action.group("action"), allowed);
        }
        if (row.page()) {
          yield asAPage(who(row, role).get(filled(row)));
        }
        if (row.path().startsWith("/api/v1/streams/")) {
          yield who(row, role).streamStatus(filled(row));
        }
        yield who(row, role).send(row.method(), filled(row), null).status();
      }
    };
  }

  /** Who may is given a case of their own; who may not share one, since nothing happens to it. */
  private int onCase(Rights.Row row, String role, String action, boolean allowed) {
    var file =
        allowed
            ? cases.fresh(action, row.kind())
            : shared.computeIfAbsent(
                PreparedCases.refusedOn(action, row.kind()),
                _ -> cases.refusing(action, row.kind()));
    var body = cases.bodyOf(action.equals("unmask") ? "complainant" : action, row.kind());
    if (!row.page()) {
      // Asked of all roles with the first case that is fresh, so once is enough.
      if (allowed
          && door == null
          && offered.add(row.path() + " " + row.kind())
          && !isOfferedAsAllowed(row, file, action)) {
        return OFFERED_OTHERWISE;
      }
      return who(row, role).post(file.path(action), body).status();
    }
    return asAPage(who(row, role).submit(row.path().replace("{caseId}", file.id()), body));
  }

  /**
   * Whether the case, where the action can be done, offers it to those who may, and to nobody else;
   * to who may not see the case it offers nothing.
   */
  private boolean isOfferedAsAllowed(Rights.Row row, CaseInHand file, String action) {
    return NOT_OFFERED.contains(action)
        || row.allowed().entrySet().stream()
            .filter(other -> !other.getKey().equals(Rights.NOBODY))
            .allMatch(other -> offers(row, other.getKey(), file, action) == other.getValue());
  }

  private boolean offers(Rights.Row row, String role, CaseInHand file, String action) {
    var seen = who(row, role).current("/api/v1/cases/" + file.id(), file.version());
    return seen.status() == 200
        && seen.json()
            .path("allowedActions")
            .valueStream()
            .anyMatch(offered -> offered.asString().equals(action));
  }

  /** On a year of before, so that nobody's running card changes. */
  private int onUnit(Rights.Row row, String role, String way, boolean allowed) {
    var body = assessments.body(way, allowed ? role : "", row.page());
    var path = row.path().replace("{unitId}", assessments.unit(way, role));
    return row.page()
        ? asAPage(who(row, role).submit(path, body))
        : who(row, role).post(path, body).status();
  }

  /** A page that sends somebody to sign in refuses as a program's 401 does. */
  private static int asAPage(Reply reply) {
    return reply.header("Location").map(to -> to.contains("/sign-in?back")).orElse(false)
        ? UNAUTHORIZED
        : reply.status();
  }

  private int signInAtThePage() {
    return submit("/sign-in", Map.of("username", "operator", "password", "demo"));
  }

  private int lookUpAtThePage(Map<String, String> acknowledged) {
    return submit("/status", acknowledged);
  }

  /** Number and code as whoever handed in was told them; one case for all who ask. */
  private Map<String, String> acknowledged() {
    return acknowledged.computeIfAbsent(
        "one",
        _ -> {
          var handedIn =
              house.as("operator").post("/api/v1/work-orders", WorkOrder.complaint().body());
          var told =
              Map.of(
                  "caseNumber", handedIn.text("/caseNumber"), "code", handedIn.text("/lookUpCode"));
          await().until(() -> house.visitor().post("/api/v1/status", told).status() == 200);
          return told;
        });
  }

  private Map<String, String> rating() {
    var fields = new HashMap<>(acknowledged());
    fields.put("satisfaction", "SATISFIED");
    return fields;
  }

  private int submit(String path, Map<String, String> fields) {
    return submit(path, path, fields);
  }

  /** Submits a form of a page to a path. */
  private int submit(String page, String path, Map<String, String> fields) {
    var visitor = house.visitor();
    var form = visitor.get(page).expect(200);
    var csrf = CSRF.matcher(form.text());
    if (!csrf.find()) {
      throw new IllegalStateException("no token in the form of " + page);
    }
    var cookie = form.header("Set-Cookie").orElseThrow().split(";", 2)[0];
    var all = new HashMap<String, String>(fields);
    all.put("_csrf", csrf.group(1));
    return visitor.with("Cookie", cookie).submit(path, all).status();
  }

  private Visitor who(Rights.Row row, String role) {
    var visitor = role.equals(Rights.NOBODY) ? house.visitor() : house.as(account(row, role));
    return door == null ? visitor : visitor.at(door);
  }

  private static String account(Rights.Row row, String role) {
    var name = ACCOUNTS.getOrDefault(role, role.toLowerCase(Locale.ROOT));
    return ROLES_OF_UNITS.contains(role) ? name + "-" + unit(row) : name;
  }

  private static String unit(Rights.Row row) {
    if (row.path().contains("/assessment/")) {
      return row.kind().equals("other") ? "u-dayingzx" : PreparedAssessments.HEADS_UNIT;
    }
    if (row.path().endsWith("/{scheme}/{period}")
        || row.path().endsWith("/entries")
        || row.path().endsWith("/what-if")) {
      return switch (row.kind()) {
        case "own" -> "u-ez";
        case "below" -> "u-bureau";
        default -> "u-dayingzx";
      };
    }
    var action = CASE_POST.matcher(row.path());
    return PreparedCases.unitOfThePerson(
        action.matches() ? action.group("action") : "", row.kind());
  }

  /** The path with something real in place of its parameters. */
  private String filled(Rights.Row row) {
    return row.path()
        .replace("{importId}", importId)
        .replace("{format}", "json")
        .replace("{code}", "fees")
        .replace("{token}", row.path().contains("{token}") ? open311Request() : "")
        .replace(
            "{requestId}",
            row.path().startsWith("/open311/v2/requests/{") ? open311Request() : requestId)
        .replace("{scheme}", "A-2020")
        .replace("{batch}", "probe")
        .replace("{month}", "2026-04")
        .replace("{year}", "2026")
        .replace("{period}", row.path().contains("/bulletins/") ? "2026-04" : "2026")
        .replace(
            "{unitId}",
            row.path().contains("/assessment/") ? PreparedAssessments.HEADS_UNIT : "u-ez")
        .replace(
            "{warningId}",
            row.path().contains("{warningId}")
                ? WARNINGS.computeIfAbsent(house, StandingWarning::at)
                : "")
        .replace("{name}", "sla")
        .replace("{sheet}", "dispatch")
        .replace(
            "{caseId}",
            row.path().contains("{caseId}")
                ? shared.computeIfAbsent("read" + row.kind(), _ -> readable(row.kind())).id()
                : "");
  }

  /** A survey that the read model has, one for all who ask. */
  private void surveyed() {
    asked.computeIfAbsent(
        "survey",
        _ -> {
          house.as("assessor").post("/api/v1/surveys", survey("2024-2")).expect(201);
          return await()
              .until(
                  () -> house.as("assessor").get("/api/v1/surveys/SCHOOL_SURVEY/2024-2").status(),
                  status -> status == 200);
        });
  }

  private static Map<String, Object> survey(String term) {
    return Map.of(
        "kind",
        "SCHOOL_SURVEY",
        "term",
        term,
        "rows",
        List.of(Map.of("unit", "u-ez", "parents", 900, "asked", 500, "satisfied", 480)));
  }

  private static Map<String, Object> pushed() {
    var order = new HashMap<>(WorkOrder.complaint().body());
    order.put("channel", "GOV_12345");
    return order;
  }

  /** A key to close: one that is made for it, where it will be closed. */
  private String pushKey(boolean closed) {
    var key = "closed-" + count.incrementAndGet();
    if (closed) {
      house.as("admin").post("/api/v1/push-keys", Map.of("key", key)).expect(201);
    }
    return key;
  }

  /** A step that waits to be entered at the platform above, where it will be checked off. */
  private String step(boolean done) {
    if (!done) {
      return "none";
    }
    var opened = CaseInHand.opened(house, WorkOrder.complaint().with("channel", "GOV_12345"));
    var file = opened.state().equals("TRIAGE") ? opened.dispatchedTo("u-ez") : opened;
    file.signed();
    return await()
        .until(
            () ->
                house
                    .as("operator")
                    .get("/api/v1/write-backs?state=TODO&caseId=" + file.id())
                    .expect(200)
                    .text("/items/0/stepId"),
            id -> !id.isEmpty());
  }

  /** A mail of the quarantine: one that came for it, where something will be done with it. */
  private String mail(boolean done) {
    return waiting(done, PostOffice.unreadable("probe-" + count.incrementAndGet()));
  }

  /** A letter of which a person has to say whether one wrote it. */
  private String unclear(boolean done) {
    return waiting(
        done,
        "From: a@b.example\nAuto-Submitted: auto-generated\nSubject: x\n\nprobe-"
            + count.incrementAndGet());
  }

  private synchronized String waiting(boolean done, String mail) {
    if (!done) {
      return "none";
    }
    var before = quarantine();
    house.post().deliver(mail);
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> quarantine().stream().filter(id -> !before.contains(id)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private Set<String> quarantine() {
    return house
        .as("operator")
        .get("/api/v1/mails?limit=200&state=QUARANTINED")
        .expect(200)
        .json()
        .at("/items")
        .valueStream()
        .map(mail -> mail.path("mailId").asString())
        .collect(Collectors.toSet());
  }

  /** A batch of one, on a year of before. */
  private static Map<String, String> batch(String key) {
    return Map.of(
        "key", key,
        "period", "2024",
        "unit.0", PreparedAssessments.HEADS_UNIT,
        "item.0", "1.5",
        "found.0", "true",
        "take.0", "true");
  }

  private static Reply attached(Visitor visitor) {
    return uploaded(visitor, "/api/v1/attachments", "note.txt");
  }

  private static Reply uploaded(Visitor visitor, String path, String name) {
    try {
      var folder = Files.createTempDirectory("probe");
      var file = Files.writeString(folder.resolve(name), "记录");
      var reply = visitor.upload(path, file);
      deleted(folder, file);
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A draft: one of their own, where there may be one. */
  private String draft(Rights.Row row, String role, boolean own) {
    var path = "/api/v1/drafts/probe-draft-" + count.incrementAndGet();
    if (own) {
      house.as(account(row, role)).send("PUT", path, DRAFT).expect(200);
    }
    return path;
  }

  private Map<String, String> entry() {
    return Map.of(
        "draft", "probe-entry-" + count.incrementAndGet(),
        "way", "WALK_IN",
        "receivedAt", "2026-04-07T08:30",
        "sourceLevel", "COUNTY",
        "phone", "13800000001",
        "content", "来访人反映云湖市第二中学校服费一直没有退。");
  }

  /** A person to be handed out or erased: one of their own, where that will be done. */
  private Map<String, Object> person(boolean done) {
    var caseId =
        done
            ? house
                .as("operator")
                .post("/api/v1/work-orders", WorkOrder.complaint().body())
                .text("/caseId")
            : "none";
    return Map.of("caseId", caseId, "reason", "本人申请");
  }

  private String open311Request() {
    return house
        .visitor()
        .submit(
            "/open311/v2/requests.json",
            Map.of("service_code", "other", "address_string", "云湖市文昌路"))
        .expect(200)
        .text("/0/service_request_id");
  }

  /** A case that the read model has, however far it is behind. */
  private CaseInHand readable(String kind) {
    var file =
        kind.equals("joint") ? cases.fresh("joint-answer", kind) : cases.fresh("sign", "own");
    file.seenBy("operator");
    return file;
  }

  /** The limits as they are: a preview moves nothing. */
  private String policy() {
    return house.as("admin").get("/api/v1/policies/sla").expect(200).json().toString();
  }

  /** A unit as it is, as the page's form sends it: no new edition. */
  private Map<String, String> unit() {
    var all = house.as("admin").get("/api/v1/directory/units").expect(200).json();
    var unit = house.as("admin").get("/api/v1/directory/units/u-ez").expect(200).json();
    var form = new HashMap<String, String>();
    form.put("edition", all.path("edition").asString());
    form.put("publish", "true");
    for (var name : List.of("name", "shortName", "town", "kind", "parentId", "stage", "pupils")) {
      form.put(name, unit.path(name).isNull() ? "" : unit.path(name).asString());
    }
    form.put(
        "aliases",
        unit.path("aliases")
            .valueStream()
            .map(alias -> alias.asString())
            .collect(Collectors.joining("、")));
    for (var name : List.of("cityDirect", "privateSchool", "closed")) {
      form.put(name, unit.path(name).asString());
    }
    return form;
  }

  /** The same as the page's form sends it. */
  private Map<String, String> limits() {
    var sla = house.as("admin").get("/api/v1/policies/sla").expect(200).json();
    return Map.of(
        "document", sla.path("document").toString(),
        "edition", sla.path("edition").asString(),
        "publish", "false");
  }

  /** The path of a look-back at a warning that somebody has taken note of. */
  private String acknowledgedFirst(Rights.Row row) {
    var path = filled(row);
    var api = path.startsWith("/api") ? path : "/api/v1" + path;
    NOTED.computeIfAbsent(
        house,
        asked ->
            asked
                .as("leader")
                .post(api.replace("/look-back", "/acknowledgement"), acknowledgement())
                .expect(200)
                .status());
    return path;
  }

  private Map<String, Object> acknowledgement() {
    return Map.of(
        "measure", "约谈校长", "lookBackOn", LocalDate.ofInstant(house.now(), House.ZONE).toString());
  }

  private Map<String, Object> newAccount() {
    return Map.of(
        "account", "probe-" + count.incrementAndGet(),
        "role", "LIAISON",
        "unitId", "u-ez",
        "password", "long-enough-for-a-test");
  }

  /** Of an import that was cancelled: it is told again how it ended. */
  private String cancelled(Rights.Row row) {
    return row.path()
        .replace("{importId}", CANCELLED.computeIfAbsent(house, Probe::cancelledImport));
  }

  /** Long enough that it is not through before it is cancelled. */
  private static String cancelledImport(House house) {
    var operator = house.as("operator");
    var rows = new StringBuilder("工单编号,受理时间,内容描述\n");
    for (int n = 0; n < 20_000; n++) {
      rows.append("GD-CANCELLED-").append(n).append(",2026-04-01 09:00:00,校服费。\n");
    }
    var importId = upload(operator, "/api/v1/work-orders/import?dryRun=true", rows).text();
    var path = "/api/v1/imports/" + importId;
    operator.post(path + "/cancel", Map.of()).expect(202);
    await().until(() -> operator.get(path).text("/state").equals("CANCELLED"));
    return importId;
  }

  private static Answer upload(Visitor visitor, String path) {
    return upload(
        visitor,
        path,
        "工单编号,受理时间,诉求类型,标题,内容描述\nGD-PROBE-1,2026-04-01 09:00:00,投诉,校服,反映云湖市第二中学校服费。\n"
            + "GD-PROBE-2,昨天,投诉,校服,反映云湖市第二中学校服费。\n");
  }

  private static Answer upload(Visitor visitor, String path, CharSequence rows) {
    try {
      var folder = Files.createTempDirectory("probe");
      var file = folder.resolve("one-row.csv");
      Files.writeString(file, rows, StandardCharsets.UTF_8);
      var reply = visitor.upload(path, file);
      deleted(folder, file);
      return new Answer(reply.status(), reply.text("/importId"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page answers with no id to read. */
  private static int imported(Visitor visitor, String path) {
    try {
      var folder = Files.createTempDirectory("probe");
      var file =
          Files.writeString(folder.resolve("one-row.csv"), "工单编号,受理时间,内容描述\nGD-PROBE-3,昨天,校服费。\n");
      int status = asAPage(visitor.upload(path, file));
      deleted(folder, file);
      return status;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleted(Path folder, Path file) throws IOException {
    Files.delete(file);
    Files.delete(folder);
  }
}
