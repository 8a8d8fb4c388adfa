package cn.huimin.hotline.endtoend.life;

import static cn.huimin.hotline.endtoend.house.House.moment;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.client.LiveStream;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Warnings about a matter called in three times, and about words of danger. */
@Order(3)
@ExtendWith(InTheHouse.class)
class RepeatWarningIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PHONE = "19912340000";

  private final House house;

  RepeatWarningIT(House house) {
    this.house = house;
  }

  @Test
  void shouldRaiseUpdateAndClearTheWarningOfAMatter() {
    house.moveTo(moment("2026-03-04T09:00"));
    try (var live = house.as("leader").stream("/api/v1/streams/warnings", null)) {
      var first = complaint();
      var second = complaint();
      var raised = next(live, "repeat", second, "STANDING").data();
      assertThat(raised.path("rule").asString()).isEqualTo("repeat");
      assertThat(raised.path("level").asString()).isEqualTo("YELLOW");
      assertThat(raised.at("/unit/id").asString()).isEqualTo("u-ez");
      second.once(f -> f.at("/repeat/ordinal").asInt() == 2);

      var third = complaint();
      var updated = next(live, "repeat", third, "STANDING");
      assertThat(updated.data().path("warningId")).isEqualTo(raised.path("warningId"));
      assertThat(updated.data().path("level").asString()).isEqualTo("RED");

      shouldTakeTheAnswerOfTheUnit(raised.path("warningId").asString());
      var noted = shouldTakeNoteOf(raised.path("warningId").asString(), live, third);

      closed(first);
      closed(second);
      closed(third);
      var cleared = next(live, "repeat", third, "CLEARED").data();
      assertThat(cleared.path("warningId")).isEqualTo(raised.path("warningId"));

      shouldResumeAfter(noted, cleared);
      shouldLookBackThoughItWasCleared(raised.path("warningId").asString());
      house
          .as("leader")
          .post(acknowledgement(raised.path("warningId").asString()), measure())
          .expect(409);
      assertThat(house.as("liaison-u-dayingzx").get("/api/v1/warnings").expect(200).text())
          .as("another unit does not see it")
          .doesNotContain(raised.path("warningId").asString());
      assertThat(house.as("head-u-ez").get("/api/v1/warnings").expect(200).text())
          .contains(raised.path("warningId").asString());
    }
  }

  /** What is to be done, looked back at on the day it is said; other tests move the clock on. */
  private Map<String, Object> measure() {
    return Map.of("measure", "约谈年级主任，逐人退费", "lookBackOn", today());
  }

  private String today() {
    return LocalDate.ofInstant(house.now(), House.ZONE).toString();
  }

  private LiveStream.Event shouldTakeNoteOf(String warningId, LiveStream live, CaseInHand file) {
    var path = acknowledgement(warningId);
    assertThat(
            house
                .as("leader")
                .post(path, Map.of("measure", " "))
                .expect(422)
                .list("/errors")
                .stream()
                .map(error -> error.path("field").asString()))
        .containsExactlyInAnyOrder("measure", "lookBackOn");
    house.as("head-u-dayingzx").post(path, measure()).expect(403);
    house.as("leader").post(acknowledgement("nothing"), measure()).expect(404);
    house.as("head-u-ez").post(path, measure()).expect(200);
    var noted =
        live.next(
            PATIENCE,
            event ->
                event.data().path("warningId").asString().equals(warningId)
                    && event.data().path("acknowledgement").isObject());
    var data = noted.data();
    assertThat(data.at("/acknowledgement/measure").asString()).isEqualTo("约谈年级主任，逐人退费");
    assertThat(data.at("/acknowledgement/lookBackOn").asString()).isEqualTo(today());
    assertThat(data.path("state").asString()).isEqualTo("STANDING");
    assertThat(data.path("cases").toString()).contains(file.id());
    return noted;
  }

  /** Until when the answer to a warning is owed; other tests move the same house's clock. */
  private static String inThreeWorkingDays(String raisedAt) {
    var calendar = WorkingCalendar.of(NationalHolidays.load());
    return calendar
        .plusWorkingDays(OffsetDateTime.parse(raisedAt).toInstant(), 3)
        .atZone(calendar.zone())
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private void shouldTakeTheAnswerOfTheUnit(String warningId) {
    var path = "/api/v1/warnings/" + warningId + "/answer";
    var shown = warning(warningId, "?answer=OWED");
    var owed = shown.path("answerOwed");
    var due = inThreeWorkingDays(shown.path("raisedAt").asString());
    assertThat(owed.at("/by/id").asString()).isEqualTo("u-ez");
    assertThat(owed.path("dueAt").asString()).isEqualTo(due);
    assertThat(owed.path("missed").asBoolean(true)).isFalse();
    await(
        () ->
            house
                .as("liaison-u-ez")
                .get("/api/v1/inbox")
                .expect(200)
                .text()
                .contains("\"answerDueAt\":\"%s\"".formatted(due)));
    house.as("liaison-u-dayingzx").post(path, Map.of("answer", "不是我校")).expect(403);
    house.as("liaison-u-ez").post(path, Map.of("answer", "已逐件核实")).expect(200);
    await(
        () ->
            warning(warningId, "").at("/answer/answer").asString("").equals("已逐件核实")
                && warning(warningId, "").at("/answer/by").asString("").equals("liaison-u-ez"));
    assertThat(warning(warningId, "").path("answerOwed").isNull()).isTrue();
    assertThat(house.as("admin").get("/actuator/prometheus").expect(200).text())
        .containsPattern(
            "hotline_warnings_total\\{change=\"raised\",rule=\"repeat\",service=\"sla-service\"} [1-9]")
        .containsPattern(
            "hotline_warnings_total\\{change=\"answered\",rule=\"repeat\",service=\"sla-service\"} [1-9]");
  }

  private void shouldLookBackThoughItWasCleared(String warningId) {
    var path = "/api/v1/warnings/" + warningId + "/look-back";
    await(() -> !warning(warningId, "?lookBack=DUE").isMissingNode());
    assertThat(
            house
                .as("leader")
                .post(path, Map.of("finding", "退费还差两家", "settled", false))
                .expect(422)
                .list("/errors")
                .stream()
                .map(error -> error.path("field").asString()))
        .containsExactly("nextOn");
    house
        .as("leader")
        .post(path, Map.of("finding", "退费还差两家", "settled", false, "nextOn", "2026-03-27"))
        .expect(200);
    await(() -> warning(warningId, "?lookBack=DUE").isMissingNode());
    house.as("operator").post(path, Map.of("finding", "全部退清", "settled", true)).expect(200);
    await(() -> warning(warningId, "").at("/lookBack/settled").asBoolean(false));
    assertThat(warning(warningId, "").path("state").asString()).isEqualTo("CLEARED");
    house.as("leader").post(path, Map.of("finding", "再看一次", "settled", true)).expect(409);
  }

  private JsonNode warning(String warningId, String query) {
    return house.as("leader").get("/api/v1/warnings" + query).expect(200).list("/items").stream()
        .filter(item -> item.path("warningId").asString().equals(warningId))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).until(condition);
  }

  private static String acknowledgement(String warningId) {
    return "/api/v1/warnings/" + warningId + "/acknowledgement";
  }

  @Test
  void shouldHearWordsOfDangerAtOnce() {
    house.moveTo(moment("2026-03-04T09:00"));
    try (var live = house.as("leader").stream("/api/v1/streams/warnings", null)) {
      var file =
          CaseInHand.opened(house, WorkOrder.complaint().with("content", "孩子被老师当众辱骂后说想自杀，不敢上学。"));
      // They come in whichever order, and other rules may speak of the case as well.
      var byRule = new HashMap<String, JsonNode>();
      while (!byRule.keySet().containsAll(Set.of("life-safety", "sensitive"))) {
        var warning = standing(live, file).data();
        byRule.put(warning.path("rule").asString(), warning);
      }
      var raised = byRule.get("life-safety");
      assertThat(raised.path("level").asString()).isEqualTo("RED");
      assertThat(raised.path("scope").asString()).isEqualTo("CASE");
      assertThat(raised.path("message").asString()).startsWith("涉及生命安全：");
      var sensitive = byRule.get("sensitive");
      assertThat(sensitive.path("level").asString()).isEqualTo("YELLOW");
    }
  }

  private void shouldResumeAfter(LiveStream.Event seen, JsonNode missed) {
    try (var resumed = house.as("leader").stream("/api/v1/streams/warnings", seen.id())) {
      var next = resumed.next(PATIENCE, _ -> true);
      assertThat(next.id()).isNotEqualTo(seen.id());
      var about =
          next.data().path("warningId").equals(missed.path("warningId"))
              ? next
              : resumed.next(
                  PATIENCE, e -> e.data().path("warningId").equals(missed.path("warningId")));
      assertThat(about.data().path("sequence").asInt())
          .as("nothing is skipped and nothing comes twice")
          .isEqualTo(seen.data().path("sequence").asInt() + 1);
    }
  }

  private CaseInHand complaint() {
    return CaseInHand.opened(house, WorkOrder.complaint().fromPhone(PHONE));
  }

  private static void closed(CaseInHand file) {
    file.signed().reported().signedOff().approved().calledBack(CaseInHand.SATISFIED);
  }

  private static LiveStream.Event standing(LiveStream live, CaseInHand file) {
    return live.next(
        PATIENCE,
        event ->
            event.data().path("state").asString().equals("STANDING")
                && event.data().path("cases").toString().contains(file.id()));
  }

  private static LiveStream.Event next(
      LiveStream live, String rule, CaseInHand file, String state) {
    return live.next(
        PATIENCE,
        event ->
            event.data().path("rule").asString().equals(rule)
                && event.data().path("state").asString().equals(state)
                && event.data().path("cases").toString().contains(file.id()));
  }
}
