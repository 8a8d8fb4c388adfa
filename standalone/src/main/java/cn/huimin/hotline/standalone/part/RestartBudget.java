package cn.huimin.hotline.standalone.part;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a part that dies is started again: three times in any ten minutes, waiting longer each
 * time.
 */
final class RestartBudget {

  static final int MOST = 3;
  static final Duration WINDOW = Duration.ofMinutes(10);

  private final Deque<Long> restarts = new ArrayDeque<>();

  /**
   * Asks for one more start.
   *
   * @param now any clock's time in nanoseconds that only goes forward
   * @return which start in the window this is, from 1; 0 if there is none left
   */
  int next(long now) {
    while (!restarts.isEmpty() && now - restarts.getFirst() >= WINDOW.toNanos()) {
      restarts.removeFirst();
    }
    if (restarts.size() == MOST) {
      return 0;
    }
    restarts.addLast(now);
    return restarts.size();
  }

  /** How long to wait before the n-th start, counted from 1. */
  static Duration wait(int start) {
    return Duration.ofSeconds(1L << (start - 1));
  }
}
