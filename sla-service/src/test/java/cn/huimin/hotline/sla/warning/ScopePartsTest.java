package cn.huimin.hotline.sla.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.warning.ScopeParts.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A scope that is written in parts is the scope that was kept whole. */
class ScopePartsTest {

  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final List<WarningRule> RULES = List.of(new ManyCases());

  /** Holds from three cases of the last week on. */
  private record ManyCases() implements WarningRule {
    @Override
    public String name() {
      return "many";
    }

    @Override
    public ScopeKey.Kind scope() {
      return ScopeKey.Kind.UNIT;
    }

    @Override
    public Optional<Finding> look(ScopeWatch watch, Instant now) {
      var week = watch.acceptedBetween(now.minus(Duration.ofDays(7)), now);
      return week.size() < 3
          ? Optional.empty()
          : Optional.of(
              Finding.of(
                  WarningLevel.YELLOW,
                  Map.of("cases", String.valueOf(week.size())),
                  week.stream().map(WatchedCase::caseId).toList()));
    }
  }

  @Test
  void shouldBeTheSameFromItsPartsAfterEveryFact() {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var stored = new TreeMap<String, Part>();
      var watch = ScopeWatch.NEW;
      var now = START;
      int written = 0;
      for (int i = 0; i < 300; i++) {
        now = now.plus(Duration.ofMinutes(random.nextInt(3_000)));
        var next =
            watch
                .after(fact(random, now), WorkingCalendar.SHANGHAI)
                .forgetting(now, WorkingCalendar.SHANGHAI);
        for (var change :
            ScopeDecider.decide(
                ScopeKey.ofUnit("u-1"), next, RULES, Occasion.fact(now, "cause-" + i))) {
          next = next.after(change);
        }
        for (var change : ScopeParts.changes(watch, next)) {
          written++;
          if (change.part() == null) {
            assertThat(stored.remove(change.name())).isNotNull();
          } else {
            stored.put(change.name(), change.part());
          }
        }
        watch = next;
        assertThat(ScopeParts.join(stored.values())).isEqualTo(watch);
      }
      assertThat(stored.keySet()).allSatisfy(name -> assertThat(name).isNotBlank());
      assertThat(written).as("a fact writes a few parts").isLessThan(300 * 5);
    }
  }

  private static ScopeFact fact(Random random, Instant now) {
    int number = random.nextInt(200);
    var openedAt = START.plus(Duration.ofHours(6L * number));
    var caseId = "case-" + number;
    return switch (random.nextInt(4)) {
      case 0 -> new ScopeFact.Gone(caseId, openedAt);
      case 1 -> {
        var marks = new ArrayList<Mark>();
        for (var kind : List.of(Mark.Kind.RED_CARD, Mark.Kind.SATISFIED)) {
          marks.add(new Mark(kind, caseId, now, "m" + random.nextInt(3)));
        }
        yield new ScopeFact.Marked(marks);
      }
      default ->
          new ScopeFact.Here(
              new WatchedCase(caseId, openedAt, "u-1", "校园安全", random.nextBoolean()));
    };
  }

  @Test
  void shouldTellEachNewCaseWhileTheyAreFewAndATenthMoreOnceTheyAreMany() {
    var watch = ScopeWatch.NEW;
    var now = START;
    var told = new ArrayList<Integer>();
    for (int i = 1; i <= 60; i++) {
      now = now.plus(Duration.ofMinutes(1));
      watch =
          watch.after(
              new ScopeFact.Here(new WatchedCase("case-" + i, now, "u-1", "校园安全", false)),
              WorkingCalendar.SHANGHAI);
      var changes =
          ScopeDecider.decide(
              ScopeKey.ofUnit("u-1"), watch, RULES, Occasion.fact(now, "cause-" + i));
      for (var change : changes) {
        watch = watch.after(change);
        told.add(i);
      }
    }
    var each = new ArrayList<Integer>();
    for (int i = 3; i <= ScopeDecider.FEW + 1; i++) {
      each.add(i);
    }
    assertThat(told).containsAll(each).endsWith(24, 27, 30, 33, 37, 41, 46, 51, 57);

    var hourly =
        ScopeDecider.decide(
            ScopeKey.ofUnit("u-1"), watch, RULES, Occasion.hour(now.plusSeconds(60)));
    assertThat(hourly)
        .singleElement()
        .satisfies(change -> assertThat(change.warning().caseIds()).hasSize(60));
  }
}
