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
 * <p>What is due is looked for from the very entry that the last look found first, or from what was
 * added since if that is earlier: what was taken out lies before, and a store on disk passes over
 * each of these until it is tidied up, a hundred thousand of one instant too. For one thread.
 */
final class DueTimeIndex {

  private final KeyValueStore<Bytes, byte[]> store;

  /** No entry lies before. */
  private Bytes from = prefix(Instant.EPOCH);

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
    var key = key(caseId, dueAt);
    store.put(key, new byte[0]);
    from = key.compareTo(from) < 0 ? key : from;
  }

  void remove(String caseId, Instant dueAt) {
    store.delete(key(caseId, dueAt));
  }

  /** Cases due before a moment, the earliest first, at most so many. */
  List<Due> before(Instant moment, int limit) {
    var due = new ArrayList<Due>();
    var until = prefix(moment);
    if (from.compareTo(until) >= 0) {
      return due;
    }
    try (var entries = store.range(from, until)) {
      while (entries.hasNext() && due.size() < limit) {
        var found = due(entries.next().key);
        if (found.dueAt().isBefore(moment)) {
          due.add(found);
        }
      }
    }
    from = due.isEmpty() ? until : key(due.getFirst().caseId(), due.getFirst().dueAt());
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
