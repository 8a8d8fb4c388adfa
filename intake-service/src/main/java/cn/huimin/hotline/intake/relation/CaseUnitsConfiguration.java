package cn.huimin.hotline.intake.relation;

import cn.huimin.hotline.schemas.event.CaseSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.FixedBackOff;

/** Reads case-events for {@link CaseUnits}, from where the database says. */
@Configuration(proxyBeanMethods = false)
class CaseUnitsConfiguration {

  private static final String AFTER = "after";
  private static final long RETRY_MS = 500;

  /** The binding {@code caseUnitEvents-in-0}. */
  @Bean
  Consumer<Message<List<Object>>> caseUnitEvents(CaseUnits units) {
    return batch -> {
      var next = new HashMap<TopicPartition, Long>();
      var topics = header(batch, KafkaHeaders.RECEIVED_TOPIC);
      var partitions = header(batch, KafkaHeaders.RECEIVED_PARTITION);
      var offsets = header(batch, KafkaHeaders.OFFSET);
      var summaries = new ArrayList<CaseSummary>();
      for (int at = 0; at < batch.getPayload().size(); at++) {
        summary(batch.getPayload().get(at)).ifPresent(summaries::add);
        next.merge(
            new TopicPartition((String) topics.get(at), (Integer) partitions.get(at)),
            (Long) offsets.get(at) + 1,
            Math::max);
      }
      units.take(summaries, next);
    };
  }

  /** Goes on where the database says, not where the broker says. */
  @Bean
  KafkaBindingRebalanceListener seekToConsumed(CaseUnits units) {
    return new KafkaBindingRebalanceListener() {
      @Override
      public void onPartitionsAssigned(
          String binding,
          org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
          Collection<TopicPartition> partitions,
          boolean initial) {
        var next = units.next();
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

  private static Optional<CaseSummary> summary(@Nullable Object value) {
    return value instanceof SpecificRecord event
            && event.getSchema().getField(AFTER) != null
            && event.get(event.getSchema().getField(AFTER).pos()) instanceof CaseSummary after
        ? Optional.of(after)
        : Optional.empty();
  }

  private static List<Object> header(Message<?> batch, String name) {
    @SuppressWarnings("unchecked")
    var values = (List<Object>) batch.getHeaders().get(name);
    return Objects.requireNonNull(values, name);
  }
}
