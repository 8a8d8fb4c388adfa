package cn.huimin.hotline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {

  @Test
  void shouldMeasureAMinuteAtTheRateOfTheNationUnlessToldOtherwise() {
    assertThat(BenchOptions.parse(List.of())).isEqualTo(new BenchOptions(50, 60, 60));
    assertThat(BenchOptions.parse(List.of("--rate", "5", "--warm-up", "0", "--seconds", "7")))
        .isEqualTo(new BenchOptions(5, 7, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate 0        | --rate takes a number from 1 to 1000, not '0'",
        "--rate          | --rate takes a number from 1 to 1000, not ''",
        "--seconds soon  | --seconds takes a number from 1 to 3600, not 'soon'",
        "--faster        | bench does not know '--faster'",
      })
  void shouldSayWhatIsWrong(String arguments, String reason) {
    assertThatThrownBy(() -> BenchOptions.parse(List.of(arguments.split(" "))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
