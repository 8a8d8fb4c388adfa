package cn.huimin.hotline.platform.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks whether a committed record stands between a group's place and the end of a partition. After
 * a kill there may be none: marks of transactions and records that were taken back count for the
 * end, and a group that has read nothing since its start does not note that it passed them.
 */
public final class CommittedRecords implements LogJudge.Unread {

  private static final Duration ONE_FETCH = Duration.ofMillis(200);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Duration patience;
  private final LongSupplier nanoTime;

  /** Where nothing was found, so that it is not looked at again until something comes. */
  private final Map<TopicPartition, LogPositions.Position> nothing = new HashMap<>();

  /**
   * Looks by a consumer that is made for each look, which is seldom.
   *
   * @param consumers makes one of no group that reads committed records alone
   * @param patience how long a look may take; what takes longer is said to be there
   * @param nanoTime elapsed real time, in nanoseconds
   */
  public CommittedRecords(
      Supplier<Consumer<byte[], byte[]>> consumers, Duration patience, LongSupplier nanoTime) {
    this.consumers = consumers;
    this.patience = patience;
    this.nanoTime = nanoTime;
  }

  @Override
  public boolean isThere(TopicPartition partition, LogPositions.Position position) {
    if (position.equals(nothing.get(partition))) {
      return false;
    }
    if (found(partition, position)) {
      nothing.remove(partition);
      return true;
    }
    nothing.put(partition, position);
    return false;
  }

  private boolean found(TopicPartition partition, LogPositions.Position position) {
    long deadline = nanoTime.getAsLong() + patience.toNanos();
    try (var consumer = consumers.get()) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, position.committed());
      while (nanoTime.getAsLong() < deadline) {
        if (!consumer.poll(ONE_FETCH).isEmpty()) {
          return true;
        }
        if (consumer.position(partition) >= position.end()) {
          return false;
        }
      }
      return true;
    } catch (KafkaException e) {
      return true;
    }
  }
}
