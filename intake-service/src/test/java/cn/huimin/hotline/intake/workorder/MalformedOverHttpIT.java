package cn.huimin.hotline.intake.workorder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.Orders;
import cn.huimin.hotline.intake.mapping.Cell;
import cn.huimin.hotline.intake.push.SignedPush;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever is sent to a house that runs, by the API, by the push and in a file, is answered below
 * 500 and in words that name no class and no line of the program; and afterwards a work order on
 * each partition is taken and answered as before. The same few thousand each time.
 */
class MalformedOverHttpIT {

  private static final long SEED = 20_260_302;
  private static final int SIZES = 1_000;
  private static final int BODIES = 1_500;
  private static final int PUSHES = 1_000;
  private static final int ROWS = 1_000;
  private static final int AT_ONCE = 16;
  private static final String PATH = "/api/v1/work-orders";

  /** What gives away how the program is made, or where it stopped. */
  private static final Pattern INSIDES =
      Pattern.compile("Exception|\\bat [a-z]+\\.[a-z]|(?:java|org|cn|tools)\\.[a-z]+\\.[a-z]");

  private final House house = House.get();
  private final Api operator = house.as("operator");
  private final MalformedInputPropertyTest input = new MalformedInputPropertyTest();
  private final Random random = new Random(SEED);

  @Test
  void shouldAnswerWhateverComesAndGoOn() throws Exception {
    var calls = new ArrayList<Supplier<Api.Answer>>();
    var rows = new ArrayList<List<List<Cell>>>();
    JqwikSession.run(
        () -> {
          for (var body : some(input.bodies(), BODIES)) {
            calls.add(() -> operator.post(PATH, changed(body)));
          }
          for (var push : some(input.pushes(), PUSHES)) {
            calls.add(() -> SignedPush.demo(house, new String(push, UTF_8)));
          }
          rows.addAll(some(input.rows(), ROWS));
        });

    var answers = together(calls);

    assertThat(answers).hasSize(BODIES + PUSHES);
    assertThat(answers).allSatisfy(MalformedOverHttpIT::assertHarmless);
    assertThat(answers).as("refused").anyMatch(answer -> answer.status() == 422);
    assertThat(answers).as("taken all the same").anyMatch(answer -> answer.status() == 201);
    assertTakenRowByRow(rows);
    assertEveryPartitionAnswers();
  }

  private <T> List<T> some(Arbitrary<T> all, int count) {
    var generator = all.generator(SIZES, true);
    var some = new ArrayList<T>();
    for (int at = 0; at < count; at++) {
      some.add(generator.next(random).value());
    }
    return some;
  }

  /** A work order that would be taken, but for what is put in place of some of its fields. */
  private static Map<String, Object> changed(JsonNode body) {
    var order = new LinkedHashMap<>(Orders.order());
    order.put("content", "校服费");
    order.put("complainant", Map.of("phone", "19900000001"));
    int left = 3;
    for (var field : body.properties()) {
      if (left-- > 0) {
        order.put(field.getKey(), field.getValue());
      }
    }
    return order;
  }

  private static List<Api.Answer> together(List<Supplier<Api.Answer>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var answers = new ArrayList<Api.Answer>();
      for (var answer :
          threads.invokeAll(
              calls.stream().map(call -> (Callable<Api.Answer>) call::get).toList())) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private static void assertHarmless(Api.Answer answer) {
    var text = answer.response().body();
    assertThat(answer.status()).as(text).isLessThan(500);
    if (answer.status() >= 400) {
      assertThat(answer.code()).as(text).isNotBlank();
      assertThat(text).doesNotContainPattern(INSIDES);
    }
  }

  /** Rows that would be taken, but for what stands in their other cells. */
  private void assertTakenRowByRow(List<List<List<Cell>>> rows) {
    var csv = new StringBuilder("工单编号,受理时间,诉求内容,联系电话,截止时间,承办单位,紧急程度,是否保密\n");
    for (var row : rows) {
      var cells = row.getLast();
      csv.append(Orders.number()).append(",2026-03-02 08:30,校服费");
      for (int at = 0; at < 5; at++) {
        var text = at < cells.size() ? cells.get(at).text() : "";
        csv.append(",\"").append(text.replace("\"", "\"\"")).append('"');
      }
      csv.append('\n');
    }
    var begun = operator.upload(PATH + "/import", "malformed.csv", csv.toString().getBytes(UTF_8));
    assertThat(begun.status()).isEqualTo(202);
    var ended =
        Awaitility.await()
            .atMost(Duration.ofMinutes(2))
            .until(
                () -> operator.get(begun.body().path("location").asString()).body(),
                body -> !body.path("state").asString().equals("RUNNING"));
    assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("DONE");
    assertThat(ended.path("total").asInt()).isEqualTo(rows.size());
    assertThat(ended.path("processed").asInt()).isEqualTo(rows.size());
    assertThat(ended.path("accepted").asInt()).isPositive();
    assertThat(ended.toString()).doesNotContainPattern(INSIDES);
  }

  /** What came before stopped no partition: an order on each is opened and answered. */
  private void assertEveryPartitionAnswers() throws Exception {
    var topic = Topics.intake().stream().filter(t -> t.name().contains("gov12345")).findFirst();
    var name = topic.orElseThrow().name();
    int partitions;
    try (var admin = Admin.create(Map.of("bootstrap.servers", house.kafka()))) {
      partitions =
          admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions().size();
    }
    var sentinels = new HashMap<Integer, Map<String, Object>>();
    for (int tries = 0; sentinels.size() < partitions && tries < 10_000; tries++) {
      var order = Orders.order();
      var caseId =
          Acceptance.caseId(
              WorkOrderReader.read((ObjectNode) JsonMapper.shared().valueToTree(order)));
      sentinels.putIfAbsent(
          Utils.toPositive(Utils.murmur2(caseId.getBytes(UTF_8))) % partitions, order);
    }
    assertThat(sentinels).hasSize(partitions);
    // The same again is answered with the outcome, should that have been behind what came before.
    sentinels.forEach(
        (partition, order) ->
            Awaitility.await("partition " + partition)
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                    () ->
                        assertThat(operator.post(PATH, order).body().path("state").asString())
                            .isEqualTo("DISPATCHED")));
  }
}
