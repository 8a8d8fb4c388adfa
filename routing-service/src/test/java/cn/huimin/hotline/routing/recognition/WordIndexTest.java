package cn.huimin.hotline.routing.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.recognition.RoutingRules.WordGroup;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordIndexTest {

  private final WordIndex<WordGroup> words =
      WordIndex.ofGroups(
          List.of(
              new WordGroup(
                  "灾害", List.of("火灾", "起火"), List.of("火灾演习"), List.of("万一", "怎么办"), false),
              new WordGroup("聚集", List.of("聚集"), List.of("产业聚集"), List.of(), false),
              new WordGroup("学生", List.of("我是…的学生"), List.of("我是…的学生家长"), List.of(), false)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "食堂后厨起火，消防车来了 | 起火",
        "万一起火，门还锁着 | ''",
        "起火了孩子们怎么办 | ''",
        "万一出事谁负责。昨晚宿舍起火 | 起火",
        "昨晚宿舍起火！以后怎么办 | 起火",
        "万一有人问起来我们也只能照实说昨晚宿舍楼起火 | 起火",
        "学校办了火灾演习 | ''",
        "产业聚集带来车流 | ''",
        "家长万一聚集在门口 | 聚集",
        "我是某小学六年级的学生 | 我是…的学生",
        "我是某小学六年级的学生家长 | ''",
        "我是住户，门口的学生多 | ''",
        "我是住在小学旁边第三栋楼二单元五楼东户也有一个上小学的学生 | ''"
      })
  void shouldHearAWordOnlyWhereItMeansSomething(String text, String heard) {
    assertThat(words.find(text).stream().map(WordIndex.Hit::word))
        .containsExactlyElementsOf(heard.isEmpty() ? List.of() : List.of(heard));
  }
}
