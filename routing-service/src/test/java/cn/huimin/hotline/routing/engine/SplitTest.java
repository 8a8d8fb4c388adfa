package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.SplitCommand;
import cn.huimin.hotline.routing.life.SplitEvent;
import cn.huimin.hotline.routing.life.Splitting;
import cn.huimin.hotline.routing.record.CommandReader;
import cn.huimin.hotline.routing.record.SplitRecords;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void shouldBeAnsweredUpwardsOnceMoreWhenAPartIsDoneAgain() {
    var story = split();
    story.does(story.partReopened(Town.SERVICE, "p1")).accepted();
    assertThat(story.lastEvents()).as("it had not ended").isEmpty();
    story.does(story.partEnded(Town.SERVICE, "p1")).does(story.partEnded(Town.SERVICE, "p2"));

    story.does(story.partReopened(Town.SERVICE, "p1")).accepted();
    assertThat(story.lastEvents()).containsExactly(new SplitEvent.PartReopened("p1"));
    assertThat(story.file().splitting().waitsFor("p1")).isTrue();
    assertThat(story.file().ended()).isTrue();
    story.does(story.partReopened(Town.SERVICE, "p1")).accepted();
    assertThat(story.lastEvents()).isEmpty();

    story.does(story.partEnded(Town.SERVICE, "p1")).accepted();
    assertThat(story.lastEvents())
        .containsExactly(new SplitEvent.PartEnded("p1"), new SplitEvent.PartsAnswered());
  }

  /** Whatever has a part done again: the platform above, or a rating that comes late. */
  @Test
  void shouldTellTheCallThatAPartIsDoneAgain() {
    var handIn =
        Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL))
            .handInCommand(DemandType.COMPLAINT, "hash-p1", false, false);
    var part =
        Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL))
            .does(new SplitCommand.OpenPart(handIn, "call", "HM1", 1, false, null, null))
            .toApproved()
            .callback(Town.OPERATOR, Satisfaction.SATISFIED)
            .accepted();
    var before = part.file();
    assertThat(before.state()).isEqualTo(CaseState.CLOSED);
    var asked = part.sourceRedo(Town.OPERATOR);
    part.does(asked).accepted();

    var told = SplitRecords.tell(asked, before, part.events.getLast(), part.file());

    assertThat(told)
        .singleElement()
        .extracting(CommandReader::read)
        .satisfies(
            command -> {
              var note = (SplitCommand.NotePart) command;
              assertThat(note.header().caseId()).isEqualTo("call");
              assertThat(note.partId()).isEqualTo(Story.CASE_ID);
              assertThat(note.ended()).isFalse();
            });
  }

  @Test
  void shouldOpenAPartAsAHandInOfItsCallAndNotSplitItAgain() {
    var story = Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
    var handIn = story.handInCommand(DemandType.COMPLAINT, "hash-p1", false, false);
    story.does(new SplitCommand.OpenPart(handIn, "call", "HM1", 1, false, null, null)).accepted();

    assertThat(story.lastEvents())
        .hasAtLeastOneElementOfType(CaseEvent.Opened.class)
        .contains(new SplitEvent.PartOpened("call", "HM1", 1))
        .hasAtLeastOneElementOfType(CaseEvent.Dispatched.class);
    assertThat(story.file().splitting().parentId()).isEqualTo("call");
    story.does(new SplitCommand.OpenPart(handIn, "call", "HM1", 1, false, null, null)).accepted();
    assertThat(story.lastEvents()).isEmpty();
    assertThat(story.does(story.split(Town.OPERATOR, "x", "y")).refusal().message())
        .contains("是拆出来的");
  }

  /** Recognition finds nothing to hide in the matter, and the rules would send it to the school. */
  @ParameterizedTest
  @CsvSource({"true,", "true, school", "false, school", "false, office"})
  void shouldKeepAMatterFromUnitsAndTheAccusedAsItsCallWas(boolean hidden, String accused) {
    var story = Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
    var handIn = story.handInCommand(DemandType.COMPLAINT, "hash-p1", false, false);
    story
        .does(new SplitCommand.OpenPart(handIn, "call", "HM1", 1, hidden, accused, null))
        .accepted();

    assertThat(story.file().state()).isEqualTo(CaseState.TRIAGE);
    assertThat(story.lastEvents())
        .contains(new CaseEvent.SentToTriage(List.of("hidden-needs-summary")));
    assertThat(story.file().subject().hidden()).isEqualTo(hidden);
    assertThat(story.file().subject().accusedUnitId()).isEqualTo(accused);
    if (accused != null) {
      assertThat(
              story.dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE).refusal().problems())
          .extracting(Problem::field)
          .containsExactly("unitId");
    }
  }

  @Test
  void shouldTellEachMatterWhatIsHiddenOfTheCallAndWhomItIsAgainst() {
    var call = Story.accusing(Town.SCHOOL);
    var before = call.file();
    var asked = call.split(Town.OPERATOR, "p1", "p2");
    call.does(asked).accepted();

    var told =
        SplitRecords.tell(asked, before, call.events.getLast(), call.file()).stream()
            .map(CommandReader::read)
            .toList();
    assertThat(told)
        .hasSize(2)
        .allSatisfy(
            command -> {
              var part = (SplitCommand.OpenPart) command;
              assertThat(part.hidden()).isTrue();
              assertThat(part.accusedUnitId()).isEqualTo(Town.SCHOOL);
            });
  }

  /** Two people downgrade, and it is listed; a split alone does not (DOMAIN §3). */
  @Test
  void shouldLeaveAMatterOfAComplaintOneThoughTheSourceCalledItAnother() {
    var call = Story.where(Story.says(DemandType.HELP, null)).handIn(DemandType.HELP);
    call.does(call.correction(Town.OPERATOR, DemandType.COMPLAINT, null)).accepted();
    var before = call.file();
    var asked = call.split(Town.OPERATOR, "p1", "p2");
    call.does(asked).accepted();

    var told = SplitRecords.tell(asked, before, call.events.getLast(), call.file());
    var part = call.sibling("p1").does(CommandReader.read(told.getFirst())).accepted();

    assertThat(part.file().subject().demandType()).isEqualTo(DemandType.COMPLAINT);
    assertThat(part.file().subject().sourceType()).isEqualTo(DemandType.HELP);
    part.does(part.correction(Town.OPERATOR, DemandType.HELP, null)).accepted();
    assertThat(part.file().subject().demandType()).isEqualTo(DemandType.COMPLAINT);
    assertThat(part.file().settlement().proposal()).isNotNull();
  }

  @Test
  void shouldNotSplitWhatIsBeingMerged() {
    var story = Story.dispatchedToSchool();
    story.does(story.merge(Town.OPERATOR, Story.OTHER_CASE)).accepted();
    assertThat(story.does(story.split(Town.OPERATOR, "p1", "p2")).refusal().message())
        .contains("正在并单");
  }
}
