package cn.huimin.hotline.scoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples of the items; the README has the same table. */
class CardTest {

  private static final Scheme SCHEME = SchemeA.scheme().ofCases();

  @ParameterizedTest
  @CsvSource({
    // cases, one-time, second, later, missed, 2.1, 2.3, total
    "0, 0, 0, 0, 0, 4, 3, 20",
    "8, 7, 0, 0, 1, 7/2, 2, 37/2",
    "12, 11, 0, 0, 0, 11/3, 3, 59/3",
    "12, 11, 1, 0, 2, 8/3, 1, 50/3",
    "3, 1, 0, 1, 3, 0, 0, 13",
    "4, 4, 4, 0, 4, 0, 0, 13",
    "4, 4, 1, 1, 9, 1, 0, 14"
  })
  void shouldGiveTheExactFraction(
      int cases,
      int oneTime,
      int second,
      int later,
      int missed,
      String item21,
      String item23,
      String total) {
    var sums = UnitSums.NONE;
    for (int i = 0; i < cases; i++) {
      sums = sums.posted(entry("2.1", Line.Kind.DENOMINATOR, 1), null);
      sums = sums.posted(entry("2.1", Line.Kind.NUMERATOR, i < oneTime ? 1 : 0), null);
    }
    for (int i = 0; i < second; i++) {
      sums = sums.posted(entry("2.1", Line.Kind.POINTS, -1), null);
    }
    for (int i = 0; i < later; i++) {
      sums = sums.posted(entry("2.1", Line.Kind.POINTS, -2), null);
    }
    for (int i = 0; i < missed; i++) {
      sums = sums.posted(entry("2.3", Line.Kind.POINTS, -1), null);
    }
    var card = Card.of(sums, SCHEME);
    assertThat(card.items())
        .extracting(item -> item.item() + "=" + item.value())
        .containsExactly("2.1=" + item21, "2.2=3", "2.3=" + item23, "2.4=10", "5=0");
    assertThat(card.result()).as("with 2.2 and 2.4").hasToString(total);
  }

  private static Entry entry(String item, Line.Kind kind, long amount) {
    return new Entry(item, kind, Fraction.of(amount), false);
  }
}
