package cn.huimin.hotline.intake.tick;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;

/**
 * Acceptances that have begun and are not known to be on the log (DESIGN §1). Times are in whole
 * milliseconds, as the log has them, and never go back, even if the clock does. Safe for many
 * threads.
 */
public final class AcceptancesInFlight {

  private final Clock clock;

  /** How many began at a moment and have not ended. */
  private final TreeMap<Instant, Integer> begun = new TreeMap<>();

  private Instant latest = Instant.MIN;

  /** None in flight yet. */
  public AcceptancesInFlight(Clock clock) {
    this.clock = clock;
  }

  /** One acceptance; closed when the broker has all of it, or it has failed. */
  public final class Acceptance implements AutoCloseable {

    private final Instant at;
    private boolean closed;

    private Acceptance(Instant at) {
      this.at = at;
    }

    /** When it is accepted: {@code acceptedAt} of its records. */
    public Instant at() {
      return at;
    }

    @Override
    public void close() {
      synchronized (AcceptancesInFlight.this) {
        if (!closed) {
          closed = true;
          begun.merge(at, -1, (old, one) -> old + one == 0 ? null : old + one);
        }
      }
    }
  }

  /** Begins an acceptance: from now on time before it is not told to be complete. */
  public synchronized Acceptance begin() {
    var at = now();
    begun.merge(at, 1, Integer::sum);
    return new Acceptance(at);
  }

  /**
   * The moment before which everything accepted is on the log: the lesser of now and the oldest
   * acceptance in flight. No acceptance that begins later has an earlier time.
   */
  public synchronized Instant completeBefore() {
    var now = now();
    return begun.isEmpty() ? now : begun.firstKey();
  }

  private Instant now() {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (now.isAfter(latest)) {
      latest = now;
    }
    return latest;
  }
}
