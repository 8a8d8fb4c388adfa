package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.Origin;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.SourceEvent;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dealings with the platform above (DOMAIN §3). */
class SourceTest {

  @Test
  void shouldRidTheUnitOfWhatIsGivenBack() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL).asksReturn(Town.SCHOOL);

    story.does(story.backToSource(Town.OPERATOR)).accepted();

    assertThat(story.file().state()).isEqualTo(CaseState.RETURNED_TO_SOURCE);
    assertThat(story.file().isWithAUnit()).isFalse();
    assertThat(story.file().ended()).isFalse();
    assertThat(story.file().flags()).isEmpty();
    assertThat(owed(story)).containsExactly("source-refusal", "source-acceptance");
    assertThat(story.sign(Town.SCHOOL).refusal().code()).isEqualTo("forbidden");
  }

  @Test
  void shouldEndWithTheSourceTakingItBack() {
    var story = Story.dispatchedToSchool();
    story.does(story.backToSource(Town.OPERATOR)).does(story.sourceAcceptance(Town.OPERATOR));

    assertThat(story.file().state()).isEqualTo(CaseState.RETURNED_TO_SOURCE);
    assertThat(story.file().ended()).isTrue();
    assertThat(NextSteps.of(story.file(), story.context())).isEmpty();
    assertThat(story.tries(story.sourceRefusal(Town.OPERATOR)).refusal().message()).contains("已收回");
    assertThat(story.tries(story.amendment(Town.OPERATOR)).refusal().message()).contains("已收回");
  }

  @Test
  void shouldBeOursAgainWhenTheSourceRefusesAndNotBeReturnedTwice() {
    var story = Story.dispatchedToSchool();
    story.does(story.backToSource(Town.OPERATOR)).does(story.sourceRefusal(Town.OPERATOR));

    assertThat(story.lastEvents())
        .hasExactlyElementsOfTypes(SourceEvent.Answered.class, CaseEvent.SentToTriage.class);
    assertThat(story.file().state()).isEqualTo(CaseState.TRIAGE);
    assertThat(owed(story)).containsExactly("dispatch");
    assertThat(story.tries(story.backToSource(Town.OPERATOR)).refusal().message()).contains("不能再退");

    story.dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE).accepted();
    assertThat(story.file().turn().since()).isEqualTo(story.now().minusSeconds(60));
    assertThat(story.file().assignment().unitFaultTransfers()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"GOV_12345,", "LOCAL_HOTLINE,", "MAILBOX,没有上级来源平台", "DESK,没有上级来源平台"})
  void shouldReturnOnlyWhatCameFromAPlatformAbove(Channel channel, String why) {
    var story = Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
    var order = story.handInCommand(DemandType.COMPLAINT, "hash-1", false, false);
    story.does(
        new CaseCommand.HandIn(
            order.header(),
            by(channel, order.order()),
            order.wording(),
            DemandType.COMPLAINT,
            Urgency.NORMAL,
            null,
            null,
            false));

    var refusal = story.tries(story.backToSource(Town.OPERATOR)).refusal();

    if (why == null) {
      assertThat(refusal).isNull();
    } else {
      assertThat(refusal.message()).contains(why);
    }
  }

  private static Origin by(Channel channel, Origin origin) {
    return new Origin(
        origin.caseNumber(),
        channel,
        null,
        origin.externalNumber(),
        origin.sourceLevel(),
        origin.contentHash(),
        origin.fingerprint(),
        false,
        false,
        null,
        null);
  }

  @ParameterizedTest
  @CsvSource({"CLOSED", "FILED"})
  void shouldOpenTheNextRoundWhenTheSourceSendsAClosedCaseBack(CaseState ending) {
    var story = LifeTableTest.storyIn(ending);
    int round = story.file().round();

    story.does(story.sourceRedo(Town.OPERATOR)).accepted();

    assertThat(story.file().state()).isEqualTo(CaseState.SIGNED);
    assertThat(story.file().round()).isEqualTo(round + 1);
    assertThat(story.file().ended()).isFalse();
    assertThat(owed(story)).contains("report");
    assertThat(story.lastEvents())
        .singleElement()
        .satisfies(
            event -> {
              var redo = (CaseEvent.RedoOpened) event;
              assertThat(redo.cause()).isEqualTo("source");
              assertThat(redo.texts()).isNotEmpty();
            });
  }

  @Test
  void shouldKeepTheFirstAnswerAndLetTheSourcesPrevail() {
    var story = Story.dispatchedToSchool().toApproved();
    story.callback(Town.OPERATOR, Satisfaction.SATISFIED);

    story.does(story.sourceCallback(Town.OPERATOR, Satisfaction.DISSATISFIED)).accepted();

    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.file().callbacks().first()).isEqualTo(Satisfaction.SATISFIED);
    assertThat(story.file().callbacks().satisfaction()).isEqualTo(Satisfaction.DISSATISFIED);
  }

  /** We heard dissatisfied and the unit does it again; the platform heard otherwise. */
  @Test
  void shouldLetTheSourcesAnswerPrevailWhileTheCaseIsDoneAgain() {
    var story = Story.dispatchedToSchool().toApproved();
    story.callback(Town.OPERATOR, Satisfaction.DISSATISFIED);
    for (int step = 0; step < 3; step++) {
      var state = story.file().state();
      story.does(story.sourceCallback(Town.OPERATOR, Satisfaction.SATISFIED)).accepted();
      assertThat(story.file().state()).isEqualTo(state);
      assertThat(story.file().callbacks().satisfaction()).isEqualTo(Satisfaction.SATISFIED);
      assertThat(story.file().callbacks().first()).isEqualTo(Satisfaction.DISSATISFIED);
      if (step == 0) {
        story.report(Town.liaison(Town.SCHOOL)).accepted();
      } else if (step == 1) {
        story.signOff(Town.head(Town.SCHOOL)).accepted();
      }
    }

    var first = Story.dispatchedToSchool().sign(Town.SCHOOL);
    assertThat(
            first
                .tries(first.sourceCallback(Town.OPERATOR, Satisfaction.SATISFIED))
                .refusal()
                .message())
        .contains("还没有答复");
  }

  /** Dissatisfied with us, then satisfied, then dissatisfied when the platform asked. */
  @Test
  void shouldDraftSupervisionWhenTheSourceHeardOfTheSecondDissatisfactionAfterTheEnd() {
    var story = Story.dispatchedToSchool().toApproved();
    story
        .callback(Town.OPERATOR, Satisfaction.DISSATISFIED)
        .report(Town.liaison(Town.SCHOOL))
        .signOff(Town.head(Town.SCHOOL))
        .approve(Town.OPERATOR)
        .callback(Town.OPERATOR, Satisfaction.SATISFIED);
    story.does(story.sourceCallback(Town.OPERATOR, Satisfaction.DISSATISFIED)).accepted();
    story.does(story.sourceRedo(Town.OPERATOR)).accepted();

    assertThat(story.file().round()).isEqualTo(3);
    assertThat(story.file().oversight().draft()).isEqualTo("dissatisfied-twice");
    assertThat(owed(story)).contains("sign-draft");
  }

  @Test
  void shouldTakeTheSourcesCallbackInPlaceOfOurOwn() {
    var satisfied = Story.dispatchedToSchool().toApproved();
    satisfied.does(satisfied.sourceCallback(Town.OPERATOR, Satisfaction.SATISFIED));
    assertThat(satisfied.file().state()).isEqualTo(CaseState.CLOSED);

    var dissatisfied = Story.dispatchedToSchool().toApproved();
    dissatisfied.does(dissatisfied.sourceCallback(Town.OPERATOR, Satisfaction.DISSATISFIED));
    assertThat(dissatisfied.file().state()).isEqualTo(CaseState.SIGNED);
    assertThat(dissatisfied.file().round()).isEqualTo(2);

    var nothing = Story.dispatchedToSchool().toApproved();
    nothing.does(nothing.sourceCallback(Town.OPERATOR, null));
    assertThat(nothing.refusal().problems())
        .extracting(Problem::field)
        .containsExactly("satisfaction");
  }

  private static List<String> owed(Story story) {
    return NextSteps.of(story.file(), story.context()).stream()
        .filter(NextStep::owed)
        .map(step -> step.action().apiName())
        .distinct()
        .toList();
  }

  /** 督办: given back and not wanted there, the case still owes the leader what was ordered. */
  @Test
  void shouldKeepALeadersOrderAndADraftUntilTheSourceTakesTheCaseBack() {
    var ordered = Story.dispatchedToSchool();
    ordered.does(ordered.supervision(Town.LEADER, null)).accepted();
    var drafted = Story.dispatchedToSchool();
    drafted.does(drafted.draft(Town.SERVICE)).accepted();
    for (var story : List.of(ordered, drafted)) {
      story.does(story.backToSource(Town.OPERATOR)).accepted();
      assertThat(story.does(story.supervisionAnswer(Town.liaison(Town.SCHOOL))).refusal().code())
          .isEqualTo("forbidden");
      story
          .does(story.sourceRefusal(Town.OPERATOR))
          .accepted()
          .dispatch(Town.OPERATOR, Town.CITY, TransferFault.CENTRE)
          .accepted();
    }
    assertThat(ordered.file().flags()).containsExactly(CaseFlag.SUPERVISION);
    ordered.does(ordered.supervisionAnswer(Town.liaison(Town.CITY))).accepted();
    assertThat(ordered.file().flags()).isEmpty();
    drafted.does(drafted.draftSigned(Town.LEADER, true)).accepted();
    assertThat(drafted.file().flags()).containsExactly(CaseFlag.SUPERVISION);

    var taken = Story.dispatchedToSchool();
    taken.does(taken.supervision(Town.LEADER, null)).does(taken.backToSource(Town.OPERATOR));
    taken.does(taken.sourceAcceptance(Town.OPERATOR)).accepted();
    assertThat(taken.file().flags()).isEmpty();
  }
}
