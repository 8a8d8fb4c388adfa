package cn.huimin.hotline.intake.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.word.Role;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandInTest {

  private static final Instant NAMED = Instant.parse("2026-03-01T01:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, false, false",
    "2026-03-02, false, true",
    "2026-03-06, false, true",
    "2026-03-07, false, false",
    "2026-03-04, true, false"
  })
  void shouldHoldFromItsFirstDayToItsLastUnlessItWasEnded(
      LocalDate day, boolean ended, boolean holds) {
    assertThat(of(ended ? NAMED : null).holds(day)).isEqualTo(holds);
  }

  private static StandIn of(@Nullable Instant endedAt) {
    return new StandIn(
        "s",
        "head-u-daying",
        "u-dayingzx",
        Role.HEAD,
        LocalDate.parse("2026-03-02"),
        LocalDate.parse("2026-03-06"),
        "admin",
        NAMED,
        endedAt);
  }
}
