package cn.huimin.hotline.sla.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Cases by the time at which their next timer falls due, in a store sorted by its bytes. A case has
 * at most one entry: its earliest timer. Entries of a case that has moved on are removed with it.
 *
 * <p>What is due is looked for from where the last look found the first, or from what was added
 * since if that is earlier: what was taken out lies before, and a store on disk passes over each of
 * these until it is tidied up. For one thread.
 */
final class DueTimeIndex {

  private final KeyValueStore<Bytes, byte[]> store;

  /** Nothing is due before. */
  private Instant from = Instant.EPOCH;

  DueTimeIndex(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * A case whose timer is due.
   *
   * @param caseId the case
   * @param dueAt when its earliest timer falls due
   */
  record Due(String caseId, Instant dueAt) {}

  void add(String caseId, Instant dueAt) {
    store.put(key(caseId, dueAt), new byte[0]);
    from = dueAt.isBefore(from) ? dueAt : from;
  }

  void remove(String caseId, Instant dueAt) {
    store.delete(key(caseId, dueAt));
  }

  /** Cases due before a moment, the earliest first, at most so many. */
  List<Due> before(Instant moment, int limit) {
    var due = new ArrayList<Due>();
    if (!from.isBefore(moment)) {
      return due;
    }
    try (var entries = store.range(prefix(from), prefix(moment))) {
      while (entries.hasNext() && due.size() < limit) {
        var found = due(entries.next().key);
        if (found.dueAt().isBefore(moment)) {
          due.add(found);
        }
      }
    }
    from = due.isEmpty() ? moment : due.getFirst().dueAt();
    return due;
  }

  private static Bytes prefix(Instant dueAt) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(dueAt.toEpochMilli()).array());
  }

  private static Bytes key(String caseId, Instant dueAt) {
    var id = caseId.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + id.length).putLong(dueAt.toEpochMilli()).put(id).array());
  }

  private static Due due(Bytes key) {
    var buffer = ByteBuffer.wrap(key.get());
    var dueAt = Instant.ofEpochMilli(buffer.getLong());
    return new Due(StandardCharsets.UTF_8.decode(buffer).toString(), dueAt);
  }
}
