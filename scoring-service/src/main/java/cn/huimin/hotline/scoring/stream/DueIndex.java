package cn.huimin.hotline.scoring.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Cases by the time at which they have to be looked at again, earliest first. */
final class DueIndex {

  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;

  DueIndex(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void add(Instant dueAt, String caseId) {
    store.put(key(dueAt, caseId), NOTHING);
  }

  void remove(Instant dueAt, String caseId) {
    store.delete(key(dueAt, caseId));
  }

  /** Cases due before the time, earliest first, at most so many. */
  List<String> before(Instant time, int atMost) {
    var found = new ArrayList<String>();
    // The end of a range belongs to it; no key is as short as a bare time.
    try (var due = store.range(key(Instant.EPOCH, ""), key(time, ""))) {
      while (due.hasNext() && found.size() < atMost) {
        var key = due.next().key.get();
        found.add(new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  private static Bytes key(Instant dueAt, String caseId) {
    var id = caseId.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + id.length)
            .putLong(Math.max(0, dueAt.toEpochMilli()))
            .put(id)
            .array());
  }
}
