package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.platform.edition.Policies;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * How figures are reckoned, as the policies have it: how answers count (DOMAIN §3, from the scheme
 * of the hotline) and what is a focus issue (DOMAIN §6, from the early warnings).
 *
 * @param satisfied answers that count as satisfied
 * @param leftOut answers that leave the denominator
 * @param resolved answers that count as resolved
 * @param focusCases cases of a category from which on it is a focus issue
 * @param focusUnits units from which on it is one
 */
record FigureRules(
    Set<String> satisfied,
    Set<String> leftOut,
    Set<String> resolved,
    int focusCases,
    int focusUnits) {

  private static final String ANSWERS = "scheme-b";
  private static final String WARNINGS = "warnings";
  private static final int CASES = 10;
  private static final int UNITS = 3;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The rules in force; DOMAIN's defaults where a policy says nothing. */
  static FigureRules of(Policies policies) {
    var answers = body(policies, ANSWERS).path("callbacks");
    var focus = body(policies, WARNINGS).path("focusIssue");
    return new FigureRules(
        words(answers.path("satisfied"), Set.of("SATISFIED", "BASICALLY_SATISFIED")),
        words(answers.path("leftOut"), Set.of("NO_COMMENT")),
        words(answers.path("resolved"), Set.of("RESOLVED")),
        focus.path("cases").asInt(CASES),
        focus.path("units").asInt(UNITS));
  }

  private static JsonNode body(Policies policies, String name) {
    try {
      return policies
          .document(name)
          .map(document -> JSON.readTree(document.body()))
          .orElseGet(MissingNode::getInstance);
    } catch (JacksonException e) {
      // Those whose policy it is refuse it and say why.
      return MissingNode.getInstance();
    }
  }

  private static Set<String> words(JsonNode node, Set<String> otherwise) {
    return node.isArray()
        ? node.valueStream().map(word -> word.asString("")).collect(Collectors.toSet())
        : otherwise;
  }
}
