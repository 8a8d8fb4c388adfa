package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.Repeat;
import cn.huimin.hotline.routing.record.MatterWriter;
import cn.huimin.hotline.schemas.routing.MatterSeen;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * After filed closure without a new fact a repeat is answered on file, not counted (DOMAIN §4.5).
 */
class FiledRepeatTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldWaitForTheCentreAndCountOnlyWithANewFact(boolean signed) {
    var story = Story.dispatchedToSchool();
    if (signed) {
      story.sign(Town.SCHOOL).accepted();
    }
    var before = story.file();
    story.does(story.repeatOfFiled(2)).accepted();

    assertThat(story.lastEvents())
        .containsExactly(new CaseEvent.SentToTriage(List.of(Repeat.AFTER_FILED)));
    assertThat(story.file().state()).isEqualTo(CaseState.TRIAGE);
    assertThat(story.file().repeat().ordinal()).as("no repeat yet").isEqualTo(1);
    assertThat(seen(before, story)).extracting(MatterSeen::getCounts).containsExactly(false);

    var inTriage = story.file();
    story.dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE).accepted();
    assertThat(seen(inTriage, story)).extracting(MatterSeen::getCounts).containsExactly(true);
    story.does(story.repeatOfFiled(2)).accepted();
    assertThat(story.lastEvents()).hasExactlyElementsOfTypes(CaseEvent.RepeatNoticed.class);
    assertThat(story.file().state()).as("asked once").isEqualTo(CaseState.DISPATCHED);
  }

  @Test
  void shouldLetTheCentreAnswerOnFile() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.repeatOfFiled(2)).accepted();
    var before = story.file();

    story.does(story.answer(Town.OPERATOR)).accepted();

    assertThat(story.lastEvents()).hasExactlyElementsOfTypes(EndingEvent.Answered.class);
    assertThat(seen(before, story)).extracting(MatterSeen::getCounts).containsOnly(false);
    assertThat(story.file().repeat().ordinal()).isEqualTo(1);
  }

  @Test
  void shouldTakeNothingFromAUnitThatWentFurther() {
    var reported = LifeTableTest.storyIn(CaseState.REPORTED);
    reported.does(reported.repeatOfFiled(2)).accepted();
    assertThat(reported.file().state()).isEqualTo(CaseState.REPORTED);
    assertThat(reported.file().repeat().ordinal()).isEqualTo(2);

    var asking = Story.dispatchedToSchool().asksReturn(Town.SCHOOL);
    asking.does(asking.repeatOfFiled(2)).accepted();
    assertThat(asking.file().state()).isEqualTo(CaseState.DISPATCHED);
  }

  @Test
  void shouldDispatchWhereTheSettingSaysSo() {
    var story = Story.dispatchedToSchool().dispatchingFiledRepeats();
    story.does(story.repeatOfFiled(2)).accepted();

    assertThat(story.file().state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(story.file().repeat().ordinal()).isEqualTo(2);
  }

  /** Back from the source or out of a matter that was filed, it counts once it is dispatched. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldCountNothingThatIsOnlyPutRightInTriage(boolean fromTheSource) {
    var story = Story.dispatchedToSchool();
    if (fromTheSource) {
      story.does(story.backToSource(Town.OPERATOR)).does(story.sourceRefusal(Town.OPERATOR));
    } else {
      story.does(story.repeatOfFiled(2));
    }
    assertThat(story.file().state()).isEqualTo(CaseState.TRIAGE);
    var before = story.file();
    story.does(story.correction(Town.OPERATOR, DemandType.HELP, null)).accepted();
    assertThat(seen(before, story)).extracting(MatterSeen::getCounts).doesNotContain(true);

    var corrected = story.file();
    story.dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE).accepted();
    assertThat(seen(corrected, story)).extracting(MatterSeen::getCounts).contains(true);
  }

  private static List<MatterSeen> seen(Case from, Story story) {
    var all = new ArrayList<MatterSeen>();
    var before = from;
    for (var change : story.lastStep().changes()) {
      all.addAll(MatterWriter.write(before, change));
      before = change.after();
    }
    return all;
  }
}
