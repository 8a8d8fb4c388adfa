package cn.huimin.hotline.intake.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.SurveyKind;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A survey taken in as a whole, or refused with every place that is wrong. */
class SurveyBodyTest {

  private static final Directory DIRECTORY =
      new Directory(
          1,
          List.of(
              unit("u-ez", "云湖市第二中学", "二中"),
              unit("u-dz", "东镇实验小学", "实验小学"),
              unit("u-xz", "西镇实验小学", "实验小学")),
          List.of());

  @Test
  void shouldKnowUnitsByIdFullNameAndAShortNameThatOnlyOneHas() {
    var survey =
        read(
            """
            {"kind": "BUREAU_CALLS", "term": "2026-1", "rows": [
              {"unit": "二中", "parents": 2400, "asked": 132, "satisfied": 121},
              {"unit": "u-dz", "parents": 800, "asked": 0, "satisfied": 0},
              {"unit": "西镇实验小学", "parents": 1, "asked": 1, "satisfied": 1}]}
            """);
    assertThat(survey.kind()).isEqualTo(SurveyKind.BUREAU_CALLS);
    assertThat(survey.key()).isEqualTo("survey/BUREAU_CALLS/2026-1");
    assertThat(survey.rows())
        .extracting(row -> row.getUnitId() + " " + row.getUnitName() + " " + row.getSatisfied())
        .containsExactly("u-ez 云湖市第二中学 121", "u-dz 东镇实验小学 0", "u-xz 西镇实验小学 1");
  }

  @Test
  void shouldNameEveryPlaceThatIsWrong() {
    assertThat(
            wrong(
                """
                {"kind": "POLL", "term": "2026-3", "rows": [
                  {"unit": "实验小学", "parents": 10, "asked": 5, "satisfied": 5},
                  {"unit": "u-ez", "parents": 0, "asked": 0, "satisfied": 0},
                  {"unit": "二中", "parents": 10, "asked": 11, "satisfied": 1},
                  {"unit": "u-dz", "parents": 10, "asked": 4, "satisfied": 5, "note": 1},
                  {"parents": -1, "asked": "x"}]}
                """))
        .containsExactlyInAnyOrder(
            "kind",
            "term",
            "rows[0].unit",
            "rows[1].parents",
            "rows[2].unit",
            "rows[2].asked",
            "rows[3].satisfied",
            "rows[3].note",
            "rows[4].unit",
            "rows[4].parents",
            "rows[4].asked",
            "rows[4].satisfied");
    assertThat(wrong("{}")).containsExactlyInAnyOrder("kind", "term", "rows");
    assertThat(wrong("{\"kind\": \"SCHOOL_SURVEY\", \"term\": \"2026-1\", \"rows\": []}"))
        .containsExactly("rows");
  }

  private static SurveyBody read(String json) {
    return SurveyBody.read((ObjectNode) JsonMapper.shared().readTree(json), DIRECTORY);
  }

  private static List<String> wrong(String json) {
    return catchThrowableOfType(Refusal.class, () -> read(json)).errors().stream()
        .map(FieldError::field)
        .toList();
  }

  private static Unit unit(String id, String name, @Nullable String shortName) {
    return new Unit(
        id,
        null,
        UnitKind.SCHOOL,
        name,
        shortName,
        List.of(),
        null,
        null,
        false,
        false,
        null,
        false,
        null,
        List.of());
  }
}
