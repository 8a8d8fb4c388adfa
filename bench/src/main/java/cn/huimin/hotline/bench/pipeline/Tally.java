package cn.huimin.hotline.bench.pipeline;

import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.word.ClockKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of each case of a run how far it has come, and says when it is there; a case that does a
 * step twice is noted. Cases of other runs are left alone.
 */
final class Tally implements CaseWatch.Listener {

  /** Where a case is there. */
  enum Goal {
    /** Opened, and with a unit or in triage. */
    ROUTED,
    /** Opened, dispatched, and the clock of handling set. */
    CLOCKS_SET,
    /** Closed. */
    CLOSED
  }

  /** How often each step was seen. */
  private static final class Seen {
    private int opened;
    private int routed;
    private int clocks;
    private int closed;
    private boolean there;
  }

  private final Goal goal;
  private final Consumer<CaseDispatched> onDispatch;
  private final Map<String, Seen> cases = new ConcurrentHashMap<>();
  private final CountDownLatch left;
  private final Semaphore inFlight;
  private volatile long lastAt;

  /**
   * A tally.
   *
   * @param goal where a case is there
   * @param count how many cases will come
   * @param window how many may be under way at a time
   * @param onDispatch told of each case that went to a unit
   */
  Tally(Goal goal, int count, int window, Consumer<CaseDispatched> onDispatch) {
    this.goal = goal;
    this.onDispatch = onDispatch;
    this.left = new CountDownLatch(count);
    this.inFlight = new Semaphore(window);
  }

  /** Waits until a case more may come; false when none has arrived for so long. */
  boolean awaitRoom(long seconds) throws InterruptedException {
    return inFlight.tryAcquire(seconds, TimeUnit.SECONDS);
  }

  /** Expects a case, before it is put on the log. */
  void expect(String caseId) {
    cases.put(caseId, new Seen());
  }

  /** Waits until all are there, at most so long. */
  boolean await(long millis) throws InterruptedException {
    return left.await(millis, TimeUnit.MILLISECONDS);
  }

  /** How many are not there yet. */
  long missing() {
    return left.getCount();
  }

  /** When the last one came, by {@link System#nanoTime}. */
  long lastAt() {
    return lastAt;
  }

  /** How many cases did a step twice. */
  long doubled() {
    return cases.values().stream()
        .filter(c -> c.opened > 1 || c.routed > 1 || c.clocks > 1 || c.closed > 1)
        .count();
  }

  @Override
  public void opened(String caseId) {
    Seen seen = cases.get(caseId);
    if (seen != null) {
      seen.opened++;
      look(seen);
    }
  }

  @Override
  public void dispatched(CaseDispatched dispatched) {
    Seen seen = cases.get(dispatched.getHeader().getCaseId());
    if (seen != null) {
      seen.routed++;
      onDispatch.accept(dispatched);
      look(seen);
    }
  }

  @Override
  public void toTriage(String caseId) {
    Seen seen = cases.get(caseId);
    if (seen != null) {
      seen.routed++;
      look(seen);
    }
  }

  @Override
  public void clockSet(ClockSet set) {
    var header = set.getHeader();
    @Nullable Seen seen = cases.get(header.getCaseId());
    if (seen != null && header.getClock() == ClockKind.HANDLE) {
      seen.clocks++;
      look(seen);
    }
  }

  @Override
  public void closed(String caseId) {
    Seen seen = cases.get(caseId);
    if (seen != null) {
      seen.closed++;
      look(seen);
    }
  }

  private void look(Seen seen) {
    boolean now =
        seen.opened > 0
            && seen.routed > 0
            && switch (goal) {
              case ROUTED -> true;
              case CLOCKS_SET -> seen.clocks > 0;
              case CLOSED -> seen.clocks > 0 && seen.closed > 0;
            };
    if (now && !seen.there) {
      seen.there = true;
      lastAt = System.nanoTime();
      inFlight.release();
      left.countDown();
    }
  }
}
