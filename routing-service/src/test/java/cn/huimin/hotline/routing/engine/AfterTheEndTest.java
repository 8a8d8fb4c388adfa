package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Verdict;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What other cases, the police and matters still need of a case that has ended. */
class AfterTheEndTest {

  private static World merged() {
    var world = World.of(2);
    asks(world, "c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
    return world.settle();
  }

  private static void asks(
      World world, String id, BiFunction<Actor, Story, CaseCommand> what, Actor actor) {
    assertThat(world.does(id, what, actor)).isNull();
  }

  private static boolean owesCallback(Case file) {
    return file.merging().owesCallback();
  }

  @Test
  void shouldOweTheFollowersCallbackThoughTheLeadWasAnsweredOnTheSpot() {
    var world = merged();
    asks(world, "c0", (actor, story) -> story.answer(actor), Town.OPERATOR);
    world.settle();

    assertThat(world.file("c0").state()).isEqualTo(CaseState.ANSWERED);
    assertThat(owesCallback(world.file("c1"))).isTrue();
  }

  @Test
  void shouldLetAFollowerLeaveALeadThatWasAnswered() {
    var world = merged();
    asks(world, "c0", (actor, story) -> story.answer(actor), Town.OPERATOR);
    asks(world, "c1", (actor, story) -> story.unmerge(actor), Town.OPERATOR);
    world.settle();

    assertThat(world.file("c0").merging().followers()).isEmpty();
  }

  @Test
  void shouldTellTheLeadThatAFollowerWasAnsweredMeanwhile() {
    var world = World.of(2);
    asks(world, "c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
    asks(world, "c1", (actor, story) -> story.answer(actor), Town.OPERATOR);
    world.settle();

    assertThat(world.file("c1").state()).isEqualTo(CaseState.ANSWERED);
    assertThat(world.file("c0").merging().pending()).isFalse();
    assertThat(world.file("c0").merging().followers()).isEmpty();
  }

  @Test
  void shouldAnswerAFollowerThatJoinedALeadWhichWasAnsweredMeanwhile() {
    var world = World.of(2);
    asks(world, "c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
    world.deliver("c0", false);
    asks(world, "c0", (actor, story) -> story.answer(actor), Town.OPERATOR);
    world.settle();

    assertThat(world.file("c1").state()).isEqualTo(CaseState.MERGED);
    assertThat(owesCallback(world.file("c1"))).isTrue();
  }

  @Test
  void shouldTellAFollowerOnceAndAskAgainOnlyAfterTheNextAnswer() {
    var world = merged();
    walk(world);
    world.settle();
    assertThat(answers(world)).hasSize(1);

    asks(
        world,
        "c1",
        (actor, story) -> story.callbackCommand(actor, Satisfaction.DISSATISFIED),
        Town.OPERATOR);
    assertThat(owesCallback(world.file("c1"))).as("until the lead is done again").isFalse();
    world.settle();
    assertThat(world.file("c0").round()).isEqualTo(2);

    walk(world);
    world.settle();
    assertThat(answers(world)).hasSize(2);
    assertThat(owesCallback(world.file("c1"))).isTrue();
  }

  @Test
  void shouldTryAnewToReachAFollowersComplainantAfterTheNextAnswer() {
    var world = merged();
    walk(world);
    world.settle();
    asks(world, "c1", (actor, story) -> story.callbackCommand(actor, null), Town.OPERATOR);
    asks(
        world,
        "c1",
        (actor, story) -> story.callbackCommand(actor, Satisfaction.DISSATISFIED),
        Town.OPERATOR);
    world.settle();
    walk(world);
    world.settle();

    assertThat(world.file("c1").callbacks().attempts()).isEmpty();
  }

  @Test
  void shouldNotAskAgainWhoWasDissatisfiedOnceTheLeadIsClosedOnFile() {
    var world = merged();
    walk(world);
    world.settle();
    asks(
        world,
        "c1",
        (actor, story) -> story.callbackCommand(actor, Satisfaction.DISSATISFIED),
        Town.OPERATOR);
    world.settle();
    asks(world, "c0", (actor, story) -> story.recheck(actor), Town.liaison(Town.SCHOOL));
    asks(world, "c0", (actor, story) -> story.recheckDecision(actor, true), Town.OPERATOR);
    world.settle();

    assertThat(world.file("c0").state()).isEqualTo(CaseState.FILED);
    assertThat(owesCallback(world.file("c1"))).isFalse();
  }

  /** Each work order of the source counts by the lead's verdict (DOMAIN §7.1, item 5). */
  @Test
  void shouldTellTheVerdictToAFollowerThatIsNotCalledBack() {
    var world = World.of(1);
    world.does(
        "c1",
        (actor, story) -> story.handInCommand(DemandType.COMPLAINT, "c1", false, true),
        Town.SERVICE);
    asks(world, "c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
    world.settle();
    walk(world);
    world.settle();

    assertThat(world.file("c1").findings().verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(owesCallback(world.file("c1"))).isFalse();
    assertThat(world.file("c1").merging().mayRate()).isFalse();
    assertThat(answers(world))
        .extracting(MergeEvent.LeadAnswered::callbackOwed, MergeEvent.LeadAnswered::collective)
        .containsExactly(tuple(false, false));
  }

  @Test
  void shouldTellTheNextVerdictToAFollowerThatSaidEnough() {
    var world = merged();
    walk(world);
    world.settle();
    asks(
        world,
        "c1",
        (actor, story) -> story.callbackCommand(actor, Satisfaction.SATISFIED),
        Town.OPERATOR);
    asks(
        world,
        "c0",
        (actor, story) -> story.callbackCommand(actor, Satisfaction.DISSATISFIED),
        Town.OPERATOR);
    world.settle();
    assertThat(world.file("c0").round()).isEqualTo(2);
    walk(world, Verdict.UNFOUNDED);
    world.settle();

    assertThat(world.file("c0").findings().verdict()).isEqualTo(Verdict.UNFOUNDED);
    assertThat(world.file("c1").findings().verdict()).isEqualTo(Verdict.UNFOUNDED);
    assertThat(world.file("c1").findings().firstVerdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(owesCallback(world.file("c1")))
        .as("satisfied before, and not called again")
        .isFalse();
    assertThat(world.file("c1").callbacks().satisfaction()).isEqualTo(Satisfaction.SATISFIED);
    assertThat(answers(world))
        .extracting(MergeEvent.LeadAnswered::callbackOwed)
        .containsExactly(true, false);
  }

  private static void walk(World world) {
    walk(world, null);
  }

  private static void walk(World world, @Nullable Verdict fixed) {
    if (world.file("c0").state() == CaseState.DISPATCHED) {
      asks(
          world,
          "c0",
          (actor, story) -> new CaseCommand.Sign(story.header(actor, null, List.of())),
          Town.liaison(Town.SCHOOL));
    }
    asks(world, "c0", (actor, story) -> story.reportCommand(actor), Town.liaison(Town.SCHOOL));
    asks(
        world,
        "c0",
        (actor, story) -> new CaseCommand.SignOff(story.header(actor, null, List.of()), true),
        Town.head(Town.SCHOOL));
    asks(
        world,
        "c0",
        (actor, story) ->
            new CaseCommand.Review(
                story.header(actor, null, List.of(new Text("r", TextKind.REASON))),
                true,
                null,
                fixed),
        Town.OPERATOR);
  }

  private static List<MergeEvent.LeadAnswered> answers(World world) {
    return world.events.get("c1").stream()
        .map(happened -> happened.event())
        .filter(MergeEvent.LeadAnswered.class::isInstance)
        .map(MergeEvent.LeadAnswered.class::cast)
        .toList();
  }

  @Test
  void shouldRecordTheReportToThePoliceAfterAnyEndAndAtTheSource() {
    var referred = Story.endangered().dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE);
    referred.does(referred.refer(Town.OPERATOR)).accepted();
    assertThat(steps(referred)).contains(Action.POLICE_REPORT);
    referred.does(referred.policeReport(Town.OPERATOR)).accepted();
    assertThat(steps(referred)).doesNotContain(Action.POLICE_REPORT);

    // What is an emergency is not sent back; once it was found to be none, it may be.
    var returned = Story.endangered();
    returned.does(returned.emergency(Town.OPERATOR, false, null)).accepted();
    returned.does(returned.backToSource(Town.OPERATOR)).accepted();
    returned.does(returned.policeReport(Town.OPERATOR)).accepted();
  }

  private static List<Action> steps(Story story) {
    return NextSteps.of(story.file(), story.context()).stream().map(step -> step.action()).toList();
  }

  @Test
  void shouldTellAWithdrawnCaseThatItIsTheFirstComplaintAfterAll() {
    var story = Story.dispatchedToSchool();
    story.does(story.repeatCommand(2)).accepted();
    story.does(story.withdrawal(Town.OPERATOR)).accepted();
    story.does(story.withdrawalDecision(Town.OPERATOR, true, false)).accepted();

    story.does(story.repeatCommand(1)).accepted();

    assertThat(story.file().repeat().ordinal()).isEqualTo(1);
  }
}
