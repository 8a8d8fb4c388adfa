package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.SourceLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a unit enters itself, at level SCHOOL (DOMAIN §2). */
class OwnEntryTest {

  @Test
  void shouldStayWithTheUnitThatEnteredItWhateverOtherNamesTheTextSays() {
    var story = Story.where(Story.says(DemandType.HELP, Town.SISTER));
    enters(story, Town.liaison(Town.SCHOOL), SourceLevel.SCHOOL, false);

    assertThat(story.file().state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(dispatched(story).unitId()).isEqualTo(Town.SCHOOL);
    assertThat(dispatched(story).ruleId()).isEqualTo("own-entry");
    assertThat(story.sign(Town.SCHOOL).file().state()).isEqualTo(CaseState.SIGNED);
  }

  @Test
  void shouldNeedNoNameThatIsRecognised() {
    var story = Story.where(Story.says(DemandType.HELP, null));
    enters(story, Town.head(Town.SCHOOL), SourceLevel.SCHOOL, false);

    assertThat(dispatched(story).unitId()).isEqualTo(Town.SCHOOL);
  }

  @Test
  void shouldGoTheGeneralWayWhereItIsHiddenFromUnitsOrOfAnotherLevelOrTheCentres() {
    var hidden = Story.where(Story.says(DemandType.REPORT, Town.FEES));
    enters(hidden, Town.liaison(Town.SCHOOL), SourceLevel.SCHOOL, true);
    assertThat(hidden.file().state()).isEqualTo(CaseState.TRIAGE);
    assertThat(hidden.lastEvents())
        .contains(new CaseEvent.SentToTriage(List.of("hidden-needs-summary")));

    var county = Story.where(Story.says(DemandType.HELP, Town.SISTER));
    enters(county, Town.liaison(Town.SCHOOL), SourceLevel.COUNTY, false);
    assertThat(dispatched(county).unitId()).isEqualTo(Town.SISTER);

    var centre = Story.where(Story.says(DemandType.HELP, Town.SISTER));
    enters(centre, Town.OPERATOR, SourceLevel.SCHOOL, false);
    assertThat(dispatched(centre).unitId()).isEqualTo(Town.SISTER);

    var danger = Story.whereEndangered();
    enters(danger, Town.liaison(Town.SISTER), SourceLevel.SCHOOL, false);
    assertThat(danger.file().state()).isEqualTo(CaseState.TRIAGE);
  }

  @Test
  void shouldNotBeGivenToAUnitThatIsClosed() {
    var story = Story.where(Story.says(DemandType.HELP, Town.SISTER));
    enters(story, Town.liaison(Town.CLOSED), SourceLevel.SCHOOL, false);

    assertThat(dispatched(story).unitId()).isEqualTo(Town.SISTER);
  }

  private static void enters(Story story, Actor actor, SourceLevel level, boolean confidential) {
    story.does(story.enteredBy(actor, level, confidential));
  }

  private static CaseEvent.Dispatched dispatched(Story story) {
    return story.events.stream()
        .map(happened -> happened.event())
        .filter(CaseEvent.Dispatched.class::isInstance)
        .map(CaseEvent.Dispatched.class::cast)
        .reduce((_, last) -> last)
        .orElseThrow();
  }
}
