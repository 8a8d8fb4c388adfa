package cn.huimin.hotline.scoring.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {

  @ParameterizedTest
  @CsvSource({"4,4", "-1/2,-1/2", "6/4,3/2", "3/-6,-1/2", "0/7,0", " 11 / 3 ,11/3"})
  void shouldReadAndWriteLowestTerms(String text, String written) {
    assertThat(Fraction.parse(text)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1/0", "0.5", "a", "1/2/3"})
  void shouldRefuseWhatIsNoFraction(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Fraction.parse(text));
  }

  @Test
  void shouldCalculateExactly() {
    var third = new Fraction(1, 3);
    assertThat(third.plus(third).plus(third)).isEqualTo(Fraction.ONE);
    assertThat(Fraction.of(4).times(new Fraction(11, 12))).hasToString("11/3");
    assertThat(Fraction.of(1).minus(new Fraction(3, 2))).hasToString("-1/2");
    assertThat(third.dividedBy(new Fraction(-2, 3))).hasToString("-1/2");
    assertThat(third.max(new Fraction(1, 4))).isEqualTo(third);
    assertThat(third.min(new Fraction(-5, 1))).hasToString("-5");
  }

  @Test
  void shouldCalculateWithWhatHasALargeDenominator() {
    var small = new Fraction(1, 4_000_000_000L);
    assertThat(small.plus(new Fraction(1, 6_000_000_000L))).hasToString("1/2400000000");
    assertThat(Fraction.of(Long.MAX_VALUE)).isGreaterThan(small);
  }

  @ParameterizedTest
  @CsvSource({"187/2,93.50", "11/3,3.67", "1/200,0.01", "-1/200,-0.01", "1/201,0.00", "3,3.00"})
  void shouldRoundForDisplayHalfUp(String exact, String shown) {
    assertThat(Fraction.parse(exact).display()).isEqualTo(shown);
  }
}
