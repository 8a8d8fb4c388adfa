package cn.huimin.hotline.endtoend.life;

import static cn.huimin.hotline.endtoend.house.House.moment;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.client.LiveStream;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** One person calls three times about one matter: the warning is raised, rises, and is cleared. */
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
      var raised = next(live, second, "STANDING").data();
      assertThat(raised.path("rule").asString()).isEqualTo("repeat");
      assertThat(raised.path("level").asString()).isEqualTo("YELLOW");
      assertThat(raised.at("/unit/id").asString()).isEqualTo("u-ez");
      second.once(f -> f.at("/repeat/ordinal").asInt() == 2);

      var third = complaint();
      var updated = next(live, third, "STANDING");
      assertThat(updated.data().path("warningId")).isEqualTo(raised.path("warningId"));
      assertThat(updated.data().path("level").asString()).isEqualTo("RED");

      closed(first);
      closed(second);
      closed(third);
      var cleared = next(live, third, "CLEARED").data();
      assertThat(cleared.path("warningId")).isEqualTo(raised.path("warningId"));

      shouldResumeAfter(updated, cleared);
      assertThat(house.as("liaison-u-dayingzx").get("/api/v1/warnings").expect(200).text())
          .as("another unit does not see it")
          .doesNotContain(raised.path("warningId").asString());
      assertThat(house.as("head-u-ez").get("/api/v1/warnings").expect(200).text())
          .contains(raised.path("warningId").asString());
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

  private static LiveStream.Event next(LiveStream live, CaseInHand file, String state) {
    return live.next(
        PATIENCE,
        event ->
            event.data().path("state").asString().equals(state)
                && event.data().path("cases").toString().contains(file.id()));
  }
}
