package cn.huimin.hotline.console.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulletinPeriodTest {

  private static final Words WORDS = new Words(Words.bundle());

  @ParameterizedTest
  @CsvSource({
    "2026-03, 2026-03-01, 2026-04-01, 2026年3月通报",
    "2026-12, 2026-12-01, 2027-01-01, 2026年12月通报",
    "2026-W01, 2025-12-29, 2026-01-05, 2026年第1周汇总",
    "2026-W53, 2026-12-28, 2027-01-04, 2026年第53周汇总",
    "2026-Q1, 2026-01-01, 2026-04-01, 2026年第1季度通报",
    "2026-Q4, 2026-10-01, 2027-01-01, 2026年第4季度通报",
    "2026-H1, 2026-01-01, 2026-07-01, 2026年上半年通报",
    "2026-H2, 2026-07-01, 2027-01-01, 2026年下半年通报"
  })
  void shouldBeginAndEndWithItsDays(String id, String from, String until, String title) {
    var period = BulletinPeriod.parse(id, WORDS);
    assertThat(period.from()).hasToString(from);
    assertThat(period.until()).hasToString(until);
    assertThat(period.title()).isEqualTo(title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-13", "2026-00", "2026-W54", "2026-Q5", "26-03", "x"})
  void shouldRefuseWhatIsNone(String id) {
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> BulletinPeriod.parse(id, WORDS));
  }
}
