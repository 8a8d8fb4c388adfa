package cn.huimin.hotline.intake.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.word.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict of several matters as one. */
class TellingTest {

  @ParameterizedTest
  @CsvSource({
    "CONFIRMED CONFIRMED, CONFIRMED",
    "CONFIRMED PARTLY, PARTLY",
    "UNFOUNDED CONFIRMED, PARTLY",
    "UNFOUNDED PARTLY UNVERIFIABLE, PARTLY",
    "UNFOUNDED UNVERIFIABLE, UNVERIFIABLE",
    "UNFOUNDED NOT_APPLICABLE, UNFOUNDED",
    "NOT_APPLICABLE NOT_APPLICABLE, NOT_APPLICABLE"
  })
  void shouldSayTheVerdictOfSeveralMattersAsOne(String verdicts, Verdict asOne) {
    assertThat(Telling.asOne(Arrays.stream(verdicts.split(" ")).map(Verdict::valueOf).toList()))
        .contains(asOne);
  }

  @Test
  void shouldSayNoneWhereThereIsNone() {
    assertThat(Telling.asOne(List.of())).isEmpty();
  }
}
