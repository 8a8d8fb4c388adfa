package cn.huimin.hotline.endtoend.log;

import static cn.huimin.hotline.endtoend.casework.CaseInHand.DISSATISFIED;
import static cn.huimin.hotline.endtoend.casework.CaseInHand.SATISFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.StandingWarning;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.house.House;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Some weeks in which every kind of thing happens that can happen in the house. */
final class BusyWeeks {

  private static final List<String> CHANNELS =
      List.of("GOV_12345", "LOCAL_HOTLINE", "MAILBOX", "DESK");
  private static final String CALLER = "19956780000";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration A_WEEK = Duration.ofDays(7);

  private static final String LIMITS = "/api/v1/policies/sla";
  private static final String CALENDAR = "/api/v1/policies/working-calendar";
  private final House house;

  BusyWeeks(House house) {
    this.house = house;
  }

  /** Lets them pass. */
  void pass() {
    CHANNELS.forEach(c -> CaseInHand.opened(house, WorkOrder.complaint().with("channel", c)));
    amended();
    sentBackRejectedRedone();
    filed();
    transferred();
    merged();
    split();
    endedByTheCentre();
    dealtOutWithTheSource();
    var unreached = unreached();
    var rating = unreached();
    var repeats = repeated();
    CaseInHand.opened(house, WorkOrder.unclear());
    CaseInHand.opened(house, WorkOrder.complaint().without("complainant"));
    recomputed();
    paused();
    house.moveTo(evening(house.now().plus(A_WEEK).plus(A_WEEK)));
    unreached.calledBack(Map.of("reached", false));
    rated(rating.calledBack(Map.of("reached", false)));
    house.movePast(unreached.dueAt("rating"));
    unreached.once(f -> f.path("allowedActions").toString().contains("\"close\""));
    unreached.act("operator", "close", Map.of());
    repeats.forEach(this::closed);
    assessed();
  }

  /** A working day soon turns out to be off, and then not. */
  private void recomputed() {
    var day = LocalDate.ofInstant(house.now(), House.ZONE).plusDays(2);
    while (day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
      day = day.plusDays(1);
    }
    var admin = house.as("admin");
    var before = (ObjectNode) admin.get(CALENDAR).expect(200).json();
    before.remove("edition");
    var off =
        """
        {"year": %d, "days": [{"name": "停课", "date": "%s", "isOffDay": true}]}
        """
            .formatted(day.getYear(), day);
    var changed = admin.send("PUT", CALENDAR, off).expect(200);
    assertThat(changed.number("/recompute/movedCases")).isPositive();
    admin.send("PUT", CALENDAR, before.toString()).expect(200);
  }

  /** For a while a limit pauses while the report waits for the head. */
  private void paused() {
    var admin = house.as("admin");
    var before = (ObjectNode) admin.get(LIMITS).expect(200).json();
    before.remove("edition");
    var pausing = before.deepCopy();
    var pause = (ObjectNode) Objects.requireNonNull(pausing.findValue("pause"), "pause");
    pause.putArray("states").add("REPORTED");
    pause.putArray("clocks").add("handle");
    admin.send("PUT", LIMITS, pausing.toString()).expect(200);
    var file = CaseInHand.opened(house, WorkOrder.complaint()).signed().contacted().reported();
    await("the limit of " + file.number() + " pauses")
        .atMost(PATIENCE)
        .until(() -> !file.timeline("ClockPaused").isEmpty());
    admin.send("PUT", LIMITS, before.toString()).expect(200);
  }

