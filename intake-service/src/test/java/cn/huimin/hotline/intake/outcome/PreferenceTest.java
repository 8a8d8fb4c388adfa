package cn.huimin.hotline.intake.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.problem.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=10 | 10",
        "wait=0 | 0",
        "wait = 30 | 30",
        "respond-async, wait=3 | 3",
        "wait=\"7\"; x=1 | 7",
        "respond-async | 5",
        "await=9 | 5",
        "wait=x | 5"
      })
  void shouldReadTheWait(String header, int seconds) {
    assertThat(Preference.wait(header, Duration.ofSeconds(5)))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void shouldRefuseToWaitForEver() {
    assertThatThrownBy(() -> Preference.wait("wait=31", Duration.ofSeconds(5)))
        .isInstanceOf(Refusal.class);
  }
}
