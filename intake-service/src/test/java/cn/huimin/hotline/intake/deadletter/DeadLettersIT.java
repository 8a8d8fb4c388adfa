package cn.huimin.hotline.intake.deadletter;

import static cn.huimin.hotline.intake.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.platform.deadletter.Turn;
import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.LetterEnd;
import cn.huimin.hotline.schemas.word.RetryKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeadLettersIT {

  private static final String LETTERS = "/api/v1/dead-letters";
  private static final byte[] BAD = {1, 2, 3};

  private final House house = House.get();
  private final Bus bus = new Bus(house, Topic.Service.SLA);

  @AfterEach
  void close() {
    bus.close();
  }

  @Test
  void shouldGiveUpACaseEventItCannotReadAndGoOnWithTheOthers() {
    bus.write(Topics.CASE_EVENTS, "unreadable-of-intake", BAD);
    var caseId =
        house.as("operator").post("/api/v1/work-orders", order()).body().path("caseId").asString();
    patiently().until(() -> house.bean(CaseUnits.class).of(caseId).isPresent());

    patiently().until(() -> letters("unreadable-of-intake").size() == 1);
    var letter = letters("unreadable-of-intake").get(0);
    assertThat(letter.path("service").asString()).isEqualTo("intake");
    assertThat(letter.path("state").asString()).isEqualTo("OPEN");
    assertThat(letter.path("stage").asString()).isEqualTo("UNREADABLE");
    assertThat(letter.path("valueSize").asInt()).isEqualTo(3);
    assertThat(house.as("admin").get(LETTERS + "?service=intake&state=OPEN").body().path("totals"))
        .anySatisfy(total -> assertThat(total.path("service").asString()).isEqualTo("intake"));

    var again = ask("replay", Map.of("ids", List.of(letter.path("id").asString())));
    assertThat(again.path("letters").asInt()).isOne();
    patiently().until(() -> progress(again).path("state").asString().equals("DONE"));
    assertThat(progress(again).path("failed").asInt()).isOne();
    assertThat(letters("unreadable-of-intake").get(0).path("attempts").asInt()).isEqualTo(2);

    var left =
        ask("discard", Map.of("ids", List.of(letter.path("id").asString()), "reason", "外来的乱码"));
    patiently().until(() -> progress(left).path("discarded").asInt() == 1);
    assertThat(letters("unreadable-of-intake").get(0).path("state").asString())
        .isEqualTo("DISCARDED");
    assertThat(house.as("dataofficer").get("/api/v1/audit?account=admin").body().path("items"))
        .extracting(line -> line.path("act").asString())
        .contains("dead-letters-replayed", "dead-letters-discarded");
  }

  @Test
  void shouldHandTheOriginalBackInItsOrderAndLetGoOnWhatIsParkedMeanwhile() {
    var first = given("case-in-order", DeadLetterStage.UNHANDLED, new byte[] {7, 7});
    var second = given("case-in-order", DeadLetterStage.PARKED, new byte[] {8, 8});
    patiently().until(() -> letters("case-in-order").size() == 2);
    var parked = letters("case-in-order").get(0);
    assertThat(parked.path("state").asString()).isEqualTo("PARKED");

    var asked = ask("replay", Map.of("ids", List.of(parked.path("id").asString())));
    assertThat(asked.path("letters").asInt()).as("the whole lane").isEqualTo(2);
    patiently().until(() -> bus.requests("case-in-order").size() == 2);
    var requests = bus.requests("case-in-order");
    assertThat(Bus.offsets(requests)).containsExactly(first.offset(), second.offset());
    assertThat(requests.get(0).partition()).isEqualTo(first.partition());
    var request = (RetryRequested) requests.get(0).value();
    assertThat(request.getKind()).isEqualTo(RetryKind.HANDLE);
    assertThat(request.getValue().array()).containsExactly(7, 7);
    assertThat(progress(asked).path("state").asString()).isEqualTo("RUNNING");
    assertThat(letters("case-in-order").get(0).path("underWay").asBoolean()).isTrue();

    settle("case-in-order", first, LetterEnd.HANDLED);
    var third = given("case-in-order", DeadLetterStage.PARKED, new byte[] {9, 9});
    settle("case-in-order", second, LetterEnd.HANDLED);
    patiently().until(() -> bus.requests("case-in-order").size() == 3);
    settle("case-in-order", third, LetterEnd.HANDLED);
    settle("case-in-order", third, LetterEnd.NOT_WAITING);
    patiently().until(() -> progress(asked).path("replayed").asInt() == 3);
    assertThat(progress(asked).path("state").asString()).isEqualTo("DONE");
    assertThat(letters("case-in-order"))
        .extracting(letter -> letter.path("state").asString())
        .containsOnly("REPLAYED");
  }

  @Test
  void shouldSayThatARecordIsGone() {
    var place = bus.write(Topics.DEADLINE_EVENTS, "case-gone", new byte[] {1});
    letter("case-gone", DeadLetterStage.UNHANDLED, place.partition(), place.offset() + 1_000_000);
    patiently().until(() -> letters("case-gone").size() == 1);
    ask("replay", Map.of("ids", List.of(letters("case-gone").get(0).path("id").asString())));
    patiently()
        .untilAsserted(
            () ->
                assertThat(bus.all())
                    .anySatisfy(
                        request -> {
                          assertThat(request.getSourceOffset())
                              .isEqualTo(place.offset() + 1_000_000);
                          assertThat(request.getKind()).isEqualTo(RetryKind.GONE);
                          assertThat(request.getValue()).isNull();
                        }));
  }

  @Test
  void shouldRefuseWhatItDoesNotUnderstandAndWhoIsNoAdministrator() {
    var admin = house.as("admin");
    assertThat(admin.post(LETTERS + "/replay", Map.of()).wrongFields()).containsExactly("ids");
    assertThat(
            admin
                .post(LETTERS + "/replay", Map.of("ids", List.of("1"), "service", "sla"))
                .wrongFields())
        .containsExactly("ids");
    assertThat(admin.post(LETTERS + "/replay", Map.of("service", "nobody")).wrongFields())
        .containsExactly("service");
    assertThat(admin.post(LETTERS + "/replay", Map.of("ids", List.of("999999"))).wrongFields())
        .containsExactly("ids");
    assertThat(admin.post(LETTERS + "/discard", Map.of("ids", List.of("one"))).wrongFields())
        .contains("ids", "reason");
    assertThat(admin.get(LETTERS + "?state=LOST").code()).isEqualTo("bad-parameter");
    assertThat(admin.get(LETTERS + "?service=nobody").code()).isEqualTo("bad-parameter");
    assertThat(admin.get(LETTERS + "/requests/none").status()).isEqualTo(404);
    assertThat(house.as("operator").get(LETTERS).status()).isEqualTo(403);
    assertThat(house.as("operator").post(LETTERS + "/replay", Map.of()).status()).isEqualTo(403);
  }

  private JsonNode ask(String what, Map<String, Object> body) {
    var answer = house.as("admin").post(LETTERS + "/" + what, body);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
    return answer.body();
  }

  private JsonNode progress(JsonNode asked) {
    return house.as("admin").get(asked.path("location").asString()).body();
  }

  private List<JsonNode> letters(String caseId) {
    return house
        .as("admin")
        .get(LETTERS + "?caseId=" + caseId)
        .body()
        .path("items")
        .valueStream()
        .toList();
  }

  /** A record that sla gives up. */
  private RecordMetadata given(String caseId, DeadLetterStage stage, byte[] bytes) {
    var place = bus.write(Topics.DEADLINE_EVENTS, caseId, bytes);
    letter(caseId, stage, place.partition(), place.offset());
    return place;
  }

  private void letter(String caseId, DeadLetterStage stage, int partition, long offset) {
    var topic = Topics.DEADLINE_EVENTS.name();
    bus.write(
        topic + "/" + partition + "/" + offset,
        DeadLetter.newBuilder()
            .setService("sla")
            .setStep("deadlines")
            .setLane(Turn.lane(caseId))
            .setAttempt(1)
            .setStage(stage)
            .setSourceTopic(topic)
            .setSourcePartition(partition)
            .setSourceOffset(offset)
            .setValueSize(2)
            .setCaseId(caseId)
            .setErrorClass("java.lang.IllegalStateException")
            .setErrorMessage("java.lang.IllegalStateException")
            .setAt(House.START)
            .build());
  }

  private void settle(String caseId, RecordMetadata place, LetterEnd end) {
    bus.write(
        caseId,
        DeadLetterSettled.newBuilder()
            .setService("sla")
            .setStep("deadlines")
            .setSourceTopic(place.topic())
            .setSourcePartition(place.partition())
            .setSourceOffset(place.offset())
            .setAttempt(2)
            .setEnd(end)
            .setAt(House.START)
            .build());
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(30));
  }
}
