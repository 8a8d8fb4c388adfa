package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.BesideCommand;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Promise;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 台账销号: a promise is a line with a date, struck off by the centre with proof (DOMAIN §2). */
class PromiseTest {

  private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

  private static Story promised() {
    return Story.dispatchedToSchool().promising(DUE).toApproved().accepted();
  }

  @Test
  void shouldOpenALineOnceTheReportIsApproved() {
    var story = promised();

    assertThat(story.lastEvents()).hasAtLeastOneElementOfType(BesideEvent.PromiseOpened.class);
    assertThat(story.file().beside().openPromises())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.dueOn()).isEqualTo(DUE);
              assertThat(line.unitId()).isEqualTo(Town.SCHOOL);
            });
  }

  @Test
  void shouldOpenNoneForAReportThatPromisesNothing() {
    assertThat(Story.dispatchedToSchool().toApproved().file().beside().promises()).isEmpty();
  }

  @Test
  void shouldStayOpenThroughTheEndOfTheCaseAndBeStruckOffOnce() {
    var story = promised().callback(Town.OPERATOR, Satisfaction.SATISFIED);
    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);

    story.does(story.promiseKept(Town.OPERATOR, null)).accepted();
    assertThat(story.file().beside().promises()).extracting(Promise::done).containsExactly(true);
    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.does(story.promiseKept(Town.OPERATOR, null)).refusal().code())
        .isEqualTo("state-does-not-allow");
  }

  @Test
  void shouldAskForProofAndWhichOneOfSeveral() {
    var story = promised();
    story
        .callback(Town.OPERATOR, Satisfaction.DISSATISFIED)
        .report(Town.liaison(Town.SCHOOL))
        .signOff(Town.head(Town.SCHOOL))
        .approve(Town.OPERATOR)
        .accepted();
    assertThat(story.file().beside().openPromises()).hasSize(2);

    var bare = new BesideCommand.StrikePromise(story.header(Town.OPERATOR, null, List.of()), null);
    assertThat(story.does(bare).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("promiseId", "proof");
    var first = story.file().beside().openPromises().getFirst().id();
    story.does(story.promiseKept(Town.OPERATOR, first)).accepted();
    assertThat(story.file().beside().openPromises()).hasSize(1);
  }
}
