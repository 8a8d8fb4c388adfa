package cn.huimin.hotline.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.thymeleaf.context.ExpressionContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.standard.expression.AssignationUtils;
import org.thymeleaf.standard.expression.EachUtils;
import org.thymeleaf.standard.expression.StandardExpressions;

/** What stands in a template can be read, also where no test opens the page at that place. */
class TemplatesTest {

  private static final Path TEMPLATES = Path.of("src", "main", "resources", "console-templates");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\sth:([a-z-]+)=(?:\"([^\"]*)\"|'([^']*)')", Pattern.DOTALL);
  private static final Pattern INLINED = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);
  private static final Set<String> ASSIGNING = Set.of("with", "attr");
  private static final Set<String> NO_EXPRESSION = Set.of("fragment", "remove", "inline");

  private static final Pattern BARE_WORD = Pattern.compile("[\\w)]\\[[A-Za-z_]\\w*\\]");

  /** The case of a switch that is none of the others. */
  private static final String ANY_OTHER = "*";

  private final SpringTemplateEngine engine = new SpringTemplateEngine();
  private final ExpressionContext context =
      new ExpressionContext(engine.getConfiguration(), Locale.SIMPLIFIED_CHINESE, Map.of());
  private final SpelExpressionParser spring = new SpelExpressionParser();

  static Stream<Path> templates() throws IOException {
    return Files.list(TEMPLATES).sorted();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void shouldBeReadable(Path template) throws IOException {
    var text = Files.readString(template);
    ATTRIBUTE
        .matcher(text)
        .results()
        .forEach(
            found ->
                assertThatCode(
                        () ->
                            read(
                                found.group(1),
                                found.group(2) == null ? found.group(3) : found.group(2)))
                    .as(found.group().strip())
                    .doesNotThrowAnyException());
    INLINED
        .matcher(text)
        .results()
        .forEach(
            found ->
                assertThatCode(() -> read("text", found.group(1)))
                    .as(found.group())
                    .doesNotThrowAnyException());
  }

  /**
   * In brackets after a map a bare word is that word itself, whatever a variable of that name
   * holds.
   */
  @ParameterizedTest
  @MethodSource("templates")
  void shouldAskMapsByGet(Path template) throws IOException {
    assertThat(BARE_WORD.matcher(Files.readString(template)).results().map(MatchResult::group))
        .isEmpty();
  }

  private void read(String attribute, String value) {
    if (NO_EXPRESSION.contains(attribute) || value.equals(ANY_OTHER)) {
      return;
    }
    if (attribute.equals("each")) {
      EachUtils.parseEach(context, value);
    } else if (ASSIGNING.contains(attribute)) {
      AssignationUtils.parseAssignationSequence(context, value, false);
    } else {
      StandardExpressions.getExpressionParser(engine.getConfiguration())
          .parseExpression(context, value);
    }
    for (int at = value.indexOf("${"); at >= 0; at = value.indexOf("${", at + 2)) {
      spring.parseExpression(value.substring(at + 2, end(value, at + 2)));
    }
  }

  private static int end(String value, int from) {
    int depth = 1;
    boolean quoted = false;
    for (int at = from; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth == 0) {
          return at;
        }
      }
    }
    throw new IllegalArgumentException("no end of " + value.substring(from));
  }
}
