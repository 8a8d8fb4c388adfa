package cn.huimin.hotline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthReachedTest {

  /** A Monday. */
  private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

  private static final Instant BEGINNING = Instant.parse("2026-10-30T00:30:00Z");
  private static final Instant LATER = Instant.parse("2026-11-12T07:40:00Z");

  private final Clock real = Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));

  @TempDir Path run;

  @Test
  void shouldBeginWhereNothingWasPlayed() {
    var clock = DemoMonth.clock(run, real);
    assertThat(clock.isStanding()).isTrue();
    assertThat(clock.instant()).isEqualTo(DemoClock.atStartOfMonth(real).instant());
    assertThat(new MonthReached(run).imported()).isFalse();
  }

  @Test
  void shouldGoOnWhereTheMonthWasStopped() {
    var first = new MonthReached(run);
    first.begin(BEGINNING);
    first.dayImported();
    first.reach(LATER);

    var clock = DemoMonth.clock(run, real);
    assertThat(clock.isStanding()).isTrue();
    assertThat(clock.instant()).isEqualTo(LATER);
    var next = new MonthReached(run);
    assertThat(next.began()).contains(BEGINNING);
    assertThat(next.imported()).isTrue();
  }

  @Test
  void shouldFollowTheRealTimeOnceTheMonthIsOver() throws Exception {
    new MonthReached(run).begin(BEGINNING);
    Files.writeString(run.resolve("demo-month-played"), NOW.toString());
    assertThat(DemoMonth.clock(run, real).isStanding()).isFalse();
  }

  @Test
  void shouldSayWhatToDoAboutADamagedNote() throws Exception {
    Files.writeString(run.resolve("demo-month"), "began=" + BEGINNING + "\nreached=yesterday\n");
    assertThatThrownBy(() -> DemoMonth.clock(run, real))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContaining("'reached'")
        .hasMessageContaining("--data DIR");
  }
}
