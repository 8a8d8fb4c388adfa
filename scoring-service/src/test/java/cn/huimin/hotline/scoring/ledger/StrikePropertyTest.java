package cn.huimin.hotline.scoring.ledger;

import static cn.huimin.hotline.scoring.fact.Story.FIRST;
import static cn.huimin.hotline.scoring.fact.Story.NORTH;
import static cn.huimin.hotline.scoring.fact.Story.OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Story;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Striking (剔除) an event equals never having had it (DOMAIN §7.3). */
class StrikePropertyTest {

  private static final Scheme SCHEME = SchemeA.scheme();
  private static final Instant CLOSED = OPENED.plus(Duration.ofDays(6));
  private static final Instant END = OPENED.plus(Duration.ofDays(200));

  /** A case told with an event and without it. */
  private record Told(CaseFacts with, CaseFacts without, String eventId) {}

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 500, seed = "20260101")
  void shouldGiveTheLinesOfACaseThatNeverHadTheEvent(@ForAll("seeds") long seed) {
    var told = told(new Random(seed));
    assertThat(lines(told.with().without(told.eventId()))).isEqualTo(lines(told.without()));
  }

  @Property(tries = 200, seed = "20260101")
  void shouldNotCareWhetherTheEventOrTheStrikeComesFirst(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    var story = story("x", random, random.nextInt(3));
    var event = "x-d2";
    var before = CaseFacts.none("x").without(event);
    for (var step : story.steps()) {
      before = step.apply().apply(before);
    }
    assertThat(before).isEqualTo(story.facts().without(event));
  }

  @Property(tries = 200, seed = "20260101")
  void shouldGiveNothingWithoutTheEnd(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    var facts = story("x", random, random.nextInt(3)).facts();
    var ended = facts.ended();
    assertThat(ended).isNotNull();
    assertThat(lines(facts.without(ended.eventId()))).isEmpty();
  }

  /** What is struck: a red card, a repeat, or a report sent back. */
  private static Told told(Random random) {
    int kind = random.nextInt(3);
    var story = story("x", random, kind);
    var steps = story.steps();
    var without = new ArrayList<>(steps);
    int at = steps.size() - 2;
    without.remove(at);
    var eventId =
        switch (kind) {
          case 0 -> "x-d2";
          case 1 -> "late-2";
          default -> "x-" + steps.stream().limit(at + 1L).filter(Story.Step::isOfCase).count();
        };
    return new Told(story.facts(), Story.fold("x", List.copyOf(without)), eventId);
  }

  /** A closed case whose last step but one is what is struck. */
  private static Story story(String id, Random random, int kind) {
    var story = new Story(id).opened().dispatched(random.nextBoolean() ? NORTH : FIRST);
    if (random.nextBoolean()) {
      story.complaint(1 + random.nextInt(3));
    }
    if (random.nextBoolean()) {
      story.rejectedForTemplate();
    }
    if (random.nextBoolean()) {
      story.repeatedBy("early", CLOSED.plus(Duration.ofDays(random.nextInt(40))));
    }
    switch (kind) {
      case 0 -> story.missed();
      case 1 -> story.repeatedBy("late", CLOSED.plus(Duration.ofDays(1 + random.nextInt(29))));
      default -> story.rejectedForTemplate();
    }
    return story.closed(CLOSED);
  }

  private static List<Line> lines(CaseFacts facts) {
    return CaseLines.of(facts, SCHEME, END);
  }
}
