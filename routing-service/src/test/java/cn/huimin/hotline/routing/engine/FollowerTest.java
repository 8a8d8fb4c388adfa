package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platform above, the accused and the author of a report are to a case that joined. */
class FollowerTest {

  @Test
  void shouldNotDealWithThePlatformBeforeTheLeadIsAnswered() {
    var world = merged();

    assertThat(conflict(world, (actor, story) -> story.sourceRedo(actor))).contains("主件还没有答复");
    assertThat(
            conflict(
                world, (actor, story) -> story.sourceCallback(actor, Satisfaction.DISSATISFIED)))
        .contains("主件还没有答复");
  }

  /** Each work order of the source is one to the platform: the lead hears of it (DOMAIN §3). */
  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void shouldDoTheLeadAgainForThePlatform(boolean redo, boolean calledBefore) {
    var world = merged();
    walk(world);
    if (calledBefore) {
      asks(world, "c1", (a, story) -> story.callbackCommand(a, Satisfaction.SATISFIED));
      asks(world, "c0", (a, story) -> story.callbackCommand(a, Satisfaction.SATISFIED));
      world.settle();
    }

    asks(
        world,
        "c1",
        (actor, story) ->
            redo
                ? story.sourceRedo(actor)
                : story.sourceCallback(actor, Satisfaction.DISSATISFIED));
    assertThat(world.file("c1").state()).isEqualTo(CaseState.MERGED);
    assertThat(world.file("c1").merging().owesCallback()).as("until it is done again").isFalse();
    world.settle();

    assertThat(world.file("c0").state()).isEqualTo(CaseState.SIGNED);
    assertThat(world.file("c0").round()).isEqualTo(2);
    walk(world);
    assertThat(world.file("c1").merging().owesCallback()).isTrue();
  }

  @Test
  void shouldHandleByItselfWhatTheLeadWillNotDoAgain() {
    var world = merged();
    asks(world, "c0", (actor, story) -> story.answer(actor));
    world.settle();

    asks(world, "c1", (actor, story) -> story.sourceRedo(actor));
    world.settle();

    assertThat(world.file("c1").state()).isEqualTo(CaseState.TRIAGE);
    assertThat(world.file("c0").merging().followers()).isEmpty();
  }

  /** Whoever wrote the report of the lead does not call back, though in another role. */
  @Test
  void shouldLetNobodyDecideOnTheirOwnReportByWayOfAFollower() {
    var world = merged();
    walk(world);
    var author = new Actor(Town.liaison(Town.SCHOOL).id(), Role.OPERATOR, "centre", "api");

    var refused = world.does("c1", (a, s) -> s.callbackCommand(a, Satisfaction.SATISFIED), author);

    assertThat(Objects.requireNonNull(refused).code()).isEqualTo("own-work");
    asks(world, "c1", (actor, story) -> story.callbackCommand(actor, Satisfaction.SATISFIED));
  }

  @Test
  void shouldNotGiveALeadToWhomACaseThatJoinedIsAgainst() {
    var world = World.of(1).against("c1");
    asks(
        world,
        "c0",
        (actor, story) -> story.dispatchCommand(actor, Town.FEES, TransferFault.CENTRE));
    asks(world, "c1", (actor, story) -> story.merge(actor, "c0"));
    world.settle();
    assertThat(world.file("c1").state()).isEqualTo(CaseState.MERGED);

    var refused =
        world.does(
            "c0",
            (actor, story) -> story.dispatchCommand(actor, Town.SECTION, TransferFault.CENTRE),
            Town.OPERATOR);

    assertThat(Objects.requireNonNull(refused).problems())
        .extracting(Problem::field)
        .containsExactly("unitId");
    assertThat(refused.problems().getFirst().message()).contains("撤销并单");
    asks(world, "c1", (actor, story) -> story.unmerge(actor));
    world.settle();
    asks(
        world,
        "c0",
        (actor, story) -> story.dispatchCommand(actor, Town.SECTION, TransferFault.CENTRE));
  }

  /** The lead was given to the accused while the other joined it: the other is out again. */
  @Test
  void shouldLeaveALeadThatCameToTheAccusedMeanwhile() {
    var world = World.of(1).against("c1");
    asks(
        world,
        "c0",
        (actor, story) -> story.dispatchCommand(actor, Town.FEES, TransferFault.CENTRE));
    asks(world, "c1", (actor, story) -> story.merge(actor, "c0"));
    world.deliver("c0", false);
    world.deliver("c1", false);
    asks(
        world,
        "c0",
        (actor, story) -> story.dispatchCommand(actor, Town.SCHOOL, TransferFault.CENTRE));
    world.settle();

    assertThat(world.file("c1").state()).isEqualTo(CaseState.TRIAGE);
    assertThat(world.file("c1").merging().leadId()).isNull();
    assertThat(world.file("c0").merging().followers()).isEmpty();
    assertThat(world.file("c0").merging().pending()).isFalse();
  }

  private static World merged() {
    var world = World.of(2);
    asks(world, "c1", (actor, story) -> story.merge(actor, "c0"));
    return world.settle();
  }

  /** The lead to its approval, in its first round or the next. */
  private static void walk(World world) {
    if (world.file("c0").state() == CaseState.DISPATCHED) {
      does(world, Town.liaison(Town.SCHOOL), (a, s) -> new CaseCommand.Sign(of(a, s)));
    }
    does(world, Town.liaison(Town.SCHOOL), (actor, story) -> story.reportCommand(actor));
    does(world, Town.head(Town.SCHOOL), (a, s) -> new CaseCommand.SignOff(of(a, s), true));
    does(world, Town.OPERATOR, (a, s) -> new CaseCommand.Review(of(a, s), true, null, null));
    world.settle();
  }

  private static cn.huimin.hotline.routing.life.CommandHeader of(Actor actor, Story story) {
    return story.header(actor, null, List.of());
  }

  private static void does(World world, Actor actor, BiFunction<Actor, Story, CaseCommand> what) {
    assertThat(world.does("c0", what, actor)).isNull();
  }

  private static void asks(World world, String id, BiFunction<Actor, Story, CaseCommand> what) {
    assertThat(world.does(id, what, Town.OPERATOR)).isNull();
  }

  private static String conflict(World world, BiFunction<Actor, Story, CaseCommand> what) {
    var refusal = Objects.requireNonNull(world.does("c1", what, Town.OPERATOR));
    assertThat(refusal.code()).isEqualTo("state-does-not-allow");
    return refusal.message();
  }
}
