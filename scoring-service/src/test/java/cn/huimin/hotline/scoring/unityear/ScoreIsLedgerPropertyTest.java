package cn.huimin.hotline.scoring.unityear;

import static cn.huimin.hotline.scoring.fact.Story.FIRST;
import static cn.huimin.hotline.scoring.fact.Story.OPENED;
import static cn.huimin.hotline.scoring.fact.Story.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.scoring.fact.Answer.Resolution;
import cn.huimin.hotline.scoring.fact.Answer.Satisfaction;
import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.Ending;
import cn.huimin.hotline.scoring.fact.LimitSeen;
import cn.huimin.hotline.scoring.fact.SourceLevel;
import cn.huimin.hotline.scoring.fact.Story;
import cn.huimin.hotline.scoring.ledger.Card;
import cn.huimin.hotline.scoring.ledger.CaseLines;
import cn.huimin.hotline.scoring.ledger.Entry;
import cn.huimin.hotline.scoring.ledger.UnitSums;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import cn.huimin.hotline.scoring.unityear.UnitYear.YearCase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** A unit's year made by hand scores like the same cases told event by event. */
class ScoreIsLedgerPropertyTest {

  private static final List<Scheme> SCHEMES = List.of(SchemeA.scheme(), SchemeA.hotline());
  private static final Instant CLOSED = OPENED.plus(Duration.ofDays(9));
  private static final Instant END = OPENED.plus(Duration.ofDays(200));

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 300, seed = "20260101")
  void shouldScoreTheSame(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    var cases = IntStream.range(0, random.nextInt(9)).mapToObj(n -> one(n, random)).toList();
    for (var scheme : SCHEMES) {
      var byHand =
          UnitYearScore.of(new UnitYear("u", null, null, Map.of(), Map.of(), cases), scheme).card();
      var told = Card.of(ledger(cases, scheme), scheme);
      assertThat(told.items().stream().map(item -> item.item() + "=" + item.value()).toList())
          .isEqualTo(
              byHand.items().stream().map(item -> item.item() + "=" + item.value()).toList());
      assertThat(told.result()).isEqualTo(byHand.result());
    }
  }

  private static UnitSums ledger(List<YearCase> cases, Scheme scheme) {
    var sums = UnitSums.NONE;
    for (var one : cases) {
      var stories = Stream.concat(Stream.of(told(one)), joined(one));
      for (var story : stories.toList()) {
        for (var line : CaseLines.of(story.facts(), scheme, END)) {
          if (line.unit().unitId().equals("first")) {
            sums = sums.posted(Entry.of(line), null);
          }
        }
      }
    }
    return sums;
  }

  /** The work orders that joined it: each its demand, with the verdict that the lead's told it. */
  private static Stream<Story> joined(YearCase one) {
    return one.ids().stream()
        .skip(1)
        .map(
            id ->
                new Story(id)
                    .level(one.level())
                    .opened()
                    .demand(one.demand().type(), false)
                    .dispatched(FIRST)
                    .ended(Ending.MERGED, OPENED.plus(Duration.ofDays(1)))
                    .demand(one.demand().type(), one.demand().confirmed()));
  }

  private static YearCase one(int n, Random random) {
    return new YearCase(
        IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(m -> "c" + n + "-" + m).toList(),
        pick(SourceLevel.values(), random),
        new Demand(pick(Demand.Type.values(), random), random.nextBoolean()),
        1 + random.nextInt(2),
        random.nextInt(4) > 0,
        random.nextInt(2),
        1 + random.nextInt(3),
        random.nextInt(4) == 0,
        random.nextInt(3),
        random.nextInt(5) == 0,
        random.nextInt(5) > 0,
        random.nextInt(3) > 0,
        orNull(new Boolean[] {true, false}, random),
        orNull(Resolution.values(), random),
        orNull(Satisfaction.values(), random));
  }

  private static Story told(YearCase one) {
    var story =
        new Story(one.ids().getFirst())
            .level(one.level())
            .opened()
            .demand(one.demand().type(), one.demand().confirmed())
            .dispatched(FIRST);
    if (one.dispatches() > 1) {
      story.transferred(SOUTH, true).transferred(FIRST, false);
    }
    if (one.contactDue()) {
      story.contact(LimitSeen.Step.SET, OPENED);
      story.contact(LimitSeen.Step.MET, OPENED.plus(Duration.ofDays(one.contactInTime() ? 1 : 2)));
    }
    if (!one.inTime()) {
      story.missed();
    }
    if (one.ordinal() > 1) {
      story.complaint(one.ordinal());
    }
    for (int i = 0; i < one.templateRejects(); i++) {
      story.rejectedForTemplate();
    }
    if (one.falsified()) {
      story.falsified();
    }
    for (int i = 0; i < one.redo(); i++) {
      story.closed(OPENED.plus(Duration.ofDays(6))).redo();
    }
    story.answered(false, one.saidContacted(), one.resolution(), one.satisfaction());
    if (one.repeatedWithin30()) {
      story.repeatedBy("later", CLOSED.plus(Duration.ofDays(30)));
    }
    return story.closed(CLOSED);
  }

  private static <T> T pick(T[] among, Random random) {
    return among[random.nextInt(among.length)];
  }

  private static <T> @Nullable T orNull(T[] among, Random random) {
    return random.nextInt(3) == 0 ? null : pick(among, random);
  }
}
