package cn.huimin.hotline.intake.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

  private static final Mentions PERSON =
      Mentions.of(
          List.of("13800001234"),
          List.of("li.hua@example.org"),
          List.of(Marks.home("李某华", "文昌路12号3单元501").orElseThrow()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "请回 138-0000-1234",
        "发到 Li.Hua@Example.ORG。",
        "<li.hua@example.org>",
        "ｌｉ．ｈｕａ＠ｅｘａｍｐｌｅ．ｏｒｇ",
        "我是李某华，家住文昌路１２号 3单元-501，谢谢",
        "李 某 华（文昌路12号、3单元、501室）13900000000",
        "文昌路12号3单元501 13900000000 李某华"
      })
  void shouldFindThePersonInOneText(String text) {
    assertThat(PERSON.in(List.of("别的话", text))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"李某华, 文昌路12号3单元501室", "姓名：李某华, 住址：云湖市文昌路12号3单元501", "文昌路 12号 3单元 501, 来信人李某华"})
  void shouldFindNameAndHomeInTwoTextsThatBelongTogether(String one, String other) {
    assertThat(PERSON.in(List.of(one, "别的话", other))).isTrue();
    assertThat(PERSON.in(List.of(one))).isFalse();
    assertThat(PERSON.in(List.of(other))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "138000012345",
        "wli.hua@example.org",
        "li.hua@example.org.cn",
        "li.hua@example.organic",
        "李某华",
        "李某华住文昌路12号3单元5012",
        "李某华住文昌路12号4单元501",
        "张某住文昌路12号3单元501",
        ""
      })
  void shouldLeaveOthersAlone(String text) {
    assertThat(PERSON.in(List.of(text))).isFalse();
  }
}
