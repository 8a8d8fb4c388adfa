package cn.huimin.hotline.platform.deadletter;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A record that a service gives up, as it stands on its topic.
 *
 * @param topic topic it stands on
 * @param partition partition of the topic
 * @param offset place in the partition
 * @param key its key; null if it has none
 * @param value its value; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // carried on as they are, never compared
public record GivenUp(
    String topic, int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {

  /** A record with a key of letters. */
  public static GivenUp keyed(
      String topic, int partition, long offset, @Nullable String key, byte @Nullable [] value) {
    return new GivenUp(
        topic, partition, offset, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
  }

  /** Where it stands. */
  public Place place() {
    return new Place(topic, partition, offset);
  }
}
