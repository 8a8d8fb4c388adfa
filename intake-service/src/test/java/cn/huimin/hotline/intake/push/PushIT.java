package cn.huimin.hotline.intake.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.Orders;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Urgency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PushIT {

  private static final String PATH = "/api/v1/channels/gov12345/work-orders";
  private static final AtomicInteger NONCE = new AtomicInteger();

  private final House house = House.get();
  private final Api admin = house.as("admin");

  private record Signer(String key, String secret, long seconds, String nonce) {

    Api.Answer push(Api api, String body) {
      var timestamp = String.valueOf(seconds);
      return api.postText(
          PATH,
          body,
          "X-Hotline-Key",
          key,
          "X-Hotline-Timestamp",
          timestamp,
          "X-Hotline-Nonce",
          nonce,
          "X-Hotline-Signature",
          PushSignature.of(secret, timestamp, nonce, body.getBytes(UTF_8)));
    }
  }

  private Signer signer(String key, String secret) {
    return new Signer(
        key,
        secret,
        house.bean(RealTime.class).clock().instant().getEpochSecond(),
        "n-" + NONCE.incrementAndGet());
  }

  private Api.Answer push(Object body) {
    return signer("demo", "demo-secret")
        .push(
            house.api(),
            body instanceof String text ? text : JsonMapper.shared().writeValueAsString(body));
  }

  private static Map<String, Object> wide(String number) {
    var record = new LinkedHashMap<String, Object>();
    record.put("orderNum", number);
    record.put("callerName", "李某花");
    record.put("callerPhone", "13800001234");
    record.put("callTime", "2026-03-02 08:58:12");
    record.put("callerType", "投诉");
    record.put("pilotLight", "紧急");
    record.put("isSecret", "否");
    record.put("address", "白庙镇");
    record.put("organizationName", "u-baimiao");
    record.put("title", "校服费");
    record.put("majorContent", "我是李某花，电话13800001234，收取校服费一直没有发放。");
    record.put("deadlineDate", "2026-03-06 17:30:00");
    record.put("orderState", "待处理");
    return record;
  }

  @Test
  void shouldOpenACaseFromOrderWideAndKeepWhatTheSourceSays() {
    var number = Orders.number();
    var answer = push(wide(number));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    assertThat(answer.body().path("lookUpCode").asString()).matches("[2-9A-Z]{8}");
    assertThat(answer.body().has("unknownFields")).isFalse();
    var received = received(number);
    assertThat(received.getDemandType()).isEqualTo(DemandType.COMPLAINT);
    assertThat(received.getUrgency()).isEqualTo(Urgency.URGENT);
    assertThat(received.getUnitHint()).isEqualTo("u-baimiao");
    assertThat(received.getDeadlineFromSource()).hasToString("2026-03-06T09:30:00Z");
    assertThat(received.getActor().getId()).isEqualTo("channel:GOV_12345");
    assertThat(received.toString()).doesNotContain("李某花", "1380000");
    var again = push(wide(number));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("caseId")).isEqualTo(answer.body().path("caseId"));
    assertThat(again.body().path("replayed").asBoolean()).isTrue();
  }

  @Test
  void shouldOpenACaseFromTaianNames() {
    var answer =
        push(
            """
            {"roll_number": "260302085812115409", "payroll_name": "王某", "company_tel": "13800005678",
             "addr": "城区", "payroll_type": "求助", "event_type2_id": "教育", "company_address": "满意",
             "roll_content": "家长反映课后服务没有老师。", "handle_rel_expire_time": "2026-03-07 18:00:00",
             "something_else": "x"}
            """);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    assertThat(answer.body().path("unknownFields").toString()).contains("something_else");
    assertThat(answer.body().path("warnings").path(0).path("field").asString())
        .isEqualTo("receivedAt");
    var received = received("260302085812115409");
    assertThat(received.getReceivedAt()).hasToString("2026-03-02T00:58:12Z");
    assertThat(received.getAddress()).isEqualTo("城区");
  }

  @Test
  void shouldTakeOurOwnNamesAndRefuseFieldByField() {
    var order = new LinkedHashMap<>(Orders.order());
    order.remove("channel");
    assertThat(push(order).status()).isEqualTo(201);
    var wrong = push(Map.of("externalNumber", Orders.number(), "channel", "DESK", "content", "正文"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.wrongFields()).contains("receivedAt");
    var notWide = push(Map.of("orderNum", Orders.number(), "callTime", "昨天"));
    assertThat(notWide.wrongFields()).containsExactlyInAnyOrder("receivedAt", "content");
  }

  /** The number as written, the same case in its other spelling, and nothing lost to a mask. */
  @Test
  void shouldKeepTheNumberAsWrittenAndThePersonWhomALaterPushMasks() {
    var bare = "20260302" + Orders.number();
    var first = wide("SH" + bare);
    first.put("callerName", "李小花");
    var opened = push(first);
    assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
    assertThat(received("SH" + bare).getConfidential()).isFalse();
    var masked = wide(bare);
    masked.put("callerName", "李女士");
    masked.put("callerPhone", "138****1234");
    masked.put("isSecret", "");
    masked.put("诉求人信息是否保密", "是");
    masked.put("deadlineDate", "尽快");
    var result = push(List.of(masked)).body().path("results").path(0);
    assertThat(result.path("status").asInt()).as(result.toString()).isEqualTo(200);
    assertThat(result.path("externalNumber").asString()).isEqualTo(bare);
    assertThat(result.path("caseId")).isEqualTo(opened.body().path("caseId"));
    assertThat(received(bare).getConfidential()).isTrue();
    var kept =
        house
            .bean(Vault.class)
            .get(
                Subject.ofCase(result.path("caseId").asString()),
                Complainant.ENTRY,
                Complainant.class);
    assertThat(kept.map(Complainant::name)).contains("李小花");
    assertThat(kept.map(Complainant::phone)).contains("13800001234");
  }

  @Test
  void shouldGiveEachOfABatchItsResult() {
    var first = wide(Orders.number());
    var changed = new LinkedHashMap<>(first);
    changed.put("majorContent", "补充：已三个月。");
    var answer = push(List.of(first, Map.of("orderNum", Orders.number()), changed));
    assertThat(answer.status()).isEqualTo(200);
    var results = answer.body().path("results");
    assertThat(results.valueStream().map(r -> r.path("status").asInt()))
        .containsExactly(201, 422, 200);
    assertThat(results.path(1).path("errors").toString()).contains("content");
    assertThat(results.path(2).path("caseId")).isEqualTo(results.path(0).path("caseId"));
  }

  @Test
  void shouldRefuseARevisionThatIsOlderThanTheLast() {
    var order = new LinkedHashMap<>(Orders.order());
    order.put("revision", "2");
    assertThat(push(order).status()).isEqualTo(201);
    order.put("revision", "1");
    order.put("content", "旧的内容");
    assertThat(push(order).code()).isEqualTo("stale-revision");
    order.put("revision", "10");
    order.put("content", "新的内容");
    assertThat(push(order).status()).isEqualTo(200);
  }

  @Test
  void shouldRefuseReplaySkewAndAWrongSignature() {
    var body = JsonMapper.shared().writeValueAsString(wide(Orders.number()));
    var signer = signer("demo", "demo-secret");
    assertThat(signer.push(house.api(), body).status()).isEqualTo(201);
    refused(signer.push(house.api(), body));
    refused(signer("demo", "another").push(house.api(), body));
    refused(signer("nobody", "demo-secret").push(house.api(), body));
    var now = signer.seconds();
    refused(new Signer("demo", "demo-secret", now - 301, "old").push(house.api(), body));
    refused(new Signer("demo", "demo-secret", now + 310, "new").push(house.api(), body));
    assertThat(
            new Signer("demo", "demo-secret", now - 280, "late").push(house.api(), body).status())
        .isEqualTo(200);
    refused(house.api().postText(PATH, body));
    refused(house.as("operator").postText(PATH, body));
  }

  private static void refused(Api.Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("signature-refused");
  }

  @Test
  void shouldRotateAKeyWithOverlapAndCloseIt() {
    var made = admin.post("/api/v1/push-keys", Map.of("key", "city-1"));
    assertThat(made.status()).isEqualTo(201);
    var old = made.body().path("secret").asString();
    assertThat(old).matches("[0-9a-f]{64}");
    assertThat(admin.get("/api/v1/push-keys").response().body()).doesNotContain(old);
    assertThat(admin.post("/api/v1/push-keys", Map.of("key", "city-1")).code())
        .isEqualTo("already-exists");
    assertThat(admin.post("/api/v1/push-keys", Map.of("key", "demo")).status()).isEqualTo(422);

    var rotation = "/api/v1/push-keys/city-1/rotation";
    var fresh = admin.post(rotation, Map.of("overlapHours", 1)).body().path("secret").asString();
    assertThat(pushedBy("city-1", old)).isEqualTo(201);
    assertThat(pushedBy("city-1", fresh)).isEqualTo(201);
    var last = admin.post(rotation, Map.of("overlapHours", 0)).body().path("secret").asString();
    assertThat(pushedBy("city-1", fresh)).isEqualTo(401);
    assertThat(pushedBy("city-1", last)).isEqualTo(201);
    assertThat(admin.post("/api/v1/push-keys/city-1/revocation", Map.of()).status()).isEqualTo(200);
    assertThat(pushedBy("city-1", last)).isEqualTo(401);
    assertThat(admin.post(rotation, Map.of()).status()).isEqualTo(404);
    assertThat(house.as("operator").get("/api/v1/push-keys").status()).isEqualTo(403);
  }

  private int pushedBy(String key, String secret) {
    return signer(key, secret)
        .push(house.api(), JsonMapper.shared().writeValueAsString(wide(Orders.number())))
        .status();
  }

  /** The example of the contract, run as it stands there. */
  @Test
  void shouldWorkWithCurlAndOpensslAsTheContractShows(@TempDir Path folder)
      throws IOException, InterruptedException {
    var contract = Files.readString(Path.of("../docs/openapi.yaml"));
    var block = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL).matcher(contract);
    assertThat(block.find()).isTrue();
    var script =
        block
            .group(1)
            .replace("http://localhost:8080", house.api().address())
            .replace("curl -sS", "curl -sS -o answer -w '%{http_code}'");
    var process =
        new ProcessBuilder("bash", "-euc", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(said).as("status").isIn("200", "201");
    assertThat(Files.readString(folder.resolve("answer"))).contains("\"caseNumber\"");
  }

  private WorkOrderReceived received(String number) {
    return house
        .routing()
        .await(WorkOrderReceived.class, order -> order.getExternalNumber().equals(number));
  }
}
