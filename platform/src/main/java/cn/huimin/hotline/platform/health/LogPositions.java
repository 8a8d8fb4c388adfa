package cn.huimin.hotline.platform.health;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the log goes, and how far each consumer group has read.
 *
 * @param groups per group and partition where it has read to and where the partition ends; a
 *     partition for which a group has committed nothing is not there: it may never read it
 * @param ends per topic asked for, the ends of its partitions added up
 */
public record LogPositions(
    Map<String, Map<TopicPartition, Position>> groups, Map<String, Long> ends) {

  /**
   * Where a group stands in a partition.
   *
   * @param committed next record it will read
   * @param end end of the partition
   */
  public record Position(long committed, long end) {

    /** Records still to be read. */
    public long behind() {
      return Math.max(0, end - committed);
    }
  }

  /** Records that the group has still to read. */
  public long behind(String group) {
    return groups.getOrDefault(group, Map.of()).values().stream().mapToLong(Position::behind).sum();
  }

  /**
   * Asks the broker.
   *
   * @param groups consumer groups
   * @param topics topics whose ends are wanted
   * @throws ExecutionException if the broker does not say
   */
  public static LogPositions read(Admin admin, Collection<String> groups, Set<String> topics)
      throws ExecutionException, InterruptedException {
    var specs =
        groups.stream()
            .collect(Collectors.toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec()));
    var committed =
        specs.isEmpty() ? Map.<String, Map<TopicPartition, Long>>of() : committed(admin, specs);
    var wanted = new HashSet<TopicPartition>();
    committed.values().forEach(of -> wanted.addAll(of.keySet()));
    if (!topics.isEmpty()) {
      for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
        topic
            .partitions()
            .forEach(info -> wanted.add(new TopicPartition(topic.name(), info.partition())));
      }
    }
    var found =
        admin
            .listOffsets(
                wanted.stream()
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
            .all()
            .get();
    var positions = new HashMap<String, Map<TopicPartition, Position>>();
    committed.forEach(
        (group, of) -> {
          var inGroup = new HashMap<TopicPartition, Position>();
          of.forEach(
              (partition, offset) -> {
                var end = found.get(partition);
                if (end != null) {
                  inGroup.put(partition, new Position(offset, end.offset()));
                }
              });
          positions.put(group, inGroup);
        });
    var ends = new HashMap<String, Long>();
    found.forEach(
        (partition, end) -> {
          if (topics.contains(partition.topic())) {
            ends.merge(partition.topic(), end.offset(), Long::sum);
          }
        });
    return new LogPositions(positions, ends);
  }

  private static Map<String, Map<TopicPartition, Long>> committed(
      Admin admin, Map<String, ListConsumerGroupOffsetsSpec> specs)
      throws ExecutionException, InterruptedException {
    var committed = new HashMap<String, Map<TopicPartition, Long>>();
    admin
        .listConsumerGroupOffsets(specs)
        .all()
        .get()
        .forEach(
            (group, of) -> {
              var offsets = new HashMap<TopicPartition, Long>();
              of.forEach(
                  (partition, offset) -> {
                    if (offset != null) {
                      offsets.put(partition, offset.offset());
                    }
                  });
              committed.put(group, offsets);
            });
    return committed;
  }
}
