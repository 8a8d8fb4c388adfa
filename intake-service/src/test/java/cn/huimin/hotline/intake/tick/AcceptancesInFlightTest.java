package cn.huimin.hotline.intake.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AcceptancesInFlightTest {

  private static final Instant START = Instant.parse("2026-03-02T01:15:00.123456Z");

  /** A clock that may even go back. */
  private static final class AnyClock extends Clock {
    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final AnyClock clock = new AnyClock();
  private final AcceptancesInFlight inFlight = new AcceptancesInFlight(clock);

  @Test
  void shouldTellNowInWholeMillisecondsWhileNothingIsInFlight() {
    assertThat(inFlight.completeBefore()).isEqualTo(Instant.parse("2026-03-02T01:15:00.123Z"));
  }

  @Test
  void shouldStandStillAtTheOldestInFlightUntilItEnds() {
    var first = inFlight.begin();
    pass(Duration.ofSeconds(1));
    var second = inFlight.begin();
    pass(Duration.ofSeconds(1));
    assertThat(inFlight.completeBefore()).isEqualTo(first.at());
    first.close();
    assertThat(inFlight.completeBefore()).isEqualTo(second.at());
    second.close();
    assertThat(inFlight.completeBefore()).isAfter(second.at());
  }

  @Test
  void shouldCountTwoAtTheSameMomentAndAClosingTwiceOnce() {
    var one = inFlight.begin();
    var other = inFlight.begin();
    pass(Duration.ofSeconds(1));
    one.close();
    one.close();
    assertThat(inFlight.completeBefore()).isEqualTo(other.at());
  }

  @Test
  void shouldNeverGoBackWithTheClock() {
    var told = inFlight.completeBefore();
    pass(Duration.ofSeconds(-10));
    assertThat(inFlight.completeBefore()).isEqualTo(told);
    assertThat(inFlight.begin().at()).isEqualTo(told);
  }

  @Test
  void shouldNeverBeginBeforeATimeThatWasTold() throws InterruptedException {
    var real = new AcceptancesInFlight(Clock.systemUTC());
    var work =
        Collections.nCopies(
            4,
            (Callable<Boolean>)
                () -> {
                  for (int i = 0; i < 20_000; i++) {
                    var told = real.completeBefore();
                    try (var acceptance = real.begin()) {
                      if (acceptance.at().isBefore(told)
                          || real.completeBefore().isAfter(acceptance.at())) {
                        return false;
                      }
                    }
                  }
                  return true;
                });
    try (var threads = Executors.newFixedThreadPool(4)) {
      assertThat(threads.invokeAll(work)).allSatisfy(held -> assertThat(held.get()).isTrue());
    }
  }

  private void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }
}
