package cn.huimin.hotline.scoring.ledger;

import static cn.huimin.hotline.scoring.fact.Story.FIRST;
import static cn.huimin.hotline.scoring.fact.Story.NORTH;
import static cn.huimin.hotline.scoring.fact.Story.OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.Ending;
import cn.huimin.hotline.scoring.fact.LimitSeen;
import cn.huimin.hotline.scoring.fact.SourceLevel;
import cn.huimin.hotline.scoring.fact.Story;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Striking (剔除) an event equals never having had it (DOMAIN §7.3). */
class StrikePropertyTest {

  private static final List<Scheme> SCHEMES = List.of(SchemeA.scheme(), SchemeA.hotline());
  private static final Instant DUE = OPENED.plus(Duration.ofDays(5));
  private static final Instant CLOSED = OPENED.plus(Duration.ofDays(6));
  private static final Instant END = OPENED.plus(Duration.ofDays(200));

  /** What is struck. */
  private enum Struck {
    RED_CARD,
    LATE_ANSWER,
    MOVED_LIMIT,
    REPEAT,
    REJECTION,
    TRANSFER,
    CENTRES_FAULT,
    REDO,
    FALSIFIED,
    ORDINAL,
    VERDICT,
    SECOND_END
  }

  /** A case told with an event and without it. */
  private record Told(Story with, Story without, String eventId) {}

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 600, seed = "20260101")
  void shouldGiveTheLinesOfACaseThatNeverHadTheEvent(
      @ForAll("seeds") long seed, @ForAll Struck what) {
    var told = told(what, seed);
    var with = told.with().facts();
    for (var scheme : SCHEMES) {
      assertThat(CaseLines.of(with.without(told.eventId()), scheme, END))
          .isEqualTo(CaseLines.of(told.without().facts(), scheme, END));
    }
    // Of two repeats the earlier one is named.
    if (what != Struck.REPEAT) {
      assertThat(lines(with)).as("it did matter").isNotEqualTo(lines(told.without().facts()));
    }
  }

  @Property(tries = 300, seed = "20260101")
  void shouldNotCareWhetherTheEventOrTheStrikeComesFirst(
      @ForAll("seeds") long seed, @ForAll Struck what) {
    var told = told(what, seed);
    var before = CaseFacts.none("x").without(told.eventId());
    for (var step : told.with().steps()) {
      before = step.apply().apply(before);
    }
    assertThat(before).isEqualTo(told.with().facts().without(told.eventId()));
  }

  @Property(tries = 200, seed = "20260101")
  void shouldGiveNothingWithoutItsOnlyEnd(@ForAll("seeds") long seed) {
    var facts = told(Struck.REJECTION, seed).with().facts();
    var ended = facts.ended();
    assertThat(ended).isNotNull();
    assertThat(lines(facts.without(ended.eventId()))).isEmpty();
  }

  /** A red card and the late answer to it are one miss, and struck as one. */
  @Test
  void shouldKeepALimitOnceItsMissIsStruckHoweverItShowed() {
    var story =
        new Story("x")
            .opened()
            .dispatched(NORTH)
            .limit(DUE, LimitSeen.Step.SET, OPENED)
            .limit(DUE, LimitSeen.Step.RED_CARD, DUE);
    var red = story.lastDeadlineId();
    var facts = story.limit(DUE, LimitSeen.Step.MET, DUE.plusSeconds(1)).closed(CLOSED).facts();
    assertThat(lines(facts)).extracting(Line::reason).contains("limit-missed");
    assertThat(lines(facts.without(red))).extracting(Line::reason).doesNotContain("limit-missed");
  }

  /**
   * The end, the demand and item 2 stay where the approval that confirmed a complaint is struck.
   */
  @Test
  void shouldCostOneInPlaceOfThreeOnceTheVerdictIsStruck() {
    var told = told(Struck.VERDICT, 1);
    assertThat(lines(told.with().facts()))
        .filteredOn(line -> line.item().equals("5"))
        .extracting(line -> line.amount() + " " + line.reason() + " " + line.sourceEventId())
        .containsExactly("-3 complaint-confirmed " + told.eventId());
    assertThat(lines(told.with().facts().without(told.eventId())))
        .filteredOn(line -> line.item().equals("5"))
        .extracting(line -> line.amount() + " " + line.reason())
        .containsExactly("-1 complaint");
  }

  private static Told told(Struck what, long seed) {
    var with = before(what, new Random(seed));
    var without = before(what, new Random(seed));
    what(what, with, false);
    var eventId =
        switch (what) {
          case RED_CARD, LATE_ANSWER, MOVED_LIMIT -> with.lastDeadlineId();
          case REPEAT -> "late-2";
          default -> with.lastEventId();
        };
    what(what, without, true);
    return new Told(
        after(what, with, new Random(seed + 1)),
        after(what, without, new Random(seed + 1)),
        eventId);
  }

  /** An open case, or one that ended where another end is struck. */
  private static Story before(Struck what, Random random) {
    var story =
        new Story("x")
            .level(SourceLevel.PREFECTURE_OR_ABOVE)
            .opened()
            .demand(Demand.Type.COMPLAINT, false)
            .dispatched(random.nextBoolean() ? NORTH : FIRST);
    if (random.nextBoolean()) {
      story.rejectedForTemplate();
    }
    if (what != Struck.ORDINAL && random.nextBoolean()) {
      story.complaint(1 + random.nextInt(3));
    }
    return switch (what) {
      case RED_CARD -> story.limit(DUE, LimitSeen.Step.SET, OPENED);
      case LATE_ANSWER -> story.limit(DUE, LimitSeen.Step.SET, OPENED);
      case MOVED_LIMIT ->
          story
              .limit(DUE, LimitSeen.Step.SET, OPENED)
              .limit(DUE, LimitSeen.Step.MET, DUE.minusSeconds(1));
      case CENTRES_FAULT -> story.transferred(new Random(7).nextBoolean() ? NORTH : FIRST, true);
      case REDO, SECOND_END -> story.closed(CLOSED.minusSeconds(60));
      default -> story;
    };
  }

  /** The step that is struck, or, left out, the step as it is without what is struck. */
  private static void what(Struck what, Story story, boolean leftOut) {
    UnaryOperator<Story> step =
        switch (what) {
          case RED_CARD -> one -> one.limit(DUE, LimitSeen.Step.RED_CARD, DUE);
          case LATE_ANSWER -> one -> one.limit(DUE, LimitSeen.Step.MET, DUE.plusSeconds(9));
          case MOVED_LIMIT -> one -> one.limit(DUE.minusSeconds(60), LimitSeen.Step.CORRECTED, DUE);
          case REPEAT -> one -> one.repeatedBy("late", CLOSED.plus(Duration.ofDays(9)));
          case REJECTION -> Story::rejectedForTemplate;
          // The case stays where it was sent: what is struck is that somebody is charged with it.
          case TRANSFER -> one -> one.transferred(Story.SOUTH, !leftOut);
          case CENTRES_FAULT -> Story::transferCleared;
          case REDO -> Story::redo;
          case FALSIFIED -> Story::falsified;
          case ORDINAL -> one -> one.complaint(2);
          case VERDICT -> one -> one.demand(Demand.Type.COMPLAINT, true);
          case SECOND_END -> one -> one.ended(Ending.FILED, CLOSED);
        };
    if (leftOut && what != Struck.TRANSFER) {
      story.leavingOut(step);
    } else {
      step.apply(story);
    }
  }

  private static Story after(Struck what, Story story, Random random) {
    if (random.nextBoolean()) {
      story.rejectedForTemplate();
    }
    if (random.nextBoolean()) {
      story.repeatedBy("early", CLOSED.plus(Duration.ofDays(random.nextInt(40))));
    }
    return what == Struck.SECOND_END ? story : story.closed(CLOSED);
  }

  private static List<Line> lines(CaseFacts facts) {
    return CaseLines.of(facts, SchemeA.scheme(), END);
  }
}
