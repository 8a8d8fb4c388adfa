package cn.huimin.hotline.standalone.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No service hands a fault to its log whole: its message may quote what was worked on. It goes
 * through {@code Wordless}.
 */
class LoggedFaultsTest {

  private static final List<String> MODULES =
      List.of(
          "platform",
          "intake-service",
          "routing-service",
          "sla-service",
          "scoring-service",
          "notification-service",
          "console");

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?i)\\blog\\.(?:info|warn|error)\\([^;]*,\\s*(?:\\w+\\.getCause\\(\\)|e|ex|cause|fault|failure|thrown)\\s*\\);");

  /** Of editions of directory and policies, which hold nobody's case. */
  private static final List<String> OF_EDITIONS = List.of("EditionReader.java");

  @Test
  void shouldLogNoFaultWithItsWords() throws IOException {
    var found = new ArrayList<String>();
    int read = 0;
    for (var module : MODULES) {
      try (var files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          read++;
          if (!OF_EDITIONS.contains(file.getFileName().toString())
              && WHOLE.matcher(Files.readString(file)).find()) {
            found.add(file.toString());
          }
        }
      }
    }
    assertThat(read).isGreaterThan(500);
    assertThat(found).isEmpty();
  }

  @Test
  void shouldSeeOneThatDoes() {
    assertThat(WHOLE.matcher("log.error(\n    \"A row failed {}\", id, e);").find()).isTrue();
    assertThat(WHOLE.matcher("LOG.warn(\"Refused\", refusal.getCause());").find()).isTrue();
    assertThat(WHOLE.matcher("log.error(\"A row failed\", Wordless.of(e));").find()).isFalse();
  }
}
