package cn.huimin.hotline.console.projection;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells those who wait that the read model moved on. */
public final class ReadModelSignal {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long count;

  /** How often it has moved so far; take it before looking, wait on it after. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** A batch was committed. */
  void movedOn() {
    lock.lock();
    try {
      count++;
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
}
