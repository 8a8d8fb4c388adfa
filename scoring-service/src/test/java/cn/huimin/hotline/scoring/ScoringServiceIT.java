package cn.huimin.hotline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.embedded.EmbeddedBroker;
import cn.huimin.hotline.embedded.EmbeddedRegistry;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.directory.DirectoryPublished;
import cn.huimin.hotline.schemas.directory.UnitPublished;
import cn.huimin.hotline.schemas.policy.PoliciesPublished;
import cn.huimin.hotline.schemas.policy.PolicyPublished;
import cn.huimin.hotline.schemas.provision.Profile;
import cn.huimin.hotline.schemas.provision.Provisioner;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.UnitKind;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import cn.huimin.hotline.scoring.stream.CaseLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The service on a real broker with four partitions, where cases, units and repeats re-key. */
class ScoringServiceIT {

  private static final Instant OPENED = Instant.parse("2026-03-02T02:00:00Z");
  private static final int CASES = 20;

  @TempDir Path folder;

  @Test
  void shouldScoreCasesAcrossPartitionsAndFindTheRepeatedOnes() throws Exception {
    try (var broker = EmbeddedBroker.start(folder.resolve("kafka"));
        var registry = EmbeddedRegistry.start(folder.resolve("registry"))) {
      Provisioner.provision(broker.bootstrapServers(), registry.url(), Profile.EMBEDDED);
      var ids = SchemaIds.of(registry.url(), Duration.ofSeconds(30));
      try (var producer = producer(broker, ids)) {
        publishRubbish(broker);
        publishEditions(producer);
        try (var _ =
            new SpringApplicationBuilder(ScoringServiceApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                    "--spring.config.name=" + ScoringServiceApplication.CONFIG_NAME,
                    "--hotline.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                    "--hotline.registry.url=" + registry.url(),
                    "--hotline.state-dir=" + folder.resolve("state"))) {
          tellStories(producer);
          // Half of the 20 cases are repeated by the other half: 4 × 10 ÷ 20 − 10 × 1, floor 0;
          // 2.2, 2.3 and 2.4 whole: 3 + 3 + 10; of section 1 what nobody has to prove: 10 + 5.
          var card = awaitCard(broker, ids);
          assertThat(card.getUnitId()).isEqualTo("office");
          assertThat(card.getTotal()).isEqualTo("31");
        }
      }
    }
  }

  private static void tellStories(KafkaProducer<String, SpecificRecord> producer)
      throws ExecutionException, InterruptedException {
    for (int i = 0; i < CASES / 2; i++) {
      var first = new CaseLog("first-" + i, OPENED);
      send(producer, "first-" + i, first.dispatched("village", OPENED));
      send(producer, "first-" + i, first.closed(OPENED.plusSeconds(60)));
      var later = OPENED.plusSeconds(3600);
      var again = new CaseLog("again-" + i, later);
      send(producer, "again-" + i, again.dispatched("village", later));
      send(producer, "again-" + i, again.repeat(later, 2, "first-" + i));
      send(producer, "again-" + i, again.closed(later.plusSeconds(60)));
    }
  }

  /** Reads the ledger and the card until all is folded; each line has come once. */
  private static Scorecard awaitCard(EmbeddedBroker broker, SchemaIds ids) {
    var posted = new HashMap<String, Integer>();
    int entries = 0;
    Scorecard last = null;
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "test",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new HotlineAvroDeserializer(ids))) {
      consumer.subscribe(List.of(Topics.SCORECARDS.name(), Topics.SCORE_ENTRIES.name()));
      for (int polls = 0; polls < 120 && !isFolded(last, entries); polls++) {
        for (var record : consumer.poll(Duration.ofMillis(500))) {
          if (record.value() instanceof Scorecard card) {
            last = card;
          } else {
            entries++;
            if (record.value() instanceof ScoreLinePosted line) {
              posted.merge(line.getLineId(), 1, Integer::sum);
            }
          }
        }
      }
    }
    assertThat(posted.values()).isNotEmpty().allMatch(times -> times == 1);
    assertThat(isFolded(last, entries)).as("last card: %s", last).isTrue();
    return Objects.requireNonNull(last);
  }

  private static boolean isFolded(@Nullable Scorecard card, int entries) {
    if (card == null || card.getLedgerPosition() != entries) {
      return false;
    }
    var item =
        card.getItems().stream()
            .filter(one -> one.getItem().equals("2.1"))
            .findFirst()
            .orElseThrow();
    return item.getNumerator().equals("10")
        && item.getDenominator().equals("20")
        && item.getPoints().equals("-10");
  }

  /** What no reader of editions can read, before the edition that holds. */
  private static void publishRubbish(EmbeddedBroker broker)
      throws ExecutionException, InterruptedException {
    var settings = new Properties();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(Topics.POLICIES.name(), "rubbish", new byte[] {1, 2, 3}))
          .get();
    }
  }

  private static void publishEditions(KafkaProducer<String, SpecificRecord> producer)
      throws ExecutionException, InterruptedException {
    var by = Actor.newBuilder().setId("admin").setRole(Role.ADMIN).build();
    send(producer, "bureau", unit("bureau", null, UnitKind.BUREAU));
    send(producer, "office", unit("office", "bureau", UnitKind.TOWN_OFFICE));
    send(producer, "village", unit("village", "office", UnitKind.SCHOOL));
    send(
        producer,
        "edition",
        DirectoryPublished.newBuilder()
            .setEdition(1)
            .setEffectiveFrom(Instant.EPOCH)
            .setUnits(3)
            .setPeople(0)
            .setBy(by)
            .build());
    send(
        producer,
        "scheme-a",
        PolicyPublished.newBuilder()
            .setEdition(1)
            .setName("scheme-a")
            .setVersion("2020.1")
            .setEffectiveFrom(Instant.EPOCH)
            .setBody(SchemeA.json())
            .build());
    send(
        producer,
        "edition",
        PoliciesPublished.newBuilder()
            .setEdition(1)
            .setEffectiveFrom(Instant.EPOCH)
            .setPolicies(1)
            .setBy(by)
            .build());
  }

  private static UnitPublished unit(String id, @Nullable String parent, UnitKind kind) {
    return UnitPublished.newBuilder()
        .setEdition(1)
        .setUnitId(id)
        .setParentId(parent)
        .setKind(kind)
        .setName(id)
        .setCityDirect(false)
        .setPrivateSchool(false)
        .setClosed(false)
        .build();
  }

  private static void send(
      KafkaProducer<String, SpecificRecord> producer, String key, SpecificRecord value)
      throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(Topics.of(value).name(), key, value)).get();
  }

  private static KafkaProducer<String, SpecificRecord> producer(
      EmbeddedBroker broker, SchemaIds ids) {
    var settings = new Properties();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    return new KafkaProducer<>(settings, new StringSerializer(), new HotlineAvroSerializer(ids));
  }
}
