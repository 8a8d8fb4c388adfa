package cn.huimin.hotline.scoring.unityear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is beside the worked examples (WorkedExamplesTest): lines, defaults, mistakes. */
class UnitYearScoreTest {

  private static final Scheme SCHEME = SchemeA.scheme();

  private static final String NOTHING_PROVEN =
      "\"item1_2\": false, \"item1_3\": false, \"item1_4\": false, \"item1_5\": false,"
          + " \"item1_6\": false, \"item1_7\": false, \"item1_8_onList\": false,"
          + " \"evidenceFalsified\": false";

  private static final String GOOD = "\"src\": \"COUNTY\", \"type\": \"COMPLAINT\"";

  @ParameterizedTest
  @CsvSource({
    "COMPLAINT, UNFOUNDED, 1, 1",
    "COMPLAINT, CONFIRMED, 1, 3",
    "REPORT, PARTLY, 1, 3",
    "REPORT, UNVERIFIABLE, 1, 1",
    "HELP, NOT_APPLICABLE, 1, 1/2",
    "SUGGESTION, CONFIRMED, 1, 1/2",
    "ENQUIRY, NOT_APPLICABLE, 1, 0",
    "PRAISE, NOT_APPLICABLE, 1, 0",
    "COMPLAINT, CONFIRMED, 2, 6",
    "HELP, NOT_APPLICABLE, 3, 3/2"
  })
  void shouldTakeOffThePrefecturesDemandsForEachWorkOrder(
      String type, String verdict, int workOrders, String cost) {
    var ids =
        IntStream.range(0, workOrders)
            .mapToObj(n -> "\"w" + n + "\"")
            .collect(Collectors.joining(","));
    var one = "{\"ids\": [%s], \"src\": \"%s\", \"type\": \"%s\", \"verdict\": \"%s\"}";
    var card = card("", one.formatted(ids, "PREFECTURE_OR_ABOVE", type, verdict));
    assertThat(card.path("demandsBeforeCap").asString()).isEqualTo(cost);
    assertThat(card.path("items").path("2.1").asString()).as("volume counts once").isEqualTo("4");
    assertThat(
            card("", one.formatted(ids, "COUNTY", type, verdict))
                .path("demandsBeforeCap")
                .asString())
        .isEqualTo("0");
  }

  @Test
  void shouldMakeTheResultOfEverything() {
    var all =
        "\"item1_2\": true, \"item1_3\": true, \"item1_4\": true, \"item1_5\": true,"
            + " \"item1_6\": true, \"item1_7\": true, \"item1_8_onList\": true,"
            + " \"interviews\": 1, \"mediaMatters\": [[\"national\"]],"
            + " \"honourMatters\": [[\"national\"]], \"promotionWeekPoints\": 3,"
            + " \"validMessages\": 200, \"mediaExposuresOrIncidents\": 1,"
            + " \"evidenceFalsified\": %s";
    var confirmed =
        "{\"ids\": [\"a\"], \"src\": \"PREFECTURE_OR_ABOVE\", \"type\": \"COMPLAINT\","
            + " \"verdict\": \"CONFIRMED\"}";
    var unit = "\"weight\": 95, \"demandCap\": %s,";
    var card = card(unit.formatted("10"), all.formatted("false"), confirmed);
    assertThat(card.path("section1").asString()).isEqualTo("68");
    assertThat(card.path("section2").asString()).isEqualTo("20");
    assertThat(card.path("section3").asString()).isEqualTo("10");
    assertThat(card.path("item4").asString()).isEqualTo("-5");
    assertThat(card.path("base").asString()).isEqualTo("93");
    assertThat(card.path("scaled").asString()).isEqualTo("1767/20");
    assertThat(card.path("demandsCounted").asString()).isEqualTo("3");
    assertThat(card.path("result").asString()).isEqualTo("1707/20");
    assertThat(card.path("display").asString()).isEqualTo("85.35");
    assertThat(
            card(unit.formatted("2.5"), all.formatted("false"), confirmed)
                .path("result")
                .asString())
        .isEqualTo("1717/20");
    var falsified = card(unit.formatted("10"), all.formatted("true"), confirmed);
    assertThat(falsified.path("result").asString()).isEqualTo("0");
    assertThat(falsified.path("section1").asString()).as("stays readable").isEqualTo("68");
  }

  @Test
  void shouldNotLetInterviewsOrExposuresMakeLessThanNothing() {
    var card = card("", "\"interviews\": 30, \"mediaExposuresOrIncidents\": 9", "");
    assertThat(card.path("section1").asString()).isEqualTo("0");
    assertThat(card.path("base").asString()).isEqualTo("-25");
    assertThat(card.path("result").asString()).isEqualTo("0");
  }

  @Test
  void shouldTellTheLinesBehindAnItem() {
    var lines = card("", one("\"inTime\": false")).path("lines");
    assertThat(lines.toString())
        .contains(
            "{\"item\":\"2.3\",\"kind\":\"POINTS\",\"amount\":\"-1\",\"reason\":\"LIMIT_MISSED\",\"cases\":[\"w\"]}");
  }

