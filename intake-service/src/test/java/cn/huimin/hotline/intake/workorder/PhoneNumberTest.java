package cn.huimin.hotline.intake.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  @CsvSource({
    "13800000000 / 0538-1234567, 13800000000|05381234567",
    "13800000000/13900000001, 13800000000|13900000001",
    "13800000000、0538-1234567, 13800000000|05381234567",
    "0538-1234567转8001, 05381234567",
    "0538-1234567-8001, 05381234567",
    "13800000000转13900000001, 13800000000|13900000001",
    "138 0000 0000 139 0000 0001, 13800000000|13900000001",
    "13800000000 0538-1234567, 13800000000|05381234567",
    "+86 138 0000 0000；（0538）1234567, 13800000000|05381234567",
    "13800000000（本人）8234567（家）, 13800000000|8234567",
    "１３８００００００００／８２３４５６７, 13800000000|8234567",
    "13800000000或13800000000, 13800000000",
    "无、13800000000, 13800000000",
    "0538/1234567, 05381234567",
    "电话13800001234, 13800001234",
    "13800000000 张先生, 13800000000",
    "13800000000姥姥, 13800000000",
    "13800000000（孩子爸爸，晚上打）, 13800000000",
    "自己：13800000000；爱人：13900000001, 13800000000|13900000001",
    "赵女士13800000000，钱先生13900000001, 13800000000|13900000001",
    "13800000000(另一个13900000001), 13800000000|13900000001",
    "13800000000 母 13900000001 父, 13800000000|13900000001",
    "13800000000母13900000001父, 13800000000|13900000001",
    "座机0538-1234567晚上打, 05381234567",
    "单位(010)12345678找孙老师, 01012345678",
    "微信+86 138 0000 0000同号, 13800000000",
    "王某 身份证370000199001011234 13800000000, 13800000000",
    "住2号楼3单元 138-0000-0000, 13800000000"
  })
  void shouldFindEveryNumberOfAField(String written, String numbers) {
    assertThat(PhoneNumber.all(written))
        .extracting(PhoneNumber::digits)
        .containsExactly(numbers.split("\\|", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "0538-1234567、138 0000 0000, 13800000000",
    "0538-1234567、8234567, 05381234567",
    "13800000000（孩子爸爸）, 13800000000",
    "赵女士13800000000，钱先生13900000001, 13800000000",
    "0538-1234567, 0538-1234567"
  })
  void shouldSendMessagesToAMobile(String written, String to) {
    assertThat(PhoneNumber.forMessages(written)).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "无",
        "12345",
        "1234567890123456",
        "---",
        "单号2026030513800001234",
        "王某8234567",
        "卡号6222021380000123456号"
      })
  void shouldRefuseWhatIsNoNumber(String written) {
    assertThat(PhoneNumber.normalised(written)).isEmpty();
  }
}
