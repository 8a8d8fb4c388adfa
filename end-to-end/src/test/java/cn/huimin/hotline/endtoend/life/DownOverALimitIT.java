package cn.huimin.hotline.endtoend.life;

import static cn.huimin.hotline.endtoend.house.House.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import cn.huimin.hotline.schemas.provision.Profile;
import cn.huimin.hotline.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import tools.jackson.databind.JsonNode;

/**
 * A service is down over a limit, or a partition is late, and what meets the clock was accepted in
 * time: no card, whoever comes back late (DESIGN §1). A second case that nobody reports gets its
 * own all the same.
 */
@Order(13)
@ExtendWith(InTheHouse.class)
class DownOverALimitIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final House house;

  DownOverALimitIT(House house) {
    this.house = house;
  }

  @Test
  @Order(1)
  void shouldGiveNoCardForWhatWasReportedWhileTheClocksWereDown() {
    var due = moment("2026-11-19T17:30");
    house.moveTo(moment("2026-11-18T09:00"));
    var punctual = CaseInHand.opened(house, WorkOrder.enquiry()).signed();
    var late = CaseInHand.opened(house, WorkOrder.enquiry()).signed();
    expectDue(punctual, due);
    house.moveTo(due.minusSeconds(60));

    streams("sla-service").close(Duration.ofSeconds(10));
    punctual.reported();
    house.movePast(due.plus(Duration.ofMinutes(20)));

    expectInTimeAndNoCard(punctual);
    assertThat(late.cardAt("handle", "redCardAt")).isEqualTo(due);
  }

  /** Neither the report nor the time comes any further while routing is down. */
  @Test
  @Order(2)
  void shouldGiveNoCardForWhatWasAcceptedWhileRoutingWasDown() {
    var due = moment("2026-11-20T17:30");
    house.moveTo(moment("2026-11-19T17:52"));
    var punctual = CaseInHand.opened(house, WorkOrder.enquiry()).signed();
    var late = CaseInHand.opened(house, WorkOrder.enquiry()).signed();
    expectDue(punctual, due);
    house.moveTo(due.minusSeconds(60));

    streams("routing-service").close(Duration.ofSeconds(10));
    house
        .as("liaison-u-ez")
        .with("Prefer", "wait=0")
        .post("/api/v1/cases/" + punctual.id() + "/report", CaseInHand.REPORT)
        .expect(202);
    house.movePast(due.plus(Duration.ofMinutes(20)));

    expectInTimeAndNoCard(punctual);
    assertThat(late.cardAt("handle", "redCardAt")).isEqualTo(due);
  }

  /**
   * What is said to a quarter of the cases, and what time it is there, is held back by a writer
   * that does not finish; for all others time goes on.
   */
  @Test
  @Order(3)
  void shouldGiveNoCardForWhatWasAcceptedWhileItsPartitionWasDelayed() {
    var due = moment("2026-11-23T17:30");
    house.moveTo(moment("2026-11-20T17:52"));
    var punctual = CaseInHand.opened(house, WorkOrder.enquiry()).signed();
    int delayed = partition(punctual);
    var late = signedIn(delayed, true);
    var elsewhere = signedIn(delayed, false);
    expectDue(punctual, due);
    house.moveTo(due.minusSeconds(60));

    try (var unfinished = unfinished(delayed)) {
      house
          .as("liaison-u-ez")
          .with("Prefer", "wait=0")
          .post("/api/v1/cases/" + punctual.id() + "/report", CaseInHand.REPORT)
          .expect(202);
      house.movePast(due.plus(Duration.ofMinutes(20)));
      assertThat(elsewhere.cardAt("handle", "redCardAt")).isEqualTo(due);
      assertThat(CaseInHand.has(handle(late), "redCardAt")).isFalse();
      unfinished.abortTransaction();
    }

    expectInTimeAndNoCard(punctual);
    assertThat(late.cardAt("handle", "redCardAt")).isEqualTo(due);
  }

  private CaseInHand signedIn(int partition, boolean within) {
    while (true) {
      var file = CaseInHand.opened(house, WorkOrder.enquiry());
      if ((partition(file) == partition) == within) {
        return file.signed();
      }
    }
  }

  private static int partition(CaseInHand file) {
    var key = file.id().getBytes(StandardCharsets.UTF_8);
    return BuiltInPartitioner.partitionForKey(key, Profile.EMBEDDED.partitions());
  }

  /** Whoever reads what is committed comes no further in this partition until it ends. */
  private KafkaProducer<byte[], byte[]> unfinished(int partition) {
    var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                house.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "never-finishes"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    for (var topic : List.of(Topics.CASE_COMMANDS, Topics.TICKS)) {
      producer.send(new ProducerRecord<>(topic.name(), partition, new byte[0], new byte[0]));
    }
    producer.flush();
    return producer;
  }

  private static void expectDue(CaseInHand file, Instant due) {
    assertThat(file.dueAt("handle")).isEqualTo(due);
  }

  private static void expectInTimeAndNoCard(CaseInHand file) {
    await("the clock of " + file.number())
        .atMost(PATIENCE)
        .ignoreExceptions() // The read model is behind until the service is back.
        .until(() -> handle(file).path("state").asString("").equals("MET"));
    assertThat(handle(file).path("late").asBoolean()).isFalse();
    assertThat(CaseInHand.has(handle(file), "redCardAt")).isFalse();
    assertThat(file.timeline("RedCardGiven")).isEmpty();
  }

  private static JsonNode handle(CaseInHand file) {
    return file.clock("handle").orElseThrow();
  }

  /** Closed, they are started again by what watches them. */
  private KafkaStreams streams(String service) {
    var topology =
        house.context(service).getBeansOfType(StreamsBuilderFactoryBean.class).values().iterator();
    return Objects.requireNonNull(topology.next().getKafkaStreams());
  }
}
