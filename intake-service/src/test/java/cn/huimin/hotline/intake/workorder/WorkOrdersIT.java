package cn.huimin.hotline.intake.workorder;

import static cn.huimin.hotline.intake.Orders.order;
import static cn.huimin.hotline.intake.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.word.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WorkOrdersIT {

  private static final String PATH = "/api/v1/work-orders";
  private static final String ACTIONS = "/api/v1/cases/";
  private static final String ANOTHER = "13800005678";

  private final House house = House.get();
  private final Api operator = house.as("operator");

  @Test
  void shouldOpenACaseAndAnswerWithItsNumber() {
    var answer = operator.post(PATH, order());
    assertThat(answer.status()).isEqualTo(201);
    var body = answer.body();
    assertThat(body.path("caseNumber").asString()).matches("20260302-\\d{5}");
    assertThat(body.path("state").asString()).isEqualTo("DISPATCHED");
    assertThat(body.path("version").asInt()).isEqualTo(1);
    assertThat(body.path("unit").path("id").asString()).isEqualTo("u-baimiao");
    assertThat(answer.response().headers().firstValue("Location"))
        .contains("/api/v1/cases/" + body.path("caseId").asString());
  }

  @Test
  void shouldAnswerTheSameAgainWithTheSameIds() {
    var order = order();
    var first = operator.post(PATH, order);
    var second = operator.post(PATH, order);
    assertThat(second.status()).isEqualTo(200);
    for (var field : List.of("caseId", "caseNumber", "commandId", "version")) {
      assertThat(second.body().path(field)).isEqualTo(first.body().path(field));
    }
    assertThat(second.body().path("replayed").asBoolean()).isTrue();
  }

  @Test
  void shouldTakeChangedContentForAnAmendment() {
    var order = order();
    var first = operator.post(PATH, order);
    var amended = operator.post(PATH, with(order, "content", "补充：已经三个月。"));
    assertThat(amended.status()).isEqualTo(200);
    assertThat(amended.body().path("caseId")).isEqualTo(first.body().path("caseId"));
    assertThat(amended.body().path("caseNumber")).isEqualTo(first.body().path("caseNumber"));
    assertThat(amended.body().path("commandId")).isNotEqualTo(first.body().path("commandId"));
    assertThat(amended.body().path("version").asInt()).isEqualTo(2);
  }

  @Test
  void shouldAnswerTheSameAgainOfAnArchivedCaseAndRefuseWhatWouldChangeIt() {
    var order = order();
    var opened = operator.post(PATH, order).body();
    var caseId = opened.path("caseId").asString();
    ended(caseId);
    house.routing().archive(caseId);

    var changed = with(byAnother(order), "content", "补充：已经三年。");
    for (int i = 0; i < 2; i++) {
      var amended = operator.post(PATH, changed);
      assertThat(amended.status()).as("however often").isEqualTo(409);
      assertThat(amended.code()).isEqualTo("case-archived");
    }
    var imported =
        house
            .bean(Acceptance.class)
            .accept(
                List.of(WorkOrderReader.read(house.bean(JsonMapper.class).valueToTree(changed))),
                new Actor("operator", Role.OPERATOR, "u-hmzx", null))
            .getFirst();
    assertThat(imported.refusal().orElseThrow().code()).isEqualTo(ProblemCode.CASE_ARCHIVED);
    assertThat(complainant(caseId)).as("the vault").isEqualTo("李某花");
    assertThat(casesOf(ANOTHER)).as("cases of who is in no case").doesNotContain(caseId);

    var again = operator.post(PATH, order);
    assertThat(again.status()).isEqualTo(200);
    for (var field : List.of("caseId", "caseNumber", "commandId", "unit", "lookUpCode")) {
      assertThat(again.body().path(field)).as(field).isEqualTo(opened.path(field));
    }
    assertThat(again.body().path("version").asInt()).isEqualTo(2);
    assertThat(again.body().path("state").asString()).isEqualTo("CLOSED");
    assertThat(again.body().path("replayed").asBoolean()).isTrue();

    var command = operator.post(ACTIONS + caseId + "/urge", Map.of("note", "家长又来电"));
    assertThat(command.status()).isEqualTo(409);
    assertThat(command.code()).isEqualTo("case-archived");
  }

  @Test
  void shouldLeaveWhoWasNamedSinceWhenWhatOpenedTheCaseComesBack() {
    var order = order();
    var caseId = operator.post(PATH, order).body().path("caseId").asString();
    operator.post(PATH, byAnother(order));
    var late = operator.post(PATH, order);
    assertThat(late.status()).isEqualTo(200);
    assertThat(late.body().path("replayed").asBoolean()).isTrue();
    assertThat(complainant(caseId)).isEqualTo("赵某梅");
    assertThat(casesOf(ANOTHER)).contains(caseId);
  }

  @Test
  void shouldKeepWhoChangesACaseAfterItsEndOnlyWhenRoutingTookIt() {
    var order = order();
    var caseId = operator.post(PATH, order).body().path("caseId").asString();
    ended(caseId);
    house.routing().fallSilent(true);
    try {
      var unanswered = operator.post(PATH, byAnother(order), "Prefer", "wait=0");
      assertThat(unanswered.status()).isEqualTo(503);
      assertThat(unanswered.code()).isEqualTo("not-available");
      assertThat(complainant(caseId)).isEqualTo("李某花");
    } finally {
      house.routing().fallSilent(false);
    }
    var amended = operator.post(PATH, byAnother(order));
    assertThat(amended.status()).isEqualTo(200);
    assertThat(amended.body().path("state").asString()).isEqualTo("CLOSED");
    assertThat(complainant(caseId)).isEqualTo("赵某梅");
    assertThat(casesOf(ANOTHER)).contains(caseId);
  }

  private static Map<String, Object> byAnother(Map<String, Object> order) {
    return with(order, "complainant", Map.of("name", "赵某梅", "phone", ANOTHER));
  }

  private void ended(String caseId) {
    house.routing().end(caseId);
    var units = house.bean(CaseUnits.class);
    Awaitility.await().until(() -> units.hasEnded(caseId));
  }

  private String complainant(String caseId) {
    return house
        .bean(Vault.class)
        .get(Subject.ofCase(caseId), Complainant.ENTRY, Complainant.class)
        .map(Complainant::name)
        .orElseThrow();
  }

  private List<String> casesOf(String phone) {
    return house.bean(CaseRegistry.class).casesOf(house.bean(People.class).known(phone), 100);
  }

  @Test
  void shouldNotForgetThePersonWhenAnAmendmentLeavesThemOut() {
    var order = order();
    operator.post(PATH, order);
    var without = with(order, "content", "我是李某花，补充一点。");
    without.remove("complainant");
    var answer = operator.post(PATH, without);
    var received = received(answer.body().path("commandId").asString());
    assertThat(received.getAnonymous()).isFalse();
    assertThat(received.getComplainantFingerprint()).isNotNull();
    assertThat(received.getContent()).isEqualTo("我是〔姓名〕，补充一点。");
  }

  @Test
  void shouldPutNothingPersonalOnTheLog() {
    var answer = operator.post(PATH, order());
    var caseId = answer.body().path("caseId").asString();
    var received = received(answer.body().path("commandId").asString());
    assertThat(received.toString()).doesNotContain("李某花", "1380000");
    assertThat(received.getContent()).isEqualTo("我是〔姓名〕，电话〔手机号〕，反映收取校服费一直没有发放。");
    assertThat(received.getCaseId()).isEqualTo(caseId);
    assertThat(house.routing().texts(caseId))
        .containsEntry("TITLE", "校服费")
        .containsEntry("DEMAND", "我是〔姓名〕，电话〔手机号〕，反映收取校服费一直没有发放。")
        .containsEntry("UNIT_HINT", "u-baimiao");
  }

  @Test
  void shouldTellTheSamePersonByAnySpellingOfThePhone() {
    var one = operator.post(PATH, order());
    var other =
        operator.post(PATH, with(order(), "complainant", Map.of("phone", "+86-138-0000-1234")));
    var stranger =
        operator.post(PATH, with(order(), "complainant", Map.of("phone", "13800009999")));
    var fingerprint = received(one.body().path("commandId").asString()).getComplainantFingerprint();
    assertThat(received(other.body().path("commandId").asString()).getComplainantFingerprint())
        .isEqualTo(fingerprint);
    assertThat(received(stranger.body().path("commandId").asString()).getComplainantFingerprint())
        .isNotEqualTo(fingerprint);
  }

  @RepeatedTest(5)
  void shouldGiveOneCaseOneNumberHoweverManyPushAtOnce() throws InterruptedException {
    var order = order();
    var pushes = new ArrayList<Callable<Api.Answer>>();
    for (int i = 0; i < 8; i++) {
      pushes.add(() -> operator.post(PATH, order));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var answers = new ArrayList<Api.Answer>();
      for (var future : threads.invokeAll(pushes)) {
        answers.add(future.resultNow());
      }
      assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201));
      assertThat(answers)
          .extracting(answer -> answer.body().path("caseNumber").asString())
          .hasSize(8)
          .containsOnly(answers.getFirst().body().path("caseNumber").asString());
    }
  }

  @Test
  void shouldRefuseWhatIsWrongFieldByFieldAndRepeatNoValue() {
    var answer =
        operator.post(
            PATH,
            Map.of("channel", "GOV_12345", "content", "", "complainant", Map.of("phone", "王某")));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("invalid-input");
    assertThat(answer.wrongFields())
        .containsExactlyInAnyOrder(
            "externalNumber", "receivedAt", "sourceLevel", "content", "complainant.phone");
    assertThat(answer.response().body()).doesNotContain("王某");
  }

  @Test
  void shouldAnswer202WhereTheOutcomeIsLateAndTheOutcomeWhenAskedAgain() {
    var order = order();
    house.routing().fallSilent(true);
    try {
      var late = operator.post(PATH, order, "Prefer", "wait=0");
      assertThat(late.status()).isEqualTo(202);
      assertThat(late.body().path("location").asString())
          .isEqualTo("/api/v1/cases/" + late.body().path("caseId").asString());
    } finally {
      house.routing().fallSilent(false);
    }
    assertThat(operator.post(PATH, order).status()).isIn(200, 201);
  }

  @Test
  void shouldKeepTheDoorToThoseWhoMayHandIn() {
    assertThat(house.as("liaison-u-baimiao").post(PATH, order()).status()).isEqualTo(403);
    assertThat(house.api().post(PATH, order()).status()).isEqualTo(401);
    assertThat(house.as("duty").post(PATH, order()).status()).isEqualTo(201);
  }

  @Test
  void shouldLetAUnitEnterWhatWasBroughtToItAndNothingElse() {
    var liaison = house.as("liaison-u-baimiao");
    var own = with(with(order(), "channel", "DESK"), "sourceLevel", "SCHOOL");
    own.remove("unitHint");
    var entered = liaison.post(PATH, own);
    assertThat(entered.status()).isEqualTo(201);
    var received = received(entered.body().path("commandId").asString());
    assertThat(received.getSourceLine()).isEqualTo("u-baimiao");
    assertThat(received.getUnitHint()).contains("白庙");
    assertThat(received.getActor().getUnitId()).isEqualTo("u-baimiao");
    // Under the unit's own line, so that nobody's case of the same number is amended.
    assertThat(operator.post(PATH, own).body().path("caseId"))
        .isNotEqualTo(entered.body().path("caseId"));
    assertThat(house.as("head-u-baimiao").post(PATH, own).status()).isEqualTo(200);

    for (var other :
        List.of(
            with(own, "sourceLevel", "COUNTY"),
            with(own, "channel", "LOCAL_HOTLINE"),
            with(own, "unitHint", "u-ez"),
            with(own, "sourceLine", "u-ez"))) {
      var refused = liaison.post(PATH, other);
      assertThat(refused.status()).as(other.toString()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("forbidden");
    }
  }

  private WorkOrderReceived received(String commandId) {
    return house
        .routing()
        .await(WorkOrderReceived.class, order -> order.getCommandId().equals(commandId));
  }
}
