package cn.huimin.hotline.intake.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

  private final FailedSignIns failures = new FailedSignIns();

  @Test
  void shouldCloseANameAtTheTenthFailureAndNoOther() {
    fail(FailedSignIns.MOST - 1);
    assertThat(failures.closed("one", NOW)).isFalse();
    fail(1);
    assertThat(failures.closed("one", NOW)).isTrue();
    assertThat(failures.closed("other", NOW)).isFalse();
  }

  @Test
  void shouldOpenAgainAfterAQuarterOfAnHour() {
    fail(FailedSignIns.MOST);
    var end = NOW.plus(FailedSignIns.CLOSED_FOR);
    assertThat(failures.closed("one", end.minusMillis(1))).isTrue();
    assertThat(failures.closed("one", end)).isFalse();
  }

  @Test
  void shouldBeginAnewAfterARightPassword() {
    fail(FailedSignIns.MOST - 1);
    failures.succeeded("one");
    fail(1);
    assertThat(failures.closed("one", NOW)).isFalse();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      failures.failed("one", NOW);
    }
  }
}
