package cn.huimin.hotline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides show the pages as they are, and name the steps as the buttons do. */
class GuideTest {

  private static final Path GUIDES = Path.of("..", "docs", "guide");
  private static final Pattern PICTURE = Pattern.compile("]\\(pictures/([a-z-]+)\\.png\\)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final int MOST_BYTES = 250_000;

  @Test
  void shouldShowExactlyThePicturesThatTheTestsMake() throws IOException {
    var shown = new TreeSet<String>();
    for (var guide : new String[] {"operator", "liaison", "head", "leader"}) {
      PICTURE.matcher(guide(guide)).results().map(found -> found.group(1)).forEach(shown::add);
    }
    assertThat(shown).isEqualTo(new TreeSet<>(GuidePictures.BY_PAGE.values()));
    for (var name : shown) {
      assertThat(GUIDES.resolve("pictures").resolve(name + ".png"))
          .as("made by the command of docs/guide/README.md")
          .isRegularFile()
          .satisfies(file -> assertThat(Files.size(file)).isLessThan(MOST_BYTES));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"operator", "liaison", "head", "leader"})
  void shouldNameStepsAsThePagesDo(String guide) throws IOException {
    var words = new StringBuilder();
    for (var bundle : Words.BUNDLES) {
      words.append(Files.readString(resources(bundle + "_zh_CN.properties"))).append('\n');
    }
    assertThat(BOLD.matcher(guide(guide)).results().map(found -> found.group(1)))
        .allSatisfy(name -> assertThat(words).contains(name));
  }

  private static String guide(String name) throws IOException {
    return Files.readString(GUIDES.resolve(name + ".md"));
  }

  private static Path resources(String name) {
    return Path.of("src", "main", "resources", name);
  }
}
