package cn.huimin.hotline.console.page;

import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Policies;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Categories that a person can choose from (DOMAIN §4.2): those of the policy {@code
 * routing-rules}, by which routing checks the choice. None where there is no such policy.
 */
@Component
class CategoryChoices {

  /** A category of level 1 with those below it. */
  record Choice(String level1, List<String> level2) {}

  private static final JsonMapper JSON = JsonMapper.shared();

  private volatile List<Choice> choices = List.of();

  CategoryChoices(Editions editions) {
    editions.onPolicies(policies -> choices = read(policies));
  }

  /** In the order of the policy. */
  List<Choice> all() {
    return choices;
  }

  private List<Choice> read(Policies policies) {
    return policies
        .document("routing-rules")
        .map(
            rules -> {
              try {
                return JSON.readTree(rules.body())
                    .path("categories")
                    .valueStream()
                    .map(
                        one ->
                            new Choice(
                                one.path("level1").asString(""),
                                one.path("level2")
                                    .valueStream()
                                    .map(below -> below.path("name").asString(""))
                                    .toList()))
                    .toList();
              } catch (JacksonException e) {
                // Routing goes on with the rules it had, and so do the choices.
                return choices;
              }
            })
        .orElse(List.of());
  }
}
