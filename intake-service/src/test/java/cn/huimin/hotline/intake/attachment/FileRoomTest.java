package cn.huimin.hotline.intake.attachment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.problem.Refusal;
import org.junit.jupiter.api.Test;

class FileRoomTest {

  private static final long LARGEST = 20 << 20;

  private final FileRoom room = new FileRoom();

  @Test
  void shouldHoldAFewLargeFilesAndManySmallOnes() {
    try (var _ = room.toKeep(LARGEST);
        var _ = room.toKeep(LARGEST)) {
      assertThatThrownBy(() -> room.toKeep(LARGEST))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal ->
                  org.assertj.core.api.Assertions.assertThat(refusal.code().code())
                      .isEqualTo("overloaded"));
      room.toKeep(100_000).close();
    }
    for (int again = 0; again < 3; again++) {
      room.toKeep(LARGEST).close();
    }
  }
}
