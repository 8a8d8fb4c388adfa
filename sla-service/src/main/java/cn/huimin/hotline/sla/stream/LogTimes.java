package cn.huimin.hotline.sla.stream;

import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * How far the partitions of cases have come, where records of all of them arrive re-keyed: time is
 * the least of theirs, so that nothing earlier is still on its way. Kept, with the first time that
 * ever came.
 */
final class LogTimes {

  /** Beside the partitions; none has such a name. */
  private static final String SINCE = "since";

  private final KeyValueStore<String, Long> times;

  LogTimes(KeyValueStore<String, Long> times) {
    this.times = times;
  }

  static StoreBuilder<?> builder(String store) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.Long());
  }

  /** Takes how far a partition has come; one that is behind what it was changes nothing. */
  void come(String partition, Instant moment) {
    if (times.get(SINCE) == null) {
      times.put(SINCE, moment.toEpochMilli());
    }
    var known = times.get(partition);
    if (known == null || known < moment.toEpochMilli()) {
      times.put(partition, moment.toEpochMilli());
    }
  }

  /** The least time that all partitions heard from have come to. */
  Instant now() {
    long least = Long.MAX_VALUE;
    try (var all = times.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        least = entry.key.equals(SINCE) ? least : Math.min(least, entry.value);
      }
    }
    return least == Long.MAX_VALUE ? Instant.EPOCH : Instant.ofEpochMilli(least);
  }

  /** The first time that came; none before it, the moment itself. */
  Instant since(Instant moment) {
    var first = times.get(SINCE);
    return first == null ? moment : Instant.ofEpochMilli(first);
  }
}
