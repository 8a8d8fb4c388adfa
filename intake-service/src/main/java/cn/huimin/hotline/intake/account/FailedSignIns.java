package cn.huimin.hotline.intake.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords per name, in memory: ten in a row close the name for a quarter of an hour,
 * whether an account of that name exists or not.
 */
final class FailedSignIns {

  static final int MOST = 10;
  static final Duration CLOSED_FOR = Duration.ofMinutes(15);
  private static final int NAMES = 10_000;

  private record Failures(int count, Instant last) {}

  private final Map<String, Failures> byName =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > NAMES;
        }
      };

  /** Whether the name is closed at this moment. */
  synchronized boolean closed(String name, Instant now) {
    var failures = byName.get(name);
    return failures != null
        && failures.count() >= MOST
        && now.isBefore(failures.last().plus(CLOSED_FOR));
  }

  /** A wrong password. */
  synchronized void failed(String name, Instant now) {
    var before = byName.remove(name);
    boolean recent = before != null && now.isBefore(before.last().plus(CLOSED_FOR));
    byName.put(name, new Failures(recent && before != null ? before.count() + 1 : 1, now));
  }

  /** A right password: the count begins anew. */
  synchronized void succeeded(String name) {
    byName.remove(name);
  }
}
