package cn.huimin.hotline.intake.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:15:00Z");

  @Test
  void shouldLetSoManyThroughAndSayWhenTheNextMayCome() {
    var limit = new RateLimit(3, Duration.ofMinutes(3));
    for (int n = 0; n < 3; n++) {
      assertThat(limit.take("a", NOW)).isEmpty();
    }
    assertThat(limit.take("a", NOW)).contains(Duration.ofMinutes(1));
    assertThat(limit.take("b", NOW)).isEmpty();
    assertThat(limit.take("a", NOW.plusSeconds(59))).contains(Duration.ofSeconds(1));
    assertThat(limit.take("a", NOW.plusSeconds(60))).isEmpty();
    assertThat(limit.take("a", NOW.plusSeconds(60))).contains(Duration.ofMinutes(1));
  }

  @Test
  void shouldNeverHoldMoreThanItsMost() {
    var limit = new RateLimit(2, Duration.ofSeconds(2));
    assertThat(limit.take("a", NOW)).isEmpty();
    var later = NOW.plus(Duration.ofDays(1));
    assertThat(limit.take("a", later)).isEmpty();
    assertThat(limit.take("a", later)).isEmpty();
    assertThat(limit.take("a", later)).isPresent();
    assertThat(limit.take("a", NOW)).as("a clock that went back").isPresent();
  }

  @Test
  void shouldForgetWhoAskedLongestAgo() {
    var limit = new RateLimit(1, Duration.ofHours(1));
    assertThat(limit.take("first", NOW)).isEmpty();
    for (int n = 0; n < 20_000; n++) {
      limit.take("n" + n, NOW);
    }
    assertThat(limit.take("first", NOW)).isEmpty();
    assertThat(limit.take("n19999", NOW)).isPresent();
  }
}
