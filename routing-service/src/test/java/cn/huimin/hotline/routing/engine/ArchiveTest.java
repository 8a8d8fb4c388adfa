package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which cases leave the store, and which are kept for somebody's sake. */
class ArchiveTest {

  private static final Duration KEPT = Duration.ofDays(400);

  @ParameterizedTest
  @EnumSource(
      value = CaseState.class,
      names = {"CLOSED", "FILED"})
  void shouldTakeWhatEndedLongAgo(CaseState state) {
    var story = LifeTableTest.storyIn(state);

    assertThat(holds(story, KEPT)).isFalse();
    assertThat(holds(story, KEPT.plusMillis(1))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = CaseState.class,
      names = {"TRIAGE", "DISPATCHED", "APPROVED", "RETURNED_TO_SOURCE"})
  void shouldNotTakeWhatHasNotEnded(CaseState state) {
    assertThat(holds(LifeTableTest.storyIn(state), KEPT.multipliedBy(3))).isFalse();
  }

  @Test
  void shouldKeepAFollowerWhoseComplainantIsNotAnswered() {
    assertThat(holds(LifeTableTest.storyIn(CaseState.MERGED), KEPT.multipliedBy(3))).isFalse();
  }

  @Test
  void shouldKeepACallWhosePartsAreOpen() {
    assertThat(holds(LifeTableTest.storyIn(CaseState.SPLIT), KEPT.multipliedBy(3))).isFalse();
  }

  @Test
  void shouldKeepWhatIsOwedToThePolice() {
    var story = Story.endangered().dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE);
    story.does(story.refer(Town.OPERATOR)).accepted();
    assertThat(holds(story, KEPT.multipliedBy(3))).isFalse();

    story.does(story.policeReport(Town.OPERATOR)).accepted();
    assertThat(holds(story, KEPT.multipliedBy(3))).isTrue();
  }

  private static boolean holds(Story story, Duration later) {
    var file = story.file();
    var since = file.times().endedAt() == null ? file.times().lastAt() : file.times().endedAt();
    return Archive.holds(file, since.plus(later), KEPT, story.context());
  }
}
