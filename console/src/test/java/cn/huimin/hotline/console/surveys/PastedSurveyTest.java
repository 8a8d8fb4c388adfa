package cn.huimin.hotline.console.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.huimin.hotline.console.problem.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A survey out of a spreadsheet. */
class PastedSurveyTest {

  @Test
  void shouldReadColumnsByTheirNamesInAnyOrder() {
    assertThat(
            PastedSurvey.rows("满意\t单位\t备注\t有效答卷\t家长数\n\n121\t二中\t\t132\t2400\n0\tu-dz\tx\t0\t10"))
        .containsExactly(
            Map.of("unit", "二中", "parents", 2400, "asked", 132, "satisfied", 121),
            Map.of("unit", "u-dz", "parents", 10, "asked", 0, "satisfied", 0));
  }

  @Test
  void shouldLeaveCommasAloneWhereTabsSeparate() {
    assertThat(PastedSurvey.rows("单位\t家长数\t有效答卷\t满意\n二中,本部\t2400\t132\t121"))
        .containsExactly(Map.of("unit", "二中,本部", "parents", 2400, "asked", 132, "satisfied", 121));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "单位,家长数;二中,1|表头",
        "单位,家长数,有效答卷,满意;二中,10,5,4;,10,5,4|第 3 行没有单位",
        "单位,家长数,有效答卷,满意;二中,10,5 %,4|第 2 行的有效答卷要写整数",
        "单位,家长数,有效答卷,满意;二中,10,5|第 2 行的满意要写整数"
      })
  void shouldNameLineAndMend(String pasted, String told) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> PastedSurvey.rows(pasted.replace(';', '\n')))
        .withMessageContaining(told);
  }
}
