package cn.huimin.hotline.console.words;

import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Editions;
import java.time.Clock;
import java.time.Instant;

/** Words of clocks by the calendar in force, and the time now. */
public final class Clocks {

  private final Clock clock;
  private volatile ClockWords words;

  /** Words that follow the editions of the policies. */
  public Clocks(Clock clock, Editions editions, Words texts) {
    this.clock = clock;
    this.words = new ClockWords(CalendarPolicy.calendar(editions.policies()), texts);
    editions.onPolicies(
        policies -> words = new ClockWords(CalendarPolicy.calendar(policies), texts));
  }

  /** Words by the calendar in force. */
  public ClockWords words() {
    return words;
  }

  /** The time now. */
  public Instant now() {
    return clock.instant();
  }
}
