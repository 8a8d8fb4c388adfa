package cn.huimin.hotline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.embedded.EmbeddedBroker;
import cn.huimin.hotline.embedded.EmbeddedRegistry;
import cn.huimin.hotline.routing.county.County;
import cn.huimin.hotline.routing.county.Editions;
import cn.huimin.hotline.routing.stream.Commands;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.provision.Profile;
import cn.huimin.hotline.schemas.provision.Provisioner;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a real broker with four partitions: exactly-once, re-keying, restart, health. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoutingServiceIT {

  private static final String SCHOOL = "u-yz";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path folder;

  private final Commands ask = new Commands();
  private final Set<String> asked = new HashSet<>();
  private EmbeddedBroker broker;
  private EmbeddedRegistry registry;
  private SchemaIds ids;
  private KafkaProducer<String, SpecificRecord> producer;

  @BeforeAll
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    registry = EmbeddedRegistry.start(folder.resolve("registry"));
    Provisioner.provision(broker.bootstrapServers(), registry.url(), Profile.EMBEDDED);
    ids = SchemaIds.of(registry.url(), PATIENCE);
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new StringSerializer(),
            new HotlineAvroSerializer(ids));
    for (var record : Editions.records(County.DIRECTORY, County.RULES)) {
      producer.send(record);
    }
    producer.flush();
  }

  @AfterAll
  void stop() {
    producer.close();
    registry.close();
    broker.close();
  }

  @Test
  @Order(1)
  void shouldRouteAcrossPartitionsAndGoOnAfterARestart() throws Exception {
    var first = new ArrayList<String>();
    try (var service = service()) {
      for (int i = 0; i < 12; i++) {
        first.add(opened("first-" + i, "person-" + i));
      }
      poison();
      for (var id : first) {
        send(id, ask.sign(id, SCHOOL));
      }
      assertThat(
              answers(
                  read(Topics.COMMAND_OUTCOMES.name(), outcomes -> answers(outcomes).size() >= 24)))
          .hasSize(24)
          .allSatisfy(
              outcome ->
                  assertThat(((CommandOutcome) outcome.value()).getAfter().getState())
                      .isIn(CaseState.DISPATCHED, CaseState.SIGNED));
      assertThat(health(service)).isEqualTo(Status.UP);
      assertThat(read(Topics.DEAD_LETTERS_ROUTING.name(), letters -> letters.size() >= 4))
          .hasSize(4)
          .allSatisfy(
              letter ->
                  assertThat(((DeadLetter) letter.value()).getStage())
                      .isEqualTo(DeadLetterStage.UNREADABLE));
    }
    try (var _ = service()) {
      for (int i = 0; i < 12; i++) {
        opened("again-" + i, "person-" + i);
      }
      walk(first.getFirst());
      var events =
          read(
              Topics.CASE_EVENTS.name(),
              all -> count(all, RepeatNoticed.class) == 12 && lastState(all, first.getFirst()));
      assertThat(count(events, RepeatNoticed.class)).isEqualTo(12);
      assertNothingTwiceOrMissing(events);
      tick();
      var ticks = read(Topics.CASE_TICKS.name(), all -> all.size() >= 4);
      assertThat(ticks)
          .hasSize(4)
          .allSatisfy(
              tick -> {
                assertThat(tick.key()).isEqualTo(String.valueOf(tick.partition()));
                assertThat(((CaseTick) tick.value()).getTime()).isEqualTo(ask.now());
              });
    }
  }

  /** Last: it deletes a topic. */
  @Test
  @Order(2)
  void shouldBeDownWhenTheTopologyDies() throws Exception {
    try (var service = service();
        var admin =
            Admin.create(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      asked.clear();
      opened("1", "person");
      read(Topics.COMMAND_OUTCOMES.name(), all -> !answers(all).isEmpty());
      assertThat(health(service)).isEqualTo(Status.UP);

      admin.deleteTopics(List.of(Topics.CASE_COMMANDS.name())).all().get();

      assertThat(becomes(service, Status.DOWN)).as("health is red within 30 s").isTrue();
    }
  }

  // ---- the service

  private ConfigurableApplicationContext service() {
    return new SpringApplicationBuilder(RoutingServiceApplication.class)
        .web(WebApplicationType.NONE)
        .run(
            "--spring.config.name=" + RoutingServiceApplication.CONFIG_NAME,
            "--hotline.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--hotline.registry.url=" + registry.url(),
            "--hotline.state-dir=" + folder.resolve("state"));
  }

  private static Status health(ConfigurableApplicationContext service) {
    return service.getBean(HealthEndpoint.class).health().getStatus();
  }

  /** Asks once a broker's poll long, without sleeping, for half a minute. */
  private boolean becomes(ConfigurableApplicationContext service, Status status) {
    try (var consumer = consumer()) {
      consumer.assign(List.of(new TopicPartition(Topics.CASE_EVENTS.name(), 0)));
      for (int i = 0; i < 60; i++) {
        if (health(service).equals(status)) {
          return true;
        }
        consumer.poll(Duration.ofMillis(500));
      }
    }
    return false;
  }

  // ---- what goes in

  private String opened(String number, String person) {
    var order = ask.workOrder(number, "云湖市第一中学强制买校服，不开发票 " + number, person);
    send(order.getCaseId(), order);
    return order.getCaseId();
  }

  private void walk(String id) {
    send(id, ask.report(id, SCHOOL));
    send(id, ask.signOff(id, SCHOOL));
    send(id, ask.approve(id));
    send(id, ask.callback(id, Satisfaction.SATISFIED));
  }

  private void send(String key, SpecificRecord value) {
    asked.add(
        value instanceof WorkOrderReceived order
            ? order.getCommandId()
            : ((CommandHeader) value.get(0)).getCommandId());
    producer.send(new ProducerRecord<>(Topics.of(value).name(), key, value));
    producer.flush();
  }

  private void tick() {
    for (int partition = 0; partition < 4; partition++) {
      producer.send(
          new ProducerRecord<>(
              Topics.TICKS.name(), partition, "intake-1", new IntakeTick("intake-1", ask.now())));
    }
    producer.flush();
  }

  /** Bytes that are no record, on every partition of the commands. */
  private void poison() {
    try (var raw =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int partition = 0; partition < 4; partition++) {
        raw.send(
            new ProducerRecord<>(
                Topics.CASE_COMMANDS.name(), partition, "poison", new byte[] {1, 2, 3}));
      }
    }
  }

  // ---- what comes out

  /** Outcomes of what this test asked: routing also asks itself, here that a flood be noted. */
  private List<ConsumerRecord<String, SpecificRecord>> answers(
      List<ConsumerRecord<String, SpecificRecord>> outcomes) {
    return outcomes.stream()
        .filter(outcome -> asked.contains(((CommandOutcome) outcome.value()).getCommandId()))
        .toList();
  }

  private List<ConsumerRecord<String, SpecificRecord>> read(
      String topic, Predicate<List<ConsumerRecord<String, SpecificRecord>>> enough) {
    var all = new ArrayList<ConsumerRecord<String, SpecificRecord>>();
    try (var consumer = consumer()) {
      consumer.assign(
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
      for (int polls = 0; polls < 120 && !enough.test(all); polls++) {
        consumer.poll(Duration.ofMillis(500)).forEach(all::add);
      }
      // A little more, so that what comes twice is seen.
      consumer.poll(Duration.ofMillis(500)).forEach(all::add);
    }
    return all;
  }

  private KafkaConsumer<String, SpecificRecord> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed"),
        new StringDeserializer(),
        new HotlineAvroDeserializer(ids));
  }

  private static long count(List<ConsumerRecord<String, SpecificRecord>> all, Class<?> type) {
    return all.stream().filter(record -> type.isInstance(record.value())).count();
  }

  private static boolean lastState(List<ConsumerRecord<String, SpecificRecord>> all, String id) {
    return all.stream()
        .filter(record -> record.key().equals(id))
        .map(record -> (CaseSummary) record.value().get(1))
        .anyMatch(after -> after.getState() == CaseState.CLOSED);
  }

  private static void assertNothingTwiceOrMissing(
      List<ConsumerRecord<String, SpecificRecord>> events) {
    var last = new HashMap<String, Long>();
    for (var event : events) {
      var header = (EventHeader) event.value().get(0);
      var before = last.put(header.getCaseId(), header.getSequence());
      assertThat(header.getSequence()).isEqualTo(before == null ? 1 : before + 1);
      assertThat(header.getAcceptedAt()).isAfter(Instant.EPOCH);
    }
    assertThat(last).hasSize(24);
  }
}
