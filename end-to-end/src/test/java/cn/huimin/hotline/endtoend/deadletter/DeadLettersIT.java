package cn.huimin.hotline.endtoend.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.client.Reply;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * An event of a case that no service can read: the case waits, everything else goes on, and after
 * the mend the case is as whole as one that never had trouble.
 */
@Order(11)
@ExtendWith(InTheHouse.class)
class DeadLettersIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LETTERS = "/api/v1/dead-letters";
  private static final List<String> IN_TURN = List.of("sla", "scoring", "notification", "console");

  private final House house;

  DeadLettersIT(House house) {
    this.house = house;
  }

  @Test
  void shouldLetACaseWaitAndMakeItWholeAfterTheMend() throws Exception {
    var order = WorkOrder.complaint().fromPhone("13900001907");
    var original = CaseInHand.opened(house, order).signed().reported().signedOff();
    original.approved().calledBack(CaseInHand.SATISFIED);
    original.once(file -> file.path("state").asString().equals("CLOSED"));
    try (var twin = new Twin(house, original, order.externalNumber())) {
      await("lines of the original")
          .atMost(PATIENCE)
          .until(() -> !lines(twin, original.id()).isEmpty());
      int events = twin.live(original.id());
      int behind = events - 3;

      for (var service : IN_TURN) {
        await("letters of " + service)
            .atMost(PATIENCE)
            .untilAsserted(
                () -> {
                  var states = states(service, twin.id());
                  assertThat(states)
                      .containsOnlyKeys("OPEN", "PARKED")
                      .containsEntry("OPEN", steps(service));
                  // In scoring the clocks of the case wait as well.
                  assertThat(states.get("PARKED")).isGreaterThanOrEqualTo(behind);
                });
      }
      await("letter of intake")
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(states("intake", twin.id())).isEqualTo(Map.of("OPEN", 1L)));
      assertThat(seen(twin.id(), 0).number("/version")).isEqualTo(2);
      assertThat(house.visitor().get("/actuator/health").expect(200).text("/status"))
          .isEqualTo("UP");
      var other = CaseInHand.opened(house, WorkOrder.complaint()).signed();
      assertThat(seen(other.id(), other.version()).text("/state")).isEqualTo("SIGNED");

      var early = replayed("sla");
      assertThat(early.path("failed").asLong())
          .as("not mended yet")
          .isEqualTo(steps("sla") * (behind + 1));

      assertThat(twin.mend()).isEqualTo(twin.newerId());
      for (var service : List.of("sla", "scoring", "notification", "console", "intake")) {
        var end = replayed(service);
        assertThat(end.path("replayed").asLong())
            .as("%s", end)
            .isGreaterThanOrEqualTo(service.equals("intake") ? 1 : steps(service) * (behind + 1));
        assertThat(end.path("failed").asLong()).as("%s", end).isZero();
        assertThat(end.path("notWaiting").asLong()).as("%s", end).isZero();
      }
      assertThat(states("console", twin.id())).isEqualTo(Map.of("REPLAYED", (long) behind + 1));

      assertThat(seen(twin.id(), events).text())
          .isEqualTo(twin.renamed(seen(original.id(), events).text()));
      assertThat(clocks(twin, twin.id())).isEqualTo(clocks(twin, original.id()));
      await("lines and messages of the twin")
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(lines(twin, twin.id())).isEqualTo(lines(twin, original.id()));
                assertThat(told(twin, twin.id())).isEqualTo(told(twin, original.id()));
                assertThat(waiting()).isEmpty();
              });

      var again = house.as("admin").post(LETTERS + "/replay", Map.of("service", "sla")).expect(202);
      assertThat(again.number("/letters")).isZero();
      assertThat(house.as("dataofficer").get("/api/v1/audit?account=admin").list("/items"))
          .extracting(line -> line.path("act").asString())
          .contains("dead-letters-replayed");
      assertThat(house.as("admin").get("/dead-letters?state=REPLAYED").expect(200).text())
          .contains(twin.id(), "已重新处理");
    }
  }

  private Reply seen(String caseId, long version) {
    return house
        .as("operator")
        .get("/api/v1/cases/" + caseId + "?minVersion=" + version)
        .expect(200);
  }

  private Map<String, Long> states(String service, String caseId) {
    return house
        .as("admin")
        .get(LETTERS + "?limit=200&service=" + service + "&caseId=" + caseId)
        .expect(200)
        .list("/items")
        .stream()
        .collect(
            Collectors.groupingBy(
                letter -> letter.path("state").asString(), Collectors.counting()));
  }

  /** Asks for all that waits in a service; how it ended. */
  private JsonNode replayed(String service) {
    var asked = house.as("admin").post(LETTERS + "/replay", Map.of("service", service)).expect(202);
    return await("replay of " + service)
        .atMost(PATIENCE)
        .until(
            () -> house.as("admin").get(asked.text("/location")).expect(200).json(),
            progress -> progress.path("state").asString().equals("DONE"));
  }

  /** Steps of a service that read case events, each for itself: clocks, and scopes of warnings. */
  private static long steps(String service) {
    return service.equals("sla") ? 2 : 1;
  }

  private List<JsonNode> waiting() {
    return house.as("admin").get(LETTERS).expect(200).list("/totals");
  }

  /** What the clocks of a case did. */
  private static List<String> clocks(Twin twin, String caseId) {
    return twin.about(Topics.DEADLINE_EVENTS, "caseId", caseId).stream()
        .map(
            record ->
                "%s %s %s %s"
                    .formatted(
                        record.getSchema().getName(),
                        Twin.field(record, "sequence"),
                        Twin.field(record, "clock"),
                        Twin.field(record, "dueAt")))
        .toList();
  }

  /** Lines of the ledger that stand for a case. */
  private static List<String> lines(Twin twin, String caseId) {
    var standing = new ArrayList<String>();
    for (var record : twin.about(Topics.SCORE_ENTRIES, "caseId", caseId)) {
      var line =
          "%s %s %s %s/%s %s"
              .formatted(
                  Twin.field(record, "unitId"),
                  Twin.field(record, "item"),
                  Twin.field(record, "kind"),
                  Twin.field(record, "numerator"),
                  Twin.field(record, "denominator"),
                  Twin.field(record, "reasonCode"));
      if (record instanceof ScoreLineStruck) {
        standing.remove(line);
      } else {
        standing.add(line);
      }
    }
    return standing.stream().sorted().toList();
  }

  /** Who was told what of a case in the inbox. */
  private static List<String> told(Twin twin, String caseId) {
    return twin.about(Topics.DELIVERIES, "caseId", caseId).stream()
        .filter(record -> Twin.field(record, "channel").equals("INBOX"))
        .map(record -> Twin.field(record, "recipient") + " " + Twin.field(record, "template"))
        .sorted()
        .toList();
  }
}
