package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a case may end that others have joined: every complainant keeps the callback (DOMAIN §3). */
class LeadTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          decline,           有 1 件工单并入
          refer,             有 1 件工单并入
          withdraw,          有 1 件工单并入
          invalidate,        有 1 件工单并入
          return-to-source,  有 1 件工单并入
          split,             有别的工单并入
          merge,             有别的工单并入
          answer,
          """)
  void shouldNotEndWithoutAnAnswerToThoseWhoJoined(String name, String why) {
    var action = action(name);
    var world = MergeTest.merged();
    var free = World.of(1);
    assertThat(asked(free, action)).as("a case that nobody joined").isNull();

    var refusal = asked(world, action);

    if (why == null) {
      assertThat(refusal).isNull();
    } else {
      assertThat(refusal).contains(why);
      assertThat(world.file("c0").ended()).isFalse();
    }
  }

  private static String asked(World world, Action action) {
    var refusal =
        world.does(
            "c0",
            (actor, story) ->
                switch (action) {
                  case DECLINE -> story.decline(actor);
                  case REFER -> story.refer(actor);
                  case WITHDRAW -> story.withdrawal(actor);
                  case INVALIDATE -> story.invalid(actor);
                  case RETURN_TO_SOURCE -> story.backToSource(actor);
                  case SPLIT -> story.split(actor, "p1", "p2");
                  case MERGE -> story.merge(actor, "c9");
                  case ANSWER -> story.answer(actor);
                  default -> throw new IllegalArgumentException(action.apiName());
                },
            Town.OPERATOR);
    return refusal == null ? null : refusal.message();
  }

  private static Action action(String name) {
    for (var action : Action.values()) {
      if (action.apiName().equals(name)) {
        return action;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** Asked for before anybody joined, decided afterwards. */
  @Test
  void shouldConfirmNeitherAWithdrawalNorInvalidityOnceSomebodyJoined() {
    var withdrawn = World.of(2);
    withdrawn.does("c0", (actor, story) -> story.withdrawal(actor), Town.OPERATOR);
    joins(withdrawn);
    assertThat(
            Objects.requireNonNull(
                    withdrawn.does(
                        "c0",
                        (actor, story) -> story.withdrawalDecision(actor, true, false),
                        Town.OPERATOR))
                .message())
        .contains("并入");
    assertThat(
            withdrawn.does(
                "c0",
                (actor, story) -> story.withdrawalDecision(actor, false, null),
                Town.OPERATOR))
        .isNull();

    var invalid = World.of(2);
    invalid.does("c0", (actor, story) -> story.invalid(actor), Town.OPERATOR);
    joins(invalid);
    assertThat(
            Objects.requireNonNull(
                    invalid.does(
                        "c0", (actor, story) -> story.confirmation(actor, true), Town.LEADER))
                .message())
        .contains("并入");
    assertThat(invalid.does("c0", (actor, story) -> story.confirmation(actor, false), Town.LEADER))
        .isNull();
  }

  @Test
  void shouldNotLeadWhileTheSourceIsAsked() {
    var world = World.of(2);
    world.does("c0", (actor, story) -> story.backToSource(actor), Town.OPERATOR);
    joins(world);

    assertThat(world.file("c1").state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(world.events.get("c1").getLast().event())
        .isEqualTo(new MergeEvent.Refused("c0", "lead-not-free"));
  }

  /** An answer on the spot is no report that could be done again: the case is handled itself. */
  @Test
  void shouldHandleByItselfWhoWasDissatisfiedWithADirectAnswerToAll() {
    var world = MergeTest.merged();
    world.does("c0", (actor, story) -> story.answer(actor), Town.OPERATOR);
    world.settle();
    assertThat(world.file("c0").state()).isEqualTo(CaseState.ANSWERED);
    assertThat(MergeTest.owed(world, "c1")).containsExactly("callback");

    world.does("c1", (actor, story) -> story.callbackCommand(actor, null), Town.OPERATOR);
    MergeTest.callsBack(world, "c1", Satisfaction.DISSATISFIED);
    world.settle();

    assertThat(world.file("c1").state()).isEqualTo(CaseState.TRIAGE);
    assertThat(world.events.get("c1").getLast().event())
        .isEqualTo(new CaseEvent.SentToTriage(List.of("unmerged")));
    assertThat(world.file("c1").callbacks().attempts()).isEmpty();
    assertThat(MergeTest.owed(world, "c1")).containsExactly("dispatch");
    assertThat(world.file("c0").merging().followers()).isEmpty();
    assertThat(world.file("c0").state()).isEqualTo(CaseState.ANSWERED);
  }

  private static void joins(World world) {
    world.does("c1", (actor, story) -> story.merge(actor, "c0"), Town.OPERATOR);
    world.settle();
  }
}
