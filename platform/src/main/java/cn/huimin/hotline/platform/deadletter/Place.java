package cn.huimin.hotline.platform.deadletter;

/**
 * Where a record stands on the log.
 *
 * @param topic topic
 * @param partition partition of the topic
 * @param offset place in the partition
 */
public record Place(String topic, int partition, long offset) {

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Place of(String written) {
    int second = written.lastIndexOf('/');
    int first = written.lastIndexOf('/', second - 1);
    if (first <= 0) {
      throw new IllegalArgumentException("a place is topic/partition/offset, not " + written);
    }
    return new Place(
        written.substring(0, first),
        Integer.parseInt(written.substring(first + 1, second)),
        Long.parseLong(written.substring(second + 1)));
  }

  /** The place in one word: topic/partition/offset. */
  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
