package cn.huimin.hotline.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The topic tables of the READMEs are the catalogue's. */
class ReadmeTableTest {

  private static final int COLUMNS = 5;

  /** Keys as the Chinese README names them: one word for one thing. */
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("case id", "工单 id"),
          Map.entry("intake instance", "intake 实例"),
          Map.entry("case id/text id", "工单 id/文本 id"),
          Map.entry("partition", "分区"),
          Map.entry("scope", "预警范围"),
          Map.entry("unit", "承办单位"),
          Map.entry("unit or survey", "承办单位或调查"),
          Map.entry("unit/scheme/period, survey or report", "承办单位/方案/年度、调查或报送"),
          Map.entry("unit, account", "承办单位、账号"),
          Map.entry("policy", "规则名"),
          Map.entry("case id or scope", "工单 id 或预警范围"),
          Map.entry("case id, unit, survey, scope or recomputation", "工单 id、承办单位、调查、预警范围或重算"),
          Map.entry("recomputation", "重算"),
          Map.entry("person id, or unit and category", "诉求人 id，或单位加类别"),
          Map.entry("earlier case id or unit", "前一件工单 id 或承办单位"),
          Map.entry("topic/partition/offset", "主题/分区/偏移"),
          Map.entry("key of the record", "原记录的键"));

  @Test
  void shouldListEveryTopicAsTheCatalogueHasIt() throws IOException {
    assertThat(rows("README.md"))
        .isEqualTo(Topics.all().stream().map(ReadmeTableTest::english).toList());
  }

  @Test
  void shouldListEveryTopicInChineseAsTheCatalogueHasIt() throws IOException {
    var rows = rows("README.zh-CN.md");
    assertThat(rows.stream().map(ReadmeTableTest::withoutDescription).toList())
        .as("name, key, writer, kept; a new key needs a Chinese word here")
        .isEqualTo(Topics.all().stream().map(ReadmeTableTest::chinese).toList());
    assertThat(rows).allSatisfy(row -> assertThat(row.get(1)).containsPattern("\\p{IsHan}"));
  }

  private static List<String> english(Topic topic) {
    var kept =
        switch (topic.kept()) {
          case Topic.Kept.For time -> time.retention().toDays() + " d";
          case Topic.Kept.Compacted _ -> "compacted";
          case Topic.Kept.Forever _ -> "forever";
        };
    return List.of(name(topic), topic.what(), topic.key(), writers(topic), kept);
  }

  private static List<String> chinese(Topic topic) {
    var key = Objects.requireNonNullElse(KEYS.get(topic.key()), topic.key());
    var kept =
        switch (topic.kept()) {
          case Topic.Kept.For time -> time.retention().toDays() + " 天";
          case Topic.Kept.Compacted _ -> "只留最新";
          case Topic.Kept.Forever _ -> "永久";
        };
    return List.of(name(topic), key, writers(topic), kept);
  }

  private static String name(Topic topic) {
    return "`" + topic.name().replaceFirst("^hotline\\.", "").replaceFirst("\\.v1$", "") + "`";
  }

  private static String writers(Topic topic) {
    return topic.writers().stream()
        .map(writer -> writer.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static List<String> withoutDescription(List<String> row) {
    return List.of(row.get(0), row.get(2), row.get(3), row.get(4));
  }

  /** Cells of the table whose rows begin with a name in code and have as many columns as ours. */
  private static List<List<String>> rows(String readme) throws IOException {
    return Files.readString(Path.of("..", readme))
        .lines()
        .filter(line -> line.startsWith("| `") && line.endsWith(" |"))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
        .filter(cells -> cells.size() == COLUMNS)
        .toList();
  }
}
