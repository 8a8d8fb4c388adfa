package cn.huimin.hotline.console.config;

import cn.huimin.hotline.console.projection.LogConsumer;
import cn.huimin.hotline.console.projection.ReadModel;
import cn.huimin.hotline.console.projection.ReadModelSignal;
import cn.huimin.hotline.console.projection.ReadModelWriter;
import cn.huimin.hotline.console.projection.SeekToConsumed;
import cn.huimin.hotline.console.settings.ConsoleSettings;
import cn.huimin.hotline.platform.config.PlatformSettings;
import cn.huimin.hotline.platform.consumer.PacedConsumers;
import cn.huimin.hotline.platform.deadletter.DeadLetterLog;
import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.deadletter.KafkaDeadLetterLog;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.binder.Binding;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.FixedBackOff;

/** From the log into the database. */
@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

  private static final long RETRY_MS = 1000;
  private static final String BINDING = "readModel-in-0";

  @Bean
  ReadModelSignal readModelSignal() {
    return new ReadModelSignal();
  }

  @Bean
  ReadModel readModelTables(
      JdbcTemplate jdbc, PlatformTransactionManager transactions, ConsoleSettings settings) {
    var readModel = new ReadModel(jdbc, new TransactionTemplate(transactions));
    if (settings.rebuild()) {
      readModel.drop();
    }
    return readModel;
  }

  /** What the console gives up. */
  @Bean
  KafkaDeadLetterLog deadLetterLog(
      PlatformSettings platform, SchemaIds ids, Clock clock, MeterRegistry meters) {
    return new KafkaDeadLetterLog(
        platform.kafka().bootstrapServers(),
        new DeadLetters(Topic.Service.CONSOLE, ids, clock, meters));
  }

  @Bean
  ReadModelWriter readModelWriter(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      HotlineAvroSerde serde,
      ReadModelSignal signal,
      DeadLetterLog deadLetters,
      ReadModel afterItWasDropped) {
    return new ReadModelWriter(
        jdbc, new TransactionTemplate(transactions), serde.deserializer(), signal, deadLetters);
  }

  /** The binding {@code readModel-in-0}. */
  @Bean
  Consumer<Message<List<Object>>> readModel(ReadModelWriter writer) {
    return new LogConsumer(writer);
  }

  @Bean
  SeekToConsumed seekToConsumed(ReadModelWriter writer) {
    return new SeekToConsumed(writer);
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

  /** Down while the log is not taken in. */
  @Bean
  HealthIndicator readModelHealthIndicator(
      ReadModelWriter writer, BindingsLifecycleController bindings) {
    return () -> {
      var trouble = writer.trouble();
      boolean running =
          !bindings.queryState(BINDING).isEmpty()
              && bindings.queryState(BINDING).stream().allMatch(Binding::isRunning);
      var health = running && trouble == null ? Health.up() : Health.down();
      if (trouble != null) {
        health.withDetail("trouble", trouble);
      }
      return health.withDetail("reading", running).withDetail("parked", writer.parked()).build();
    };
  }
}
