package cn.huimin.hotline.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What compose.yaml and Dockerfile must not lose, checked without an engine. */
class ComposeFileTest {

  private static final Path COMPOSE = Path.of("..", "compose");
  private static final String IMAGE_VARIABLE = "\\$\\{[A-Z]+_IMAGE:-[a-z0-9/.:-]+}";

  private final List<String> compose = lines("compose.yaml");

  @Test
  void shouldNameEveryImageByAVariable() {
    assertThat(values("image:"))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(image -> assertThat(image).matches(IMAGE_VARIABLE));
    assertThat(lines("Dockerfile").stream().filter(line -> line.startsWith("FROM ")))
        .containsExactly("FROM ${JRE_IMAGE}");
  }

  @Test
  void shouldPublishTheConsoleAloneAndOnLoopback() {
    int ports = compose.indexOf("    ports:");
    assertThat(values("ports:")).singleElement();
    var published =
        compose.stream()
            .skip(ports + 1L)
            .map(String::strip)
            .filter(line -> !line.startsWith("#"))
            .takeWhile(line -> line.startsWith("- "))
            .toList();
    assertThat(published).containsExactly("- \"127.0.0.1:${HOTLINE_PORT:-8080}:8080\"");
    assertThat(values("network_mode:")).containsExactly("none");
  }

  @Test
  void shouldNotRunAsRoot() {
    assertThat(lines("Dockerfile")).contains("USER 10001:10001");
    assertThat(values("read_only:")).contains("true");
    assertThat(values("cap_drop:")).contains("[ALL]");
  }

  private List<String> values(String key) {
    return compose.stream()
        .map(String::strip)
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .toList();
  }

  private static List<String> lines(String file) {
    try (Stream<String> lines = Files.lines(COMPOSE.resolve(file))) {
      return lines.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
