package cn.huimin.hotline.console.projection;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells those who wait that the read model moved on, or that a part of it did. Parts are what is
 * followed live: {@link #WARNINGS}, {@link #ESCALATIONS} and the inbox of each account, so that a
 * reader is not woken by what goes to others.
 */
public final class ReadModelSignal {

  /** The part of the warnings. */
  public static final String WARNINGS = "warnings";

  /** The part of red cards, steps of the ladder and supervision orders. */
  public static final String ESCALATIONS = "escalations";

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Map<String, Long> parts = new HashMap<>();
  private long count;

  /** The part of an account's inbox. */
  public static String inbox(String account) {
    return "inbox/" + account;
  }

  /** How often it has moved so far; take it before looking, wait on it after. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** How often a part has moved so far; take it before looking, wait on it after. */
  public long count(String part) {
    lock.lock();
    try {
      return parts.getOrDefault(part, 0L);
    } finally {
      lock.unlock();
    }
  }

  /**
   * A batch was committed.
   *
   * @param touched parts in which it wrote
   */
  void movedOn(Collection<String> touched) {
    lock.lock();
    try {
      count++;
      touched.forEach(part -> parts.merge(part, 1L, Long::sum));
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until it has moved beyond a count.
   *
   * @param patience how long at most; another instance may have moved it unheard, so look again
   * @return whether it moved
   */
  public boolean await(long seen, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (count <= seen && left > 0) {
        left = moved.awaitNanos(left);
      }
      return count > seen;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a part has moved beyond a count.
   *
   * @param patience how long at most; another instance may have moved it unheard, so look again
   * @return whether it moved
   */
  public boolean await(String part, long seen, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (parts.getOrDefault(part, 0L) <= seen && left > 0) {
        left = moved.awaitNanos(left);
      }
      return parts.getOrDefault(part, 0L) > seen;
    } finally {
      lock.unlock();
    }
  }
}
