package cn.huimin.hotline.bench.pipeline;

import java.util.Map;

/**
 * What was written to the topics of the house between two moments.
 *
 * @param records by topic
 * @param bytes keys and values in all, before compression
 * @param markers ends of transactions, and whatever else takes an offset without being a record
 */
public record Written(Map<String, Long> records, long bytes, long markers) {

  /** Copies its map. */
  public Written {
    records = Map.copyOf(records);
  }

  /** Records on all topics. */
  public long total() {
    return records.values().stream().mapToLong(Long::longValue).sum();
  }
}
