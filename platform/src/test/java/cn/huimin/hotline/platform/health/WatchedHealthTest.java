package cn.huimin.hotline.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class WatchedHealthTest {

  private final AtomicReference<Probe> probe = new AtomicReference<>(List::of);
  private final AtomicLong seconds = new AtomicLong();
  private final WatchedHealth health =
      new WatchedHealth(
          "thing",
          () -> probe.get().look(),
          Duration.ofMillis(5),
          Duration.ofSeconds(10),
          () -> Duration.ofSeconds(seconds.get()).toNanos());

  @AfterEach
  void stop() {
    health.stop();
  }

  @Test
  void shouldTellTroublesAndTheirEnd() {
    health.start();
    await().until(() -> status().equals(Status.UP));
    probe.set(() -> List.of("it is broken"));
    await().until(() -> status().equals(Status.DOWN));
    assertThat(health.health().getDetails()).containsEntry("troubles", List.of("it is broken"));
    probe.set(List::of);
    await().until(() -> status().equals(Status.UP));
  }

  @Test
  void shouldBeDownWhenItCannotEvenLook() {
    probe.set(
        () -> {
          throw new IllegalStateException("with something private in it");
        });
    health.start();
    await().until(() -> status().equals(Status.DOWN));
    assertThat(health.health().getDetails())
        .containsEntry("troubles", List.of("cannot be looked at: IllegalStateException"));
  }

  @Test
  void shouldBeDownWhenALookDoesNotComeBack() {
    var looking = new CountDownLatch(1);
    var forever = new CountDownLatch(1);
    probe.set(
        () -> {
          looking.countDown();
          forever.await();
          return List.of();
        });
    health.start();
    await().until(() -> looking.getCount() == 0);
    assertThat(status()).isEqualTo(Status.UP);
    seconds.set(11);
    assertThat(health.health().getDetails())
        .containsEntry("troubles", List.of("no answer for 11 s"));
    assertThat(status()).isEqualTo(Status.DOWN);
    forever.countDown();
  }

  private Status status() {
    return health.health().getStatus();
  }
}
