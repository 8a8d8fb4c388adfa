package cn.huimin.hotline.routing.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseEvolver;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Whatever people ask in whatever order: what must hold of every case. */
class HistoryPropertyTest {

  /** That histories get far enough to mean something. */
  private static final List<CaseState> REACHABLE =
      List.of(
          CaseState.TRIAGE,
          CaseState.DISPATCHED,
          CaseState.SIGNED,
          CaseState.REPORTED,
          CaseState.SIGNED_OFF,
          CaseState.APPROVED,
          CaseState.CLOSED,
          CaseState.RETURNED_TO_SOURCE,
          CaseState.ANSWERED,
          CaseState.NOT_ACCEPTED,
          CaseState.REFERRED,
          CaseState.WITHDRAWN,
          CaseState.INVALID);

  @Property(tries = 600, seed = "20260302", shrinking = ShrinkingMode.BOUNDED)
  void shouldReplayToTheSameCaseAndAlwaysOweSomebodyTheNextStep(
      @ForAll("openings") Story story, @ForAll("moves") List<Asks.Move> moves) {
    for (var move : moves) {
      var before = story.file();
      int known = story.events.size();

      story.at(story.now().plus(Duration.ofMinutes(move.skew()))).does(Asks.command(story, move));

      if (story.events.size() == known) {
        assertThat(story.file()).as("nothing happened, nothing changed").isEqualTo(before);
      }
      assertOwed(story);
      Statistics.label("state").collect(story.file().state());
    }
    Statistics.label("state")
        .coverage(
            coverage ->
                REACHABLE.forEach(state -> coverage.check(state).count(times -> times > 0)));
    assertThat(replay(story.events)).isEqualTo(story.file());
    OwnWork.isNowhere(story.file().id(), story.events, story.context().directory());
    assertThat(story.events).extracting(Happened::acceptedAt).isSorted();
    assertThat(story.file().version()).isEqualTo(story.events.size());
  }

  @Property(tries = 80, seed = "20260302", shrinking = ShrinkingMode.BOUNDED)
  void shouldOfferExactlyTheStepsThatAreAccepted(
      @ForAll("openings") Story story, @ForAll("moves") List<Asks.Move> moves) {
    moves.forEach(move -> story.does(Asks.command(story, move)));

    for (var action : Action.values()) {
      if (!action.byServices()) {
        Set<Role> accepted =
            actorsFor(story.file())
                .filter(actor -> accepts(story, action, actor))
                .map(Actor::role)
                .collect(toSet());
        Set<Role> offered =
            NextSteps.of(story.file(), story.context()).stream()
                .filter(step -> step.action() == action)
                .flatMap(step -> step.roles().stream())
                .collect(toSet());
        assertThat(offered).as("%s in %s", action, story.file().state()).isEqualTo(accepted);
      }
    }
  }

  private static boolean accepts(Story story, Action action, Actor actor) {
    return Asks.UNITS.stream()
        .flatMap(
            unit ->
                Stream.of(TransferFault.values())
                    .map(f -> Asks.command(story, action, actor, unit, f)))
        .anyMatch(command -> story.tries(command).refusal() == null);
  }

  /** Somebody of every role, in the best position to do it; accounts that wrote nothing. */
  private static Stream<Actor> actorsFor(Case file) {
    var centre =
        Stream.of(
            new Actor("other-operator", Role.OPERATOR, "centre", "api"), Town.DUTY, Town.LEADER);
    if (file.assignment() == null) {
      return centre;
    }
    var line = Stream.concat(file.assignment().line().stream(), Asks.owingCoUnits(file)).distinct();
    return Stream.concat(
        centre,
        line.flatMap(
            unit ->
                Stream.of(
                    new Actor("other-liaison", Role.LIAISON, unit, "api"),
                    Town.second(unit),
                    new Actor("other-head", Role.HEAD, unit, "api"))));
  }

  private static void assertOwed(Story story) {
    var file = story.file();
    var owed = NextSteps.of(file, story.context()).stream().filter(NextStep::owed).toList();
    if (file.state() == CaseState.MERGED) {
      assertThat(owed)
          .extracting(step -> step.action())
          .as("its lead owes everything but the callback")
          .isSubsetOf(Action.CALLBACK);
    } else if (file.ended()) {
      assertThat(owed).isEmpty();
    } else {
      assertThat(owed).as("somebody owes the next step in %s", file.state()).isNotEmpty();
      assertThat(owed).allSatisfy(step -> assertThat(step.roles()).isNotEmpty());
    }
  }

  private static Case replay(List<Happened> events) {
    @Nullable Case file = null;
    for (var event : events) {
      file = CaseEvolver.evolve(file, event);
    }
    return Objects.requireNonNull(file);
  }

  @Provide
  Arbitrary<Story> openings() {
    var types = Arbitraries.of(DemandType.class).filter(type -> type != DemandType.UNKNOWN);
    var targets = Arbitraries.of(Asks.UNITS).injectNull(0.3);
    var flags = Arbitraries.integers().between(0, 5);
    return Combinators.combine(types, targets, flags)
        .as(
            (type, target, flag) -> {
              boolean confidential = flag == 1 && target == null;
              if (flag == 3 && target == null) {
                return Story.endangered();
              }
              var story =
                  Story.where(
                      flag == 4
                          ? Story.accuses(Objects.requireNonNullElse(target, Town.SCHOOL))
                          : Story.says(type, target));
              if (flag > 3) {
                story.in(Town.WITH_TWO_OPERATORS);
              }
              return story.does(story.handInCommand(type, "hash-1", confidential, flag == 2));
            });
  }

  /** Mostly people who may, so that histories get far; now and then anybody. */
  @Provide
  Arbitrary<List<Asks.Move>> moves() {
    var units = Arbitraries.of(Asks.UNITS);
    var actions = Arbitraries.of(Asks.USUAL);
    var dice = Arbitraries.integers().between(0, 11);
    var skew = Arbitraries.integers().between(-5, 2000);
    return Combinators.combine(actions, units, dice, skew)
        .as((action, unit, die, minutes) -> new Asks.Move(action, unit, die, minutes))
        .list()
        .ofMaxSize(40);
  }
}
