package cn.huimin.hotline.intake.outcome;

import cn.huimin.hotline.platform.config.PlatformSettings;
import cn.huimin.hotline.platform.deadletter.DeadLetterLog;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.platform.deadletter.Turn;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.deadline.DeadlinesRecomputed;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.stereotype.Component;

/**
 * Reads all partitions of {@code command-outcomes} without a group, since every instance of intake
 * needs all outcomes (DESIGN §1). It begins at the ends as they were before the web server takes
 * its first request, so no outcome that somebody waits for is missed. A container of its own: no
 * binding reads without a group from a fixed place.
 */
@Component
class OutcomeReader implements SmartLifecycle, HealthIndicator {

  /** Before the bindings and the web server. */
  private static final int PHASE = 0;

  private static final String STEP = "outcomes";

  private final DefaultKafkaConsumerFactory<String, byte[]> consumers;
  private final Deserializer<SpecificRecord> decoder;
  private final Outcomes outcomes;
  private final Recomputations recomputations;
  private final DeadLetterLog letters;
  private @Nullable KafkaMessageListenerContainer<String, byte[]> container;

  OutcomeReader(
      PlatformSettings platform,
      SchemaIds ids,
      Outcomes outcomes,
      Recomputations recomputations,
      DeadLetterLog letters) {
    this.outcomes = outcomes;
    this.recomputations = recomputations;
    this.letters = letters;
    this.decoder = new HotlineAvroDeserializer(ids);
    this.consumers =
        new DefaultKafkaConsumerFactory<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                platform.kafka().bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest"),
            StringDeserializer::new,
            ByteArrayDeserializer::new,
            false);
  }

  @Override
  public void start() {
    var properties = new ContainerProperties(ends());
    properties.setAckMode(AckMode.MANUAL);
    properties.setMessageListener(
        (MessageListener<String, byte[]>)
            arrived -> {
              switch (decoded(arrived)) {
                case CommandOutcome outcome -> outcomes.arrived(outcome);
                case DeadlinesRecomputed answer -> recomputations.arrived(answer);
                case null, default -> {}
              }
            });
    container = new KafkaMessageListenerContainer<>(consumers, properties);
    container.setBeanName("outcomes");
    container.start();
  }

  /** The record; null, and a dead letter that nothing waits behind, if it cannot be read. */
  private @Nullable SpecificRecord decoded(ConsumerRecord<String, byte[]> arrived) {
    try {
      return decoder.deserialize(arrived.topic(), arrived.value());
    } catch (RetriableException e) {
      throw e;
    } catch (RuntimeException e) {
      var record =
          GivenUp.keyed(
              arrived.topic(),
              arrived.partition(),
              arrived.offset(),
              arrived.key(),
              arrived.value());
      letters.giveUp(
          record,
          Turn.first(STEP, Turn.lane(record.place().toString())),
          DeadLetterStage.UNREADABLE,
          e);
      return null;
    }
  }

  private TopicPartitionOffset[] ends() {
    var topic = Topics.COMMAND_OUTCOMES.name();
    try (var consumer = consumers.createConsumer()) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .collect(Collectors.toSet());
      return consumer.endOffsets(partitions).entrySet().stream()
          .map(end -> new TopicPartitionOffset(topic, end.getKey().partition(), end.getValue()))
          .toArray(TopicPartitionOffset[]::new);
    }
  }

  @Override
  public Health health() {
    return (isRunning() ? Health.up() : Health.down()).build();
  }

  @Override
  public void stop() {
    if (container != null) {
      container.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return container != null && container.isRunning();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
