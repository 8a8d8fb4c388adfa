package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.SplitCommand;
import cn.huimin.hotline.routing.life.SplitEvent;
import cn.huimin.hotline.routing.life.Splitting;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import org.junit.jupiter.api.Test;

/** 拆单: one call, several matters, answered upwards as one (DOMAIN §3). */
class SplitTest {

  private static Story split() {
    var story = Story.inTriage();
    return story.does(story.split(Town.OPERATOR, "p1", "p2")).accepted();
  }

  @Test
  void shouldEndTheCallAndNameItsParts() {
    var file = split().file();
    assertThat(file.state()).isEqualTo(CaseState.SPLIT);
    assertThat(file.ended()).isTrue();
    assertThat(file.splitting().parts())
        .containsExactly(
            new Splitting.Part("p1", "HM-p1", false), new Splitting.Part("p2", "HM-p2", false));
  }

  @Test
  void shouldAskForAtLeastTwoParts() {
    var story = Story.inTriage();
    assertThat(story.does(story.split(Town.OPERATOR, "p1")).refusal().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.field()).isEqualTo("parts"));
  }

  @Test
  void shouldBeAnsweredUpwardsOnceWithTheLastPart() {
    var story = split();
    story.does(story.partEnded(Town.SERVICE, "p2")).accepted();
    assertThat(story.lastEvents()).containsExactly(new SplitEvent.PartEnded("p2"));
    story.does(story.partEnded(Town.SERVICE, "p2")).accepted();
    assertThat(story.lastEvents()).isEmpty();
    story.does(story.partEnded(Town.SERVICE, "p1")).accepted();
    assertThat(story.lastEvents())
        .containsExactly(new SplitEvent.PartEnded("p1"), new SplitEvent.PartsAnswered());
  }

  @Test
  void shouldOpenAPartAsAHandInOfItsCallAndNotSplitItAgain() {
    var story = Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
    var handIn = story.handInCommand(DemandType.COMPLAINT, "hash-p1", false, false);
    story.does(new SplitCommand.OpenPart(handIn, "call", "HM1", 1)).accepted();

    assertThat(story.lastEvents())
        .hasAtLeastOneElementOfType(CaseEvent.Opened.class)
        .contains(new SplitEvent.PartOpened("call", "HM1", 1))
        .hasAtLeastOneElementOfType(CaseEvent.Dispatched.class);
    assertThat(story.file().splitting().parentId()).isEqualTo("call");
    story.does(new SplitCommand.OpenPart(handIn, "call", "HM1", 1)).accepted();
    assertThat(story.lastEvents()).isEmpty();
    assertThat(story.does(story.split(Town.OPERATOR, "x", "y")).refusal().message())
        .contains("是拆出来的");
  }

  @Test
  void shouldNotSplitWhatIsBeingMerged() {
    var story = Story.dispatchedToSchool();
    story.does(story.merge(Town.OPERATOR, Story.OTHER_CASE)).accepted();
    assertThat(story.does(story.split(Town.OPERATOR, "p1", "p2")).refusal().message())
        .contains("正在并单");
  }
}
