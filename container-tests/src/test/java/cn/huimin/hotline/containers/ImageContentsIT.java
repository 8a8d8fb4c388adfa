package cn.huimin.hotline.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the image is made of, checked without an engine. */
class ImageContentsIT {

  private static final Path IMAGE = Path.of("..", "compose", "target", "image");
  private static final String LIB = "/opt/hotline/lib/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "intake-service",
        "routing-service",
        "sla-service",
        "scoring-service",
        "notification-service",
        "console"
      })
  void shouldHoldEveryJarOfAServicesClassPath(String service) throws IOException {
    var jars = new TreeSet<>(names(IMAGE.resolve("ours")));
    assertThat(jars).as("the service's own").anyMatch(name -> name.startsWith(service + "-"));
    jars.addAll(names(IMAGE.resolve("others")));
    var classPath = Files.readString(IMAGE.resolve("files/class-path").resolve(service)).strip();
    assertThat(Stream.of(classPath.split(":")))
        .hasSizeGreaterThan(50)
        .allSatisfy(path -> assertThat(path).startsWith(LIB))
        .allSatisfy(path -> assertThat(jars).contains(path.substring(LIB.length())));
  }

  private static Set<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
