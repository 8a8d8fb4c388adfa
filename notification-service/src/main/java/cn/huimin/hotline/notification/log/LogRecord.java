package cn.huimin.hotline.notification.log;

import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.platform.deadletter.Turn;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log with its place, not yet decoded.
 *
 * @param topic topic it stands on
 * @param partition partition of the topic
 * @param offset place in the partition
 * @param key its key
 * @param value its bytes; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // carried to the decoder, never compared
public record LogRecord(
    String topic, int partition, long offset, @Nullable String key, byte @Nullable [] value) {

  String place() {
    return topic + "/" + partition;
  }

  static LogRecord of(GivenUp record) {
    return new LogRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
        record.value());
  }

  /** Lane in which what comes later waits behind it: its key among the records of its topic. */
  String lane() {
    return Turn.lane(topic, key);
  }

  GivenUp givenUp() {
    return GivenUp.keyed(topic, partition, offset, key, value);
  }
}