  /** A year of before is assessed, struck, appealed, published and locked. */
  private void assessed() {
    var interview = enter("assessor", "interview", Map.of());
    enter("assessor", "media", Map.of("kind", "MEDIA", "matter", "家校连心桥", "level", "city"));
    var strike =
        Map.<String, Object>of(
            "lineId", "A-2020:2025:u-ez:1.9:POINTS:" + interview + ":interview", "reason", "重复录入");
    await("the line is in the ledger")
        .atMost(PATIENCE)
        .until(() -> tried("assessor", "strike", strike) == 201);
    enter("leader", "strike", strike);
    var appeal = enter("head-u-ez", "appeal", Map.of("reason", "请复核信息报送"));
    enter("leader", "appeal-decision", decision(appeal, "HEAR"));
    enter("assessor", "appeal-decision", decision(appeal, "REJECT"));
    var taken =
        enter("assessor", "evidence", Map.of("item", "1.4", "found", true, "batch", "busy-weeks"));
    enter("leader", "spot-check", Map.of("item", "1.4", "found", false));
    enter("assessor", "withdrawal", Map.of("recordId", taken, "reason", "录错了单位"));
    enter("leader", "accountability", Map.of("kind", "TALK", "reason", "逾期未整改"));
    var until = house.now().plus(Duration.ofHours(1));
    enter("assessor", "period", Map.of("state", "PUBLICITY", "until", until.toString()));
    house.moveTo(until.plusSeconds(1));
    enter("assessor", "period", Map.of("state", "LOCKED"));
    surveyed();
    reported();
    var red = CaseInHand.opened(house, WorkOrder.complaint());
    closed(red);
    voidedEnd(red);
  }

  /** A report is asked for from today, and not filed by the office close of the next weekday. */
  private void reported() {
    var admin = house.as("admin");
    var today = LocalDate.ofInstant(house.now(), House.ZONE);
    var due = today.plusDays(1);
    var calendar =
        """
        {"version": "2", "reports": [{"id": "brief", "name": "周报", "every": "WEEK",
          "day": "%s", "at": "17:00", "counted": false, "since": "%s"}]}
        """
            .formatted(due.getDayOfWeek(), today);
    admin
        .send("PUT", "/api/v1/policies/reports", "{\"document\": %s}".formatted(calendar))
        .expect(200);
    // The second week: the first has days of 2025, which is locked by now.
    var first = Map.<String, Object>of("report", "brief/2026-W02");
    await("scoring goes by the new calendar")
        .atMost(PATIENCE)
        .until(() -> tried("head-u-ez", "report", first) == 201);
    house.moveTo(evening(due.plusDays(7).atStartOfDay(House.ZONE).toInstant()));
    await("a report is found missing")
        .atMost(PATIENCE)
        .until(
            () ->
                !house.as("assessor").get("/api/v1/reports?missing=true").list("/items").isEmpty());
  }

  private void surveyed() {
    var row = Map.of("unit", "u-ez", "parents", 900, "asked", 500, "satisfied", 480);
    house
        .as("assessor")
        .post(
            "/api/v1/surveys",
            Map.of("kind", "SCHOOL_SURVEY", "term", "2025-2", "rows", List.of(row)))
        .expect(201);
  }

  /** Two persons strike the end of a case from scoring. */
  private void voidedEnd(CaseInHand file) {
    var line =
        Map.<String, Object>of(
            "lineId",
            "A-2020:2026:u-ez:2.1:DENOMINATOR:" + file.id() + ":case-ended",
            "reason",
            "不属于教育系统");
    await("the case is in the ledger")
        .atMost(PATIENCE)
        .until(() -> status("assessor", "strike", line) == 201);
    house.as("leader").post("/api/v1/assessment/u-ez/strike", line).expect(201);
  }

  private static Map<String, Object> decision(String appeal, String step) {
    return Map.of("appealId", appeal, "step", step, "reason", "已核对报送台账");
  }

  private String enter(String who, String way, Map<String, Object> body) {
    return house
        .as(who)
        .post("/api/v1/assessment/u-ez/" + way, of2025(body))
        .expect(201)
        .text("/recordId");
  }

  private int tried(String who, String way, Map<String, Object> body) {
    return status(who, way, of2025(body));
  }

  private int status(String who, String way, Map<String, Object> body) {
    return house.as(who).post("/api/v1/assessment/u-ez/" + way, body).status();
  }

  private static Map<String, Object> of2025(Map<String, Object> body) {
    var all = new HashMap<>(body);
    all.put("period", "2025");
    return all;
  }

