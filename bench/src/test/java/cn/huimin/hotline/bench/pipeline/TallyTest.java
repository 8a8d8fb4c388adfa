package cn.huimin.hotline.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.bench.pipeline.Tally.Goal;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void shouldHoldACaseForThereOnlyWhenItIsOpenedAndRouted() throws InterruptedException {
    Tally tally = new Tally(Goal.ROUTED, 1, 1, _ -> {});
    assertThat(tally.awaitRoom(0)).isTrue();
    tally.expect("a");

    tally.toTriage("a");
    tally.opened("somebody else's");
    assertThat(tally.missing()).isEqualTo(1);
    assertThat(tally.awaitRoom(0)).isFalse();

    tally.opened("a");
    assertThat(tally.missing()).isZero();
    assertThat(tally.awaitRoom(0)).isTrue();
    assertThat(tally.doubled()).isZero();
  }

  @Test
  void shouldNoteACaseThatDoesAStepTwice() {
    Tally tally = new Tally(Goal.ROUTED, 2, 2, _ -> {});
    tally.expect("a");
    tally.expect("b");
    tally.opened("a");
    tally.opened("a");
    tally.opened("b");
    assertThat(tally.doubled()).isEqualTo(1);
  }
}
