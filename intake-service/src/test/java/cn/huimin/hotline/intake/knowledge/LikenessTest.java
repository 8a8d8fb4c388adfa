package cn.huimin.hotline.intake.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {

  private static final List<Entry> ENTRIES =
      List.of(entry("a", "学校可以组织周末补课吗"), entry("b", "学校可以收取校服费吗"), entry("c", "转学要什么手续"));

  private static Entry entry(String id, String question) {
    return new Entry(id, question, "答", null, null, null, false, 1, "operator", Instant.EPOCH);
  }

  @Test
  void shouldFindWhatAsksTheSameAndPassOverWhatAllShare() {
    assertThat(best("我家孩子学校周末补课，合规吗")).startsWith("a").doesNotContain("c");
    assertThat(best("校服费该不该交")).containsExactly("b");
    assertThat(best("办转学手续")).containsExactly("c");
    assertThat(best("食堂饭菜")).isEmpty();
    assertThat(best("")).isEmpty();
    assertThat(best("转")).isEmpty();
  }

  private static List<String> best(String text) {
    return Likeness.best(text, ENTRIES, 2).stream().map(fit -> fit.entry().entryId()).toList();
  }
}
