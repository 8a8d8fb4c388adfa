package cn.huimin.hotline.routing.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseEvolver;
import cn.huimin.hotline.routing.life.CoUnit;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.Promise;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.MergeStep;
import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.Duration;
import java.time.LocalDate;
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
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Whatever people ask in whatever order: what must hold of every case. */
class HistoryPropertyTest {

  private static final List<String> UNITS =
      List.of(Town.SCHOOL, Town.OFFICE, Town.SECTION, Town.SISTER, Town.CITY, Town.FEES);

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

  /**
   * One thing somebody asks.
   *
   * @param unit unit named or asking, where it is not the one that has the case
   * @param dice decides between the variants of an action
   * @param skew minutes the clock goes on; negative if commands overtake one another
   */
  record Move(Action action, String unit, int dice, int skew) {}

  /** So often that every state is come to, whatever the seed. */
  @Property(tries = 1_500, shrinking = ShrinkingMode.BOUNDED)
  void shouldReplayToTheSameCaseAndAlwaysOweSomebodyTheNextStep(
      @ForAll("openings") Story story, @ForAll("moves") List<Move> moves) {
    for (var move : moves) {
      var before = story.file();
      int known = story.events.size();

      story.at(story.now().plus(Duration.ofMinutes(move.skew()))).does(command(story, move));

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
    assertThat(story.events).extracting(Happened::acceptedAt).isSorted();
    assertThat(story.file().version()).isEqualTo(story.events.size());
  }

  @Property(tries = 80, shrinking = ShrinkingMode.BOUNDED)
  void shouldOfferExactlyTheStepsThatAreAccepted(
      @ForAll("openings") Story story, @ForAll("moves") List<Move> moves) {
    moves.forEach(move -> story.does(command(story, move)));

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
    return UNITS.stream()
        .flatMap(
            unit ->
                Stream.of(TransferFault.values()).map(f -> command(story, action, actor, unit, f)))
        .anyMatch(command -> story.tries(command).refusal() == null);
  }

  /** Somebody of every role, in the best position to do it; accounts that wrote nothing. */
  private static Stream<Actor> actorsFor(Case file) {
    var centre = Stream.of(Town.OPERATOR, Town.DUTY, Town.LEADER);
    if (file.assignment() == null) {
      return centre;
    }
    var line = Stream.concat(file.assignment().line().stream(), owingCoUnits(file)).distinct();
    return Stream.concat(
        centre,
        line.flatMap(
            unit ->
                Stream.of(
                    new Actor("other-liaison", Role.LIAISON, unit, "api"),
                    Town.second(unit),
                    new Actor("other-head", Role.HEAD, unit, "api"))));
  }

  private static Stream<String> owingCoUnits(Case file) {
    return file.beside().coUnits().stream().filter(CoUnit::owesAnswer).map(CoUnit::unitId);
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

  // ---- what is asked

  private static CaseCommand command(Story story, Move move) {
    var faults = TransferFault.values();
    if (move.dice() == 0) {
      return story.handInCommand(
          DemandType.COMPLAINT, "hash-" + move.skew(), move.skew() == 0, move.skew() > 2);
    }
    var owed = NextSteps.of(story.file(), story.context()).stream().filter(NextStep::owed).toList();
    boolean asOwed = move.dice() % 4 != 1 && !owed.isEmpty();
    var action = asOwed ? owed.get(move.dice() % owed.size()).action() : move.action();
    var assignment = story.file().assignment();
    var from = assignment == null || move.dice() == 7 ? move.unit() : assignment.unitId();
    if (action == Action.JOINT_ANSWER && move.dice() != 7) {
      from = owingCoUnits(story.file()).findFirst().orElse(from);
    }
    var actor = actor(action, from, move.dice());
    return command(story, action, actor, move.unit(), faults[move.dice() % faults.length], move);
  }

  private static CaseCommand command(
      Story story, Action action, Actor actor, String unit, TransferFault fault) {
    return command(story, action, actor, unit, fault, new Move(action, unit, 1, 0));
  }

  private static CaseCommand command(
      Story story, Action action, Actor actor, String unit, TransferFault fault, Move move) {
    var limits = new ClockKind[] {ClockKind.RETURN_WINDOW, ClockKind.HANDLE, ClockKind.REDO};
    var reason = List.of(new Text("reason", TextKind.REASON));
    var types =
        new @Nullable DemandType[] {DemandType.HELP, null, DemandType.COMPLAINT, DemandType.REPORT};
    boolean yes = move.dice() % 3 != 2;
    return switch (action) {
      case DISPATCH -> story.dispatchCommand(actor, unit, fault);
      case RETURN -> story.returnCommand(actor);
      case RETURN_DECISION -> {
        boolean granted = fault == TransferFault.CENTRE;
        boolean forced = fault == TransferFault.UNIT && move.dice() > 5;
        yield story.returnDecision(
            actor, granted, granted && move.dice() > 2 ? unit : null, fault, forced);
      }
      case JOINT -> story.invitation(actor, unit);
      case JOINT_ANSWER -> story.jointAnswer(actor);
      case PROMISE_DONE ->
          story.promiseKept(
              actor,
              story.file().beside().openPromises().stream()
                  .map(Promise::id)
                  .findFirst()
                  .orElse(null));
      case CONFIRM_EMERGENCY -> story.emergency(actor, yes, null);
      case POLICE_REPORT -> story.policeReport(actor);
      case DELEGATE ->
          story.delegation(
              actor,
              Town.second(
                      story.file().assignment() == null ? unit : story.file().assignment().unitId())
                  .id());
      case FALSIFIED -> story.falsified(actor);
      case RATE -> story.rating(actor, yes ? Satisfaction.SATISFIED : Satisfaction.DISSATISFIED);
      case MERGE -> story.merge(actor, Story.OTHER_CASE);
      case UNMERGE -> story.unmerge(actor);
      case NOTE_MERGE -> {
        var steps = MergeStep.values();
        yield story.note(actor, steps[move.dice() % steps.length]);
      }
      case SPLIT -> story.split(actor, "p1", "p2");
      case NOTE_PART -> story.partEnded(actor, yes ? "p1" : "p2");
      case CONSULT -> story.consultation(actor);
      case CONSULT_DECISION -> story.consultationDecision(actor, unit, fault);
      case EXTENSION -> story.extension(actor, 1 + move.dice());
      case EXTENSION_DECISION -> story.extensionDecision(actor, yes, null);
      case COMPLEX -> story.complex(actor);
      case COMPLEX_DECISION -> story.complexDecision(actor, yes);
      case RECHECK -> story.recheck(actor);
      case RECHECK_DECISION -> story.recheckDecision(actor, yes);
      case URGE -> new OversightCommand.Urge(story.header(actor, null, List.of()));
      case AMEND -> story.amendment(actor);
      case SUPERVISE -> story.supervision(actor, null);
      case SIGN_DRAFT -> story.draftSigned(actor, fault != TransferFault.CENTRE);
      case SUPERVISION_ANSWER -> story.supervisionAnswer(actor);
      case DRAFT_SUPERVISION -> story.draft(actor);
      case CORRECT_CLASSIFICATION ->
          story.correction(actor, types[move.dice() % types.length], yes ? null : fault);
      case ANSWER -> story.answer(actor);
      case DECLINE -> story.decline(actor);
      case REFER -> story.refer(actor);
      case WITHDRAW -> story.withdrawal(actor);
      case WITHDRAW_DECISION -> story.withdrawalDecision(actor, yes, move.dice() == 4);
      case INVALIDATE -> story.invalid(actor);
      case CONFIRM -> story.confirmation(actor, yes);
      case RETURN_TO_SOURCE -> story.backToSource(actor);
      case SOURCE_REFUSAL -> story.sourceRefusal(actor);
      case SOURCE_ACCEPTANCE -> story.sourceAcceptance(actor);
      case SOURCE_REDO -> story.sourceRedo(actor);
      case SOURCE_CALLBACK ->
          story.sourceCallback(
              actor, yes ? Satisfaction.DISSATISFIED : Satisfaction.BASICALLY_SATISFIED);
      case SIGN -> new CaseCommand.Sign(story.header(actor, null, List.of()));
      case CONTACT -> new CaseCommand.Contact(story.header(actor, null, List.of()), "PHONE", yes);
      case REPORT ->
          story
              .promising(
                  move.dice() % 5 == 0
                      ? LocalDate.ofInstant(story.now(), Story.ZONE).plusDays(move.dice())
                      : null)
              .reportCommand(actor);
      case SIGN_OFF -> new CaseCommand.SignOff(story.header(actor, null, reason), yes);
      case REVIEW ->
          new CaseCommand.Review(
              story.header(actor, null, reason), yes, yes ? null : RejectionReason.TEMPLATE, null);
      case CALLBACK -> {
        var answers = Satisfaction.values();
        int answer = move.dice() % answers.length;
        yield story.callbackCommand(actor, answer == 0 ? null : answers[answer]);
      }
      case CLOSE -> new CaseCommand.Close(story.header(actor, null, List.of()));
      case NOTE_LIMIT -> story.limitPassed(actor, limits[move.dice() % limits.length]);
      case NOTE_REPEAT ->
          new CaseCommand.NoteRepeat(
              story.header(actor, null, List.of()),
              Objects.requireNonNullElse(story.file().repeat().matterId(), "none"),
              1 + move.dice() % 4,
              List.of("earlier"));
    };
  }

  @Provide
  Arbitrary<Story> openings() {
    var types = Arbitraries.of(DemandType.class).filter(type -> type != DemandType.UNKNOWN);
    var targets = Arbitraries.of(UNITS).injectNull(0.3);
    var flags = Arbitraries.integers().between(0, 3);
    return Combinators.combine(types, targets, flags)
        .as(
            (type, target, flag) -> {
              boolean confidential = flag == 1 && target == null;
              if (flag == 3 && target == null) {
                return Story.endangered();
              }
              var story = Story.where(Story.says(type, target));
              return story.does(story.handInCommand(type, "hash-1", confidential, flag == 2));
            });
  }

  /** Mostly people who may, so that histories get far; now and then anybody. */
  @Provide
  Arbitrary<List<Move>> moves() {
    var units = Arbitraries.of(UNITS);
    var actions =
        Arbitraries.frequency(
            Tuple.of(2, Action.DISPATCH),
            Tuple.of(2, Action.RETURN),
            Tuple.of(2, Action.RETURN_DECISION),
            Tuple.of(1, Action.JOINT),
            Tuple.of(1, Action.JOINT_ANSWER),
            Tuple.of(1, Action.PROMISE_DONE),
            Tuple.of(1, Action.CONFIRM_EMERGENCY),
            Tuple.of(1, Action.POLICE_REPORT),
            Tuple.of(1, Action.DELEGATE),
            Tuple.of(1, Action.FALSIFIED),
            Tuple.of(1, Action.RATE),
            Tuple.of(1, Action.MERGE),
            Tuple.of(1, Action.UNMERGE),
            Tuple.of(2, Action.NOTE_MERGE),
            Tuple.of(1, Action.SPLIT),
            Tuple.of(1, Action.NOTE_PART),
            Tuple.of(1, Action.CONSULT),
            Tuple.of(1, Action.CONSULT_DECISION),
            Tuple.of(1, Action.EXTENSION),
            Tuple.of(1, Action.EXTENSION_DECISION),
            Tuple.of(1, Action.COMPLEX),
            Tuple.of(1, Action.COMPLEX_DECISION),
            Tuple.of(1, Action.RECHECK),
            Tuple.of(1, Action.RECHECK_DECISION),
            Tuple.of(1, Action.URGE),
            Tuple.of(1, Action.AMEND),
            Tuple.of(1, Action.SUPERVISE),
            Tuple.of(1, Action.SIGN_DRAFT),
            Tuple.of(1, Action.SUPERVISION_ANSWER),
            Tuple.of(1, Action.DRAFT_SUPERVISION),
            Tuple.of(4, Action.CORRECT_CLASSIFICATION),
            Tuple.of(1, Action.ANSWER),
            Tuple.of(1, Action.DECLINE),
            Tuple.of(1, Action.REFER),
            Tuple.of(4, Action.WITHDRAW),
            Tuple.of(2, Action.WITHDRAW_DECISION),
            Tuple.of(4, Action.INVALIDATE),
            Tuple.of(2, Action.CONFIRM),
            Tuple.of(3, Action.RETURN_TO_SOURCE),
            Tuple.of(1, Action.SOURCE_REFUSAL),
            Tuple.of(1, Action.SOURCE_ACCEPTANCE),
            Tuple.of(2, Action.SOURCE_REDO),
            Tuple.of(1, Action.SOURCE_CALLBACK),
            Tuple.of(4, Action.SIGN),
            Tuple.of(3, Action.CONTACT),
            Tuple.of(5, Action.REPORT),
            Tuple.of(5, Action.SIGN_OFF),
            Tuple.of(5, Action.REVIEW),
            Tuple.of(5, Action.CALLBACK),
            Tuple.of(1, Action.CLOSE),
            Tuple.of(1, Action.NOTE_REPEAT),
            Tuple.of(1, Action.NOTE_LIMIT));
    var dice = Arbitraries.integers().between(0, 11);
    var skew = Arbitraries.integers().between(-5, 2000);
    return Combinators.combine(actions, units, dice, skew)
        .as((action, unit, die, minutes) -> new Move(action, unit, die, minutes))
        .list()
        .ofMaxSize(40);
  }

  private static Actor actor(Action action, String unit, int dice) {
    return switch (action) {
      case DISPATCH,
          RETURN_DECISION,
          PROMISE_DONE,
          MERGE,
          SPLIT,
          UNMERGE,
          CONFIRM_EMERGENCY,
          POLICE_REPORT,
          FALSIFIED,
          RATE,
          CONSULT,
          CONSULT_DECISION,
          EXTENSION_DECISION,
          COMPLEX_DECISION,
          RECHECK_DECISION,
          URGE,
          AMEND,
          CORRECT_CLASSIFICATION,
          ANSWER,
          DECLINE,
          REFER,
          WITHDRAW_DECISION,
          RETURN_TO_SOURCE,
          SOURCE_REFUSAL,
          SOURCE_ACCEPTANCE,
          SOURCE_REDO,
          SOURCE_CALLBACK,
          REVIEW,
          CALLBACK,
          CLOSE ->
          dice == 7 ? Town.liaison(unit) : Town.OPERATOR;
      case SIGN,
          RETURN,
          JOINT,
          JOINT_ANSWER,
          EXTENSION,
          COMPLEX,
          RECHECK,
          SUPERVISION_ANSWER,
          REPORT ->
          dice == 7 ? Town.head(unit) : Town.liaison(unit);
      case WITHDRAW, INVALIDATE -> dice % 2 == 0 ? Town.OPERATOR : withdrawer(action, unit);
      case CONFIRM -> dice % 3 == 0 ? Town.OPERATOR : Town.LEADER;
      case CONTACT -> dice > 9 ? Town.OPERATOR : Town.liaison(unit);
      case SIGN_OFF -> dice > 8 ? Town.second(unit) : Town.head(unit);
      case DELEGATE -> Town.head(unit);
      case SUPERVISE, SIGN_DRAFT -> Town.LEADER;
      case NOTE_REPEAT, NOTE_PART, NOTE_MERGE, NOTE_LIMIT, DRAFT_SUPERVISION -> Town.SERVICE;
    };
  }

  private static Actor withdrawer(Action action, String unit) {
    return action == Action.INVALIDATE ? Town.LEADER : Town.liaison(unit);
  }
}
