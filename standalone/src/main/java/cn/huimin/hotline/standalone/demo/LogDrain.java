package cn.huimin.hotline.standalone.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
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
final class LogDrain {

  private static final Logger LOG = LoggerFactory.getLogger(LogDrain.class);
  private static final long MARKER = 1;
  private static final long LOOK_AGAIN_MS = 25;

  private final Admin admin;
  private final Duration patience;
  private List<String> groups = List.of();

  /**
   * Watches the consumers of a broker.
   *
   * @param admin client of the broker
   * @param patience how long to wait for them at most
   */
  LogDrain(Admin admin, Duration patience) {
    this.admin = admin;
    this.patience = patience;
  }

  /** Returns when the log is drained, or the patience is over: then it goes on and says so. */
  void await() {
    long giveUp = System.nanoTime() + patience.toNanos();
    try {
      while (behind() > 0) {
        if (System.nanoTime() > giveUp) {
          LOG.warn("the log was not drained within {}; the sample month goes on", patience);
          return;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.warn("the log could not be asked whether it is drained", e.getCause());
    }
  }

  private long behind() throws ExecutionException, InterruptedException {
    if (groups.isEmpty()) {
      groups = admin.listGroups().all().get().stream().map(group -> group.groupId()).toList();
    }
    long behind = 0;
    for (String group : groups) {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
          admin
              .listOffsets(
                  read.keySet().stream()
                      .collect(Collectors.toMap(part -> part, _ -> OffsetSpec.latest())))
              .all()
              .get();
      for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : read.entrySet()) {
        long left =
            Objects.requireNonNull(ends.get(entry.getKey())).offset() - entry.getValue().offset();
        behind += left > MARKER ? left : 0;
      }
    }
    return behind;
  }
}
