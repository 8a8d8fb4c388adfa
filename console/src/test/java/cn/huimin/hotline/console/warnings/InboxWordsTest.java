package cn.huimin.hotline.console.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whatever people are told by the shipped policy has its words in the inbox. */
class InboxWordsTest {

  @Test
  void shouldHaveWordsForEveryTemplateAndEveryRule() throws IOException {
    var words = new Properties();
    try (var bundle = stream("/console-messages_zh_CN.properties")) {
      words.load(new InputStreamReader(bundle, StandardCharsets.UTF_8));
    }
    var templates = new TreeSet<String>();
    var rules = new TreeSet<String>();
    try (var policy = stream("/policies/recipients.json")) {
      for (var told : JsonMapper.shared().readTree(policy).findParents("template")) {
        templates.add(told.path("template").asString());
        told.path("when").path("rule").forEach(rule -> rules.add(rule.asString()));
      }
    }
    assertThat(templates)
        .hasSizeGreaterThan(20)
        .allSatisfy(template -> assertThat(words).containsKey("inbox." + template));
    assertThat(rules)
        .hasSizeGreaterThan(8)
        .allSatisfy(rule -> assertThat(words).containsKey("warning." + rule));
  }

  private static InputStream stream(String resource) {
    return Objects.requireNonNull(InboxWordsTest.class.getResourceAsStream(resource));
  }
}
