package cn.huimin.hotline.intake.deadletter;

import cn.huimin.hotline.platform.config.PlatformSettings;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.platform.deadletter.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.stereotype.Component;

/** Reads records again from where they stand, bytes as they are. */
@Component
class Originals {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 200;

  private final Map<String, Object> settings;

  Originals(PlatformSettings platform) {
    settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            platform.kafka().bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            AT_ONCE);
  }

  /**
   * The records of these places; one that its topic no longer keeps is left out.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker is away
   */
  Map<Place, GivenUp> read(Collection<Place> places) {
    var wanted = new HashMap<TopicPartition, TreeSet<Long>>();
    places.forEach(
        place ->
            wanted
                .computeIfAbsent(
                    new TopicPartition(place.topic(), place.partition()), _ -> new TreeSet<>())
                .add(place.offset()));
    var found = new HashMap<Place, GivenUp>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      wanted.forEach((partition, offsets) -> read(consumer, partition, offsets, found));
    }
    return found;
  }

  private static void read(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      SortedSet<Long> offsets,
      Map<Place, GivenUp> found) {
    consumer.assign(List.of(partition));
    long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    var open = new TreeSet<>(offsets.subSet(begin, end));
    while (!open.isEmpty()) {
      consumer.seek(partition, open.first());
      var records = new TreeMap<Long, ConsumerRecord<byte[], byte[]>>();
      consumer.poll(PATIENCE).records(partition).forEach(one -> records.put(one.offset(), one));
      long next = consumer.position(partition);
      if (records.isEmpty() && next <= open.first()) {
        throw new TimeoutException(partition + " gave nothing at " + open.first());
      }
      for (var offset : List.copyOf(open.headSet(next))) {
        var record = records.get(offset);
        if (record != null) {
          var place = new Place(partition.topic(), partition.partition(), offset);
          found.put(
              place,
              new GivenUp(place.topic(), place.partition(), offset, record.key(), record.value()));
        }
        open.remove(offset);
      }
    }
  }
}
