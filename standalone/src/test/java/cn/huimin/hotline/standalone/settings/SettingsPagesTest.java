package cn.huimin.hotline.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Every setting of every service stands in a README, with its default, and none that is not. */
class SettingsPagesTest {

  private static final Map<String, String> TOLD = SettingsPages.read(Path.of(".."));

  /** By the name of the setting, what it is given by. */
  private static final Map<String, Parameter> THERE = new TreeMap<>();

  private static final Set<String> PREFIXES = new TreeSet<>();

  static {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    for (var found : scanner.findCandidateComponents("cn.huimin.hotline")) {
      try {
        var type = Class.forName(found.getBeanClassName());
        var prefix = type.getAnnotation(ConfigurationProperties.class).value();
        PREFIXES.add(prefix);
        note(prefix, type);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void note(String prefix, Class<?> type) {
    for (var given : type.getDeclaredConstructors()[0].getParameters()) {
      var name = prefix + "." + dashed(given.getName());
      if (given.getType().isRecord()) {
        note(name, given.getType());
      } else {
        THERE.put(name, given);
      }
    }
  }

  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  @Test
  void shouldTellOfEverySetting() {
    assertThat(PREFIXES).contains("hotline", "hotline.intake", "hotline.console");
    assertThat(TOLD.keySet()).as("settings of which no README tells").containsAll(THERE.keySet());
  }

  @Test
  void shouldTellOfNoSettingThatIsNotThere() {
    assertThat(TOLD.keySet())
        .allSatisfy(
            name -> {
              if (PREFIXES.stream()
                  .filter(prefix -> !prefix.equals("hotline"))
                  .anyMatch(prefix -> name.startsWith(prefix + "."))) {
                assertThat(THERE).as("no service reads " + name).containsKey(name);
              }
            });
  }

  @Test
  void shouldTellTheDefault() {
    assertThat(THERE)
        .allSatisfy(
            (name, given) -> {
              var cell = TOLD.getOrDefault(name, "");
              var value = given.getAnnotation(DefaultValue.class);
              if (value != null && cell.matches("`[^`$]+`")) {
                assertThat(List.of(value.value())).as(name).containsExactly(cell.replace("`", ""));
              }
            });
  }
}
