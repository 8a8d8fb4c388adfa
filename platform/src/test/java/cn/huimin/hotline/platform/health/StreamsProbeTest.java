package cn.huimin.hotline.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamsProbeTest {

  private long second;
  private final Patient patient = new Patient();
  private final StreamsProbe probe =
      new StreamsProbe(
          List.of(patient),
          Duration.ofSeconds(4),
          Duration.ofSeconds(10),
          () -> Duration.ofSeconds(second).toNanos());

  @Test
  void shouldLeaveALivingTopologyAlone() {
    assertThat(probe.look()).isEmpty();
    assertThat(patient.restartedAt).isEmpty();
  }

  @Test
  void shouldSayThatATopologyDiedEvenWhenItStartsItAgainAtOnce() {
    patient.diesAgain = false;
    patient.death = "ERROR";
    assertThat(probe.look()).containsExactly("patient has died: ERROR");
    assertThat(probe.look()).as("it lives").isEmpty();
    assertThat(patient.restartedAt).containsExactly(0L);
  }

  @Test
  void shouldTakeLongerPausesUpToALimitWhileItDiesAgain() {
    patient.death = "ERROR";
    for (second = 0; second <= 40; second++) {
      assertThat(probe.look()).isNotEmpty();
    }
    assertThat(patient.restartedAt).containsExactly(0L, 4L, 12L, 22L, 32L);
  }

  @Test
  void shouldBeginWithTheFirstPauseAgainAfterItHeld() {
    patient.death = "ERROR";
    probe.look();
    patient.death = null;
    second = 100;
    probe.look();
    patient.death = "ERROR";
    for (second = 101; second <= 105; second++) {
      probe.look();
    }
    assertThat(patient.restartedAt).containsExactly(0L, 101L, 105L);
  }

  private final class Patient implements StreamsProbe.Topology {

    private @Nullable String death;
    private boolean diesAgain = true;
    private final List<Long> restartedAt = new ArrayList<>();

    @Override
    public String name() {
      return "patient";
    }

    @Override
    public @Nullable String death() {
      return death;
    }

    @Override
    public void restart() {
      restartedAt.add(second);
      if (!diesAgain) {
        death = null;
      }
    }
  }
}
