package cn.huimin.hotline.intake.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedTitleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "家长反映校服费，要求退费。 | 家长反映校服费",
        "【省退回重办】【省12345工单编号GD1】家长反映收费。 | 家长反映收费",
        "短 | 短",
        "，。开头是标点 | ，。开头是标点",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十多 | 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十…",
        "【只有标记】 | 【只有标记】"
      })
  void shouldBeTheFirstClauseOfTheContent(String content, String title) {
    assertThat(DerivedTitle.of(content)).isEqualTo(title);
  }

  /** However many marks somebody puts before a content, the house stands. */
  @ParameterizedTest
  @ValueSource(strings = {"[]", "【】", "( ", "（", " 【a】"})
  void shouldBearAnyNumberOfMarks(String mark) {
    assertThat(DerivedTitle.of(mark.repeat(500_000))).hasSizeLessThanOrEqualTo(31);
  }
}
