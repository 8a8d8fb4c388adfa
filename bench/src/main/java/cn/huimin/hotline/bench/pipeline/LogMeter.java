package cn.huimin.hotline.bench.pipeline;

import cn.huimin.hotline.bench.hop.RawHop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts what was written to all topics of the house, changelogs included. The broker's offsets
 * count the markers that end transactions too; so the stretch between two moments is read once
 * more, and records are counted.
 */
final class LogMeter implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String broker;
  private final Admin admin;

  /** A meter of this broker. */
  LogMeter(String broker) {
    this.broker = broker;
    this.admin = Admin.create(Map.of("bootstrap.servers", broker, "client.id", "bench-meter"));
  }

  /** Where every partition ends. */
  Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
    var names =
        admin.listTopics().names().get().stream()
            .filter(name -> !name.startsWith(RawHop.TOPICS))
            .toList();
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    admin
        .describeTopics(names)
        .allTopicNames()
        .get()
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        part ->
                            asked.put(
                                new TopicPartition(name, part.partition()), OffsetSpec.latest())));
    return admin.listOffsets(asked).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  /** Reads what was written between the two. */
  Written written(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    var records = new TreeMap<String, Long>();
    long bytes = 0;
    long offsets = 0;
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker,
                "client.id",
                "bench-meter",
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                10_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var left = new HashMap<TopicPartition, Long>();
      for (var end : to.entrySet()) {
        long begin = from.getOrDefault(end.getKey(), 0L);
        if (end.getValue() > begin) {
          left.put(end.getKey(), end.getValue());
          offsets += end.getValue() - begin;
        }
      }
      consumer.assign(left.keySet());
      left.keySet().forEach(part -> consumer.seek(part, from.getOrDefault(part, 0L)));
      while (!left.isEmpty()) {
        for (var record : consumer.poll(POLL)) {
          Long end = to.get(new TopicPartition(record.topic(), record.partition()));
          if (end != null && record.offset() < end) {
            records.merge(record.topic(), 1L, Long::sum);
            bytes +=
                Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
          }
        }
        var read = new ArrayList<TopicPartition>();
        left.forEach(
            (part, end) -> {
              if (consumer.position(part) >= end) {
                read.add(part);
              }
            });
        if (!read.isEmpty()) {
          read.forEach(left::remove);
          consumer.pause(read);
        }
      }
    }
    long total = records.values().stream().mapToLong(Long::longValue).sum();
    return new Written(records, bytes, offsets - total);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
