package cn.huimin.hotline.scoring.replay;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.EditionCompiler;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.stream.SchemesInForce;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of a broker from its beginning to its end as it was when the reading of a topic
 * began, without a group, committed records only; writes nothing.
 */
public final class LogReplay {

  private static final Duration POLL = Duration.ofMillis(500);

  private final String bootstrapServers;
  private final HotlineAvroDeserializer deserializer;
  private final TreeMap<Integer, Directory> directories = new TreeMap<>();
  private Policies policies = Policies.EMPTY;
  private long records;
  private long unreadable;

  /**
   * A reading of a broker's log.
   *
   * @param bootstrapServers the broker
   * @param ids ids of its schemas
   */
  public LogReplay(String bootstrapServers, SchemaIds ids) {
    this.bootstrapServers = bootstrapServers;
    this.deserializer = new HotlineAvroDeserializer(ids);
  }

  /** An event of a case that is left out. */
  public record Strike(String caseId, String eventId) {}

  /**
   * Re-scores everything.
   *
   * @param given scheme to hold it against; null for the one in force
   * @param strikes events that are left out, beside those that are struck
   * @throws IllegalStateException if no scheme is in force to compare with
   */
  public Rescored rescore(@Nullable Scheme given, List<Strike> strikes) {
    var compiler = new EditionCompiler();
    read(Topics.DIRECTORY, value -> compiler.accept(value).ifPresent(this::take));
    read(Topics.POLICIES, value -> compiler.accept(value).ifPresent(this::take));
    var schemes = new SchemesInForce();
    schemes.take(policies);
    var ledgerOf = ledgerOf(given, schemes);
    var shadow = new ShadowLedger(given == null ? ledgerOf : given, ledgerOf, this::directory);
    for (var topic :
        List.of(
            Topics.CASE_EVENTS, Topics.DEADLINE_EVENTS, Topics.SCORE_ENTRIES, Topics.CASE_TICKS)) {
      read(topic, shadow::take);
    }
    strikes.forEach(strike -> shadow.strike(strike.caseId(), strike.eventId()));
    return shadow.rescored();
  }

  /** The scheme of that id in force; for a new one the main scheme of the newest day. */
  private static Scheme ledgerOf(@Nullable Scheme given, SchemesInForce schemes) {
    return Optional.ofNullable(given)
        .flatMap(scheme -> schemes.byId(scheme.id()))
        .or(schemes::newestMain)
        .orElseThrow(() -> new IllegalStateException("no scheme is in force to compare with"));
  }

  private void take(EditionCompiler.Compiled compiled) {
    switch (compiled) {
      case EditionCompiler.Compiled.NewDirectory(var directory) ->
          directories.put(directory.edition(), directory);
      case EditionCompiler.Compiled.NewPolicies(var newer) -> policies = newer;
    }
  }

  /** An edition by its number; the newest before it, where the log has it no longer. */
  private Directory directory(int edition) {
    var held = directories.floorEntry(edition);
    if (held == null) {
      held = directories.firstEntry();
    }
    return held == null ? Directory.EMPTY : held.getValue();
  }

  /** Records read so far. */
  public long records() {
    return records;
  }

  /** Records that could not be read and were left out; they are dead letters of scoring. */
  public long unreadable() {
    return unreadable;
  }

  private void read(Topic topic, Consumer<SpecificRecord> into) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var arrived : consumer.poll(POLL)) {
          if (arrived.offset() < ends.getOrDefault(partition(arrived), 0L)) {
            value(arrived.topic(), arrived.value()).ifPresent(into);
          }
        }
      }
    }
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> arrived) {
    return new TopicPartition(arrived.topic(), arrived.partition());
  }

  private Optional<SpecificRecord> value(String topic, byte @Nullable [] bytes) {
    records++;
    try {
      return Optional.ofNullable(deserializer.deserialize(topic, bytes));
    } catch (SerializationException e) {
      unreadable++;
      return Optional.empty();
    }
  }
}
