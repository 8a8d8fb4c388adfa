package cn.huimin.hotline.intake.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerPrintTest {

  private static final String ANSWER =
      "您好，学校食堂更换了两家供货商，退回未使用的食材，本周起每天公示进货单和留样记录，家长委员会可以随时进来查看，多收的餐费在月底前按原渠道退回。";

  @Test
  void shouldBeTheSameForTheSameLetters() {
    assertThat(AnswerPrint.of(ANSWER)).hasSize(16).isEqualTo(AnswerPrint.of(ANSWER));
    assertThat(AnswerPrint.of(ANSWER.replace("，", " 12，\n"))).isEqualTo(AnswerPrint.of(ANSWER));
  }

  @Test
  void shouldDifferLittleForLittleAndMuchForAnother() {
    assertThat(apart(ANSWER, ANSWER.replace("您好", "家长您好"))).isLessThanOrEqualTo(6);
    assertThat(apart(ANSWER, "经核实，该教师承认周末在家中辅导学生，收取的费用已全部退还，本人作了书面检查，取消年度评先资格，处理结果会按程序公布，感谢您的监督。"))
        .isGreaterThan(12);
  }

  @Test
  void shouldSayNothingOfAShortAnswer() {
    assertThat(AnswerPrint.of("已经处理，谢谢您的来电。")).isNull();
  }

  private static int apart(String one, String other) {
    return Long.bitCount(
        Long.parseUnsignedLong(AnswerPrint.of(one), 16)
            ^ Long.parseUnsignedLong(AnswerPrint.of(other), 16));
  }
}
