package cn.huimin.hotline.endtoend.life;

import static cn.huimin.hotline.endtoend.house.House.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.client.LiveStream;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Yellow and red cards on the stepped clock, who hears of them, and the live stream of them. */
@Order(4)
@ExtendWith(InTheHouse.class)
class CardsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String CALENDAR = "/api/v1/policies/working-calendar";
  private static final String DAY_OFF =
      """
      {"year": 2026, "papers": [],
       "days": [{"name": "停课", "date": "2026-03-20", "isOffDay": true}]}
      """;

  private final House house;

  CardsIT(House house) {
    this.house = house;
  }

  @Test
  @Order(1)
  void shouldGiveEachCardOnceAndStopWhenTheClockIsMet() {
    house.moveTo(moment("2026-03-09T09:00"));
    var kept = CaseInHand.opened(house, WorkOrder.complaint());
    var missed = CaseInHand.opened(house, WorkOrder.complaint());
    var alsoMissed = CaseInHand.opened(house, WorkOrder.complaint());
    assertThat(missed.dueAt("handle")).isEqualTo(moment("2026-03-16T17:30"));

    try (var live = house.as("leader").stream("/api/v1/streams/escalations", null)) {
      house.movePast(moment("2026-03-13T17:30"));
      assertThat(kept.cardAt("handle", "yellowCardAt")).isEqualTo(moment("2026-03-13T17:30"));
      assertThat(inboxOf("liaison-u-ez", missed, "yellow")).isNotEmpty();

      house.moveTo(moment("2026-03-16T09:00"));
      kept.signed().reported().signedOff();
      house.movePast(moment("2026-03-16T17:30"));
      assertThat(missed.cardAt("handle", "redCardAt")).isEqualTo(moment("2026-03-16T17:30"));
      assertThat(alsoMissed.cardAt("handle", "redCardAt")).isEqualTo(moment("2026-03-16T17:30"));

      var first = live.next(PATIENCE, event -> isAbout(event, missed, alsoMissed));
      var second = live.next(PATIENCE, event -> isAbout(event, missed, alsoMissed));
      assertThat(second.data().path("caseId")).isNotEqualTo(first.data().path("caseId"));
      assertThat(first.data().path("step").asString()).isEqualTo("RED_CARD");
      shouldResumeAfter(first, second);
    }
    assertThat(inboxOf("head-u-ez", missed, "red")).isNotEmpty();
    assertThat(inboxOf("operator", missed, "red")).isNotEmpty();

    var handle = kept.clock("handle").orElseThrow();
    assertThat(handle.path("state").asString()).isEqualTo("MET");
    assertThat(CaseInHand.has(handle, "redCardAt")).isFalse();
    assertThat(missed.timeline("YellowCardGiven")).hasSize(1);
    assertThat(missed.timeline("RedCardGiven"))
        .filteredOn(item -> item.path("details").toString().contains("handle"))
        .hasSize(1);
    assertThat(house.as("leader").get("/api/v1/escalations").expect(200).text())
        .contains(missed.id())
        .doesNotContain(kept.id());
    assertThat(house.as("admin").get("/actuator/prometheus").expect(200).text())
        .as("figures of every service, at the one port")
        .containsPattern(
            "hotline_clock_steps_total\\{clock=\"handle\",service=\"sla-service\",step=\"red-card\"} [1-9]")
        .contains("hotline_clock_lag{service=\"sla-service\"}")
        .contains("hotline_clock_oldest_unfired{service=\"sla-service\"}")
        .containsPattern("hotline_clocks_open\\{clock=\"handle\",service=\"sla-service\"} [1-9]")
        .containsPattern("hotline_health\\{component=\"[a-zA-Z]+\",service=\"intake-service\"} ")
        .containsOnlyOnce("# TYPE hotline_health gauge");
    shouldCountTheMissOnTheScorecard(missed);
  }

  @Test
  @Order(2)
  void shouldShowAMetClockAsLateWhenItWasMetAfterItsLimit() {
    house.moveTo(moment("2026-03-17T09:00"));
    var file = CaseInHand.opened(house, WorkOrder.enquiry());
    house.movePast(moment("2026-03-18T17:30"));
    file.cardAt("handle", "redCardAt");
    assertThat(file.clock("handle").orElseThrow().path("state").asString()).isEqualTo("MISSED");
    file.signed().reported();
    var handle = file.clock("handle").orElseThrow();
    assertThat(handle.path("state").asString()).isEqualTo("MET");
    assertThat(handle.path("late").asBoolean()).isTrue();
    assertThat(CaseInHand.instant(handle.path("metAt"))).isAfter(moment("2026-03-18T17:30"));
  }

  /** Friday 20 March turns out to be a day off: the card of its evening counts no longer. */
  @Test
  @Order(3)
  void shouldTakeBackACardWhenTheCalendarChangesAndGiveItAgainWhenItChangesBack() {
    house.moveTo(moment("2026-03-19T09:00"));
    var file = CaseInHand.opened(house, WorkOrder.enquiry());
    house.movePast(moment("2026-03-20T17:30"));
    file.cardAt("handle", "redCardAt");
    var before = house.as("admin").get(CALENDAR).expect(200).json();

    var preview = house.as("admin").send("PUT", CALENDAR + "?preview=true", DAY_OFF).expect(200);
    assertThat(preview.json().path("published").asBoolean()).isFalse();
    assertThat(preview.number("/recompute/movedCases")).isPositive();
    assertThat(preview.number("/recompute/withdrawnRed")).isPositive();
    assertThat(file.dueAt("handle")).isEqualTo(moment("2026-03-20T17:30"));

    var changed = house.as("admin").send("PUT", CALENDAR, DAY_OFF).expect(200);
    assertThat(changed.number("/edition")).isEqualTo(before.path("edition").asLong() + 1);
    assertThat(changed.number("/recompute/withdrawnRed")).isPositive();
    await("the new limit")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(file.dueAt("handle")).isEqualTo(moment("2026-03-23T17:30")));
    assertThat(CaseInHand.has(file.clock("handle").orElseThrow(), "redCardAt")).isFalse();
    assertThat(file.timeline("ClockCorrected")).isNotEmpty();
    assertThat(house.as("leader").get("/api/v1/escalations").expect(200).text())
        .doesNotContain(file.id());

    house
        .as("admin")
        .send("PUT", CALENDAR, before.toString())
        .expectProblem(409, "edition-changed");
    var back = (ObjectNode) before.deepCopy();
    back.put("edition", before.path("edition").asInt() + 1);
    house.as("admin").send("PUT", CALENDAR, back.toString()).expect(200);
    await("the old limit")
        .atMost(PATIENCE)
        .until(() -> file.dueAt("handle").equals(moment("2026-03-20T17:30")));
    house.moveTo(house.now().plus(Duration.ofMinutes(1))); // A card falls when time goes on.
    file.cardAt("handle", "redCardAt");
    assertThat(file.dueAt("handle")).isEqualTo(moment("2026-03-20T17:30"));
  }

  @Test
  @Order(4)
  void shouldNameWhatIsWrongInAPolicyAndPublishNothing() {
    var admin = house.as("admin");
    var edition = admin.get("/api/v1/policies").expect(200).number("/edition");
    assertThat(
            admin
                .send("PUT", CALENDAR, DAY_OFF.replace("2026-03-20", "20 March"))
                .expectProblem(422, "invalid-input")
                .fieldsNamed())
        .containsExactly("days[0].date");
    var limits = admin.get("/api/v1/policies/sla").expect(200).text();
    assertThat(
            admin
                .send("PUT", "/api/v1/policies/sla", limits.replace("WH:2", "2 hours"))
                .expectProblem(422, "invalid-input")
                .fieldsNamed())
        .contains("document.clocks[dispatch].limits.enquiry");
    assertThat(admin.get("/api/v1/policies").expect(200).number("/edition")).isEqualTo(edition);
    var limit = "limit.handle.complaintReport";
    var form = Map.of("form", "true", "edition", String.valueOf(edition), limit, "6 工作日");
    var preview = admin.submit("/policies/sla", form);
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.text()).contains("会变动的时限（还没有改动）").contains("value=\"6 工作日\"");
    var wrong = new HashMap<>(form);
    wrong.put(limit, "六天");
    var refused = admin.submit("/policies/sla", wrong);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("请写成 5 工作日").contains("value=\"六天\"");
    assertThat(admin.get("/api/v1/policies").expect(200).number("/edition")).isEqualTo(edition);
  }

  private void shouldResumeAfter(LiveStream.Event seen, LiveStream.Event missed) {
    try (var resumed = house.as("leader").stream("/api/v1/streams/escalations", seen.id())) {
      var next = resumed.next(PATIENCE, _ -> true);
      assertThat(next.id()).isEqualTo(missed.id());
      assertThat(next.data()).isEqualTo(missed.data());
    }
  }

  private void shouldCountTheMissOnTheScorecard(CaseInHand file) {
    file.signed().reported().signedOff().approved().calledBack(CaseInHand.SATISFIED);
    var path = "/api/v1/scorecards/u-ez/A-2020/2026/entries?item=2.3&limit=200";
    await("line of item 2.3")
        .atMost(PATIENCE)
        .until(
            () -> house.as("assessor").get(path).expect(200).list("/items"),
            lines ->
                lines.stream()
                    .anyMatch(
                        line ->
                            line.path("caseId").asString("").equals(file.id())
                                && line.path("amount").asString().equals("-1")));
  }

  private static boolean isAbout(LiveStream.Event event, CaseInHand... files) {
    return List.of(files).stream()
        .anyMatch(file -> event.data().path("caseId").asString().equals(file.id()));
  }

  private List<JsonNode> inboxOf(String account, CaseInHand file, String template) {
    return await(template + " in the inbox of " + account)
        .atMost(PATIENCE)
        .until(
            () ->
                house.as(account).get("/api/v1/inbox?limit=200").expect(200).list("/items").stream()
                    .filter(item -> item.path("caseId").asString("").equals(file.id()))
                    .filter(item -> item.path("template").asString().contains(template))
                    .toList(),
            items -> !items.isEmpty());
  }
}
