package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CaseEvolver;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.routing.recognition.Recogniser;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.SourceLevel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Many cases at once, whatever people ask of them in whatever order: merges, splits, repeats and
 * the notes of clocks cross one another, some arrive late or twice. {@link Forbidden} says what may
 * never be.
 *
 * <p>The suite asks 50,000 times by one seed; {@code ./hotline test --long} a million times, and
 * {@code -Dhotline.history.seed} chooses where the dice begin. A failure names its own seed.
 */
class CasesHistoryTest {

  private static final int COMMANDS = Integer.getInteger("hotline.history.commands", 50_000);
  private static final long SEED = Long.getLong("hotline.history.seed", 20_261_130L);

  /** Commands of one bureau; then the next begins. */
  private static final int OF_A_BUREAU = 1_000;

  private static final int MOST_CASES = 14;

  /** So many that the rarest action comes about whatever the dice. */
  private static final int MANY = 500_000;

  /** So many that what is told apart below comes about. */
  private static final int SOME = 50_000;

  /** The first two say nearly the same; the last is too short to be told from others. */
  private static final List<String> SAID =
      List.of(
          "班里要求每人买两套冬季校服，交了钱一直没有发，也没有开发票，请问什么时候能退。",
          "班里要求每人买两套冬季校服，交了钱一直没有发，还是没有开发票，请问什么时候能退。",
          "学校门口放学时段有三轮车占道，孩子过马路很危险，希望有人来管一管。",
          "校服太贵。");

  private final Set<Class<?>> happened = new HashSet<>();
  private final Set<String> rare = new HashSet<>();
  private final EnumSet<CaseState> states = EnumSet.noneOf(CaseState.class);
  private final Deque<String> lately = new ArrayDeque<>();
  private int asked;

