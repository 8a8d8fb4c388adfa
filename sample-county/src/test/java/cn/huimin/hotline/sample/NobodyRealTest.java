package cn.huimin.hotline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No number in this module may belong to a person. */
class NobodyRealTest {

  private static final Pattern MOBILE = Pattern.compile("(?<!\\d)1\\d{10}(?!\\d)");
  private static final Pattern INVENTED =
      Pattern.compile("138000\\d{5}|1990000\\d{4}|199\\d{4}0000");
  private static final Pattern ID_CARD =
      Pattern.compile("(?<!\\d)[1-8]\\d{5}(19|20)\\d{2}(0[1-9]|1[0-2])\\d{5}[0-9Xx](?!\\d)");
  private static final Pattern LANDLINE = Pattern.compile("(?<!\\d)0\\d{2,3}-?\\d{7,8}(?!\\d)");
  private static final Pattern MAIL = Pattern.compile("[\\w.-]+@[\\w.-]+");

  @Test
  void shouldUseInventedNumbersOnly() throws IOException, URISyntaxException {
    List<Path> files = resources();
    assertThat(files).hasSizeGreaterThanOrEqualTo(6);
    for (Path file : files) {
      String text = Files.readString(file);
      Matcher mobile = MOBILE.matcher(text);
      while (mobile.find()) {
        assertThat(mobile.group()).as(file.toString()).matches(INVENTED);
      }
      assertThat(text).as(file.toString()).doesNotContainPattern(ID_CARD);
      assertThat(text).as(file.toString()).doesNotContainPattern(LANDLINE);
      Matcher mail = MAIL.matcher(text);
      while (mail.find()) {
        assertThat(mail.group()).endsWith(".example");
      }
    }
  }

  private static List<Path> resources() throws IOException, URISyntaxException {
    Path root =
        Path.of(
            Objects.requireNonNull(
                    NobodyRealTest.class.getResource("/sample-county/directory.json"))
                .toURI());
    try (Stream<Path> files = Files.walk(Objects.requireNonNull(root.getParent()))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
