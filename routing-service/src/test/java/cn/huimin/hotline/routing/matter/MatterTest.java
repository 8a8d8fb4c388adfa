package cn.huimin.hotline.routing.matter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.likeness.Sketch;
import cn.huimin.hotline.routing.matter.Matter.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatterTest {

  private static final Instant DAY_0 = Instant.parse("2026-03-02T02:00:00Z");
  private static final Duration WINDOW = Duration.ofDays(90);
  private static final Matter.Rule RULE = new Matter.Rule(WINDOW, 0.6);
  private static final String MATTER = "matter";
  private static final String FEES = "班里要求每人买两套冬季校服，交了钱一直没有发，也没有开发票，请问什么时候能退。";
  private static final String ROAD = "学校门口放学时段有三轮车占道，孩子过马路很危险，希望有人来管一管。";

  private Matter matter = Matter.NONE;

  @Test
  void shouldTellTheSecondAndTheThirdButNotTheFirst() {
    assertThat(see("a", 0)).isEmpty();
    assertThat(see("b", 10)).containsExactly(telling("b", 2, "a"));
    assertThat(see("c", 20)).containsExactly(telling("c", 3, "a", "b"));
  }

  @Test
  void shouldTellNobodyTwice() {
    see("a", 0);
    see("b", 10);

    assertThat(see("b", 10)).isEmpty();
    assertThat(see("a", 0)).isEmpty();
  }

  @Test
  void shouldCountNinetyDaysToTheMillisecond() {
    see("a", 0);
    assertThat(matter.see(sighting("b", DAY_0.plus(WINDOW).plusMillis(1), true), RULE).tellings())
        .isEmpty();
    assertThat(matter.see(sighting("b", DAY_0.plus(WINDOW), true), RULE).tellings()).hasSize(1);
  }

  @Test
  void shouldGoByWhenCasesWereAcceptedNotByWhenTheyWereDispatched() {
    assertThat(see("late", 5)).isEmpty();

    assertThat(see("early", 1)).containsExactly(telling("late", 2, "early"));
  }

  @Test
  void shouldTakeTheOneSeenFirstAsTheFirstOfTwoAcceptedInTheSameMillisecond() {
    assertThat(see("z", 0)).isEmpty();
    assertThat(see("a", 0)).containsExactly(telling("a", 2, "z"));
    assertThat(see("z", 0)).isEmpty();
  }

  @Test
  void shouldNoLongerCountACaseThatWentToAnotherMatter() {
    see("a", 0);
    see("b", 1);
    see("c", 2);

    var seen = matter.see(sighting("a", DAY_0, false), RULE);

    assertThat(seen.tellings()).containsExactly(telling("b", 1), telling("c", 2, "b"));
  }

  @Test
  void shouldForgetTheVeryOld() {
    see("a", 0);
    see("b", 80);
    assertThat(see("c", 160)).containsExactly(telling("c", 2, "b"));

    assertThat(see("d", 451)).isEmpty();
    assertThat(matter.cases())
        .extracting(known -> known.seen().caseId())
        .containsExactly("b", "c", "d");
  }

  @Test
  void shouldStillTellCasesOfAnOldMatterAfterANewOneBegan() {
    see("a", "one", 0, null);
    see("b", "one", 1, null);
    see("c", "two", 100, null);

    var seen = matter.see(new Matter.Sighting("a", "one", DAY_0, false, null, null), RULE);

    assertThat(seen.tellings()).containsExactly(new Telling("b", "one", 1, List.of(), false));
  }

  @Test
  void shouldTakeNearlyTheSameWordsForTheSameMatterWhateverUnitAndCategory() {
    see("a", "fees", 0, FEES);
    assertThat(see("b", "traffic", 1, ROAD)).isEmpty();
    assertThat(see("c", "other-school", 2, FEES.replace("也没有", "还没有")))
        .containsExactly(new Telling("c", "other-school", 2, List.of("a"), false));
    assertThat(see("d", "fees", 3, null))
        .containsExactly(new Telling("d", "fees", 2, List.of("a"), false));
  }

  @Test
  void shouldTellACaseAgainThatCountsAgain() {
    see("a", 0);
    see("b", 1);
    matter = matter.see(sighting("b", DAY_0.plus(Duration.ofDays(1)), false), RULE).after();
    matter = matter.see(sighting("a", DAY_0, false), RULE).after();

    assertThat(see("b", 1)).as("it may still hold itself for the second").hasSize(1);
  }

  /** What counts is the last earlier complaint, and how it stood when the case came. */
  @Test
  void shouldSayThatTheLastEarlierOneWasClosedOnFile() {
    see("a", 0);
    matter = matter.see(filed("a", 0, 5), RULE).after();
    assertThat(matter.see(sighting("early", day(4), true), RULE).tellings())
        .extracting(Telling::onFile)
        .containsExactly(false);
    var seen = matter.see(sighting("b", day(5), true), RULE);
    assertThat(seen.tellings()).containsExactly(new Telling("b", MATTER, 2, List.of("a"), true));

    matter = seen.after();
    assertThat(see("c", 6))
        .as("b, which is no filed one, is the last")
        .containsExactly(telling("c", 3, "a", "b"));
  }

  private static Instant day(int day) {
    return DAY_0.plus(Duration.ofDays(day));
  }

  private static Matter.Sighting filed(String caseId, int accepted, int filed) {
    return new Matter.Sighting(caseId, MATTER, day(accepted), true, null, day(filed));
  }

  @Test
  void shouldHoldACaseForTheFirstWhenItComesToAnotherMatter() {
    see("a", "one", 0, null);
    see("b", "one", 1, null);

    assertThat(see("b", "two", 1, null)).isEmpty();
    assertThat(see("b", "one", 1, null))
        .containsExactly(new Telling("b", "one", 2, List.of("a"), false));
  }

  private List<Telling> see(String caseId, int day) {
    return see(caseId, MATTER, day, null);
  }

  private List<Telling> see(String caseId, String matterId, int day, @Nullable String text) {
    var at = DAY_0.plus(Duration.ofDays(day));
    var sketch = text == null ? null : Sketch.of(text);
    var seen = matter.see(new Matter.Sighting(caseId, matterId, at, true, sketch, null), RULE);
    matter = seen.after();
    return seen.tellings();
  }

  private static Matter.Sighting sighting(String caseId, Instant at, boolean counts) {
    return new Matter.Sighting(caseId, MATTER, at, counts, null, null);
  }

  private static Telling telling(String caseId, int ordinal, String... earlier) {
    return new Telling(caseId, MATTER, ordinal, List.of(earlier), false);
  }
}
