package cn.huimin.hotline.console.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.scores.SchemeFold.Sums;
import cn.huimin.hotline.console.scores.ScoreStore.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What sums come to, reckoned by hand, and what would be. */
class WhatIfTest {

  private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");
  private static final Fraction HUNDRED = Fraction.of(100, 1);

  private static final Map<String, Sums> YEAR =
      Map.ofEntries(
          Map.entry("1.1", sums("0", "0", "-2")),
          Map.entry("1.2", sums("1", "1", "0")),
          Map.entry("1.3", sums("2", "2", "0")),
          Map.entry("1.4", sums("1", "1", "0")),
          Map.entry("1.5", sums("1", "1", "0")),
          Map.entry("1.6", sums("1", "2", "0")),
          Map.entry("1.9", sums("0", "0", "-4")),
          Map.entry("1.10", sums("0", "0", "-1")),
          Map.entry("2.1", sums("7", "8", "-1")),
          Map.entry("2.2", sums("1", "2", "-2")),
          Map.entry("2.3", sums("0", "0", "-5")),
          Map.entry("2.4", sums("0", "0", "-3")),
          Map.entry("3.1", sums("0", "0", "5")),
          Map.entry("3.2", sums("0", "0", "1")),
          Map.entry("3.4", sums("101", "0", "0")),
          Map.entry("4", sums("0", "0", "-5")),
          Map.entry("5", sums("0", "0", "-7/2")));

  private final SchemeFold fold = fold("scheme-a");

  @Test
  void shouldComeToWhatAHandReckons() {
    // (38 + 19/2 + 5 − 5) × 95 ÷ 100 − 7/2
    assertThat(fold.of(YEAR, Fraction.of(95, 1)).total()).hasToString("333/8");
    assertThat(fold.of(YEAR, HUNDRED).items())
        .containsEntry("1.6", Fraction.ZERO)
        .containsEntry("2.1", Fraction.of(5, 2))
        .containsEntry("2.2", Fraction.ZERO)
        .containsEntry("3.1", Fraction.of(3, 1));
    var falsified = new HashMap<>(YEAR);
    falsified.put("note-1", sums("1", "1", "0"));
    assertThat(fold.of(falsified, HUNDRED).total()).hasToString("0");
    assertThat(fold.of(Map.of(), HUNDRED).total()).as("1.1, 1.10 and section 2").hasToString("35");
    var interviewed = Map.of("1.9", sums("0", "0", "-60"), "5", sums("0", "0", "-30"));
    assertThat(fold.of(interviewed, HUNDRED).total()).as("floor, and cap").hasToString("10");
  }

  @Test
  void shouldComeToBandsToo() {
    var hotline = fold("scheme-b");
    assertThat(hotline.of(Map.of(), HUNDRED).total()).hasToString("96");
    assertThat(hotline.of(Map.of("1", sums("3", "1500", "0")), HUNDRED).total())
        .as("2 for a thousand pupils, the end of the band included")
        .hasToString("98");
  }

  @Test
  void shouldSayWhatWouldBe() {
    var lines =
        List.of(
            line("late", "2.3", "POINTS", -1, "c1"),
            line("held", "2.1", "DENOMINATOR", 1, "c1"),
            line("not", "2.1", "NUMERATOR", 0, "c1"),
            line("held2", "2.1", "DENOMINATOR", 1, "c2"),
            line("one", "2.1", "NUMERATOR", 1, "c2"));
    // 10 + 5 of section 1, and 2 + 3 + 2 + 10 of section 2
    var asIs = card("32", item("2.1", "2", "1", "2", "0"), item("2.3", "2", "0", "0", "-1"));
    assertThat(ask(asIs, lines, Set.of("late"), Set.of(), Set.of()).after()).hasToString("33");
    assertThat(ask(asIs, lines, Set.of(), Set.of("held"), Set.of()).after()).hasToString("34");
    assertThat(ask(asIs, lines, Set.of("held"), Set.of(), Set.of()).after())
        .as("one of one")
        .hasToString("34");
    assertThat(ask(asIs, lines, Set.of("held2"), Set.of(), Set.of()).after())
        .as("none of one")
        .hasToString("30");
    var all = ask(asIs, lines, Set.of("late"), Set.of("held"), Set.of("1.2"));
    assertThat(all.after()).hasToString("40");
    assertThat(all.items()).extracting(WhatIf.Change::item).containsExactly("1.2", "2.1", "2.3");
  }

  @Test
  void shouldRefuseWhatItCannotSay() {
    var asIs = card("35");
    assertThat(ask(asIs, List.of(), Set.of(), Set.of(), Set.of()).items()).isEmpty();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ask(asIs, List.of(), Set.of("none"), Set.of(), Set.of()))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_INPUT));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ask(asIs, List.of(), Set.of(), Set.of(), Set.of("3.4")))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_INPUT));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ask(card("36"), List.of(), Set.of(), Set.of(), Set.of()))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.STATE_DOES_NOT_ALLOW));
  }

  private WhatIf ask(
      ScoreStore.Card card,
      List<Line> lines,
      Set<String> without,
      Set<String> counted,
      Set<String> proven) {
    return WhatIf.of(fold, card, lines, new WhatIf.Asked(without, counted, proven));
  }

  private static SchemeFold fold(String name) {
    try (var in = WhatIfTest.class.getResourceAsStream("/policies/" + name + ".json")) {
      return new SchemeFold(JsonMapper.shared().readTree(Objects.requireNonNull(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sums sums(String numerator, String denominator, String points) {
    return new Sums(Fraction.parse(numerator), Fraction.parse(denominator), Fraction.parse(points));
  }

  private static ScoreStore.Item item(
      String item, String value, String numerator, String denominator, String points) {
    return new ScoreStore.Item(item, value, numerator, denominator, points, 1, false);
  }

  private static ScoreStore.Card card(String total, ScoreStore.Item... items) {
    return new ScoreStore.Card(
        "u",
        "一中",
        "A-2020",
        "2026",
        List.of(items),
        total,
        new ScoreStore.Sum(List.of(), "", "", "", "", ""),
        "OPEN",
        null,
        "1",
        NOW);
  }

  private static Line line(
      String id, String item, String kind, long amount, @Nullable String caseId) {
    return new Line(
        id,
        item,
        kind,
        Fraction.of(amount, 1),
        "x",
        caseId,
        caseId,
        "u",
        "e",
        false,
        false,
        "1",
        NOW,
        null,
        null);
  }
}
