package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.dispatch.DispatchDecider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Whatever a decider can say to refuse something, a test has made it say: the tests of this package
 * run once more, but for the random histories, and every Chinese word in the sources of the life is
 * looked for in what they were told.
 */
class RefusalsTest {

  private static final Path LIFE = Path.of("src/main/java/cn/huimin/hotline/routing/life");
  private static final Path TESTS = Path.of("src/test/java/cn/huimin/hotline/routing/engine");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern WORDS = Pattern.compile("\"([^\"]*\\p{IsHan}[^\"]*)\"");

  /** Names of actions are no reasons; a key that is used again is refused by the topology. */
  private static final Set<String> NO_REASONS = Set.of("Action.java");

  private static final String BY_THE_TOPOLOGY = "Idempotency-Key";

  /** One wording of a source. */
  private record Wording(String source, String words) {

    /** The parts between the gaps that are filled in. */
    boolean isIn(String said) {
      return Stream.of(words.split("%d")).allMatch(said::contains);
    }
  }

  @Test
  void shouldHaveMadeEveryDeciderSayWhateverItCanRefuseBy() throws IOException {
    Refused.forget();
    runTheOtherTests();
    var said = Refused.all();

    assertThat(wordings().filter(wording -> said.stream().noneMatch(one -> says(wording, one))))
        .as("words that no test has been told")
        .isEmpty();
  }

  /** The same words of two deciders are two refusals. */
  private static boolean says(Wording wording, String said) {
    return wording.isIn(said)
        && CaseDecider.ALL.stream()
            .filter(decider -> isIn(decider, wording.source()))
            .map(ActionDecider::action)
            .map(Action::chinese)
            .allMatch(action -> said.startsWith("没有" + action + "："));
  }

  /** Dispatching also speaks for the decisions that a dispatch follows from. */
  private static boolean isIn(ActionDecider<?> decider, String source) {
    return !(decider instanceof DispatchDecider)
        && source.equals(decider.getClass().getSimpleName() + ".java");
  }

  private static Stream<Wording> wordings() throws IOException {
    try (var sources = Files.walk(LIFE)) {
      return sources
          .filter(source -> source.toString().endsWith(".java"))
          .filter(source -> !NO_REASONS.contains(source.getFileName().toString()))
          .sorted()
          .toList()
          .stream()
          .flatMap(RefusalsTest::wordings);
    }
  }

  private static Stream<Wording> wordings(Path source) {
    try {
      var code = COMMENT.matcher(Files.readString(source)).replaceAll("");
      return WORDS
          .matcher(code)
          .results()
          .map(found -> new Wording(source.getFileName().toString(), found.group(1)))
          .filter(wording -> !wording.words().contains(BY_THE_TOPOLOGY));
    } catch (IOException e) {
      throw new IllegalStateException(source.toString(), e);
    }
  }

  private static void runTheOtherTests() throws IOException {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(others().stream().map(DiscoverySelectors::selectClass).toList())
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .build();
    LauncherFactory.create().execute(request);
  }

  private static List<String> others() throws IOException {
    try (var files = Files.list(TESTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java") && !name.contains("History"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .filter(name -> !name.equals(RefusalsTest.class.getSimpleName()))
          .map(name -> RefusalsTest.class.getPackageName() + "." + name)
          .sorted()
          .toList();
    }
  }
}
