package cn.huimin.hotline.sample.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is missing from the month is meant for one case at a time. */
class DiaryTest {

  private final Diary diary = new Diary();

  @Test
  void shouldMeanAnActionForTheFirstCaseAndAnotherForTheNext() {
    assertThat(diary.wants("split", "a")).isTrue();
    assertThat(diary.wants("split", "a")).as("still").isTrue();
    assertThat(diary.wants("split", "b")).isFalse();
    assertThat(diary.wants("merge", "a")).as("a case is meant for one thing").isFalse();
    assertThat(diary.wants("merge", "b")).isTrue();
    assertThat(diary.isMeant("b")).isTrue();
  }

  @Test
  void shouldWantNothingThatWasDone() {
    diary.wants("split", "a");
    diary.did("split");
    assertThat(diary.wants("split", "b")).isFalse();
    assertThat(diary.isMeant("a")).isFalse();
  }

  @Test
  void shouldFindAnotherCaseWhereItCouldNotBeDoneOrTheCaseIsOver() {
    diary.wants("split", "a");
    diary.cannot("split", "a");
    assertThat(diary.wants("split", "b")).isTrue();

    diary.forget("b"::equals);
    assertThat(diary.wants("split", "c")).isTrue();
  }
}