  private static Instant evening(Instant day) {
    return day.atZone(House.ZONE).with(LocalTime.of(18, 0)).toInstant();
  }

  private void amended() {
    var order = WorkOrder.complaint();
    CaseInHand.opened(house, order);
    var changed = order.with("content", "家长补充：云湖市第二中学冬季校服费已交三百元，要求退费。");
    house.as("operator").post("/api/v1/work-orders", changed.body()).expect(200);
  }

  private void sentBackRejectedRedone() {
    var file = CaseInHand.opened(house, WorkOrder.complaint()).signed().contacted().reported();
    file.act("head-u-ez", "sign-off", Map.of("approve", false, "reason", "写明退费日期"));
    file.reported().signedOff();
    file.act(
        "operator",
        "review",
        Map.of("approve", false, "rejectionReason", "TEMPLATE", "reason", "没有按统一模板填写"));
    file.reported().signedOff().approved().calledBack(DISSATISFIED);
    closed(file);
  }

  /** The unit did its duty, and the complainant stays dissatisfied (备案办结). */
  private void filed() {
    var file =
        CaseInHand.opened(house, WorkOrder.complaint())
            .signed()
            .contacted()
            .reported()
            .signedOff()
            .approved()
            .calledBack(DISSATISFIED);
    file.act("head-u-ez", "recheck", Map.of("reason", "已依规退费并当面说明"));
    file.act("operator", "recheck-decision", Map.of("upheld", true, "reason", "学校已依规尽责"));
  }

  /**
   * The follower's complainant is called back once the lead is answered; what is against the unit
   * that has the lead does not join it.
   */
  private void merged() {
    var lead = CaseInHand.opened(house, WorkOrder.complaint());
    var against =
        CaseInHand.opened(
            house,
            WorkOrder.complaint().with("title", "云湖市第二中学校长收礼").with("content", "反映云湖市第二中学校长收受礼金。"));
    against.act("operator", "merge", Map.of("leadCaseId", lead.id()));
    against.once(f -> !f.path("flags").toString().contains("mergePending"));
    assertThat(against.timeline("MergeRefused")).singleElement();
    var follower = CaseInHand.opened(house, WorkOrder.complaint());
    follower.act("operator", "merge", Map.of("leadCaseId", lead.id()));
    follower.once(f -> f.path("state").asString("").equals("MERGED"));
    closed(lead);
    follower.once(f -> f.path("allowedActions").toString().contains("callback"));
    follower.calledBack(SATISFIED);
  }

  /** Both parts are handled, one of them twice; with the last the call is answered each time. */
  private void split() {
    var call = CaseInHand.opened(house, WorkOrder.complaint());
    call.act(
        "operator", "split", Map.of("parts", List.of("云湖市第二中学冬季校服费不退，反映乱收费。", "云湖市第二中学教辅材料强制征订。")));
    var parts =
        call.once(f -> f.path("split").path("parts").size() == 2)
            .path("split")
            .path("parts")
            .valueStream()
            .map(part -> part.path("caseId").asString(""))
            .toList();
    for (var id : parts) {
      call.once(_ -> house.as("operator").get("/api/v1/cases/" + id).status() == 200);
      var file = CaseInHand.found(house, id);
      closed(file.unitId().isEmpty() ? file.dispatchedTo("u-ez") : file);
    }
    call.once(f -> ended(f) == 2);
    var redone = CaseInHand.found(house, parts.getFirst());
    redone.act("operator", "source-redo", Map.of("reason", "平台要求重办"));
    call.once(f -> ended(f) == 1);
    closed(redone);
    call.once(f -> ended(f) == 2);
    assertThat(call.timeline("PartsAnswered")).hasSize(2);
  }

  private static long ended(JsonNode call) {
    return call.path("split")
        .path("parts")
        .valueStream()
        .filter(part -> part.path("ended").asBoolean())
        .count();
  }

  private void transferred() {
    var file = CaseInHand.opened(house, WorkOrder.complaint());
    file.act("operator", "dispatch", Map.of("unitId", "u-sz", "fault", "CENTRE"));
  }

