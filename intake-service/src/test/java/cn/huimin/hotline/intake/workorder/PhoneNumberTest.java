package cn.huimin.hotline.intake.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800001234",
        " 138 0000 1234 ",
        "138-0000-1234",
        "+86 13800001234",
        "8613800001234",
        "008613800001234",
        "013800001234",
        "１３８００００１２３４",
        "13800001234、13900001111",
        "13800001234 转 2"
      })
  void shouldBringOneNumberToOneForm(String written) {
    assertThat(PhoneNumber.normalised(written)).contains("13800001234");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0536-1234567", "(0536)1234567", "+86 536 1234567", "0536 1234567"})
  void shouldKnowLandlines(String written) {
    assertThat(PhoneNumber.normalised(written)).contains("05361234567");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "无", "12345", "电话13800001234", "1234567890123456", "---"})
  void shouldRefuseWhatIsNoNumber(String written) {
    assertThat(PhoneNumber.normalised(written)).isEmpty();
  }
}