  @Test
  void shouldTakeWhatIsNotSaidAsNotFound() {
    var said =
        """
        [{"id": "u", "weight": null, "manual": {"interviews": null, "evidenceFalsified": null},
          "cases": [{"ids": ["a"], "src": "COUNTY", "type": "HELP", "verdict": null, "redo": null,
            "inTime": null}]}]
        """;
    var card = ScoreMain.score(said, SCHEME).get(0);
    assertThat(card.path("section1").asString()).as("nothing proven but 1.1, 1.10").isEqualTo("15");
    assertThat(card.path("section2").asString()).isEqualTo("20");
    assertThat(card.path("result").asString()).isEqualTo("35");
  }

  @Test
  void shouldTakeAYearOfWhichNothingIsSaidAndNumbersThatAreText() {
    var bare = ScoreMain.score("[{\"id\": \"u\", \"weight\": \"97.5\"}]", SCHEME).get(0);
    assertThat(bare.path("base").asString()).isEqualTo("35");
    assertThat(bare.path("result").asString()).as("35 × 97.5 ÷ 100").isEqualTo("273/8");
  }

  @Test
  void shouldNameEveryMistakeAndItsMend() {
    assertThatExceptionOfType(BadUnitYearException.class)
        .isThrownBy(
            () ->
                UnitYearReader.read(
                    """
                    [{"id": "", "manual": {"item1_2": "yes", "interviews": -1, "interview": 2,
                      "mediaMatters": [["village"]]},
                      "cases": [{"ids": [], "src": "TOWN", "type": "CRY", "verdict": "MAYBE", "redo": 1.5}]}]
                    """,
                    SCHEME))
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .anyMatch(problem -> problem.startsWith("[0].id："))
                    .anyMatch(problem -> problem.startsWith("[0].manual.item1_2：请写 true 或 false"))
                    .anyMatch(problem -> problem.startsWith("[0].manual.interviews："))
                    .anyMatch(problem -> problem.startsWith("[0].manual.interview：没有这一栏"))
                    .anyMatch(problem -> problem.contains("mediaMatters[0]：没有“village”"))
                    .anyMatch(problem -> problem.startsWith("[0].cases[0].ids："))
                    .anyMatch(problem -> problem.startsWith("[0].cases[0].src：没有“TOWN”"))
                    .anyMatch(problem -> problem.startsWith("[0].cases[0].type："))
                    .anyMatch(problem -> problem.startsWith("[0].cases[0].verdict："))
                    .anyMatch(problem -> problem.startsWith("[0].cases[0].redo：")));
    assertThatExceptionOfType(BadUnitYearException.class)
        .isThrownBy(() -> UnitYearReader.read("[", SCHEME))
        .withMessageContaining("JSON");
  }

  @Test
  void shouldTakeNullForNothingAndNameWhatIsNoList() {
    var nothing =
        ScoreMain.score("[{\"id\": 7, \"manual\": null, \"cases\": null}]", SCHEME).get(0);
    assertThat(nothing.path("id").asString()).isEqualTo("7");
    assertThat(nothing.path("result").asString()).as("1.1, 1.10 and section 2").isEqualTo("35");
    assertThatExceptionOfType(BadUnitYearException.class)
        .isThrownBy(
            () ->
                UnitYearReader.read(
                    """
                    [{"id": "u", "demand_cap": 5, "manual": {"mediaMatters": "city",
                      "honourMatters": ["city"]},
                      "cases": [7, {"ids": "GD-1", "src": "COUNTY", "type": "HELP", "intime": false},
                        {"ids": ["a", "a"], "src": "COUNTY", "type": "HELP"}]}]
                    """,
                    SCHEME))
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .hasSize(7)
                    .anyMatch(problem -> problem.startsWith("[0].demand_cap：没有这一栏，是不是 demandCap？"))
                    .anyMatch(problem -> problem.startsWith("[0].manual.mediaMatters：请写成 […]"))
                    .anyMatch(problem -> problem.startsWith("[0].manual.honourMatters[0]："))
                    .anyMatch(problem -> problem.startsWith("[0].cases[0]："))
                    .anyMatch(problem -> problem.startsWith("[0].cases[1].ids："))
                    .anyMatch(problem -> problem.contains("[0].cases[1].intime：没有这一栏，是不是 inTime？"))
                    .anyMatch(problem -> problem.startsWith("[0].cases[2].ids：同一个工单编号")));
    assertThatExceptionOfType(BadUnitYearException.class)
        .isThrownBy(
            () -> UnitYearReader.read("[{\"id\": \"u\", \"cases\": [], \"cases\": []}]", SCHEME))
        .withMessageContaining("JSON");
  }

  private static String one(String fields) {
    return "{\"ids\": [\"w\"], " + GOOD + (fields.isEmpty() ? "" : ", ") + fields + "}";
  }

  private static JsonNode card(String manual, String cases) {
    return card("", manual, cases);
  }

  private static JsonNode card(String unit, String manual, String cases) {
    var given = manual.isEmpty() ? NOTHING_PROVEN : withDefaults(manual);
    return ScoreMain.score(
            "[{\"id\": \"u\", %s \"manual\": {%s}, \"cases\": [%s]}]".formatted(unit, given, cases),
            SCHEME)
        .get(0);
  }

  /** What is given, and nothing proven beside it. */
  private static String withDefaults(String manual) {
    var rest =
        Stream.of(NOTHING_PROVEN.split(", ?"))
            .filter(field -> !manual.contains(field.strip().split(":")[0]))
            .collect(Collectors.joining(","));
    return rest.isEmpty() ? manual : manual + ", " + rest;
  }
}
