package cn.huimin.hotline.platform.deadletter;

import cn.huimin.hotline.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Where a record that was given up waits, and how often it was tried. Records of one lane are
 * handled in their order: what comes later waits behind the first that was given up (DESIGN §3).
 *
 * @param step step of the service that gave it up
 * @param lane the lane in that step
 * @param attempt how often it was tried, from 1
 */
public record Turn(String step, String lane, int attempt) {

  /** Of what nothing waits behind. */
  static final Turn NONE = new Turn("", "", 1);

  /** The first attempt at a record. */
  public static Turn first(String step, String lane) {
    return new Turn(step, lane, 1);
  }

  /** The lane of a key: a hash, since a key that is no key of ours may say anything. */
  public static String lane(@Nullable String key) {
    return Ids.uuid5("lane", key == null ? "" : key);
  }

  /** The lane of a key among the records of one topic alone. */
  public static String lane(String topic, @Nullable String key) {
    return Ids.uuid5("lane", topic, key == null ? "" : key);
  }
}
