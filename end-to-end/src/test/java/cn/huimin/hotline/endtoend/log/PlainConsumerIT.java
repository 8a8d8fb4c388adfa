package cn.huimin.hotline.endtoend.log;

import static cn.huimin.hotline.endtoend.house.House.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The log read with nothing of ours: every type of the catalogue, and the score by hand. */
@Order(9)
@ExtendWith(InTheHouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainConsumerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final House house;
  private final PlainReader reader;

  PlainConsumerIT(House house) {
    this.house = house;
    this.reader = new PlainReader(house.bootstrapServers(), house.registryUrl());
  }

  @BeforeAll
  void letMuchHappen() {
    house.moveTo(moment("2026-10-19T09:00"));
    new BusyWeeks(house).pass();
  }

  @Test
  void shouldFindEveryTypeOfTheCatalogueOnItsTopic() {
    for (var topic : Topics.all()) {
      if (Topics.deadLetters().contains(topic) || topic.types().contains(RetryRequested.class)) {
        continue;
      }
      var expected =
          topic.schemas().stream()
              .map(Schema::getFullName)
              .collect(Collectors.toCollection(TreeSet::new));
      await("every type on " + topic.name())
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(typesOn(topic)).isEqualTo(expected));
    }
  }

  @Test
  void shouldFindNoDeadLetterInAHealthyHouse() {
    assertThat(Topics.deadLetters())
        .allSatisfy(topic -> assertThat(reader.all(topic.name())).as(topic.name()).isEmpty());
  }

  private TreeSet<String> typesOn(Topic topic) {
    return reader.all(topic.name()).stream()
        .map(found -> found.getSchema().getFullName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void shouldFoldTheLedgerByHandToTheFractionsOfTheScorecards() {
    await("ledger and scorecards agree")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var byHand = new HandFold(reader.all(Topics.SCORE_ENTRIES.name())).cards();
              assertThat(byHand).isNotEmpty();
              for (var card : byHand) {
                assertOverHttp(card);
              }
            });
  }

  private void assertOverHttp(HandFold.Card card) {
    var reply =
        house
            .as("assessor")
            .get("/api/v1/scorecards/%s/%s/%s".formatted(card.unit(), card.scheme(), card.period()))
            .expect(200);
    for (var item : List.of("2.1", "2.3")) {
      var shown =
          reply.list("/items").stream()
              .filter(i -> i.path("item").asString().equals(item))
              .findFirst()
              .orElseThrow();
      assertThat(shown.path("value").asString())
          .as("item %s of %s", item, card.unit())
          .isEqualTo(card.value(item));
    }
  }
}
