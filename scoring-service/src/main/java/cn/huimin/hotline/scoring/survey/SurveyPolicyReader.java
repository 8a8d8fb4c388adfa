package cn.huimin.hotline.scoring.survey;

import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.SchemeProblem;
import cn.huimin.hotline.scoring.scheme.SchemeRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the policy of surveys and refuses what it cannot mean, all at once. */
public final class SurveyPolicyReader {

  private static final int MOST_PLACES = 1000;
  private static final List<String> KINDS = List.of("BUREAU_CALLS", "SCHOOL_SURVEY");

  private final List<SchemeProblem> problems = new ArrayList<>();

  private SurveyPolicyReader() {}

  /**
   * The policy that a document holds.
   *
   * @throws SchemeRefusedException naming item and mend
   */
  public static SurveyPolicy read(String json) {
    JsonNode document;
    try {
      document = JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      throw new SchemeRefusedException(
          List.of(new SchemeProblem("/", "不是 JSON 文档：" + e.getOriginalMessage())));
    }
    var reader = new SurveyPolicyReader();
    var policy = reader.policy(document);
    if (!reader.problems.isEmpty()) {
      throw new SchemeRefusedException(reader.problems);
    }
    return policy;
  }

  private SurveyPolicy policy(JsonNode document) {
    knowsOnly(document, "", Set.of("version", "bottomPlaces", "kinds"));
    var version = document.path("version").asString("").strip();
    if (version.isEmpty()) {
      wrong("version", "没有填，请补上");
    }
    var places = document.path("bottomPlaces");
    if (!places.isInt() || places.intValue() < 1 || places.intValue() > MOST_PLACES) {
      wrong("bottomPlaces", "请写 1 到 1000 的整数，细则是 10");
    }
    var kinds = document.path("kinds");
    knowsOnly(kinds, "kinds", Set.copyOf(KINDS));
    var rules = new LinkedHashMap<String, SurveyPolicy.Rule>();
    for (var kind : KINDS) {
      rules.put(kind, rule(kinds.path(kind), "kinds/" + kind));
    }
    return new SurveyPolicy(version, places.asInt(1), rules);
  }

  private SurveyPolicy.Rule rule(JsonNode node, String where) {
    knowsOnly(node, where, Set.of("coverage", "rankUncovered"));
    if (!node.path("rankUncovered").isBoolean()) {
      wrong(where + "/rankUncovered", "请写 true 或 false");
    }
    return new SurveyPolicy.Rule(
        coverage(node, where), node.path("rankUncovered").asBoolean(false));
  }

  private Fraction coverage(JsonNode node, String where) {
    try {
      var coverage = Fraction.parse(node.path("coverage").asString(""));
      if (coverage.compareTo(Fraction.ZERO) > 0 && coverage.compareTo(Fraction.ONE) <= 0) {
        return coverage;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for a share that is none.
    }
    wrong(where + "/coverage", "请写大于 0、不超过 1 的分数，如 \"1/20\"");
    return Fraction.ONE;
  }

  private void knowsOnly(JsonNode node, String where, Set<String> known) {
    for (var field : node.propertyNames()) {
      if (!known.contains(field)) {
        wrong(where.isEmpty() ? field : where + "/" + field, "没有这一栏，请删去或改正拼写");
      }
    }
  }

  private void wrong(String where, String message) {
    problems.add(new SchemeProblem(where, message));
  }
}
