package cn.huimin.hotline.scoring.survey;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives the units of a survey their places (DOMAIN §7.3). Pure. */
public final class SurveyRanking {

  private static final Comparator<SurveyRow> BEST_FIRST =
      Comparator.comparing(SurveyRow::satisfaction).reversed().thenComparing(SurveyRow::unitId);

  private SurveyRanking() {}

  /**
   * A unit's place.
   *
   * @param row what was found there
   * @param covered whether as many parents were asked as the rule wants
   * @param rank 1 is the best, equals share one; null for what is not ranked
   * @param bottom whether it is one of the bottom: fewer units than there are such places are worse
   *     than it, and somebody there is not satisfied
   */
  public record Place(SurveyRow row, boolean covered, @Nullable Integer rank, boolean bottom) {}

  /**
   * All places, the best first, those without a rank last. A unit where nobody was asked has none,
   * nor one below the coverage where the rule does not rank it.
   */
  public static List<Place> places(List<SurveyRow> rows, SurveyPolicy.Rule rule, int bottomPlaces) {
    var ranked = rows.stream().filter(row -> isRanked(row, rule)).sorted(BEST_FIRST).toList();
    var others =
        rows.stream()
            .filter(row -> !isRanked(row, rule))
            .sorted(Comparator.comparing(SurveyRow::unitId));
    return Stream.concat(
            ranked.stream().map(row -> place(row, ranked, rule, bottomPlaces)),
            others.map(row -> new Place(row, isCovered(row, rule), null, false)))
        .toList();
  }

  private static Place place(
      SurveyRow row, List<SurveyRow> ranked, SurveyPolicy.Rule rule, int bottomPlaces) {
    var own = row.satisfaction();
    long better = ranked.stream().filter(it -> it.satisfaction().compareTo(own) > 0).count();
    long worse = ranked.stream().filter(it -> it.satisfaction().compareTo(own) < 0).count();
    return new Place(
        row,
        isCovered(row, rule),
        Math.toIntExact(1 + better),
        worse < bottomPlaces && row.satisfied() < row.asked());
  }

  private static boolean isCovered(SurveyRow row, SurveyPolicy.Rule rule) {
    return row.coverage().compareTo(rule.coverage()) >= 0;
  }

  private static boolean isRanked(SurveyRow row, SurveyPolicy.Rule rule) {
    return row.asked() > 0 && (rule.rankUncovered() || isCovered(row, rule));
  }
}
