package cn.huimin.hotline.scoring.fact;

import static cn.huimin.hotline.scoring.fact.Story.FIRST;
import static cn.huimin.hotline.scoring.fact.Story.NORTH;
import static cn.huimin.hotline.scoring.fact.Story.OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OneTimeTest {

  private static final Instant CLOSED = OPENED.plus(Duration.ofDays(6));
  private static final Instant LAST_MOMENT = CLOSED.plus(Duration.ofDays(30));
  private static final Instant LATER = CLOSED.plus(Duration.ofDays(60));
  private static final Instant DUE = OPENED.plus(Duration.ofDays(5));

  static Stream<Arguments> breaches() {
    return Stream.of(
        Arguments.of(story().closed(CLOSED), null),
        Arguments.of(story().missed().closed(CLOSED), Breach.Kind.LIMIT_MISSED),
        Arguments.of(story().closed(CLOSED).redo().closed(LATER), Breach.Kind.REDO),
        Arguments.of(
            story().closed(CLOSED).repeatedBy("y", CLOSED.plusMillis(1)), Breach.Kind.REPEATED),
        Arguments.of(story().closed(CLOSED).repeatedBy("y", LAST_MOMENT), Breach.Kind.REPEATED),
        Arguments.of(story().closed(CLOSED).repeatedBy("y", LAST_MOMENT.plusMillis(1)), null),
        // A repeat before the end is not one after it.
        Arguments.of(story().repeatedBy("y", CLOSED).closed(CLOSED), null),
        // The centre's wrong dispatch is charged to nobody; another line's fault to that line.
        Arguments.of(
            new Story("x").dispatched(FIRST).transferred(NORTH, false).closed(CLOSED), null),
        Arguments.of(
            new Story("x").dispatched(FIRST).transferred(NORTH, true).closed(CLOSED), null),
        Arguments.of(
            new Story("x").dispatched(NORTH).transferred(FIRST, true).closed(CLOSED),
            Breach.Kind.TRANSFER),
        // What was the centre's fault after all is charged to nobody; the transfer before it stays.
        Arguments.of(
            new Story("x")
                .dispatched(NORTH)
                .transferred(FIRST, true)
                .transferCleared()
                .closed(CLOSED),
            null),
        Arguments.of(
            new Story("x")
                .dispatched(NORTH)
                .transferred(FIRST, true)
                .transferred(NORTH, true)
                .transferCleared()
                .closed(CLOSED),
            Breach.Kind.TRANSFER),
        // A 退办 mended in time keeps it.
        Arguments.of(
            story()
                .limit(DUE, LimitSeen.Step.SET, OPENED)
                .limit(DUE, LimitSeen.Step.MET, DUE.minusSeconds(60))
                .limit(DUE, LimitSeen.Step.UNMET, DUE.minusSeconds(30))
                .limit(DUE, LimitSeen.Step.MET, DUE)
                .closed(CLOSED),
            null),
        Arguments.of(
            story()
                .limit(DUE, LimitSeen.Step.MET, DUE.minusSeconds(60))
                .limit(DUE, LimitSeen.Step.UNMET, DUE.minusSeconds(30))
                .limit(DUE, LimitSeen.Step.RED_CARD, DUE)
                .limit(DUE, LimitSeen.Step.MET, DUE.plusMillis(1))
                .closed(CLOSED),
            Breach.Kind.LIMIT_MISSED),
        // An extension moved the limit behind a card: the card no longer counts.
        Arguments.of(
            story()
                .limit(DUE, LimitSeen.Step.RED_CARD, DUE)
                .limit(DUE.plusSeconds(60), LimitSeen.Step.SET, DUE)
                .limit(DUE.plusSeconds(60), LimitSeen.Step.MET, DUE.plusSeconds(60))
                .closed(CLOSED),
            null),
        // A unit that gets the case a second time does not lose its first miss.
        Arguments.of(
            story()
                .missed()
                .transferred(FIRST, false)
                .transferred(NORTH, false)
                .limit(LATER, LimitSeen.Step.MET, LATER)
                .closed(LATER),
            Breach.Kind.LIMIT_MISSED));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void shouldSayWhatBrokeItForTheUnitThatAnswers(Story story, Breach.Kind broken) {
    var oneTime = OneTime.of(story.facts(), "office", 30, LATER.plus(Duration.ofDays(31)));
    assertThat(oneTime.holds()).isEqualTo(broken == null);
    assertThat(oneTime.breaches())
        .extracting(Breach::kind)
        .isEqualTo(Stream.ofNullable(broken).toList());
    assertThat(oneTime.provisional()).isFalse();
  }

  @Test
  void shouldBeProvisionalUntilThirtyDaysAfterTheEndAreOver() {
    var closed = story().closed(CLOSED).facts();
    assertThat(OneTime.of(story().facts(), "office", 30, LATER).provisional()).isTrue();
    assertThat(OneTime.of(closed, "office", 30, CLOSED).provisional()).isTrue();
    assertThat(OneTime.of(closed, "office", 30, LAST_MOMENT).provisional()).isTrue();
    assertThat(OneTime.of(closed, "office", 30, LAST_MOMENT.plusMillis(1)).provisional()).isFalse();
  }

  private static Story story() {
    return new Story("x").opened().dispatched(NORTH);
  }
}
