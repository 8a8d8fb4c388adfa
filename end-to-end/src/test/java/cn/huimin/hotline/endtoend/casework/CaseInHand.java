package cn.huimin.hotline.endtoend.casework;

import cn.huimin.hotline.endtoend.client.Reply;
import cn.huimin.hotline.endtoend.house.House;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * A case that a test walks through its life over HTTP. The steps of the usual people are named;
 * {@link #act} is for everything else.
 */
public final class CaseInHand {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A full report by the template, of a complainant whom nobody has reached yet. */
  public static final Map<String, Object> REPORT =
      Map.ofEntries(
          Map.entry("facts", "经查，学校收取了冬季校服费，供货方延期交货。"),
          Map.entry("proposedVerdict", "CONFIRMED"),
          Map.entry("basis", "《中小学校服管理办法》相关规定"),
          Map.entry("measures", "已与供货方解除合同，按原渠道退费。"),
          Map.entry("internalAnswer", "全额退费，三日内到账。"),
          Map.entry("publicAnswer", "您反映的校服费将在三日内按原缴费渠道全额退回。"),
          Map.entry("contacted", false),
          Map.entry("resolved", true),
          Map.entry("closingKind", "SOLVED"),
          Map.entry("beyondPowers", false),
          Map.entry("staff", List.of("校服采购负责人")),
          Map.entry("notContactedReason", "电话多次无人接听。"));

  /** A callback with a good end. */
  public static final Map<String, Object> SATISFIED =
      Map.of(
          "reached", true,
          "contactedByUnit", true,
          "resolution", "RESOLVED",
          "satisfaction", "SATISFIED",
          "pressed", false);

  /** A callback that opens the next round. */
  public static final Map<String, Object> DISSATISFIED =
      Map.of(
          "reached",
          true,
          "contactedByUnit",
          true,
          "resolution",
          "UNRESOLVED",
          "satisfaction",
          "DISSATISFIED",
          "pressed",
          false);

  private final House house;
  private final String caseId;
  private final String caseNumber;
  private final String code;
  private long version;
  private String state;
  private String unitId;

  private CaseInHand(House house, Reply opened) {
    this.house = house;
    this.caseId = opened.text("/caseId");
    this.caseNumber = opened.text("/caseNumber");
    this.code = opened.json().path("lookUpCode").asString("");
    this.version = opened.number("/version");
    this.state = opened.text("/state");
    this.unitId = opened.text("/unit/id");
  }

  /** Hands a work order in that opens a case. */
  public static CaseInHand opened(House house, WorkOrder order) {
    return new CaseInHand(
        house,
        house
            .as("operator")
            .with("Prefer", "wait=30")
            .post("/api/v1/work-orders", order.body())
            .expect(201));
  }

  /** A case that is there. */
  public static CaseInHand found(House house, String caseId) {
    return new CaseInHand(house, house.as("operator").get("/api/v1/cases/" + caseId).expect(200));
  }

  /** Its id. */
  public String id() {
    return caseId;
  }

  /** The number people use. */
  public String number() {
    return caseNumber;
  }

  /** What its complainant is told to look it up with. */
  public Map<String, String> acknowledged() {
    return Map.of("caseNumber", caseNumber, "code", code);
  }

  /** Its version after the last step. */
  public long version() {
    return version;
  }

  /** Its state after the last step. */
  public String state() {
    return state;
  }

  /** Its unit after the last step; empty if none. */
  public String unitId() {
    return unitId;
  }

  /** Path of one of its actions. */
  public String path(String action) {
    return "/api/v1/cases/" + caseId + "/" + action;
  }

  /** Tries an action; whatever comes back. */
  public Reply tries(String account, String action, Object body) {
    return house.as(account).post(path(action), body);
  }

  /** Does an action that must be accepted, however long a busy machine takes to answer. */
  public CaseInHand act(String account, String action, Object body) {
    var after = house.as(account).with("Prefer", "wait=30").post(path(action), body).expect(200);
    version = after.number("/version");
    state = after.text("/state");
    unitId = after.text("/unit/id");
    return this;
  }

  /** The centre gives it to a unit. */
  public CaseInHand dispatchedTo(String unit) {
    return act(
        "operator", "dispatch", Map.of("unitId", unit, "category", Map.of("level1", "违规收费")));
  }

  /** The unit's liaison signs. */
  public CaseInHand signed() {
    return act("liaison-" + unitId, "sign", Map.of());
  }

  /** The unit's liaison speaks to the complainant. */
  public CaseInHand contacted() {
    return act("liaison-" + unitId, "contact", Map.of("means", "PHONE"));
  }

  /** The unit's liaison reports. */
  public CaseInHand reported() {
    return act("liaison-" + unitId, "report", REPORT);
  }

  /** The unit's liaison reports with a promise for a date far ahead. */
  public CaseInHand promised() {
    var report = new HashMap<>(REPORT);
    report.put("closingKind", "PROMISED");
    report.put("promiseDueOn", "2030-06-30");
    return act("liaison-" + unitId, "report", report);
  }

  /** The unit's head signs the report off. */
  public CaseInHand signedOff() {
    return act("head-" + unitId, "sign-off", Map.of());
  }

  /** The centre approves the report. */
  public CaseInHand approved() {
    return act("operator", "review", Map.of());
  }

  /** The centre calls back. */
  public CaseInHand calledBack(Map<String, Object> answer) {
    return act("operator", "callback", answer);
  }

  /** The case as somebody sees it, after the last step. */
  public Reply seenBy(String account) {
    return house.as(account).current("/api/v1/cases/" + caseId, version).expect(200);
  }

  /** The case as the operator sees it, once it fulfils a condition that comes by itself. */
  public JsonNode once(Predicate<JsonNode> condition) {
    return Awaitility.await("case " + caseNumber)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> seenBy("operator").json(), condition);
  }

  /** A clock of the case as it stands; the last of its kind. */
  public Optional<JsonNode> clock(String kind) {
    return clockOf(seenBy("operator").json(), kind);
  }

  /** A clock in a case; the last of its kind. */
  public static Optional<JsonNode> clockOf(JsonNode file, String kind) {
    JsonNode found = null;
    for (var clock : file.path("clocks")) {
      if (clock.path("kind").asString("").equals(kind)) {
        found = clock;
      }
    }
    return Optional.ofNullable(found);
  }

  /** When a running clock of the case is due, once it runs. */
  public Instant dueAt(String kind) {
    var file = once(f -> clockOf(f, kind).isPresent());
    return instant(clockOf(file, kind).orElseThrow().path("dueAt"));
  }

  /** When a card of a clock was given, once it is there. */
  public Instant cardAt(String kind, String card) {
    var file = once(f -> clockOf(f, kind).map(clock -> has(clock, card)).orElse(false));
    return instant(clockOf(file, kind).orElseThrow().path(card));
  }

  /** Whether a field is there and not null. */
  public static boolean has(JsonNode node, String field) {
    return !node.path(field).isMissingNode() && !node.path(field).isNull();
  }

  /** A time of the API. */
  public static Instant instant(JsonNode time) {
    return OffsetDateTime.parse(time.asString("")).toInstant();
  }

  /** Items of the case's timeline of one type. */
  public List<JsonNode> timeline(String type) {
    return house
        .as("operator")
        .current("/api/v1/cases/" + caseId + "/timeline", version)
        .expect(200)
        .list("/items")
        .stream()
        .filter(item -> item.path("type").asString("").equals(type))
        .toList();
  }
}
