package cn.huimin.hotline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.embedded.EmbeddedBroker;
import cn.huimin.hotline.embedded.EmbeddedRegistry;
import cn.huimin.hotline.notification.recipient.County;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.directory.DirectoryPublished;
import cn.huimin.hotline.schemas.directory.PersonPublished;
import cn.huimin.hotline.schemas.directory.UnitPublished;
import cn.huimin.hotline.schemas.provision.Profile;
import cn.huimin.hotline.schemas.provision.Provisioner;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DeliveryResult;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Urgency;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a real broker, registry, database and mail server. */
class NotificationServiceIT {

  private static final Instant WEDNESDAY = Instant.parse("2026-03-04T02:00:00Z");

  @RegisterExtension final GreenMailExtension mails = new GreenMailExtension(ServerSetupTest.SMTP);

  @TempDir Path folder;

  @Test
  void shouldTellByInboxAndMailAndGoOnWhereItStoppedAfterARestart() throws Exception {
    TestDatabase.empty();
    try (var broker = EmbeddedBroker.start(folder.resolve("kafka"));
        var registry = EmbeddedRegistry.start(folder.resolve("registry"))) {
      Provisioner.provision(broker.bootstrapServers(), registry.url(), Profile.EMBEDDED);
      var ids = SchemaIds.of(registry.url(), Duration.ofSeconds(30));
      try (var producer =
              new KafkaProducer<>(
                  Map.<String, Object>of(
                      ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                  new StringSerializer(),
                  new HotlineAvroSerializer(ids));
          var deliveries = deliveries(broker, ids)) {
        publishDirectory(producer);
        try (var _ = run(broker, registry)) {
          send(producer, TestEvents.dispatched("a", Urgency.NORMAL, WEDNESDAY));
          var told = await(deliveries, records -> records.size() == 2);
          assertThat(told)
              .extracting(d -> d.getChannel() + " " + d.getRecipient() + " " + d.getResult())
              .containsExactly("INBOX liaison-second DELIVERED", "MAIL liaison-second DELIVERED");
          assertThat(mails.getReceivedMessages()).hasSize(1);
        }
        try (var _ = run(broker, registry)) {
          send(producer, TestEvents.dispatched("b", Urgency.NORMAL, WEDNESDAY));
          var told = await(deliveries, records -> records.size() == 2);
          assertThat(told)
              .allMatch(delivery -> delivery.getCaseId().equals("b"))
              .allMatch(delivery -> delivery.getResult() == DeliveryResult.DELIVERED);
        }
      }
    }
  }

  private ConfigurableApplicationContext run(EmbeddedBroker broker, EmbeddedRegistry registry) {
    var database = TestDatabase.access();
    return new SpringApplicationBuilder(NotificationServiceApplication.class)
        .web(WebApplicationType.NONE)
        .initializers(
            context ->
                context
                    .getBeanFactory()
                    .registerSingleton("testClock", Clock.fixed(WEDNESDAY, ZoneOffset.UTC)))
        .run(
            "--spring.config.name=" + NotificationServiceApplication.CONFIG_NAME,
            "--hotline.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--hotline.registry.url=" + registry.url(),
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.username(),
            "--spring.datasource.password=" + database.password(),
            "--hotline.notification.mail.host=127.0.0.1",
            "--hotline.notification.mail.port=" + ServerSetupTest.SMTP.getPort(),
            "--hotline.notification.mail.address-pattern={account}@edu.example");
  }

  private static List<DeliveryRecorded> await(
      KafkaConsumer<String, SpecificRecord> deliveries,
      Predicate<List<DeliveryRecorded>> complete) {
    var told = new ArrayList<DeliveryRecorded>();
    for (int polls = 0; polls < 120 && !complete.test(told); polls++) {
      for (var record : deliveries.poll(Duration.ofMillis(500))) {
        told.add((DeliveryRecorded) record.value());
      }
    }
    assertThat(complete.test(told)).as("told: %s", told).isTrue();
    return told;
  }

  private static KafkaConsumer<String, SpecificRecord> deliveries(
      EmbeddedBroker broker, SchemaIds ids) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "test",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new StringDeserializer(),
            new HotlineAvroDeserializer(ids));
    consumer.subscribe(List.of(Topics.DELIVERIES.name()));
    return consumer;
  }

  private static void publishDirectory(KafkaProducer<String, SpecificRecord> producer)
      throws ExecutionException, InterruptedException {
    var directory = County.DIRECTORY;
    for (var unit : directory.units()) {
      send(producer, published(unit));
    }
    for (var person : directory.people()) {
      send(producer, published(person));
    }
    send(
        producer,
        DirectoryPublished.newBuilder()
            .setEdition(1)
            .setEffectiveFrom(Instant.EPOCH)
            .setUnits(directory.units().size())
            .setPeople(directory.people().size())
            .setBy(Actor.newBuilder().setId("admin").setRole(Role.ADMIN).build())
            .build());
  }

  private static UnitPublished published(Unit unit) {
    return UnitPublished.newBuilder()
        .setEdition(1)
        .setUnitId(unit.id())
        .setParentId(unit.parentId())
        .setKind(unit.kind())
        .setName(unit.name())
        .setCityDirect(unit.cityDirect())
        .setPrivateSchool(unit.privateSchool())
        .setClosed(unit.closed())
        .setCategories(unit.categories())
        .build();
  }

  private static PersonPublished published(Person person) {
    return PersonPublished.newBuilder()
        .setEdition(1)
        .setAccount(person.account())
        .setUnitId(person.unitId())
        .setRole(person.role())
        .setDeputy(person.deputy())
        .build();
  }

  private static void send(KafkaProducer<String, SpecificRecord> producer, SpecificRecord value)
      throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(Topics.of(value).name(), "key", value)).get();
  }
}
