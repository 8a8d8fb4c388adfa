package cn.huimin.hotline.intake.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneMentionsTest {

  @ParameterizedTest
  @CsvSource({
    "13800001234, 请回电13800001234谢谢, true",
    "13800001234, 138 0000 1234, true",
    "13800001234, 138-0000-1234, true",
    "13800001234, １３８－００００－１２３４, true",
    "13800001234, +86 138 0000 1234, true",
    "13800001234, 008613800001234, true",
    "13800001234, 8613800001234, true",
    "13800001234, 013800001234, true",
    "13800001234, 电话13800001234 1人, true",
    "13800001234, 213800001234, false",
    "13800001234, 138000012345, false",
    "13800001234, 1380000123, false",
    "13800001234, 370911199001138000012341, false",
    "05398123456, 0539-8123456, true",
    "05398123456, (0539)8123456, true",
    "05398123456, +86 539 8123456, true",
    "05398123456, 5398123456, false",
    "05398123456, 105398123456, false",
    "8123456, 座机812-3456, true",
    "8123456, 13812345678, false"
  })
  void shouldFindAPhoneAndNotPartOfAnotherNumber(String phone, String text, boolean found) {
    assertThat(PhoneMentions.of(Set.of(phone)).in(text)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"'',", "13800001234,"})
  void shouldFindNothingOfNobody(String text, String nobody) {
    assertThat(PhoneMentions.of(List.of()).in(text)).isFalse();
    assertThat(PhoneMentions.of(List.of()).isEmpty()).isTrue();
  }
}
