package cn.huimin.hotline.schemas.provision;

/**
 * Size of an installation, fixed when it is installed (DESIGN §3).
 *
 * @param partitions partitions of a topic that is spread by key
 * @param replicas copies of every partition
 * @param minInSync copies that must have a record before it is acknowledged
 * @param flushMs how often topics of truth are flushed to disk, in milliseconds; 0 leaves it to the
 *     replicas
 */
public record Profile(int partitions, short replicas, int minInSync, long flushMs) {

  /** One node: four partitions, one copy, flushed every 100 ms. */
  public static final Profile EMBEDDED = new Profile(4, (short) 1, 1, 100);

  /** Three brokers: 24 partitions, three copies. */
  public static final Profile CLUSTER = new Profile(24, (short) 3, 2, 0);

  /** Refuses sizes that cannot be. */
  public Profile {
    if (partitions < 1 || replicas < 1 || minInSync < 1 || minInSync > replicas || flushMs < 0) {
      throw new IllegalArgumentException(
          "partitions, replicas and minInSync are at least 1, minInSync at most replicas");
    }
  }
}
