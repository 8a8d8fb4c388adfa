package cn.huimin.hotline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {

  @Test
  void shouldMeasureAllOfItAtTheRateOfTheNationUnlessToldOtherwise() {
    assertThat(BenchOptions.parse(List.of()))
        .isEqualTo(new BenchOptions(EnumSet.allOf(What.class), 50, 60, 60, 20_000));
    assertThat(
            BenchOptions.parse(
                List.of("inbox", "--rate", "5", "--warm-up", "0", "hop", "--seconds", "7")))
        .isEqualTo(new BenchOptions(EnumSet.of(What.HOP, What.INBOX), 5, 7, 0, 20_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate 0        | --rate takes a number from 1 to 1000, not '0'",
        "--rate          | --rate takes a number from 1 to 1000, not ''",
        "--seconds soon  | --seconds takes a number from 1 to 3600, not 'soon'",
        "--cases 499     | --cases takes a number from 500 to 1000000, not '499'",
        "--faster        | bench does not know '--faster'",
        "outbox          | it measures start, hop, pipeline, lives, inbox",
      })
  void shouldSayWhatIsWrong(String arguments, String reason) {
    assertThatThrownBy(() -> BenchOptions.parse(List.of(arguments.split(" "))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
