package cn.huimin.hotline.launched;

import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What stands on the log, read by a plain consumer that reads committed: each topic from its
 * beginning to what is its end at the time, the next time from there on.
 */
final class WrittenLog {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<Topic, List<Entry>> entries = new HashMap<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();

  /** A record with its key. */
  record Entry(String key, SpecificRecord value) {}

  /** Reads on. */
  void read(String bootstrapServers, String registryUrl, List<Topic> topics) {
    try (KafkaConsumer<String, SpecificRecord> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false"),
            new StringDeserializer(),
            new HotlineAvroDeserializer(SchemaIds.of(registryUrl, Duration.ofSeconds(30))))) {
      for (Topic topic : topics) {
        read(consumer, topic);
      }
    }
  }

  private void read(KafkaConsumer<String, SpecificRecord> consumer, Topic topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(topic.name(), info.partition()))
            .toList();
    consumer.assign(partitions);
    partitions.forEach(part -> consumer.seek(part, next.getOrDefault(part, 0L)));
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<Entry> all = entries.computeIfAbsent(topic, _ -> new ArrayList<>());
    while (partitions.stream()
        .anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
      consumer.poll(POLL).forEach(record -> all.add(new Entry(record.key(), record.value())));
    }
    partitions.forEach(part -> next.put(part, consumer.position(part)));
  }

  /** Entries of a topic, each partition in its order. */
  List<Entry> of(Topic topic) {
    return entries.getOrDefault(topic, List.of());
  }

  /** Records of a topic of one type, each partition in its order. */
  <R extends SpecificRecord> List<R> of(Topic topic, Class<R> type) {
    return of(topic).stream().map(Entry::value).filter(type::isInstance).map(type::cast).toList();
  }
}
