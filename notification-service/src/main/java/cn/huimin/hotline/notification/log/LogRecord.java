package cn.huimin.hotline.notification.log;

import org.jspecify.annotations.Nullable;

/**
 * A record of the log with its place, not yet decoded.
 *
 * @param topic topic it stands on
 * @param partition partition of the topic
 * @param offset place in the partition
 * @param value its bytes; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // carried to the decoder, never compared
public record LogRecord(String topic, int partition, long offset, byte @Nullable [] value) {

  String place() {
    return topic + "/" + partition;
  }
}
