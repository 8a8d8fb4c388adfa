package cn.huimin.hotline.intake.log;

import cn.huimin.hotline.platform.config.PlatformSettings;
import cn.huimin.hotline.platform.consumer.PacedConsumers;
import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.deadletter.KafkaDeadLetterLog;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** How intake's bindings read the log. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

  private static final long RETRY_MS = 500;

  /** What intake gives up. */
  @Bean
  KafkaDeadLetterLog deadLetterLog(
      PlatformSettings platform, SchemaIds ids, Clock clock, MeterRegistry meters) {
    return new KafkaDeadLetterLog(
        platform.kafka().bootstrapServers(),
        new DeadLetters(Topic.Service.INTAKE, ids, clock, meters));
  }

  /** Goes on where the database says, not where the broker says. */
  @Bean
  KafkaBindingRebalanceListener seekToConsumed(Consumed consumed) {
    return new KafkaBindingRebalanceListener() {
      @Override
      public void onPartitionsAssigned(
          String binding,
          Consumer<?, ?> consumer,
          Collection<TopicPartition> partitions,
          boolean initial) {
        var next = consumed.next();
        for (var partition : partitions) {
          var offset = next.get(partition);
          if (offset == null) {
            consumer.seekToBeginning(List.of(partition));
          } else {
            consumer.seek(partition, offset);
          }
        }
      }
    };
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
}
