package cn.huimin.hotline.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that stands where it was put, until it is moved or handed over to the real one (DESIGN
 * §1, made-up time). It never goes back. Safe for many threads.
 */
public final class SteppedClock extends Clock {

  /** What the clock shows: a moment at which it stands, or the real time. */
  private sealed interface Reading {
    record Standing(Instant at) implements Reading {}

    record Real() implements Reading {}
  }

  private final Clock real;
  private final ZoneId zone;
  private final Hand hand;

  /** What the views of one clock in different zones share. */
  private static final class Hand {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Reading reading;

    Hand(Reading reading) {
      this.reading = reading;
    }
  }

  /**
   * A clock that stands.
   *
   * @param start where it stands
   * @param zone its zone
   * @param real the clock it will follow after {@link #followReal()}
   */
  public SteppedClock(Instant start, ZoneId zone, Clock real) {
    this(real, zone, new Hand(new Reading.Standing(start)));
  }

  private SteppedClock(Clock real, ZoneId zone, Hand hand) {
    this.real = real;
    this.zone = zone;
    this.hand = hand;
  }

  /**
   * Moves the clock forward.
   *
   * @throws IllegalArgumentException if the moment lies before the one shown
   */
  public void moveTo(Instant moment) {
    synchronized (hand) {
      if (instant().isAfter(moment)) {
        throw new IllegalArgumentException(
            "the clock shows %s and does not go back to %s".formatted(instant(), moment));
      }
      hand.reading = new Reading.Standing(moment);
    }
    hand.listeners.forEach(Runnable::run);
  }

  /** Moves the clock forward by a duration of 0 or more. */
  public void advance(Duration by) {
    moveTo(instant().plus(by));
  }

  /** From now on shows the real time. */
  public void followReal() {
    synchronized (hand) {
      hand.reading = new Reading.Real();
    }
    hand.listeners.forEach(Runnable::run);
  }

  /** Whether it stands rather than follows the real time. */
  public boolean isStanding() {
    return hand.reading instanceof Reading.Standing;
  }

  /** Calls back after each move, on the mover's thread. */
  public void onMove(Runnable listener) {
    hand.listeners.add(listener);
  }

  @Override
  public Instant instant() {
    return switch (hand.reading) {
      case Reading.Standing standing -> standing.at();
      case Reading.Real _ -> real.instant();
    };
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SteppedClock(real, other, hand);
  }
}
