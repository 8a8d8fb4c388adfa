package cn.huimin.hotline.scoring.survey;

import cn.huimin.hotline.scoring.scheme.Fraction;
import java.util.Map;

/**
 * The policy {@value #NAME}: how many parents a survey has to reach, and who its bottom is (DOMAIN
 * §7.3: bureau calls at least 5 % of parents, school surveys at least 50 % a term; bottom ten).
 *
 * @param version version of the document
 * @param bottomPlaces places from the end that count as the bottom, 1 to 1000
 * @param rules by kind of survey, as {@code SurveyKind} names it
 */
public record SurveyPolicy(String version, int bottomPlaces, Map<String, Rule> rules) {

  /** Name of the document. */
  public static final String NAME = "surveys";

  /** Copies its map. */
  public SurveyPolicy {
    rules = Map.copyOf(rules);
  }

  /**
   * What holds for a kind of survey.
   *
   * @param coverage share of parents that has to be asked, above 0, at most 1
   * @param rankUncovered whether a unit with fewer is ranked nevertheless, so that asking few is no
   *     way out of the bottom
   */
  public record Rule(Fraction coverage, boolean rankUncovered) {}

  /**
   * The rule of a kind.
   *
   * @throws IllegalArgumentException for a kind that the policy does not know
   */
  public Rule rule(String kind) {
    var rule = rules.get(kind);
    if (rule == null) {
      throw new IllegalArgumentException("the policy of surveys does not know the kind " + kind);
    }
    return rule;
  }
}
