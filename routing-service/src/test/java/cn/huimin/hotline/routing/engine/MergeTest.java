package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.engine.CaseLife.Change;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseEvolver;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.routing.life.Merging;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.record.MatterWriter;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 并单: the lead accepts, the follower joins, the lead knows it (DOMAIN §3, DESIGN §1). */
class MergeTest {

  static World merged() {
    var world = World.of(2);
    world.does("c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
    return world.settle();
  }

  private static void walk(World world, String id) {
    world.does(id, (actor, story) -> sign(actor, story), Town.liaison(Town.SCHOOL));
    world.does(id, (actor, story) -> story.reportCommand(actor), Town.liaison(Town.SCHOOL));
    world.does(id, (actor, story) -> signOff(actor, story), Town.head(Town.SCHOOL));
    world.does(id, (actor, story) -> approve(actor, story), Town.OPERATOR);
  }

  /** A call about an open case within its limit is an urging, past it a repeat (DOMAIN §4.5). */
  @ParameterizedTest
  @CsvSource({"false, false", "true, true"})
  void shouldCountWhoJoinsTheSameMatterOnlyPastTheLimit(boolean passed, boolean counts) {
    var world = World.of(2);
    if (passed) {
      world.does("c0", (actor, story) -> limitPassed(actor, story, world), Town.SERVICE);
    }
    world.does("c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
    world.deliver("c0", false);
    var before = world.file("c1");
    world.deliver("c1", false);

    assertThat(world.file("c1").merging().urging()).isEqualTo(!counts);
    assertThat(
            MatterWriter.write(
                before, new Change(world.events.get("c1").getLast(), world.file("c1"))))
        .singleElement()
        .satisfies(seen -> assertThat(seen.getCounts()).isEqualTo(counts));

    var merged = world.settle().file("c1");
    world.does("c1", (actor, story) -> story.unmerge(actor), Town.OPERATOR);
    assertThat(MatterWriter.write(merged, new Change(unmerged(world), world.file("c1"))))
        .as("by itself again it is a complaint")
        .allMatch(seen -> seen.getCounts())
        .hasSize(counts ? 0 : 1);
  }

  private static Happened unmerged(World world) {
    return world.events.get("c1").stream()
        .filter(happened -> happened.event() instanceof MergeEvent.Unmerged)
        .findFirst()
        .orElseThrow();
  }

  private static CaseCommand limitPassed(Actor actor, Story story, World world) {
    return new CaseCommand.NoteLimit(
        story.header(actor, null, List.of()),
        ClockKind.HANDLE,
        Objects.requireNonNull(world.file("c0").turn().since()),
        story.now(),
        false);
  }

  private static CaseCommand sign(Actor actor, Story story) {
    return new CaseCommand.Sign(story.header(actor, null, List.of()));
  }

  private static CaseCommand signOff(Actor actor, Story story) {
    return new CaseCommand.SignOff(story.header(actor, null, List.of()), true);
  }

  private static CaseCommand approve(Actor actor, Story story) {
    return new CaseCommand.Review(story.header(actor, null, List.of()), true, null, null);
  }

  static void callsBack(World world, String id, Satisfaction said) {
    assertThat(world.does(id, (actor, story) -> story.callbackCommand(actor, said), Town.OPERATOR))
        .isNull();
  }

  @Test
  void shouldJoinInThreeSteps() {
    var world = World.of(2);
    assertThat(world.does("c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR))
        .isNull();
    assertThat(world.file("c1").flags()).contains(CaseFlag.MERGE_PENDING);

    world.deliver("c0", false);
    assertThat(world.file("c0").flags()).contains(CaseFlag.MERGE_PENDING);
    world.deliver("c1", false);
    assertThat(world.file("c1").state()).isEqualTo(CaseState.MERGED);
    assertThat(world.file("c1").merging().leadUnitId()).isEqualTo(Town.SCHOOL);
    world.deliver("c0", false);

    assertThat(world.file("c0").merging().followers())
        .containsExactly(new Merging.Follower("c1", "HM202603020001", true, false, null));
    assertThat(world.file("c0").flags()).doesNotContain(CaseFlag.MERGE_PENDING);
    assertThat(world.file("c1").flags()).doesNotContain(CaseFlag.MERGE_PENDING);
    assertThat(world.waiting()).isEmpty();
  }

  @Test
  void shouldMergeNeitherALeadNorACaseWithAMergePending() {
    var world = merged();
    assertThat(
            world.does("c0", (actor, story) -> story.merge(actor, "c9"), Town.OPERATOR).message())
        .contains("是主件");

    var pending = World.of(3);
    pending.does("c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
    assertThat(
            pending.does("c1", (actor, story) -> story.merge(actor, "c2"), Town.OPERATOR).message())
        .contains("正在并单");
  }

  @Test
  void shouldNotMergeACaseIntoItself() {
    var story = Story.dispatchedToSchool();
    assertThat(story.does(story.merge(Town.OPERATOR, Story.CASE_ID)).refusal().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.field()).isEqualTo("leadCaseId"));
  }

  @Test
  void shouldMergeNeitherOfTwoThatAskOneAnother() {
    var world = World.of(2);
    world.does("c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
    world.does("c0", (actor, story) -> story.merge(actor, "c1"), Town.OPERATOR);
    world.settle();

    for (var id : List.of("c0", "c1")) {
      assertThat(world.file(id).state()).isEqualTo(CaseState.DISPATCHED);
      assertThat(world.file(id).merging().pending()).isFalse();
      assertThat(world.events.get(id))
          .extracting(happened -> happened.event())
          .hasAtLeastOneElementOfType(MergeEvent.Refused.class);
    }
  }

  @Test
  void shouldSayThatThereIsNoSuchLead() {
    var world = World.of(1);
    world.does("c0", (actor, story) -> story.merge(actor, "nowhere"), Town.OPERATOR);
    world.settle();
    assertThat(world.events.get("c0").getLast().event())
        .isEqualTo(new MergeEvent.Refused("nowhere", "no-such-case"));
  }

  /** The accused would handle what is said against them, and be asked for the answer. */
  @Test
  void shouldNotJoinALeadThatIsWithTheAccused() {
    var world = World.of(1).against("c1");
    world.does("c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
    world.settle();
    assertThat(world.file("c1").state()).isEqualTo(CaseState.TRIAGE);
    assertThat(world.events.get("c1").getLast().event())
        .isEqualTo(new MergeEvent.Refused("c0", "lead-with-accused"));
    assertThat(world.file("c0").merging().followers()).isEmpty();
    assertThat(world.file("c0").merging().pending()).isFalse();
  }

  @Test
  void shouldTakeTheLeadBackWhereTheFollowerEndedMeanwhile() {
    var world = World.of(2);
    walk(world, "c1");
    world.does("c0", (actor, story) -> story.merge(actor, "c1"), Town.OPERATOR);
    world.settle();
    assertThat(world.file("c0").state()).isEqualTo(CaseState.MERGED);

    var other = World.of(2);
    other.does("c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
    walk(other, "c1");
    callsBack(other, "c1", Satisfaction.SATISFIED);
    other.settle();
    assertThat(other.file("c1").state()).isEqualTo(CaseState.CLOSED);
    assertThat(other.file("c0").merging()).isEqualTo(other.file("c1").merging());
    assertThat(other.file("c0").merging().followers()).isEmpty();
  }

  @Test
  void shouldKeepTheCallbackOfEveryComplainant() {
    var world = merged();
    assertThat(owed(world, "c1")).isEmpty();
    walk(world, "c0");
    world.settle();

    assertThat(owed(world, "c1")).containsExactly("callback");
    assertThat(world.file("c1").findings().verdict()).isEqualTo(Verdict.CONFIRMED);
    callsBack(world, "c1", Satisfaction.SATISFIED);
    assertThat(world.file("c1").state()).isEqualTo(CaseState.MERGED);
    assertThat(owed(world, "c1")).isEmpty();
  }

  @Test
  void shouldDoTheLeadAgainForADissatisfiedFollowerEvenAfterItsEnd() {
    var world = merged();
    walk(world, "c0");
    callsBack(world, "c0", Satisfaction.SATISFIED);
    world.settle();
    assertThat(world.file("c0").state()).isEqualTo(CaseState.CLOSED);

    callsBack(world, "c1", Satisfaction.DISSATISFIED);
    world.settle();
    assertThat(world.file("c0").state()).isEqualTo(CaseState.SIGNED);
    assertThat(world.file("c0").ended()).isFalse();
    assertThat(world.file("c0").round()).isEqualTo(2);

    world.does("c0", (actor, story) -> story.reportCommand(actor), Town.liaison(Town.SCHOOL));
    world.does("c0", (actor, story) -> signOff(actor, story), Town.head(Town.SCHOOL));
    world.does("c0", (actor, story) -> approve(actor, story), Town.OPERATOR);
    world.settle();
    assertThat(owed(world, "c1")).containsExactly("callback");
  }

  @Test
  void shouldUndoItAndTellTheLead() {
    var world = merged();
    world.does("c1", (actor, story) -> story.unmerge(actor), Town.OPERATOR);
    world.settle();

    assertThat(world.file("c1").state()).isEqualTo(CaseState.TRIAGE);
    assertThat(world.file("c1").ended()).isFalse();
    assertThat(world.file("c0").merging().followers()).isEmpty();
    assertThat(owed(world, "c1")).contains("dispatch");
    assertThat(
            world.does(
                "c1",
                (actor, story) -> story.dispatchCommand(actor, Town.SCHOOL, TransferFault.NONE),
                Town.OPERATOR))
        .isNull();
    assertThat(world.file("c1").assignment().dispatches()).isEqualTo(1);
  }

  static List<String> owed(World world, String id) {
    return NextSteps.of(world.file(id), Story.dispatchedToSchool().context()).stream()
        .filter(NextStep::owed)
        .map(step -> step.action().apiName())
        .distinct()
        .toList();
  }

  /** One thing that happens in a world of several cases. */
  record Move(int what, String on, String other) {}

  /** Whatever is asked and in whatever order it arrives: what must hold once all has arrived. */
  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void shouldEndWithBothSidesAtOne(@ForAll("moves") List<Move> moves) {
    var world = World.of(4);
    moves.forEach(move -> make(world, move));
    world.settle();

    world.cases.forEach(
        (id, file) -> {
          assertThat(file.merging().pending()).as("nothing is pending in %s", id).isFalse();
          var lead = file.merging().leadId();
          if (file.state() == CaseState.MERGED) {
            assertThat(world.file(lead).merging().follower(id))
                .map(Merging.Follower::confirmed)
                .contains(true);
            assertThat(world.file(lead).state()).isNotEqualTo(CaseState.MERGED);
          } else {
            assertThat(lead).isNull();
          }
          file.merging()
              .followers()
              .forEach(
                  follower ->
                      assertThat(world.file(follower.caseId()).merging().leadId()).isEqualTo(id));
          assertThat(replay(world, id)).isEqualTo(file);
        });
  }

  private static void make(World world, Move move) {
    var on = move.on();
    switch (move.what()) {
      case 0, 1, 2 -> {
        // The stories of this world share one id, so that none would see that it is asked of
        // itself.
        if (!on.equals(move.other())) {
          world.does(on, (actor, story) -> story.merge(actor, move.other()), Town.OPERATOR);
        }
      }
      case 3 -> world.does(on, (actor, story) -> story.unmerge(actor), Town.OPERATOR);
      case 4 ->
          world.does(
              on,
              (actor, story) -> story.dispatchCommand(actor, Town.CITY, TransferFault.NONE),
              Town.OPERATOR);
      case 5 -> walk(world, on);
      case 6, 7 -> {
        BiFunction<Actor, Story, CaseCommand> call =
            (actor, story) ->
                story.callbackCommand(
                    actor, move.what() == 6 ? Satisfaction.SATISFIED : Satisfaction.DISSATISFIED);
        world.does(on, call, Town.OPERATOR);
      }
      default -> {
        var waiting = world.waiting();
        if (!waiting.isEmpty()) {
          world.deliver(waiting.contains(on) ? on : waiting.getFirst(), move.other().equals("c0"));
        }
      }
    }
  }

  private static Case replay(World world, String id) {
    @Nullable Case file = null;
    for (var event : world.events.get(id)) {
      file = CaseEvolver.evolve(file, event);
    }
    return file;
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    var ids = Arbitraries.of("c0", "c1", "c2", "c3");
    return Combinators.combine(Arbitraries.integers().between(0, 13), ids, ids)
        .as(Move::new)
        .list()
        .ofMaxSize(40);
  }
}
