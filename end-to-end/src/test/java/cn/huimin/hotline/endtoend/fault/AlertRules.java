package cn.huimin.hotline.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The rules of {@code compose/prometheus/alerts.yml}, as far as they can be read without PromQL.
 */
final class AlertRules {

  private static final Pattern METRIC = Pattern.compile("\\b(hotline_[a-z_]+|up)\\b(?!\")");
  private static final Pattern COMPONENT = Pattern.compile("component=~?\"([^\"]+)\"");

  private final List<JsonNode> rules;

  private AlertRules(List<JsonNode> rules) {
    this.rules = List.copyOf(rules);
  }

  /** As they are delivered; each of them says what is the matter and what to do. */
  static AlertRules delivered() {
    var page = new YAMLMapper().readTree(Path.of("..", "compose", "prometheus", "alerts.yml"));
    var rules =
        page.path("groups")
            .valueStream()
            .flatMap(group -> group.path("rules").valueStream())
            .toList();
    assertThat(rules)
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.path("alert").asString(""))
                  .as("%s", rule)
                  .matches("Hotline[A-Za-z]+");
              assertThat(rule.at("/labels/severity").asString("")).isIn("critical", "warning");
              assertThat(rule.at("/annotations/summary").asString("")).as("%s", rule).isNotBlank();
              assertThat(rule.at("/annotations/action").asString("")).as("%s", rule).isNotBlank();
            });
    return new AlertRules(rules);
  }

  /** Figures they look at, as Prometheus spells them. */
  Set<String> metrics() {
    return found(METRIC);
  }

  /** Components of {@code hotline_health} they look at. */
  Set<String> components() {
    return found(COMPONENT).stream()
        .flatMap(names -> List.of(names.split("\\|", -1)).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> found(Pattern pattern) {
    return rules.stream()
        .flatMap(rule -> pattern.matcher(rule.path("expr").asString("")).results())
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
