package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CorrectCommand;
import cn.huimin.hotline.routing.life.Correction;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.OversightEvent;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Supervision, urging, amendment and recheck (DOMAIN §2, §5). */
class OversightTest {

  @Test
  void shouldOweTheLeaderAnAnswer() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.supervision(Town.LEADER, story.now().plus(Duration.ofDays(2)))).accepted();

    assertThat(story.file().flags()).contains(CaseFlag.SUPERVISION);
    assertThat(owed(story)).contains("supervision-answer");
    assertThat(story.does(story.supervision(Town.LEADER, null)).refusal().message())
        .contains("还没有答复");

    story.does(story.supervisionAnswer(Town.head(Town.SCHOOL))).accepted();
    assertThat(story.file().flags()).doesNotContain(CaseFlag.SUPERVISION);
  }

  @Test
  void shouldNotOrderAnAnswerForYesterday() {
    var story = Story.dispatchedToSchool();
    story.does(story.supervision(Town.LEADER, story.now().minusSeconds(1)));
    assertThat(story.refusal().problems()).extracting(Problem::field).containsExactly("dueAt");
  }

  @Test
  void shouldDraftOnceInARoundAndWaitForTheLeader() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.draft(Town.SERVICE)).does(story.draft(Town.SERVICE));
    assertThat(story.lastEvents()).isEmpty();
    assertThat(owed(story)).contains("sign-draft");

    story.does(story.draftSigned(Town.LEADER, true));
    assertThat(story.lastEvents())
        .first()
        .satisfies(event -> assertThat(((OversightEvent.Ordered) event).drafted()).isTrue());
    assertThat(story.does(story.draftSigned(Town.LEADER, true)).refusal().message())
        .contains("没有等待签发");
  }

  @Test
  void shouldPutADraftAside() {
    var story = Story.dispatchedToSchool();
    story.does(story.draft(Town.SERVICE)).does(story.draftSigned(Town.LEADER, false)).accepted();
    assertThat(story.file().flags()).isEmpty();
    assertThat(story.file().oversight().draft()).isNull();
  }

  /** The limit lies ahead again: the draft goes, and a later miss in the round drafts anew. */
  @Test
  void shouldTakeBackADraftThatNobodySigned() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.draft(Town.SERVICE)).does(story.draftWithdrawn()).accepted();
    assertThat(story.file().oversight().draft()).isNull();
    assertThat(owed(story)).doesNotContain("sign-draft");

    story.does(story.draft(Town.SERVICE));
    assertThat(story.file().oversight().draft()).isEqualTo("limit-missed");
  }

  @Test
  void shouldLeaveAnOrderThatWasSignedAndADraftOfAnotherCause() {
    var signed = Story.dispatchedToSchool().sign(Town.SCHOOL);
    signed.does(signed.draft(Town.SERVICE)).does(signed.draftSigned(Town.LEADER, true));
    signed.does(signed.draftWithdrawn());
    assertThat(signed.lastEvents()).isEmpty();
    assertThat(signed.file().flags()).contains(CaseFlag.SUPERVISION);
  }

  @Test
  void shouldDraftWhenTheComplainantIsDissatisfiedASecondTime() {
    var story = Story.dispatchedToSchool().toApproved();
    story.callback(Town.OPERATOR, Satisfaction.DISSATISFIED);
    assertThat(story.file().oversight().draft()).isNull();

    story
        .report(Town.liaison(Town.SCHOOL))
        .signOff(Town.head(Town.SCHOOL))
        .approve(Town.OPERATOR)
        .callback(Town.OPERATOR, Satisfaction.DISSATISFIED);

    assertThat(story.lastEvents())
        .hasExactlyElementsOfTypes(
            CaseEvent.CallbackRecorded.class,
            OversightEvent.Drafted.class,
            CaseEvent.RedoOpened.class);
    assertThat(story.file().oversight().draft()).isEqualTo("dissatisfied-twice");
  }

  /** Counted is dissatisfaction, not rounds: the platform's redo without one is none. */
  @Test
  void shouldNotDraftAtTheFirstDissatisfactionOfALaterRound() {
    var story = Story.dispatchedToSchool().toApproved();
    story.callback(Town.OPERATOR, Satisfaction.SATISFIED);
    story.does(story.sourceRedo(Town.OPERATOR)).accepted();
    again(story).callback(Town.OPERATOR, Satisfaction.DISSATISFIED);
    assertThat(story.file().round()).isEqualTo(3);
    assertThat(story.file().oversight().draft()).isNull();

    again(story).does(story.sourceCallback(Town.OPERATOR, Satisfaction.DISSATISFIED)).accepted();

    assertThat(story.file().callbacks().dissatisfied()).isEqualTo(2);
    assertThat(story.file().oversight().draft()).isEqualTo("dissatisfied-twice");
  }

  /** What the platform heard of the same answer takes the place of what we heard. */
  @Test
  void shouldCountAnAnswerOnceWhoeverAsked() {
    var story = Story.dispatchedToSchool().toApproved();
    story.callback(Town.OPERATOR, Satisfaction.DISSATISFIED);
    story.does(story.sourceCallback(Town.OPERATOR, Satisfaction.DISSATISFIED)).accepted();
    assertThat(story.file().callbacks().dissatisfied()).isEqualTo(1);

    story.does(story.sourceCallback(Town.OPERATOR, Satisfaction.SATISFIED)).accepted();
    assertThat(story.file().callbacks().dissatisfied()).isZero();
    again(story).callback(Town.OPERATOR, Satisfaction.DISSATISFIED);
    assertThat(story.file().oversight().draft()).isNull();
  }

  private static Story again(Story story) {
    return story
        .report(Town.liaison(Town.SCHOOL))
        .signOff(Town.head(Town.SCHOOL))
        .approve(Town.OPERATOR);
  }

  /** Nobody signed it yet and the next round's limit is missed too: the graver cause stays. */
  @Test
  void shouldNotReplaceADraftThatWaits() {
    var story = Story.dispatchedToSchool().toApproved();
    story
        .callback(Town.OPERATOR, Satisfaction.DISSATISFIED)
        .report(Town.liaison(Town.SCHOOL))
        .signOff(Town.head(Town.SCHOOL))
        .approve(Town.OPERATOR)
        .callback(Town.OPERATOR, Satisfaction.DISSATISFIED);

    story.does(story.draft(Town.SERVICE)).accepted();
    assertThat(story.lastEvents()).isEmpty();
    story.does(story.draftWithdrawn()).accepted();
    assertThat(story.file().oversight().draft()).isEqualTo("dissatisfied-twice");
  }

  /** Hidden once the unit has it, the unit must be left something to work by (DOMAIN §8). */
  @Test
  void shouldAskForASummaryWhereAnAmendmentHidesWhatAUnitHas() {
    var story = Story.dispatchedToSchool();
    assertThat(story.tries(confidential(story)).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("summary");
    story.does(confidential(story, new Text("sum-9", TextKind.SUMMARY))).accepted();
    assertThat(story.file().subject().hidden()).isTrue();
    assertThat(story.file().assignment().summaryTextId()).isEqualTo("sum-9");

    var nobodyHasIt = Story.inTriage();
    nobodyHasIt.does(confidential(nobodyHasIt)).accepted();
  }

  /** The source hides it, and brings no summary: the centre writes one afterwards. */
  @Test
  void shouldTakeASummaryAloneOfWhatIsHiddenAlready() {
    var story = Story.dispatchedToSchool();
    assertThat(story.tries(summaryAlone(story)).refusal().problems())
        .as("what is not hidden needs none")
        .extracting(Problem::field)
        .containsExactly("category");
    story
        .does(story.handInCommand(DemandType.COMPLAINT, "hash-2", true, false))
        .does(summaryAlone(story))
        .accepted();
    assertThat(story.file().assignment().summaryTextId()).isEqualTo("sum-9");
    assertThat(story.file().assignment().dispatches()).isEqualTo(1);
  }

  private static CaseCommand summaryAlone(Story story) {
    return new CorrectCommand(
        story.header(Town.OPERATOR, null, List.of(new Text("reason", TextKind.REASON))),
        new Correction(null, null, null, null, "sum-9", null));
  }

  private static CaseCommand confidential(Story story, Text... more) {
    var texts = new ArrayList<>(List.of(new Text("note", TextKind.NOTE)));
    texts.addAll(List.of(more));
    return new OversightCommand.Amend(story.header(Town.OPERATOR, null, texts), null, null, true);
  }

  @Test
  void shouldCountUrgingsUntilTheLimitPasses() {
    var story = Story.dispatchedToSchool();
    story.does(urging(story)).does(urging(story)).accepted();
    assertThat(story.file().oversight().urgings()).isEqualTo(2);

    story.does(story.limitPassed(Town.SERVICE, ClockKind.HANDLE));
    assertThat(story.does(urging(story)).refusal().message()).contains("重复投诉");
  }

  private static OversightCommand urging(Story story) {
    return new OversightCommand.Urge(story.header(Town.OPERATOR, null, List.of()));
  }

  @Test
  void shouldRaiseTheUrgencyByAnAmendmentAndNeverLowerIt() {
    var story = Story.dispatchedToSchool();
    var note = List.of(new Text("note", TextKind.NOTE), new Text("sum", TextKind.SUMMARY));
    story
        .does(
            new OversightCommand.Amend(
                story.header(Town.OPERATOR, null, note), Urgency.URGENT, null, true))
        .accepted();
    assertThat(story.file().subject().urgency()).isEqualTo(Urgency.URGENT);
    assertThat(story.file().subject().hidden()).isTrue();

    story.does(
        new OversightCommand.Amend(
            story.header(Town.OPERATOR, null, note), Urgency.NORMAL, null, false));
    assertThat(story.refusal().problems()).extracting(Problem::field).containsExactly("urgency");
  }

  @Test
  void shouldEndOnFileWhenTheRecheckIsUpheld() {
    var story = redo();
    assertThat(Story.dispatchedToSchool().sign(Town.SCHOOL).does(story.recheck(school())).refusal())
        .satisfies(refusal -> assertThat(refusal.message()).contains("进入重办后"));

    story.does(story.recheck(school())).accepted();
    assertThat(owed(story)).contains("recheck-decision");
    story.does(story.recheckDecision(Town.OPERATOR, true));

    assertThat(story.file().state()).isEqualTo(CaseState.FILED);
    assertThat(story.file().ended()).isTrue();
    assertThat(owed(story)).isEmpty();
  }

  @Test
  void shouldGoOnWithTheRedoWhenTheRecheckIsNotUpheld() {
    var story = redo();
    story.does(story.recheck(school())).does(story.recheckDecision(Town.OPERATOR, false));

    assertThat(story.file().state()).isEqualTo(CaseState.SIGNED);
    assertThat(story.does(story.recheck(school())).refusal().message()).contains("已申请过");
    assertThat(story.report(Town.liaison(Town.SCHOOL)).file().state())
        .isEqualTo(CaseState.REPORTED);
  }

  private static cn.huimin.hotline.routing.life.Actor school() {
    return Town.head(Town.SCHOOL);
  }

  private static Story redo() {
    return Story.dispatchedToSchool()
        .toApproved()
        .callback(Town.OPERATOR, Satisfaction.DISSATISFIED);
  }

  private static List<String> owed(Story story) {
    return NextSteps.of(story.file(), story.context()).stream()
        .filter(NextStep::owed)
        .map(step -> step.action().apiName())
        .distinct()
        .toList();
  }
}
