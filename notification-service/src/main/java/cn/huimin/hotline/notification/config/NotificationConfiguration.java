package cn.huimin.hotline.notification.config;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.notification.contact.ContactSettings;
import cn.huimin.hotline.notification.contact.IntakeContacts;
import cn.huimin.hotline.notification.contact.StandInWatch;
import cn.huimin.hotline.notification.delivery.DeliveryLog;
import cn.huimin.hotline.notification.delivery.KafkaDeliveryLog;
import cn.huimin.hotline.notification.delivery.MailQueue;
import cn.huimin.hotline.notification.log.LogConsumer;
import cn.huimin.hotline.notification.log.Notifier;
import cn.huimin.hotline.notification.log.Offsets;
import cn.huimin.hotline.notification.log.SeekToConsumed;
import cn.huimin.hotline.notification.recipient.RecipientsInForce;
import cn.huimin.hotline.notification.sms.RatingRequests;
import cn.huimin.hotline.platform.config.PlatformSettings;
import cn.huimin.hotline.platform.consumer.PacedConsumers;
import cn.huimin.hotline.platform.deadletter.DeadLetterLog;
import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.deadletter.KafkaDeadLetterLog;
import cn.huimin.hotline.platform.deadletter.ParkedTable;
import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.FixedBackOff;

/** From the log to the people. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(NotificationConfiguration.class);
  private static final long RETRY_MS = 500;

  @Bean
  RecipientsInForce recipientsInForce(Editions editions) throws IOException {
    var recipients =
        new RecipientsInForce(
            new ClassPathResource("policies/recipients.json")
                .getContentAsString(StandardCharsets.UTF_8));
    editions.onPolicies(recipients::take);
    return recipients;
  }

  /** The working calendar in force; one that cannot be read leaves the one before. */
  @Bean
  Supplier<WorkingCalendar> calendarInForce(Editions editions) {
    var calendar = new AtomicReference<>(CalendarPolicy.calendar(Policies.EMPTY));
    editions.onPolicies(
        policies -> {
          try {
            calendar.set(CalendarPolicy.calendar(policies));
          } catch (IllegalArgumentException e) {
            LOG.error("The working calendar was refused: {}", e.getMessage());
          }
        });
    return calendar::get;
  }

  @Bean
  IntakeContacts intakeContacts(ContactSettings contacts) {
    return new IntakeContacts(
        HttpClient.newBuilder().connectTimeout(contacts.timeout()).build(),
        contacts,
        CircuitBreaker.ofDefaults("contacts"));
  }

  /** Asked by real time: it is how old an answer of another process is. */
  @Bean
  StandInWatch standIns(IntakeContacts intake) {
    return new StandInWatch(intake, InstantSource.system());
  }

  @Bean
  Offsets offsets(JdbcClient jdbc) {
    return new Offsets(jdbc);
  }

  /** Not a binding: a batch is published and acknowledged as a whole, inside the transaction. */
  @Bean(destroyMethod = "close")
  Producer<String, SpecificRecord> deliveryProducer(PlatformSettings platform, SchemaIds ids) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            platform.kafka().bootstrapServers(),
            ProducerConfig.CLIENT_ID_CONFIG,
            "notification-deliveries",
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            30_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            10_000),
        new StringSerializer(),
        new HotlineAvroSerializer(ids));
  }

  @Bean
  DeliveryLog deliveryLog(Producer<String, SpecificRecord> producer) {
    return new KafkaDeliveryLog(producer);
  }

  /** What notification gives up. */
  @Bean
  KafkaDeadLetterLog deadLetterLog(
      PlatformSettings platform, SchemaIds ids, Clock clock, MeterRegistry meters) {
    return new KafkaDeadLetterLog(
        platform.kafka().bootstrapServers(),
        new DeadLetters(Topic.Service.NOTIFICATION, ids, clock, meters));
  }

  /** What waits to be handled again. */
  @Bean
  ParkedTable parked(JdbcOperations jdbc, DeadLetterLog letters) {
    return new ParkedTable(jdbc, "people-told", letters);
  }

  @Bean
  Notifier notifier(
      PlatformTransactionManager transactions,
      Offsets offsets,
      SchemaIds ids,
      Editions editions,
      RecipientsInForce recipients,
      DeliveryLog deliveries,
      ObjectProvider<MailQueue> mails,
      ObjectProvider<RatingRequests> ratings,
      ParkedTable parked,
      StandInWatch standIns,
      Clock clock) {
    return new Notifier(
        new TransactionTemplate(transactions),
        offsets,
        new HotlineAvroDeserializer(ids),
        editions,
        recipients,
        deliveries,
        mails.getIfAvailable(() -> MailQueue.NONE),
        ratings.getIfAvailable(() -> RatingRequests.NONE),
        parked,
        standIns,
        clock);
  }

  /** The binding {@code tellPeople-in-0}. */
  @Bean
  Consumer<Message<List<Object>>> tellPeople(Notifier notifier) {
    return new LogConsumer(notifier);
  }

  @Bean
  SeekToConsumed seekToConsumed(Offsets offsets) {
    return new SeekToConsumed(offsets);
  }

  /** Offsets lie in the database; the broker is told ten times a second how far that is. */
  @Bean
  ClientFactoryCustomizer pacedConsumers() {
    return new PacedConsumers(Duration.ofMillis(100), System::nanoTime);
  }

  /** A batch that fails is tried again where it is, for as long as it takes. */
  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> retryWithoutEnd() {
    return (container, destination, group) -> {
      container.setCommonErrorHandler(
          new DefaultErrorHandler(new FixedBackOff(RETRY_MS, FixedBackOff.UNLIMITED_ATTEMPTS)));
      // Else the markers of transactions would look like records not yet read.
      container.getContainerProperties().setFixTxOffsets(true);
    };
  }

  /** Down while nobody can be told, or the rules of the last edition were refused. */
  @Bean
  HealthIndicator notifierHealthIndicator(
      Notifier notifier, RecipientsInForce recipients, ParkedTable parked) {
    return () -> {
      var trouble = notifier.trouble() == null ? recipients.trouble() : notifier.trouble();
      var health = trouble == null ? Health.up() : Health.down().withDetail("trouble", trouble);
      return health.withDetail("parked", parked.count()).build();
    };
  }
}