  private void endedByTheCentre() {
    fresh().act("operator", "answer", Map.of("publicAnswer", "三日内退回", "means", "PHONE"));
    fresh()
        .act(
            "operator",
            "decline",
            Map.of(
                "reasonCode", "COURT", "reason", "已立案", "publicAnswer", "请按诉讼办", "means", "PHONE"));
    fresh()
        .act(
            "operator",
            "refer",
            Map.of("authority", "城管", "reason", "归城管", "publicAnswer", "请找城管", "means", "PHONE"));
    fresh()
        .act("operator", "withdraw", Map.of("reason", "来电人说不用办了"))
        .act(
            "operator",
            "withdraw-decision",
            Map.of("confirmed", true, "pressed", false, "reason", "本人愿意"));
    fresh()
        .act("operator", "invalidate", Map.of("reason", "测试来电"))
        .act("leader", "confirm", Map.of());
    fresh()
        .act("operator", "correct-classification", Map.of("demandType", "HELP", "reason", "是求助"))
        .act("leader", "confirm", Map.of());
  }

  private void dealtOutWithTheSource() {
    var back = Map.of("reason", "不属教育系统");
    var refused = Map.of("reason", "平台不收回");
    fresh()
        .act("operator", "return-to-source", back)
        .act("operator", "source-acceptance", Map.of());
    fresh().act("operator", "return-to-source", back).act("operator", "source-refusal", refused);
    var file = fresh();
    closed(file);
    file.act("operator", "source-callback", Map.of("satisfaction", "DISSATISFIED"));
    file.act("operator", "source-redo", Map.of("reason", "平台要求重办"));
  }

  private CaseInHand fresh() {
    return CaseInHand.opened(house, WorkOrder.complaint());
  }

  /** Two attempts; the third comes after 17:30 of another day. */
  private CaseInHand unreached() {
    var file =
        CaseInHand.opened(house, WorkOrder.complaint()).signed().reported().signedOff().approved();
    var missed = Map.<String, Object>of("reached", false);
    return file.calledBack(missed).calledBack(missed);
  }

  /** Whom nobody reached rates by number and code, once the page says so; and only once. */
  private void rated(CaseInHand file) {
    file.once(f -> f.path("allowedActions").toString().contains("\"rate\""));
    var status = house.visitor().post("/api/v1/status", file.acknowledged()).expect(200);
    assertThat(status.json().path("mayRate").asBoolean()).isTrue();
    var rating = new HashMap<>(file.acknowledged());
    rating.put("satisfaction", "SATISFIED");
    house.visitor().post("/api/v1/status/rating", rating).expect(200);
    assertThat(house.visitor().post("/api/v1/status/rating", rating).expect(409).text("/code"))
        .isEqualTo("state-does-not-allow");
    file.once(f -> f.path("state").asString("").equals("CLOSED"));
  }

  /** The first is closed before the second comes, so that its one-time line is struck again. */
  private List<CaseInHand> repeated() {
    var first = CaseInHand.opened(house, WorkOrder.complaint().fromPhone(CALLER));
    closed(first);
    first.once(f -> CaseInHand.has(f, "oneTime"));
    house.moveTo(house.now().plus(A_DAY));
    var again = CaseInHand.opened(house, WorkOrder.complaint().fromPhone(CALLER));
    var lookBackOn = house.now().plus(A_WEEK).atZone(House.ZONE).toLocalDate();
    house
        .as("leader")
        .post(
            "/api/v1/warnings/" + StandingWarning.about(house, again) + "/acknowledgement",
            Map.of("measure", "约谈年级主任", "lookBackOn", lookBackOn.toString()))
        .expect(200);
    return List.of(again, CaseInHand.opened(house, WorkOrder.complaint().fromPhone(CALLER)));
  }

  private void closed(CaseInHand file) {
    if (!file.state().equals("SIGNED")) {
      file.signed();
    }
    file.reported().signedOff().approved().calledBack(SATISFIED);
  }
}
