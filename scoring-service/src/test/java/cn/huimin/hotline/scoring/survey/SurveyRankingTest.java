package cn.huimin.hotline.scoring.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.scoring.scheme.Fraction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coverage, places and the bottom of a survey. */
class SurveyRankingTest {

  private static final SurveyPolicy.Rule CALLS =
      new SurveyPolicy.Rule(new Fraction(1, 20), /* rankUncovered= */ false);
  private static final SurveyPolicy.Rule OF_SCHOOLS =
      new SurveyPolicy.Rule(new Fraction(1, 2), /* rankUncovered= */ true);

  @Test
  void shouldGiveEqualsTheSameRankWhateverTheirNumbers() {
    var places =
        SurveyRanking.places(
            List.of(row("c", 100, 10, 5), row("b", 200, 20, 20), row("a", 100, 20, 10)), CALLS, 1);
    assertThat(told(places)).containsExactly("b 1", "a 2 bottom", "c 2 bottom");
  }

  @Test
  void shouldTakeInWhoIsAsGoodAsTheLastOfTheBottomAndNobodyElse() {
    var rows = new ArrayList<SurveyRow>();
    IntStream.rangeClosed(1, 12).forEach(at -> rows.add(row("u" + at, 1000, 100, 80 + at)));
    rows.add(row("same", 1000, 200, 2 * 90));
    var bottom =
        SurveyRanking.places(rows, CALLS, 10).stream()
            .filter(SurveyRanking.Place::bottom)
            .map(place -> place.row().unitId())
            .toList();
    // 81 … 90 of 100 are ten places; "same" has 90 of 100 too.
    assertThat(bottom)
        .containsExactly("same", "u10", "u9", "u8", "u7", "u6", "u5", "u4", "u3", "u2", "u1");
  }

  @Test
  void shouldFindNobodyAtTheBottomWhereEverybodyIsSatisfied() {
    var places =
        SurveyRanking.places(List.of(row("a", 100, 10, 10), row("b", 100, 6, 6)), CALLS, 10);
    assertThat(told(places)).containsExactly("a 1", "b 1");
  }

  @ParameterizedTest(name = "{0} of 1000 asked by the bureau, covered: {1}")
  @CsvSource({"49, false", "50, true", "51, true", "0, false"})
  void shouldWantFivePercentOfParentsCalled(int asked, boolean covered) {
    var place = SurveyRanking.places(List.of(row("a", 1000, asked, 0)), CALLS, 10).getFirst();
    assertThat(place.covered()).isEqualTo(covered);
    assertThat(place.rank()).isEqualTo(covered ? 1 : null);
    assertThat(place.bottom()).isEqualTo(covered);
  }

  @Test
  void shouldRankASchoolThatAskedTooFewSinceThatIsItsOwnDoing() {
    var places =
        SurveyRanking.places(
            List.of(row("few", 1000, 499, 100), row("half", 1000, 500, 450), row("none", 9, 0, 0)),
            OF_SCHOOLS,
            1);
    assertThat(told(places)).containsExactly("half 1", "few 2 uncovered bottom", "none uncovered");
  }

  @Test
  void shouldNotDependOnTheOrderOfTheRows() {
    var rows = new ArrayList<SurveyRow>();
    IntStream.range(0, 60).forEach(at -> rows.add(row("u" + at, 300, 10 + at % 20, at % 10)));
    var places = SurveyRanking.places(rows, CALLS, 10);
    Collections.shuffle(rows, new Random(7));
    assertThat(SurveyRanking.places(rows, CALLS, 10)).isEqualTo(places);
  }

  @Test
  void shouldRefuseCountsThatContradictEachOther() {
    assertThatThrownBy(() -> row("a", 10, 11, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> row("a", 10, 5, 6)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> row("a", 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldNameEverythingThatIsWrongInAPolicy() {
    assertThatThrownBy(
            () ->
                SurveyPolicyReader.read(
                    """
                    {"version": "1", "bottomPlaces": 0, "colour": 1,
                     "kinds": {"BUREAU_CALLS": {"coverage": "5 %", "rankUncovered": false},
                               "SCHOOL_SURVEY": {"coverage": "3/2", "rankUncovered": "no"}}}
                    """))
        .hasMessageContainingAll(
            "bottomPlaces",
            "colour",
            "kinds/BUREAU_CALLS/coverage",
            "kinds/SCHOOL_SURVEY/coverage",
            "kinds/SCHOOL_SURVEY/rankUncovered");
  }

  private static List<String> told(List<SurveyRanking.Place> places) {
    return places.stream()
        .map(
            place ->
                place.row().unitId()
                    + (place.rank() == null ? "" : " " + place.rank())
                    + (place.covered() ? "" : " uncovered")
                    + (place.bottom() ? " bottom" : ""))
        .toList();
  }

  private static SurveyRow row(String unit, int parents, int asked, int satisfied) {
    return new SurveyRow(unit, unit, parents, asked, satisfied);
  }
}
