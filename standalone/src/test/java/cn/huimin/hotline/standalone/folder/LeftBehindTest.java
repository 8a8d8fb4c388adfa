package cn.huimin.hotline.standalone.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindTest {

  @TempDir Path folder;

  private Process child;

  @BeforeEach
  void startChild() throws Exception {
    child = new ProcessBuilder("cat").start();
  }

  @AfterEach
  void endChild() {
    child.destroyForcibly();
  }

  @Test
  void shouldEndTheChildrenOfTheLastRun() {
    new LeftBehind(folder).note(child.toHandle());
    assertThat(new LeftBehind(folder).end(Duration.ofMillis(1))).isEqualTo(1);
    assertThat(child.isAlive()).isFalse();
    assertThat(new LeftBehind(folder).end(Duration.ofMillis(1))).as("forgotten").isZero();
  }

  @Test
  void shouldLeaveAloneAProcessThatGotTheNumberOfADeadChild() throws Exception {
    Files.writeString(folder.resolve("children"), child.pid() + " 1970-01-01T00:00:00Z\n");
    assertThat(new LeftBehind(folder).end(Duration.ofMillis(1))).isZero();
    assertThat(child.isAlive()).isTrue();
  }
}
