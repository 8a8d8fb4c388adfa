package cn.huimin.hotline.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

  @TempDir Path folder;

  @Test
  void shouldBeReadyWhenItsOutputSaysSoAndStopWhenItsInputEnds() {
    ChildProcess child = start("echo up; cat; exit 7");
    child.awaitReady(Duration.ofSeconds(10));
    assertThat(child.isAlive()).isTrue();
    child.close();
    assertThat(child.onExit().join()).isEqualTo(7);
  }

  @Test
  void shouldTellTheReasonWhenItEndsBeforeItIsReady() {
    ChildProcess child = start("echo FATAL: the reason; exit 3");
    assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(10)))
        .isInstanceOf(ChildFailedException.class)
        .hasMessage("trial ended before it was ready, exit code 3: FATAL: the reason");
  }

  @Test
  void shouldKillAChildThatIsNotReadyInTime() {
    ChildProcess child = start("cat");
    assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(1)))
        .isInstanceOf(ChildFailedException.class)
        .hasMessageContaining("not ready within");
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void shouldKillAChildThatDoesNotStop() {
    ChildProcess child = start("trap '' TERM; echo up; exec sleep 60");
    child.awaitReady(Duration.ofSeconds(10));
    child.stop(Duration.ofMillis(1));
    assertThat(child.isAlive()).isFalse();
  }

  private ChildProcess start(String script) {
    return ChildProcess.start(
        "trial", List.of("sh", "-c", script), Map.of(), folder, "up"::equals, _ -> {});
  }
}
