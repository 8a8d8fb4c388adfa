package cn.huimin.hotline.endtoend.life;

import static cn.huimin.hotline.endtoend.house.House.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.client.Reply;
import cn.huimin.hotline.endtoend.client.Visitor;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** One case over HTTP, from the work order to closed, its line in the score and the inboxes. */
@Order(2)
@ExtendWith(InTheHouse.class)
class WorkOrderLifeIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final House house;

  WorkOrderLifeIT(House house) {
    this.house = house;
  }

  @BeforeEach
  void onAMondayMorning() {
    house.moveTo(moment("2026-03-02T09:00"));
  }

  @Test
  void shouldGoFromTheWorkOrderToClosedScoreLineAndInbox() {
    var file = CaseInHand.opened(house, WorkOrder.complaint());
    assertThat(file.state()).isEqualTo("DISPATCHED");
    assertThat(file.unitId()).isEqualTo("u-ez");
    var fresh = file.seenBy("liaison-u-ez").json();
    assertThat(fresh.at("/category/level1").asString()).isEqualTo("违规收费");
    assertThat(fresh.at("/routing/evidence")).isNotEmpty();
    assertThat(actions(fresh)).contains("sign", "contact").doesNotContain("review");
    assertThat(inboxOf("liaison-u-ez", file)).isNotEmpty();

    file.signed().contacted();
    assertThat(file.seenBy("operator").json().path("flags").toString()).contains("contacted");
    file.reported().signedOff().approved();
    assertThat(file.state()).isEqualTo("APPROVED");
    assertThat(file.clock("handle").orElseThrow().path("state").asString()).isEqualTo("MET");
    file.calledBack(CaseInHand.SATISFIED);
    assertThat(file.state()).isEqualTo("CLOSED");

    var closed = file.once(f -> CaseInHand.has(f, "oneTime"));
    assertThat(closed.at("/oneTime/value").asBoolean()).isTrue();
    assertThat(closed.at("/oneTime/provisional").asBoolean()).isTrue();
    assertThat(closed.path("verdict").asString()).isEqualTo("CONFIRMED");
    assertThat(closed.path("nextSteps")).noneMatch(step -> step.path("owed").asBoolean());
    assertThat(closed.path("clocks"))
        .allSatisfy(c -> assertThat(c.path("state").asString()).isIn("MET", "STOPPED"));
    assertThat(linesOf("u-ez", file))
        .anySatisfy(
            line -> {
              assertThat(line.path("item").asString()).isEqualTo("2.1");
              assertThat(line.path("kind").asString()).isEqualTo("NUMERATOR");
            });
    assertThat(file.timeline("CaseClosed")).singleElement();
  }

  @Test
  void shouldTellTheSamePushFromAnAmendment() {
    var order = WorkOrder.complaint();
    var file = CaseInHand.opened(house, order);
    var again = house.as("operator").post("/api/v1/work-orders", order.body()).expect(200);
    assertThat(again.text("/caseId")).isEqualTo(file.id());
    assertThat(again.text("/caseNumber")).isEqualTo(file.number());
    assertThat(again.number("/version")).isEqualTo(file.version());

    var changed = order.with("content", "家长补充：云湖市第二中学冬季校服费已交三百元，要求退费。");
    var amended = house.as("operator").post("/api/v1/work-orders", changed.body()).expect(200);
    assertThat(amended.text("/caseId")).isEqualTo(file.id());
    assertThat(amended.number("/version")).isGreaterThan(file.version());
    var seen =
        house
            .as("operator")
            .current("/api/v1/cases/" + file.id(), amended.number("/version"))
            .expect(200);
    assertThat(seen.text("/content")).contains("三百元");
  }

  @Test
  void shouldRefuseWithAReasonThatCanBeActedOn() {
    var file = CaseInHand.opened(house, WorkOrder.complaint());
    file.tries("head-u-ez", "sign-off", Map.of()).expectProblem(409, "state-does-not-allow");
    file.tries("liaison-u-dayingzx", "sign", Map.of()).expectProblem(403, "forbidden");
    file.tries("liaison-u-ez", "sign", Map.of("expectedVersion", 1))
        .expectProblem(409, "version-is-old");
    file.signed();
    var late =
        file.tries("liaison-u-ez", "sign", Map.of()).expectProblem(409, "state-does-not-allow");
    assertThat(late.text("/state")).isEqualTo("SIGNED");
    assertThat(late.number("/version")).isEqualTo(file.version());
    assertThat(late.text("/detail")).as("told what the first did").contains("联络员", "签收了");

    var gaps = new LinkedHashMap<>(CaseInHand.REPORT);
    gaps.keySet().removeAll(List.of("facts", "measures"));
    var refused = file.tries("liaison-u-ez", "report", gaps).expectProblem(422, "invalid-input");
    assertThat(refused.fieldsNamed()).contains("facts", "measures");
    var claims = new LinkedHashMap<>(CaseInHand.REPORT);
    claims.put("contacted", true);
    var unproven = file.tries("liaison-u-ez", "report", claims).expectProblem(422, "invalid-input");
    assertThat(unproven.fieldsNamed()).containsOnly("contactedBy", "contactMeans", "contactedAt");
    var ofItsType = new LinkedHashMap<>(CaseInHand.REPORT);
    ofItsType.keySet().removeAll(List.of("basis", "proposedVerdict"));
    var unfounded =
        file.tries("liaison-u-ez", "report", ofItsType).expectProblem(422, "invalid-input");
    assertThat(unfounded.fieldsNamed()).contains("basis", "proposedVerdict");
    assertThat(file.seenBy("operator").text("/state")).isEqualTo("SIGNED");

    file.tries("operator", "review", Map.of("approve", "maybe")).expect(422);
    house
        .as("operator")
        .post(file.path("review"), "{not json")
        .expectProblem(400, "unreadable-body");
    house
        .as("operator")
        .post("/api/v1/cases/00000000-0000-5000-8000-000000000000/review", Map.of())
        .expectProblem(404, "not-found");
    house
        .as("operator")
        .get("/api/v1/cases/00000000-0000-5000-8000-000000000000")
        .expectProblem(404, "not-found");
    house.visitor().get("/api/v1/cases/" + file.id()).expectProblem(401, "sign-in-needed");
  }

  @Test
  void shouldLetSomebodyStandInForAHeadButNobodySignWhatTheyWrote() {
    var file = CaseInHand.opened(house, WorkOrder.complaintAtTownSchool()).signed().reported();
    file.tries("head-u-daying", "sign-off", Map.of()).expectProblem(403, "forbidden");

    var author = standIn("liaison-u-dayingzx", 0);
    actingAs("liaison-u-dayingzx", author)
        .post(file.path("sign-off"), Map.of())
        .expectProblem(403, "own-work");
    var coming = standIn("head-u-daying", 1);
    use("head-u-daying", coming).expectProblem(409, "out-of-order");
    use("head-u-daying", author).expectProblem(403, "forbidden");

    var named = standIn("head-u-daying", 0);
    var head = actingAs("head-u-daying", named);
    var seen = head.current("/api/v1/cases/" + file.id(), file.version()).json();
    assertThat(actions(seen)).contains("sign-off");
    head.post("/api/v1/stand-ins", post("liaison-u-ez", 0)).expectProblem(403, "forbidden");
    head.post(file.path("sign-off"), Map.of()).expect(200);

    house.as("head-u-dayingzx").post("/api/v1/stand-ins/" + named + "/end", Map.of()).expect(200);
    use("head-u-daying", named).expectProblem(409, "out-of-order");
  }

  private Visitor actingAs(String account, String standIn) {
    return house
        .visitor()
        .with("Authorization", "Bearer " + use(account, standIn).expect(200).text("/token"));
  }

  private Reply use(String account, String standIn) {
    return house.as(account).post("/api/v1/stand-ins/" + standIn + "/token", Map.of());
  }

  /** Of the head of 大营镇中心小学, named by the administrator from so many days on. */
  private String standIn(String account, int days) {
    return house
        .as("admin")
        .post("/api/v1/stand-ins", post(account, days))
        .expect(201)
        .text("/standInId");
  }

  private Map<String, Object> post(String account, int days) {
    var from = LocalDate.ofInstant(house.now(), House.ZONE).plusDays(days);
    return Map.of(
        "account",
        account,
        "unitId",
        "u-dayingzx",
        "role",
        "HEAD",
        "from",
        from.toString(),
        "until",
        from.plusDays(4).toString());
  }

  @Test
  void shouldNameEveryWrongFieldOfAWorkOrder() {
    var wrong =
        WorkOrder.complaint()
            .without("content")
            .with("channel", "TELEPATHY")
            .with("receivedAt", "yesterday");
    var refused =
        house
            .as("operator")
            .post("/api/v1/work-orders", wrong.body())
            .expectProblem(422, "invalid-input");
    assertThat(refused.fieldsNamed()).contains("content", "channel", "receivedAt");
  }

  @Test
  void shouldAnswerTheSameKeyWithTheFirstOutcome() {
    var file = CaseInHand.opened(house, WorkOrder.complaint());
    var liaison = house.as("liaison-u-ez").with("Idempotency-Key", "sign-once-" + file.number());
    var first = liaison.post(file.path("sign"), Map.of()).expect(200);
    var second = liaison.post(file.path("sign"), Map.of()).expect(200);
    assertThat(second.json().path("replayed").asBoolean()).isTrue();
    assertThat(second.number("/version")).isEqualTo(first.number("/version"));
    liaison
        .post(file.path("sign"), Map.of("note", "别的内容"))
        .expectProblem(422, "idempotency-key-reused");
  }

  @Test
  void shouldOpenTheNextRoundWhenTheComplainantIsDissatisfied() {
    var file = CaseInHand.opened(house, WorkOrder.complaint()).signed().reported();
    file.act("head-u-ez", "sign-off", Map.of("approve", false, "reason", "写明退费日期"));
    assertThat(file.state()).isEqualTo("SIGNED");
    file.reported().signedOff();
    file.act(
        "operator",
        "review",
        Map.of("approve", false, "rejectionReason", "TEMPLATE", "reason", "没有按统一模板填写"));
    assertThat(file.state()).isEqualTo("SIGNED");
    file.reported().signedOff().approved().calledBack(CaseInHand.DISSATISFIED);
    assertThat(file.state()).isEqualTo("SIGNED");
    assertThat(file.seenBy("operator").number("/round")).isEqualTo(2);

    file.reported().signedOff().approved().calledBack(CaseInHand.DISSATISFIED);
    file.act("leader", "sign-draft", Map.of("sign", false, "order", "学校已上门说明，暂不督办。"));
    assertThat(file.timeline("SupervisionDraftDismissed")).hasSize(1);

    file.reported().signedOff().approved().calledBack(CaseInHand.SATISFIED);
    assertThat(file.state()).isEqualTo("CLOSED");
    var closed = file.once(f -> CaseInHand.has(f, "oneTime"));
    assertThat(closed.at("/oneTime/value").asBoolean()).isFalse();
  }

  @Test
  void shouldHideTheComplainantOfAReportFromTheUnit() {
    var file = CaseInHand.opened(house, WorkOrder.report());
    assertThat(file.state()).isEqualTo("TRIAGE");
    file.tries("operator", "dispatch", Map.of("unitId", "u-ez"))
        .expectProblem(422, "invalid-input");
    file.act("operator", "dispatch", Map.of("unitId", "u-ez", "summary", "反映教辅材料征订不规范，请核查。"));
    var unit = file.seenBy("liaison-u-ez");
    assertThat(unit.text("/content")).isEmpty();
    assertThat(unit.text("/summary")).contains("教辅");
    file.tries("liaison-u-ez", "complainant", Map.of("reason", "首次联系"))
        .expectProblem(403, "forbidden");
    var centre = file.tries("operator", "complainant", Map.of("reason", "首次联系")).expect(200);
    assertThat(centre.text("/phone")).startsWith("1380000");
  }

  @Test
  void shouldCloseAnUnreachableCaseOnlyAfterEnoughAttempts() {
    var file =
        CaseInHand.opened(house, WorkOrder.complaint()).signed().reported().signedOff().approved();
    var missed = Map.<String, Object>of("reached", false);
    file.calledBack(missed).calledBack(missed);
    file.tries("operator", "close", Map.of()).expectProblem(409, "callback-attempts-missing");
    house.moveTo(moment("2026-03-03T18:00"));
    file.calledBack(missed);
    assertThat(
            file.tries("operator", "close", Map.of())
                .expectProblem(409, "state-does-not-allow")
                .text("/detail"))
        .contains("短信评价");
    house.movePast(file.dueAt("rating"));
    file.once(f -> f.path("allowedActions").toString().contains("\"close\""));
    file.act("operator", "close", Map.of("note", "三次未接通"));
    assertThat(file.state()).isEqualTo("CLOSED");
  }

  private List<JsonNode> inboxOf(String account, CaseInHand file) {
    return await("inbox of " + account)
        .atMost(PATIENCE)
        .until(
            () ->
                house.as(account).get("/api/v1/inbox").expect(200).list("/items").stream()
                    .filter(item -> item.path("caseId").asString("").equals(file.id()))
                    .toList(),
            items -> !items.isEmpty());
  }

  private List<JsonNode> linesOf(String unit, CaseInHand file) {
    var path = "/api/v1/scorecards/%s/A-2020/2026/entries?limit=200".formatted(unit);
    return house.as("head-" + unit).get(path).expect(200).list("/items").stream()
        .filter(line -> line.path("caseId").asString("").equals(file.id()))
        .toList();
  }

  private static List<String> actions(JsonNode file) {
    return StreamSupport.stream(file.path("allowedActions").spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }
}
