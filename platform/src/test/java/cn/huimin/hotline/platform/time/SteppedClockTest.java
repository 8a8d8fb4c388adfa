package cn.huimin.hotline.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SteppedClockTest {

  private static final Instant START = Instant.parse("2026-02-13T01:00:00Z");
  private static final Instant REAL = Instant.parse("2026-11-21T01:00:00Z");

  private final SteppedClock clock =
      new SteppedClock(START, ZoneId.of("Asia/Shanghai"), Clock.fixed(REAL, ZoneOffset.UTC));

  @Test
  void shouldStandUntilMoved() {
    assertThat(clock.instant()).isEqualTo(START);
    clock.advance(Duration.ofMinutes(5));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(300));
    assertThat(clock.isStanding()).isTrue();
  }

  @Test
  void shouldNeverGoBack() {
    assertThatIllegalArgumentException().isThrownBy(() -> clock.moveTo(START.minusMillis(1)));
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void shouldFollowTheRealTimeInTheEndInEveryZone() {
    var elsewhere = clock.withZone(ZoneOffset.UTC);
    clock.followReal();
    assertThat(elsewhere.instant()).isEqualTo(REAL);
    assertThat(clock.isStanding()).isFalse();
  }

  @Test
  void shouldTellWhoListens() {
    var moves = new AtomicInteger();
    clock.onMove(moves::incrementAndGet);
    clock.advance(Duration.ofSeconds(1));
    clock.followReal();
    assertThat(moves).hasValue(2);
  }
}
