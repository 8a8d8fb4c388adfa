package cn.huimin.hotline.routing.flood;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.flood.FloodWatch.Telling;
import cn.huimin.hotline.routing.likeness.Sketch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many people, one matter: unit and category are the same, texts similar, 72 hours (§4.6). */
class FloodWatchTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
  private static final String UNIFORM = "孩子在实验小学上五年级，班里要求每人买两套冬季校服，交了钱一直没有发，也没有开发票";
  private static final String SAME_MATTER = "实验小学五年级要求每人买两套冬季校服，交了钱一直没有发，家长要发票也没有开发票";
  private static final String OTHER_MATTER = "学校门口放学时段有三轮车占道，孩子过马路很危险，希望有人来管一管";

  private static final FloodRule RULE = FloodRule.DEFAULT;
  private static final FloodRule JOINING = new FloodRule(0.3, Duration.ofDays(3), 3, true, 5, 0.1);

  private final Map<String, FloodMember> known = new LinkedHashMap<>();

  @Test
  void shouldTellTheOldestCaseOnceEnoughPeopleComplainAndAgainAsTheyGrow() {
    assertThat(came("a", "p1", 0, UNIFORM)).isEmpty();
    assertThat(came("b", "p2", 1, SAME_MATTER)).isEmpty();
    assertThat(came("c", "p3", 2, UNIFORM))
        .containsExactly(new Telling("a", "a", 3, List.of("b", "c")));
    assertThat(came("d", "p4", 3, UNIFORM))
        .containsExactly(new Telling("a", "a", 4, List.of("b", "c", "d")));
  }

  @Test
  void shouldCountPeopleAndNotCases() {
    came("a", "p1", 0, UNIFORM);
    came("b", "p1", 1, UNIFORM);
    assertThat(came("c", "p2", 2, UNIFORM)).as("two people").isEmpty();
    assertThat(came("d", "p3", 3, UNIFORM))
        .containsExactly(new Telling("a", "a", 3, List.of("b", "c", "d")));
  }

  @Test
  void shouldLeaveOutWhatIsOfAnotherMatter() {
    came("a", "p1", 0, UNIFORM);
    came("x", "p9", 1, OTHER_MATTER);
    came("b", "p2", 1, UNIFORM);
    assertThat(came("c", "p3", 2, SAME_MATTER))
        .containsExactly(new Telling("a", "a", 3, List.of("b", "c")));
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false"})
  void shouldLookBackSeventyTwoHours(long millis, boolean flood) {
    came("a", "p1", 0, UNIFORM);
    came("b", "p2", 71, UNIFORM);
    var at = MONDAY.plus(RULE.within()).plusMillis(millis);
    assertThat(came("c", "p3", at, UNIFORM, RULE)).hasSize(flood ? 1 : 0);
  }

  @Test
  void shouldSayNothingNewOfACaseThatIsSeenTwice() {
    came("a", "p1", 0, UNIFORM);
    came("b", "p2", 1, UNIFORM);
    came("c", "p3", 2, UNIFORM);
    assertThat(came("c", "p3", 2, UNIFORM)).isEmpty();
  }

  @Test
  void shouldLetTheNextOpenCaseLeadWhenTheLeadEnds() {
    came("a", "p1", 0, UNIFORM);
    came("b", "p2", 1, UNIFORM);
    came("c", "p3", 2, UNIFORM);

    assertThat(ended("a"))
        .as("whose complaint has ended is still one of them")
        .containsExactly(new Telling("b", "b", 3, List.of("c")));
    assertThat(came("d", "p4", 3, UNIFORM))
        .containsExactly(new Telling("b", "b", 4, List.of("c", "d")));
  }

  @Test
  void shouldCountNobodyWhoseCaseWentElsewhere() {
    came("a", "p1", 0, UNIFORM);
    came("b", "p2", 1, UNIFORM);
    came("c", "p3", 2, UNIFORM);
    came("d", "p4", 3, UNIFORM);

    assertThat(left("a")).containsExactly(new Telling("b", "b", 3, List.of("c", "d")));
    assertThat(left("b")).as("two are left").isEmpty();
  }

  @Test
  void shouldNotNeedToTellAnybodyWhenOneOfThemJoinsTheLead() {
    came("a", "p1", 0, UNIFORM);
    came("b", "p2", 1, UNIFORM);
    came("c", "p3", 2, UNIFORM);
    assertThat(ended("b")).isEmpty();
    assertThat(came("d", "p4", 3, UNIFORM))
        .containsExactly(new Telling("a", "a", 4, List.of("c", "d")));
  }

  @Test
  void shouldTellEachOpenCaseWhomToJoinWhereTheRuleSaysSo() {
    came("a", "p1", at(0), UNIFORM, JOINING);
    came("b", "p2", at(1), UNIFORM, JOINING);
    assertThat(came("c", "p3", at(2), UNIFORM, JOINING))
        .containsExactly(
            new Telling("a", "a", 3, List.of("b", "c")),
            new Telling("b", "a", 3, List.of()),
            new Telling("c", "a", 3, List.of()));
    assertThat(came("d", "p4", at(3), UNIFORM, JOINING))
        .as("once each")
        .containsExactly(
            new Telling("a", "a", 4, List.of("b", "c", "d")), new Telling("d", "a", 4, List.of()));
  }

  @Test
  void shouldNotTellTheLeadOfEachOfHundreds() {
    int told = 0;
    for (int i = 0; i < 150; i++) {
      told += came("case-" + i, "p" + i, at(0).plusSeconds(i), UNIFORM, RULE).size();
    }
    assertThat(told).isBetween(18, 45);
    assertThat(known.get("case-0").told()).isGreaterThan(130);
  }

  private List<Telling> came(String id, String person, int hours, String text) {
    return came(id, person, at(hours), text, RULE);
  }

  private List<Telling> came(String id, String person, Instant at, String text, FloodRule rule) {
    var sketch = Objects.requireNonNull(Sketch.of(text));
    return remembered(
        FloodWatch.came(all(), FloodMember.alone(id, person, at, sketch, true), rule));
  }

  private List<Telling> ended(String id) {
    var file = Objects.requireNonNull(known.get(id));
    return remembered(
        FloodWatch.came(
            all(),
            FloodMember.alone(id, file.personId(), file.acceptedAt(), file.sketch(), false),
            RULE));
  }

  private List<Telling> left(String id) {
    return remembered(FloodWatch.left(all(), id, RULE));
  }

  /** The order in which a store gives them: the newest first. */
  private List<FloodMember> all() {
    return new ArrayList<>(known.values()).reversed();
  }

  private List<Telling> remembered(FloodWatch.Seen seen) {
    seen.changed().forEach(member -> known.put(member.caseId(), member));
    seen.gone().forEach(member -> known.remove(member.caseId()));
    return seen.tellings();
  }

  private static Instant at(int hours) {
    return MONDAY.plus(Duration.ofHours(hours));
  }
}
