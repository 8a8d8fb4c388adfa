package cn.huimin.hotline.intake.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.problem.Refusal;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class DiskGuardTest {

  private static final long LEAST = 1L << 30;

  private final AtomicLong free = new AtomicLong(LEAST);
  private final DiskGuard guard = new DiskGuard(free::get, LEAST);

  @Test
  void shouldRefuseWorkAndTellWhileThereIsTooLittleRoomAndNoLonger() {
    assertThatCode(guard::requireRoom).doesNotThrowAnyException();
    assertThat(guard.health().getStatus()).isEqualTo(Status.UP);
    free.set(LEAST - 1);
    assertThatThrownBy(guard::requireRoom)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("1024 MB");
    assertThat(guard.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(guard.health().getDetails()).containsEntry("freeBytes", LEAST - 1);
    free.set(LEAST);
    assertThatCode(guard::requireRoom).doesNotThrowAnyException();
    assertThat(guard.health().getStatus()).isEqualTo(Status.UP);
  }
}
