package cn.huimin.hotline.intake.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookUpNumberTest {

  /** As people copy it from a phone, a letter or their own hand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "20260302-00017",
        " 20260302-00017\u00a0",
        "2026 0302 - 00017",
        "2026030200017",
        "20260302–00017",
        "20260302—00017",
        "２０２６０３０２－０００１７",
        "20260302　00017",
        "\u200b20260302-00017",
      })
  void shouldReadANumberHoweverItIsWrittenDown(String written) {
    assertThat(LookUps.number(written)).isEqualTo("20260302-00017");
  }
}
