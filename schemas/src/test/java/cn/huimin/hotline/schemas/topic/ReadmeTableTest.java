package cn.huimin.hotline.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The topic table of the README is the catalogue's. */
class ReadmeTableTest {

  @Test
  void shouldListEveryTopicAsTheCatalogueHasIt() throws IOException {
    var rows =
        Files.readString(Path.of("../README.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .filter(line -> line.chars().filter(sign -> sign == '|').count() == 6)
            .toList();
    assertThat(rows).isEqualTo(Topics.all().stream().map(ReadmeTableTest::row).toList());
  }

  private static String row(Topic topic) {
    var name = topic.name().replaceFirst("^hotline\\.", "").replaceFirst("\\.v1$", "");
    var writers =
        topic.writers().stream()
            .map(writer -> writer.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    var kept =
        switch (topic.kept()) {
          case Topic.Kept.For time -> time.retention().toDays() + " d";
          case Topic.Kept.Compacted _ -> "compacted";
          case Topic.Kept.Forever _ -> "forever";
        };
    return "| `%s` | %s | %s | %s | %s |".formatted(name, topic.what(), topic.key(), writers, kept);
  }
}