  @Test
  void shouldNeverReachAForbiddenStateAndAlwaysOweSomebodyTheNextStepByAClock() {
    var seeds = new SplittableRandom(SEED);
    while (asked < COMMANDS) {
      long seed = seeds.nextLong();
      try {
        history(new SplittableRandom(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "of the bureau with seed %d, after %s: %s".formatted(seed, lately, e.getMessage()), e);
      }
    }
    assertThat(states)
        .as("histories get everywhere")
        .contains(EnumSet.complementOf(NEVER_LEFT_IN).toArray(CaseState[]::new));
    if (COMMANDS >= SOME) {
      assertThat(rare)
          .as("what comes of many cases together, and of people who are no users")
          .contains(
              "flood",
              "answered together",
              "rated by the complainant",
              "entered by the unit",
              "confirmed by another operator",
              "confirmed by the leader",
              "against a unit, with another",
              "hidden, with a unit");
    }
    if (COMMANDS >= MANY) {
      assertThat(happened)
          .as("every action comes to something now and then")
          .containsAll(CaseDecider.ALL.stream().map(ActionDecider::asked).toList());
    }
  }

  /** No case is left as merely received; UNKNOWN is no state. */
  private static final EnumSet<CaseState> NEVER_LEFT_IN =
      EnumSet.of(CaseState.RECEIVED, CaseState.UNKNOWN);

  private void history(SplittableRandom dice) {
    var bureau = new Bureau();
    var directory = dice.nextBoolean() ? Town.DIRECTORY : Town.WITH_TWO_OPERATORS;
    lately.clear();
    for (int i = 0; i < OF_A_BUREAU; i++) {
      step(bureau, directory, dice).ifPresent(id -> checked(bureau, id));
    }
    bureau.settle();
    happened.addAll(bureau.happened);
    bureau.cases().forEach(id -> checked(bureau, id));
    Forbidden.whenAllIsSaid(bureau);
    for (var id : bureau.cases()) {
      var events = bureau.story(id).events;
      assertThat(replay(events)).as("replay of %s", id).isEqualTo(bureau.file(id));
      assertThat(events).extracting(Happened::acceptedAt).isSorted();
      OwnWork.isNowhere(id, events, bureau.story(id).context().directory());
      events.forEach(this::noteRare);
    }
  }

  private void noteRare(Happened happened) {
    switch (happened.event()) {
      case CaseEvent.FloodNoticed _ -> rare.add("flood");
      case MergeEvent.LeadAnswered answered when answered.collective() ->
          rare.add("answered together");
      case BesideEvent.Rated _ when happened.actor().role() == Role.COMPLAINANT ->
          rare.add("rated by the complainant");
      case EndingEvent.ProposalDecided decided when decided.confirmed() ->
          rare.add(
              happened.actor().role() == Role.LEADER
                  ? "confirmed by the leader"
                  : "confirmed by another operator");
      case CaseEvent.Dispatched to -> {
        if (to.subject().accusedUnitId() != null) {
          rare.add("against a unit, with another");
        }
        if (to.subject().hidden()) {
          rare.add("hidden, with a unit");
        }
      }
      case CaseEvent.Opened opened when opened.origin().sourceLevel() == SourceLevel.SCHOOL ->
          rare.add("entered by the unit");
      default -> {}
    }
  }

  private void checked(Bureau bureau, String id) {
    states.add(bureau.file(id).state());
    Forbidden.at(bureau, id);
  }

  /** Something happens; the case it happened to. */
  private Optional<String> step(Bureau bureau, Directory directory, SplittableRandom dice) {
    var cases = bureau.cases();
    int what = dice.nextInt(100);
    if (cases.isEmpty() || (what < 4 && cases.size() < MOST_CASES)) {
      return opened(bureau, directory, "c" + cases.size() + "-" + asked, dice);
    }
    if (what < 7) {
      bureau.pass(Duration.ofMinutes(dice.nextInt(1, 4 * 24 * 60)));
      return Optional.empty();
    }
    var waiting = bureau.waiting();
    if (what < 40 && !waiting.isEmpty()) {
      asked++;
      var id = waiting.get(dice.nextInt(waiting.size()));
      note("to " + id);
      return bureau.deliver(id, dice.nextInt(8) == 0);
    }
    return Optional.of(asked(bureau, cases.get(dice.nextInt(cases.size())), cases, dice));
  }

  private Optional<String> opened(
      Bureau bureau, Directory directory, String id, SplittableRandom dice) {
    asked++;
    note("opened " + id);
    var types = DemandType.values();
    var type = types[1 + dice.nextInt(types.length - 1)];
    var target = target(dice);
    var story =
        Story.where(says(type, target, dice))
            .in(directory)
            .of(id, "person-" + dice.nextInt(3), bureau.now())
            .saying(SAID.get(dice.nextInt(SAID.size())));
    boolean byTheUnit = target != null && dice.nextInt(8) == 0;
    boolean confidential = dice.nextInt(6) == 0;
    bureau.opens(
        id,
        story,
        byTheUnit
            ? story.enteredBy(Town.liaison(target), SourceLevel.SCHOOL, confidential)
            : story.handInCommand(type, "hash-1", confidential, dice.nextInt(6) == 0));
    return Optional.of(id);
  }

  /** Of danger, or against a unit, now and then. */
  private static Recogniser says(DemandType type, @Nullable String target, SplittableRandom dice) {
    if (target == null && dice.nextInt(4) == 0) {
      return Story.endangers();
    }
    return dice.nextInt(5) == 0
        ? Story.accuses(Objects.requireNonNullElse(target, Town.OFFICE))
        : Story.says(type, target);
  }

  /** Often the same, so that several people complain of it; none where it is not recognised. */
  private static @Nullable String target(SplittableRandom dice) {
    return switch (dice.nextInt(4)) {
      case 0 -> null;
      case 1 -> Asks.UNITS.get(dice.nextInt(Asks.UNITS.size()));
      default -> Asks.UNITS.getFirst();
    };
  }

  private String asked(Bureau bureau, String id, List<String> cases, SplittableRandom dice) {
    asked++;
    var story = bureau.story(id).beside(cases.get(dice.nextInt(cases.size())));
    var action = Asks.USUAL.get(dice.nextInt(Asks.USUAL.size()));
    while (action.byServices()) {
      action = Asks.USUAL.get(dice.nextInt(Asks.USUAL.size()));
    }
    var move =
        new Asks.Move(
            action,
            Asks.UNITS.get(dice.nextInt(Asks.UNITS.size())),
            dice.nextInt(12),
            dice.nextInt(-5, 120));
    story.at(bureau.now().plus(Duration.ofMinutes(Math.min(0, move.skew()))));
    var command = Asks.command(story, move);
    var before = story.file();
    var step = bureau.take(command);
    note(command.getClass().getSimpleName() + " of " + id + (step.refusal() == null ? "" : " -"));
    if (step.changes().isEmpty()) {
      assertThat(story.file()).as("nothing happened, nothing changed").isEqualTo(before);
    }
    if (move.skew() > 0) {
      bureau.pass(Duration.ofMinutes(move.skew()));
    }
    return id;
  }

  private void note(String what) {
    lately.add(what);
    if (lately.size() > 12) {
      lately.remove();
    }
  }

  private static Case replay(List<Happened> events) {
    @Nullable Case file = null;
    for (var event : events) {
      file = CaseEvolver.evolve(file, event);
    }
    return Objects.requireNonNull(file);
  }
}
