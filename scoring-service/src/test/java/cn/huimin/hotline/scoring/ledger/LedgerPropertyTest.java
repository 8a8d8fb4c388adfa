package cn.huimin.hotline.scoring.ledger;

import static cn.huimin.hotline.scoring.fact.Story.FIRST;
import static cn.huimin.hotline.scoring.fact.Story.NORTH;
import static cn.huimin.hotline.scoring.fact.Story.OPENED;
import static cn.huimin.hotline.scoring.fact.Story.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.Ending;
import cn.huimin.hotline.scoring.fact.Holder;
import cn.huimin.hotline.scoring.fact.Story;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LedgerPropertyTest {

  private static final Scheme SCHEME = SchemeA.scheme().ofCases();
  private static final Map<String, Fraction> LEAST = Map.of("5", Fraction.of(-18));
  private static final Map<String, Fraction> MOST =
      Map.of(
          "2.1",
          Fraction.of(4),
          "2.2",
          Fraction.of(3),
          "2.3",
          Fraction.of(3),
          "2.4",
          Fraction.of(10),
          "5",
          Fraction.ZERO);
  private static final Instant END = OPENED.plus(Duration.ofDays(200));
  private static final List<Holder> HOLDERS = List.of(NORTH, SOUTH, FIRST);

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 500, seed = "20260101")
  void shouldNotCareInWhichOrderTopicsMeet(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    var steps = story("x", random).steps();
    assertThat(Story.fold("x", shuffledAcrossTopics(steps, random)))
        .isEqualTo(Story.fold("x", steps));
  }

  @Property(tries = 500, seed = "20260101")
  void shouldIgnoreWhatItHasSeenBefore(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    var told = story("x", random);
    var again = told.facts();
    for (var step : told.steps()) {
      again = step.apply().apply(again);
    }
    assertThat(again).isEqualTo(told.facts());
  }

  @Property(tries = 300, seed = "20260101")
  void shouldStandInTheEndAsIfEveryLineHadBeenPostedOnce(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    var ledger = new Ledger();
    var wanted = new ArrayList<Line>();
    for (int i = 0; i < 6; i++) {
      var id = "c" + i;
      var facts = CaseFacts.none(id);
      var at = OPENED;
      List<Line> standing = List.of();
      for (var step : shuffledAcrossTopics(story(id, random).steps(), random)) {
        facts = step.apply().apply(facts);
        at = at.plus(Duration.ofDays(random.nextInt(9)));
        standing = ledger.settle(standing, CaseLines.of(facts, SCHEME, at));
      }
      standing = ledger.settle(standing, CaseLines.of(facts, SCHEME, END));
      wanted.addAll(standing);
    }
    var once = new Ledger();
    wanted.forEach(once::post);
    assertThat(ledger.sums.items()).isEqualTo(once.sums.items());
    for (var item : Card.of(ledger.sums, SCHEME).items()) {
      assertThat(item.value())
          .as(item.item())
          .isBetween(LEAST.getOrDefault(item.item(), Fraction.ZERO), MOST.get(item.item()));
    }
  }

  @Property(tries = 300, seed = "20260101")
  void shouldSumToWhatIsLeftWhenLinesAreStruck(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    var first = CaseLines.of(story("a", random).facts(), SCHEME, END);
    var second = CaseLines.of(story("b", random).facts(), SCHEME, END);
    var both = new Ledger();
    first.forEach(both::post);
    second.forEach(both::post);
    first.forEach(both::strike);
    first.forEach(both::strike);
    var alone = new Ledger();
    second.forEach(alone::post);
    assertThat(Card.of(both.sums, SCHEME).result()).isEqualTo(Card.of(alone.sums, SCHEME).result());
    for (var item : SCHEME.items()) {
      assertThat(both.sums.of(item.id())).isEqualTo(alone.sums.of(item.id()));
    }
  }

  @Property(tries = 300, seed = "20260101")
  void shouldCountEveryCaseOnceForEachUnitThatAnswers(@ForAll("seeds") long seed) {
    var lines = CaseLines.of(story("x", new Random(seed)).facts(), SCHEME, END);
    assertThat(lines).extracting(Line::id).doesNotHaveDuplicates();
    var units =
        lines.stream()
            .filter(line -> line.item().equals("2.1"))
            .map(line -> line.unit().unitId())
            .distinct()
            .toList();
    for (var unit : units) {
      assertThat(sum(lines, unit, Line.Kind.DENOMINATOR)).isEqualTo(Fraction.ONE);
      assertThat(sum(lines, unit, Line.Kind.NUMERATOR)).isIn(Fraction.ZERO, Fraction.ONE);
    }
  }

  private static Fraction sum(List<Line> lines, String unit, Line.Kind kind) {
    return lines.stream()
        .filter(
            line ->
                line.unit().unitId().equals(unit)
                    && line.kind() == kind
                    && line.item().equals("2.1"))
        .map(Line::amount)
        .reduce(Fraction.ZERO, Fraction::plus);
  }

  /** A ledger of one account, folded the way the stream does. */
  private static final class Ledger {
    private final Map<String, Entry> standing = new HashMap<>();
    private UnitSums sums = UnitSums.NONE;

    List<Line> settle(List<Line> before, List<Line> wanted) {
      var difference = Difference.between(before, wanted);
      difference.strike().forEach(this::strike);
      difference.post().forEach(this::post);
      return wanted;
    }

    void post(Line line) {
      var entry = Entry.of(line);
      sums = sums.posted(entry, standing.put(line.id(), entry));
    }

    void strike(Line line) {
      sums = sums.struck(standing.remove(line.id()));
    }
  }

  private static Story story(String id, Random random) {
    var story = new Story(id).opened().dispatched(pick(random));
    var at = OPENED.plus(Duration.ofDays(6));
    for (int steps = random.nextInt(8); steps > 0; steps--) {
      at = at.plus(Duration.ofHours(random.nextInt(24 * 20)));
      switch (random.nextInt(8)) {
        case 0 -> story.missed();
        case 1 -> story.transferred(pick(random), random.nextBoolean());
        case 2 -> story.redo();
        case 3 -> story.repeatedBy("r" + steps, at);
        case 5 -> story.rejectedForTemplate();
        case 6 ->
            story.demand(
                Demand.Type.values()[random.nextInt(Demand.Type.values().length)],
                random.nextBoolean());
        case 4 -> story.complaint(1 + random.nextInt(4));
        default -> story.closed(at);
      }
    }
    return random.nextInt(5) == 0 ? story : story.ended(ending(random), at);
  }

  private static Ending ending(Random random) {
    return Ending.values()[random.nextInt(Ending.values().length)];
  }

  private static Holder pick(Random random) {
    return HOLDERS.get(random.nextInt(HOLDERS.size()));
  }

  /** Keeps the order within each topic. */
  private static List<Story.Step> shuffledAcrossTopics(List<Story.Step> steps, Random random) {
    var byTopic = new HashMap<String, List<Story.Step>>();
    steps.forEach(step -> byTopic.computeIfAbsent(step.topic(), _ -> new ArrayList<>()).add(step));
    var merged = new ArrayList<Story.Step>();
    while (!byTopic.isEmpty()) {
      var topics = byTopic.keySet().stream().sorted().toList();
      var topic = topics.get(random.nextInt(topics.size()));
      var left = byTopic.get(topic);
      merged.add(left.removeFirst());
      if (left.isEmpty()) {
        byTopic.remove(topic);
      }
    }
    return merged;
  }
}
