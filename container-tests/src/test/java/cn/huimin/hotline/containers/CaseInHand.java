package cn.huimin.hotline.containers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.sample.play.HouseApi;
import cn.huimin.hotline.sample.play.HouseApi.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A case that the test walks through its life by the API. */
final class CaseInHand {

  private static final AtomicInteger COUNT = new AtomicInteger(1);
  private static final Map<String, Object> REPORT =
      Map.ofEntries(
          Map.entry("facts", "经查，学校收取了冬季校服费，供货方延期交货。"),
          Map.entry("proposedVerdict", "CONFIRMED"),
          Map.entry("basis", "《中小学校服管理办法》相关规定"),
          Map.entry("measures", "已与供货方解除合同，按原渠道退费。"),
          Map.entry("internalAnswer", "全额退费，三日内到账。"),
          Map.entry("publicAnswer", "您反映的校服费将在三日内按原缴费渠道全额退回。"),
          Map.entry("contacted", true),
          Map.entry("resolved", true),
          Map.entry("closingKind", "SOLVED"),
          Map.entry("beyondPowers", false),
          Map.entry("staff", List.of("校服采购负责人")));
  private static final Map<String, Object> SATISFIED =
      Map.of(
          "reached", true,
          "contactedByUnit", true,
          "resolution", "RESOLVED",
          "satisfaction", "SATISFIED",
          "pressed", false);

  private final HouseApi api;
  private final String caseId;
  private JsonNode last;

  private CaseInHand(HouseApi api, JsonNode opened) {
    this.api = api;
    this.caseId = opened.path("caseId").asString();
    this.last = opened;
  }

  /** An invented work order about a school's uniforms; each has a number and a phone of its own. */
  static Map<String, Object> workOrder() {
    int count = COUNT.getAndIncrement();
    return Map.of(
        "channel", "GOV_12345",
        "externalNumber", "GD2026%08d".formatted(count),
        "receivedAt", "2026-02-13T07:30:00+08:00",
        "sourceLevel", "PREFECTURE_OR_ABOVE",
        "demandType", "COMPLAINT",
        "title", "云湖市第二中学校服费",
        "content", "家长反映云湖市第二中学收取冬季校服费以后一直没有发放校服，要求退费。",
        "complainant", Map.of("name", "张某某", "phone", "1380000%04d".formatted(count)));
  }

  /** Hands a work order in; whatever comes back. */
  static Answer handIn(HouseApi api, Map<String, Object> order) {
    return api.post("operator", "/api/v1/work-orders", null, order);
  }

  /** Hands a new work order in, which opens a case. */
  static CaseInHand opened(HouseApi api) {
    var answer = handIn(api, workOrder());
    assertThat(answer.status()).as("work order: %s", answer.body()).isEqualTo(201);
    return new CaseInHand(api, answer.body());
  }

  String id() {
    return caseId;
  }

  String state() {
    return last.path("state").asString("");
  }

  String unitId() {
    return last.at("/unit/id").asString("");
  }

  /** Tries an action once, under this key; whatever comes back. */
  Answer tries(String account, String action, String key, Map<String, ?> body) {
    var answer = api.post(account, "/api/v1/cases/" + caseId + "/" + action, key, body);
    if (answer.ok() && answer.body().has("state")) {
      last = answer.body();
    }
    return answer;
  }

  private CaseInHand act(String account, String action, Map<String, ?> body) {
    var answer = tries(account, action, caseId + action, body);
    assertThat(answer.status()).as("%s: %s", action, answer.body()).isEqualTo(200);
    return this;
  }

  CaseInHand signed() {
    return act("liaison-" + unitId(), "sign", Map.of());
  }

  CaseInHand contacted() {
    return act("liaison-" + unitId(), "contact", Map.of("means", "PHONE"));
  }

  /** Tries to report, always under the same key, so that it is reported once. */
  Answer triesToReport() {
    return tries("liaison-" + unitId(), "report", caseId + "report", REPORT);
  }

  CaseInHand signedOff() {
    return act("head-" + unitId(), "sign-off", Map.of());
  }

  CaseInHand approved() {
    return act("operator", "review", Map.of());
  }

  CaseInHand calledBack() {
    return act("operator", "callback", SATISFIED);
  }

  /** The case as the operator reads it. */
  JsonNode seen() {
    return api.get(
            "operator", "/api/v1/cases/" + caseId + "?minVersion=" + last.path("version").asLong())
        .body();
  }
}
