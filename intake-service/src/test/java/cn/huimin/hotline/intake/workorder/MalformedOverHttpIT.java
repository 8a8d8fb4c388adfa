package cn.huimin.hotline.intake.workorder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.Orders;
import cn.huimin.hotline.intake.mapping.Cell;
import cn.huimin.hotline.intake.push.SignedPush;
import cn.huimin.hotline.intake.sheet.FileKind;
import cn.huimin.hotline.intake.sheet.TableWriter;
import cn.huimin.hotline.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
 * Whatever is sent to a house that runs, by the API, by the push, alone and in batches, and in a
 * file or as a broken one, is answered below 500 and in words that name no class and no line of the
 * program; and afterwards a work order on each partition is taken and answered as before. The same
 * few thousand each time.
 */
class MalformedOverHttpIT {

  private static final long SEED = 20_260_302;
  private static final int SIZES = 1_000;
  private static final int BODIES = 1_500;
  private static final int PUSHES = 1_000;
  private static final int ROWS = 1_000;
  private static final int BATCHES = 20;
  private static final int OF_A_BATCH = 10;
  private static final int WORKBOOKS_OF_A_KIND = 30;

  /** What a work order of a batch may be answered with, as the contract has it for one alone. */
  private static final Set<Integer> DOCUMENTED =
      Set.of(200, 201, 202, 400, 401, 409, 413, 422, 429);

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
    var batches = new ArrayList<Supplier<Api.Answer>>();
    JqwikSession.run(
        () -> {
          for (var body : some(input.bodies(), BODIES)) {
            calls.add(() -> operator.post(PATH, changed(body)));
          }
          for (var push : some(input.pushes(), PUSHES)) {
            calls.add(() -> SignedPush.demo(house, new String(push, UTF_8)));
          }
          rows.addAll(some(input.rows(), ROWS));
          for (int n = 0; n < BATCHES; n++) {
            var batch =
                some(input.bodies(), OF_A_BATCH).stream()
                    .map(MalformedOverHttpIT::changed)
                    .toList();
            batches.add(
                () -> SignedPush.demo(house, JsonMapper.shared().writeValueAsString(batch)));
          }
        });

    var answers = together(calls);

    assertThat(answers).hasSize(BODIES + PUSHES);
    assertThat(answers).allSatisfy(MalformedOverHttpIT::assertHarmless);
    assertThat(answers).as("refused").anyMatch(answer -> answer.status() == 422);
    assertThat(answers).as("taken all the same").anyMatch(answer -> answer.status() == 201);
    assertEachOfABatchIsAnswered(together(batches));
    assertBrokenWorkbooksAreReadOrRefused();
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

  /** One that is wrong keeps none of the others out, and is answered as it would be alone. */
  private static void assertEachOfABatchIsAnswered(List<Api.Answer> answers) {
    var statuses = new HashSet<Integer>();
    for (var answer : answers) {
      assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
      var results = answer.body().path("results");
      assertThat(results).hasSize(OF_A_BATCH);
      for (int at = 0; at < OF_A_BATCH; at++) {
        var result = results.path(at);
        assertThat(result.path("index").asInt()).isEqualTo(at);
        assertThat(result.path("status").asInt()).as(result.toString()).isIn(DOCUMENTED);
        if (result.path("status").asInt() >= 400) {
          assertThat(result.path("code").asString("")).as(result.toString()).isNotBlank();
          assertThat(result.path("detail").asString("")).as(result.toString()).isNotBlank();
          assertThat(result.toString()).doesNotContainPattern(INSIDES);
        }
        statuses.add(result.path("status").asInt());
      }
    }
    assertThat(statuses).contains(201, 422);
  }

  /** Workbooks and text with bytes that are others, or missing: each import ends and says why. */
  private void assertBrokenWorkbooksAreReadOrRefused() throws Exception {
    var uploads = new ArrayList<Supplier<Api.Answer>>();
    for (var kind : List.of(FileKind.XLSX, FileKind.XLS, FileKind.CSV)) {
      var whole = workbook(kind);
      for (int n = 0; n < WORKBOOKS_OF_A_KIND; n++) {
        var broken = broken(whole);
        uploads.add(
            () -> operator.upload(PATH + "/import?dryRun=true", "broken" + kind.suffix(), broken));
      }
    }
    var answers = together(uploads);
    assertThat(answers).allSatisfy(MalformedOverHttpIT::assertHarmless);
    assertThat(answers).as("refused").anyMatch(answer -> answer.code().equals("file-not-readable"));
    var begun = answers.stream().filter(answer -> answer.status() == 202).toList();
    assertThat(begun).as("read").hasSizeGreaterThan(WORKBOOKS_OF_A_KIND / 2);
    for (var one : begun) {
      var ended = ended(one);
      assertThat(ended.path("state").asString()).as(ended.toString()).isIn("DONE", "FAILED");
      assertThat(ended.toString()).doesNotContainPattern(INSIDES);
      assertThat(ended.toString()).as("a broken file is no fault of ours").doesNotContain("系统出错");
    }
  }

  private static byte[] workbook(FileKind kind) throws IOException {
    var out = new ByteArrayOutputStream();
    var like = Files.writeString(Files.createTempFile("like", ".csv"), "工单编号\n");
    try (var writer = TableWriter.like(like, kind, out)) {
      var _ = writer.row(List.of("工单编号", "受理时间", "诉求内容", "联系电话"));
      for (int n = 0; n < 20; n++) {
        var _ = writer.row(List.of("BROKEN" + n, "2026-03-02 08:30", "校服费" + n, "19900000001"));
      }
    } finally {
      Files.delete(like);
    }
    return out.toByteArray();
  }

  /** A few bytes others, now and then the end missing. */
  private byte[] broken(byte[] whole) {
    var broken = whole.clone();
    for (int n = random.nextInt(1, 6); n > 0; n--) {
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(broken, random.nextInt(1, broken.length))
        : broken;
  }

  private JsonNode ended(Api.Answer begun) {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> operator.get(begun.body().path("location").asString()).body(),
            body -> !body.path("state").asString().equals("RUNNING"));
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
    var ended = ended(begun);
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
