package cn.huimin.hotline.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every word that a page shows comes from a message bundle, and every message is shown. */
class PageWordsTest {

  private static final Path MAIN = Path.of("src", "main");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** A write-back names the kind of its value itself. */
  private static final String WRITE_BACK_FIELD = "reached.";

  private static final Path FIXTURE = Path.of("src", "test", "resources", "words");

  /** Says what was wrong with a request, or reads what people paste and what units are called. */
  private static final Set<String> BESIDE_PAGES =
      Set.of(
          "CallerHistory.java",
          "PastedList.java",
          "PastedSurvey.java",
          "PastedTable.java",
          "ErrorAnswers.java",
          "ProblemAdvice.java",
          "SecurityConfiguration.java",
          "TeacherCheck.java",
          "WallFigures.java");

  private final Map<String, String> bundles = bundles();
  private final SourceWords pages =
      SourceWords.of(
          bundles,
          List.of(
              MAIN.resolve("resources/console-templates"),
              MAIN.resolve("resources/console-static"),
              MAIN.resolve("java")));

  @Test
  void shouldHaveNoChineseWordOutsideABundle() {
    assertThat(pages.inline()).filteredOn(found -> !found.contains(".java:")).isEmpty();
  }

  @Test
  void shouldSayNothingInCodeThatStandsOnAPage() {
    assertThat(pages.inline())
        .filteredOn(found -> found.contains(".java:") && HAN.matcher(found).find())
        .filteredOn(found -> !BESIDE_PAGES.contains(found.substring(0, found.indexOf(':'))))
        .isEmpty();
  }

  @Test
  void shouldFindEveryMessageThatIsAskedFor() {
    assertThat(pages.missing()).isEmpty();
  }

  @Test
  void shouldFillEveryPlaceOfAMessage() {
    assertThat(pages.arguments()).isEmpty();
  }

  @Test
  void shouldUseEveryMessage() {
    assertThat(pages.unused()).filteredOn(key -> !key.startsWith(WRITE_BACK_FIELD)).isEmpty();
  }

  @Test
  void shouldDoubleApostrophesWhereValuesGoIn() {
    assertThat(bundles)
        .allSatisfy(
            (key, message) ->
                assertThat(message.contains("{") && message.replace("''", "").contains("'"))
                    .as(key)
                    .isFalse());
  }

  @Test
  void shouldSeeWhatIsWrongInAPage() {
    var wrong =
        SourceWords.of(
            Map.of("page.title", "题", "page.sum", "{0} 件", "page.idle", "闲", "kind.A", "甲"),
            List.of(FIXTURE));

    assertThat(wrong.inline())
        .containsExactly(
            "Wrong.java:7: 督办单",
            "said.js:2: 已复制",
            "wrong.html:3: 选一个",
            "wrong.html:4: 标题",
            "wrong.html:5: 件");
    assertThat(wrong.missing())
        .containsExactly(
            "Wrong.java: page.gone.java", "wrong.html: page.gone", "wrong.html: page.gone.too");
    assertThat(wrong.arguments()).containsExactly("wrong.html: page.sum has 1 places, gets 0");
    assertThat(wrong.unused()).containsExactly("page.idle");
  }

  private static Map<String, String> bundles() {
    var all = new TreeMap<String, String>();
    for (var name : Words.BUNDLES) {
      var words = new Properties();
      try (var in =
          Files.newBufferedReader(MAIN.resolve("resources/" + name + "_zh_CN.properties"))) {
        words.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      words.forEach(
          (key, message) ->
              assertThat(all.put(String.valueOf(key), String.valueOf(message)))
                  .as("%s stands in two bundles", key)
                  .isNull());
    }
    return all;
  }
}
