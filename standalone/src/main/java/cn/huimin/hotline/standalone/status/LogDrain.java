package cn.huimin.hotline.standalone.status;

import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.standalone.poll.Poll;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when the consumers of the house have read what is on the log. The marker that ends a
 * transaction takes an offset that no consumer commits, so a group counts as through when nothing
 * but a marker may be left.
 */
public final class LogDrain {

  private static final Logger LOG = LoggerFactory.getLogger(LogDrain.class);
  private static final Set<Topic.Service> STREAMS =
      EnumSet.of(Topic.Service.ROUTING, Topic.Service.SLA, Topic.Service.SCORING);
  private static final long MARKER = 1;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(30);

  private final Admin admin;
  private final Poll poll;
  private final Duration patience;
  private Map<String, ListConsumerGroupOffsetsSpec> groups = Map.of();

  /**
   * Watches the consumers of a broker.
   *
   * @param admin client of the broker
   * @param poll asks the broker again and again
   * @param patience how long to wait for them at most
   */
  public LogDrain(Admin admin, Poll poll, Duration patience) {
    this.admin = admin;
    this.poll = poll;
    this.patience = patience;
  }

  /**
   * Returns when the log is drained, or the patience is over: then it says so in the log.
   *
   * @return whether it is drained
   */
  public boolean await() {
    try {
      if (poll.until(LOOK_AGAIN, patience, () -> behind() == 0)) {
        return true;
      }
      LOG.warn("the log was not drained within {}", patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.warn("the log could not be asked whether it is drained", e.getCause());
    }
    return false;
  }

  private long behind() throws ExecutionException, InterruptedException {
    if (groups.isEmpty()) {
      groups =
          admin.listGroups().all().get().stream()
              .collect(
                  Collectors.toMap(GroupListing::groupId, _ -> new ListConsumerGroupOffsetsSpec()));
    }
    // What was read is asked before the ends, so that what a reader has just written counts.
    List<Map.Entry<TopicPartition, OffsetAndMetadata>> read =
        admin.listConsumerGroupOffsets(groups).all().get().values().stream()
            .flatMap(offsets -> offsets.entrySet().stream())
            .toList();
    Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
        admin
            .listOffsets(
                read.stream()
                    .map(Map.Entry::getKey)
                    .distinct()
                    .collect(Collectors.toMap(part -> part, _ -> OffsetSpec.latest())))
            .all()
            .get();
    return read.stream()
        .mapToLong(entry -> left(entry.getKey(), end(ends, entry.getKey()), entry.getValue()))
        .sum();
  }

  /** Whether a Streams service writes it, be it a topic of its own between two steps. */
  private static boolean inTransactions(String topic) {
    return Topics.all().stream()
        .filter(known -> known.name().equals(topic))
        .findFirst()
        .map(known -> known.writers().stream().anyMatch(STREAMS::contains))
        .orElse(true);
  }

  private static long end(
      Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends, TopicPartition part) {
    return Objects.requireNonNull(ends.get(part)).offset();
  }

  private static long left(TopicPartition part, long end, OffsetAndMetadata read) {
    long left = end - read.offset();
    return left > (inTransactions(part.topic()) ? MARKER : 0) ? left : 0;
  }
}
