package cn.huimin.hotline.routing.matter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.matter.Matter.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatterTest {

  private static final Instant DAY_0 = Instant.parse("2026-03-02T02:00:00Z");
  private static final Duration WINDOW = Duration.ofDays(90);

  private Matter matter = Matter.NONE;

  @Test
  void shouldTellTheSecondAndTheThirdButNotTheFirst() {
    assertThat(see("a", 0)).isEmpty();
    assertThat(see("b", 10)).containsExactly(new Telling("b", 2, List.of("a")));
    assertThat(see("c", 20)).containsExactly(new Telling("c", 3, List.of("a", "b")));
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
    assertThat(matter.see("b", DAY_0.plus(WINDOW).plusMillis(1), true, WINDOW).tellings())
        .isEmpty();
    assertThat(matter.see("b", DAY_0.plus(WINDOW), true, WINDOW).tellings()).hasSize(1);
  }

  @Test
  void shouldGoByWhenCasesWereAcceptedNotByWhenTheyWereDispatched() {
    assertThat(see("late", 5)).isEmpty();

    assertThat(see("early", 1)).containsExactly(new Telling("late", 2, List.of("early")));
  }

  @Test
  void shouldTakeTheOneSeenFirstAsTheFirstOfTwoAcceptedInTheSameMillisecond() {
    assertThat(see("z", 0)).isEmpty();
    assertThat(see("a", 0)).containsExactly(new Telling("a", 2, List.of("z")));
    assertThat(see("z", 0)).isEmpty();
  }

  @Test
  void shouldNoLongerCountACaseThatWentToAnotherMatter() {
    see("a", 0);
    see("b", 1);
    see("c", 2);

    var seen = matter.see("a", DAY_0, false, WINDOW);

    assertThat(seen.tellings())
        .containsExactly(new Telling("b", 1, List.of()), new Telling("c", 2, List.of("b")));
  }

  @Test
  void shouldLeaveOldCasesWhatTheyWereToldAndForgetTheVeryOld() {
    see("a", 0);
    see("b", 80);
    assertThat(see("c", 160)).containsExactly(new Telling("c", 2, List.of("b")));

    assertThat(see("d", 240)).containsExactly(new Telling("d", 2, List.of("c")));
    assertThat(matter.cases()).extracting(Matter.Known::caseId).containsExactly("b", "c", "d");
  }

  private List<Telling> see(String caseId, int day) {
    var seen = matter.see(caseId, DAY_0.plus(Duration.ofDays(day)), true, WINDOW);
    matter = seen.after();
    return seen.tellings();
  }
}
