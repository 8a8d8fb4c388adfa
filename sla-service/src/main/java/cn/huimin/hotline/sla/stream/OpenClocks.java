package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.sla.deadline.CaseClocks;
import cn.huimin.hotline.sla.deadline.ClockKind;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/** How many clocks of each kind run in a partition, kept in a store beside them. */
final class OpenClocks {

  private final KeyValueStore<String, Long> store;
  private final Map<ClockKind, Long> counts = new EnumMap<>(ClockKind.class);

  OpenClocks(KeyValueStore<String, Long> store) {
    this.store = store;
    for (var kind : ClockKind.values()) {
      var known = store.get(kind.code());
      if (known != null) {
        counts.put(kind, known);
      }
    }
  }

  /** A case changed. */
  void changed(CaseClocks before, CaseClocks after) {
    var moved = new EnumMap<ClockKind, Long>(ClockKind.class);
    count(before, -1, moved);
    count(after, 1, moved);
    moved.forEach(
        (kind, by) -> {
          if (by != 0) {
            store.put(kind.code(), counts.merge(kind, by, Long::sum));
          }
        });
  }

  private static void count(CaseClocks clocks, long by, Map<ClockKind, Long> into) {
    for (var clock : clocks.clocks().values()) {
      if (clock.isRunning()) {
        into.merge(clock.key().kind(), by, Long::sum);
      }
    }
  }

  /** Running clocks by kind. */
  Map<ClockKind, Long> counts() {
    return counts;
  }
}
