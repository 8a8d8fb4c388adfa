package cn.huimin.hotline.intake.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
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

  @ParameterizedTest
  @CsvSource({
    "true SATISFIED RESOLVED; true DISSATISFIED UNRESOLVED, true DISSATISFIED PARTLY",
    "false - -; true SATISFIED RESOLVED, true SATISFIED RESOLVED",
    "false - -; - DISSATISFIED UNRESOLVED, false DISSATISFIED UNRESOLVED",
    "true NO_COMMENT -; true SATISFIED RESOLVED, true SATISFIED RESOLVED",
    "- BASICALLY_SATISFIED PARTLY; - SATISFIED PARTLY, - BASICALLY_SATISFIED PARTLY"
  })
  void shouldSayWhatTheComplainantsOfSeveralMattersSaidAsOne(String said, String asOne) {
    assertThat(
            CalledBack.asOne(
                "call", Arrays.stream(said.split("; ")).map(TellingTest::read).toList()))
        .contains(read(asOne));
    assertThat(CalledBack.asOne("call", List.of(read("- - -")))).isEmpty();
  }

  private static CalledBack read(String said) {
    var parts = said.split(" ");
    return new CalledBack(
        "call",
        parts[0].equals("-") ? null : Boolean.valueOf(parts[0]),
        parts[1].equals("-") ? null : Satisfaction.valueOf(parts[1]),
        parts[2].equals("-") ? null : Resolution.valueOf(parts[2]));
  }
}
