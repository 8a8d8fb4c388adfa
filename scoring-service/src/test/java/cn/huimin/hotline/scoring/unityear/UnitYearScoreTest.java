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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The worked examples of README, item by item. */
class UnitYearScoreTest {

  private static final Scheme SCHEME = SchemeA.scheme();

  private static final String NOTHING_PROVEN =
      "\"item1_2\": false, \"item1_3\": false, \"item1_4\": false, \"item1_5\": false,"
          + " \"item1_6\": false, \"item1_7\": false, \"item1_8_onList\": false,"
          + " \"evidenceFalsified\": false";

  private static final String GOOD = "\"src\": \"COUNTY\", \"type\": \"COMPLAINT\"";

  @ParameterizedTest(name = "{0} {2} = {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "1.1 | nothing missing | 'unpublishedFound': 0 | 10",
        "1.1 | three missing | 'unpublishedFound': 3 | 7",
        "1.1 | floor | 'unpublishedFound': 12 | 0",
        "1.2 | proven | 'item1_2': true | 5",
        "1.2 | not proven | 'item1_2': false | 0",
        "1.3 | proven | 'item1_3': true | 5",
        "1.4 | proven | 'item1_4': true | 10",
        "1.5 | proven | 'item1_5': true | 10",
        "1.6 | proven | 'item1_6': true | 10",
        "1.7 | proven | 'item1_7': true | 10",
        "1.8 | on the list | 'item1_8_onList': true | 5",
        "1.9 | two interviews | 'interviews': 2 | -4",
        "1.10 | all on time | 'lateOrMissingReports': 0 | 5",
        "1.10 | two late | 'lateOrMissingReports': 2 | 3",
        "1.10 | floor | 'lateOrMissingReports': 6 | 0",
        "3.1 | each matter once at its highest | 'mediaMatters': [['city', 'province']] | 2",
        "3.1 | two of the city | 'mediaMatters': [['city'], ['city']] | 2",
        "3.1 | cap | 'mediaMatters': [['national'], ['city']] | 3",
        "3.1 | internet media do not count | 'mediaMatters': [['internet'], ['local', 'city']] | 1",
        "3.1 | a matter without a level | 'mediaMatters': [[], ['city', 'city']] | 1",
        "3.2 | local | 'honourMatters': [['local']] | 1",
        "3.2 | national after local | 'honourMatters': [['local', 'national']] | 3",
        "3.2 | cap | 'honourMatters': [['province'], ['province']] | 3",
        "3.3 | as given | 'promotionWeekPoints': 2.5 | 5/2",
        "3.3 | cap | 'promotionWeekPoints': 4 | 3",
        "3.4 | a hundred are not enough | 'validMessages': 100 | 0",
        "3.4 | more | 'validMessages': 101 | 1"
      })
  void shouldScoreWhatAssessorsFound(String item, String name, String manual, String points) {
    var card = card(manual.replace('\'', '"'), "");
    assertThat(card.path("items").path(item).asString()).as(name).isEqualTo(points);
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of("no case", "", "4", "3", "3", "10"),
        Arguments.of("one at one go", one(""), "4", "3", "3", "10"),
        Arguments.of(
            "eight, one late",
            times(7, "") + "," + one("\"inTime\": false"),
            "7/2",
            "3",
            "2",
            "10"),
        Arguments.of(
            "twelve, one repeated later",
            times(11, "") + "," + one("\"repeatedWithin30\": true"),
            "11/3",
            "3",
            "3",
            "10"),
        Arguments.of(
            "a second and a third complaint",
            times(2, "") + "," + one("\"ordinal\": 2") + "," + one("\"ordinal\": 3"),
            "1",
            "3",
            "3",
            "10"),
        Arguments.of("floor of 2.1", times(3, "\"ordinal\": 4"), "0", "3", "3", "10"),
        Arguments.of(
            "dispatched twice, in time",
            one("\"dispatches\": 2") + "," + one(""),
            "2",
            "2",
            "3",
            "10"),
        Arguments.of(
            "two redone, one of them late",
            one("\"redo\": 1") + "," + one("\"redo\": 1, \"inTime\": false"),
            "0",
            "0",
            "2",
            "10"),
        Arguments.of(
            "three handled twice, two in time: 3 × 2/3 − 3, floor",
            times(2, "\"redo\": 1") + "," + one("\"redo\": 2, \"inTime\": false"),
            "0",
            "0",
            "2",
            "10"),
        Arguments.of(
            "template twice, falsified once",
            one("\"templateRejects\": 2") + "," + one("\"falsified\": true"),
            "2",
            "3",
            "3",
            "6"),
        Arguments.of("floor of 2.4", one("\"templateRejects\": 11"), "4", "3", "3", "0"),
        Arguments.of(
            "a school's own case counts nowhere",
            "{\"ids\": [\"a\"], \"src\": \"SCHOOL\", \"type\": \"COMPLAINT\", \"inTime\": false,"
                + " \"ordinal\": 3, \"redo\": 1, \"falsified\": true}",
            "4",
            "3",
            "3",
            "10"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shouldScoreCases(
      String name, String cases, String item21, String item22, String item23, String item24) {
    var items = card("", cases).path("items");
    assertThat(
            Stream.of("2.1", "2.2", "2.3", "2.4").map(item -> items.path(item).asString()).toList())
        .as(name)
        .containsExactly(item21, item22, item23, item24);
  }

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

  private static String one(String fields) {
    return "{\"ids\": [\"w\"], " + GOOD + (fields.isEmpty() ? "" : ", ") + fields + "}";
  }

  private static String times(int count, String fields) {
    return IntStream.range(0, count).mapToObj(_ -> one(fields)).collect(Collectors.joining(","));
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
