package cn.huimin.hotline.sla.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatRuleTest {

  private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");
  private static final MatterFact.Concern CONCERN =
      new MatterFact.Concern("school", "柳河镇中心小学", List.of("school", "bureau"), "违规收费");

  private final RepeatRule rule = RepeatRule.DEFAULT;
  private MatterWatch watch = MatterWatch.NEW;

  @Test
  void shouldRaiseYellowOnTheSecondAndUpdateToRedOnTheThird() {
    var raised = happens(repeated("b", 2, "a"));
    assertThat(raised).isInstanceOf(WarningChange.Raised.class);
    assertThat(raised.standing().level()).isEqualTo(WarningLevel.YELLOW);
    assertThat(raised.standing().caseIds()).containsExactlyInAnyOrder("a", "b");

    var updated = happens(repeated("c", 3, "a", "b"));
    assertThat(updated).isInstanceOf(WarningChange.Updated.class);
    assertThat(updated.standing().level()).isEqualTo(WarningLevel.RED);
    assertThat(updated.standing().warningId()).isEqualTo(raised.standing().warningId());
    assertThat(updated.standing().sequence()).isEqualTo(2);
  }

  @Test
  void shouldStandWhileACaseIsOpenAndBeClearedWhenTheLastHasEnded() {
    happens(ended("a"));
    happens(repeated("b", 2, "a"));
    assertThat(watch.standing()).isNotNull();

    var cleared = happens(ended("b"));
    assertThat(cleared).isInstanceOf(WarningChange.Cleared.class);
    assertThat(cleared.standing().sequence()).isEqualTo(2);
    assertThat(watch.standing()).isNull();
  }

  @Test
  void shouldStandNoLongerOnceTheRuleIsNoMore() {
    assertThat(RepeatRule.withdrawn(watch)).isEmpty();
    happens(repeated("b", 2, "a"));
    var gone = RepeatRule.withdrawn(watch).orElseThrow();
    assertThat(gone).isInstanceOf(WarningChange.Cleared.class);
    assertThat(gone.standing().sequence()).isEqualTo(2);
    assertThat(watch.evolve(gone).standing()).isNull();
  }

  @Test
  void shouldStandOnWhenACaseIsReopened() {
    happens(repeated("b", 2, "a"));
    happens(ended("a"));
    happens(new MatterFact.Reopened("a", "a-9", AT));
    assertThat(happens(ended("b"))).isNull();
    assertThat(happens(ended("a"))).isInstanceOf(WarningChange.Cleared.class);
  }

  @Test
  void shouldRaiseANewOneAfterItWasCleared() {
    var first = happens(repeated("b", 2, "a"));
    happens(ended("a"));
    happens(ended("b"));
    var second = happens(repeated("c", 3, "a", "b"));
    assertThat(second).isInstanceOf(WarningChange.Raised.class);
    assertThat(second.standing().level()).isEqualTo(WarningLevel.RED);
    assertThat(second.standing().warningId()).isNotEqualTo(first.standing().warningId());
  }

  @Test
  void shouldSayNothingOfACaseThatEndsWithoutAWarning() {
    assertThat(happens(ended("a"))).isNull();
  }

  @Test
  void shouldRefuseALimitThatMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepeatRule(1))
        .withMessageContaining("redFrom");
  }

  private @Nullable WarningChange happens(MatterFact fact) {
    watch = rule.learn(watch, fact);
    var change = rule.decide("m", watch, fact).orElse(null);
    if (change != null) {
      watch = watch.evolve(change);
    }
    return change;
  }

  private static MatterFact repeated(String caseId, int ordinal, String... earlier) {
    return new MatterFact.Repeated(caseId, caseId + "-5", AT, ordinal, List.of(earlier), CONCERN);
  }

  private static MatterFact ended(String caseId) {
    return new MatterFact.Ended(caseId, caseId + "-9", AT);
  }
}
