package cn.huimin.hotline.scoring.unityear;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.scoring.scheme.SchemeA;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whole unit-years reckoned by hand from DOMAIN §7.1, and the form in which they come out. */
class HandReckonedYearsTest {

  private static final String MANUAL =
      """
      "unpublishedFound": 13, "item1_2": true, "item1_3": false, "item1_4": true, "item1_5": true,
      "item1_6": false, "item1_7": true, "item1_8_onList": true, "interviews": 3,
      "lateOrMissingReports": 6, "mediaMatters": [["city", "national"], ["internet"], ["province"]],
      "honourMatters": [["local"], ["city"]], "promotionWeekPoints": 1.5, "validMessages": 100,
      "mediaExposuresOrIncidents": 1, "evidenceFalsified": %s
      """;

  /** One of each kind; the one of the school's own stays out of everything. */
  private static final String CASES =
      """
      {"ids": ["1"], "src": "COUNTY", "type": "COMPLAINT", "verdict": "CONFIRMED"},
      {"ids": ["2", "2b"], "src": "PREFECTURE_OR_ABOVE", "type": "COMPLAINT", "verdict": "CONFIRMED",
       "dispatches": 2},
      {"ids": ["3"], "src": "COUNTY", "type": "HELP", "inTime": false},
      {"ids": ["4", "4b"], "src": "SCHOOL", "type": "COMPLAINT", "verdict": "CONFIRMED", "dispatches": 5,
       "inTime": false, "redo": 2, "ordinal": 4, "templateRejects": 3, "falsified": true},
      {"ids": ["5"], "src": "PREFECTURE_OR_ABOVE", "type": "ENQUIRY", "ordinal": 2},
      {"ids": ["6"], "src": "COUNTY", "type": "REPORT", "repeatedWithin30": true},
      {"ids": ["7"], "src": "PREFECTURE_OR_ABOVE", "type": "SUGGESTION", "verdict": "PARTLY",
       "templateRejects": 2, "falsified": true}
      """;

  @Test
  void shouldGiveEveryFigureOfAFullYear() {
    var card = card("\"weight\": 95,", MANUAL.formatted("false"), CASES);
    var items = card.path("items");
    // Six cases count, two of them at one go: 4 × 2 ÷ 6 − 1. One was handled twice, in time: 3 − 1.
    assertThat(items.path("2.1").asString()).isEqualTo("1/3");
    assertThat(items.path("2.2").asString()).isEqualTo("2");
    assertThat(items.path("2.3").asString()).isEqualTo("2");
    // Twice the template, once falsified.
    assertThat(items.path("2.4").asString()).isEqualTo("6");
    assertThat(items.path("1.1").asString()).isEqualTo("0");
    assertThat(items.path("1.9").asString()).isEqualTo("-6");
    assertThat(items.path("1.10").asString()).isEqualTo("0");
    assertThat(items.path("3.1").asString()).isEqualTo("3");
    assertThat(items.path("3.2").asString()).isEqualTo("2");
    assertThat(items.path("3.3").asString()).isEqualTo("3/2");
    assertThat(items.path("3.4").asString()).as("100 are not more than 100").isEqualTo("0");
    assertThat(card.path("section1").asString()).isEqualTo("34");
    assertThat(card.path("section2").asString()).isEqualTo("31/3");
    assertThat(card.path("section3").asString()).isEqualTo("13/2");
    assertThat(card.path("item4").asString()).isEqualTo("-5");
    assertThat(card.path("base").asString()).isEqualTo("275/6");
    assertThat(card.path("scaled").asString()).isEqualTo("1045/24");
    // Two confirmed work orders of one case, and a suggestion: 2 × 3 + 1/2.
    assertThat(card.path("demandsBeforeCap").asString()).isEqualTo("13/2");
    assertThat(card.path("demandsCounted").asString()).isEqualTo("13/2");
    assertThat(card.path("result").asString()).isEqualTo("889/24");
  }

  @Test
  void shouldLeaveEveryLineOfFalsifiedEvidenceReadable() {
    var card = card("\"weight\": 95,", MANUAL.formatted("true"), CASES);
    assertThat(card.path("result").asString()).isEqualTo("0");
    assertThat(card.path("scaled").asString()).isEqualTo("1045/24");
    assertThat(card.path("items").path("2.1").asString()).isEqualTo("1/3");
    assertThat(card.path("lines").size()).isGreaterThan(20);
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nothing entered, no case | | | 35",
        // 15 + 20 − 8 × 5
        "less than nothing | 'mediaExposuresOrIncidents': 8 | | 0",
        // S1 = 10 + 5 − 2 × 9 is not below 0
        "more interviews than points | 'interviews': 9 | | 20",
        // 35 − 4 × 3, not above the cap of 10
        "demands above the cap | | P COMPLAINT CONFIRMED 4 | 25",
        // 2.2: 3 × 1 ÷ 1 − 1; 2.1: 4 × 0 ÷ 1: a redo in time
        "a redo in time | | C HELP NOT_APPLICABLE 1 'redo': 1 | 30",
        // 2.1 0; 2.2: 3 × 0 ÷ 1 − 1 → 0; 2.3: 3 − 1
        "a redo out of time | | C HELP NOT_APPLICABLE 1 'redo': 1, 'inTime': false | 27",
        // A transfer and a redo of one case are one case handled twice.
        "both at once | | C HELP NOT_APPLICABLE 1 'redo': 1, 'dispatches': 2 | 30",
        // 2.1: 4 − 2 for the third, the tenth alike
        "a third complaint | | C COMPLAINT UNFOUNDED 1 'ordinal': 3 | 33",
        "a tenth complaint | | C COMPLAINT UNFOUNDED 1 'ordinal': 10 | 33",
        "a first one says nothing | | C COMPLAINT UNFOUNDED 1 'ordinal': 1 | 35",
        "praise counts as a case | | P PRAISE NOT_APPLICABLE 1 | 35",
        "a report is a complaint | | P REPORT UNVERIFIABLE 1 | 34",
        "half points for help | | P HELP NOT_APPLICABLE 1 | 69/2",
        "a suggestion confirmed is a suggestion | | P SUGGESTION CONFIRMED 1 | 69/2",
        // 2.4: 10 − 12 → 0
        "more rejections than points | | C HELP NOT_APPLICABLE 1 'templateRejects': 12 | 25",
        // 2.1 0, 2.4 8
        "falsified | | C HELP NOT_APPLICABLE 1 'falsified': true | 29"
      })
  void shouldHoldFloorsCapsAndReadings(
      String what, @Nullable String manual, @Nullable String ofCase, String result) {
    assertThat(card("", quoted(manual), oneCase(ofCase)).path("result").asString())
        .as(what)
        .isEqualTo(result);
  }

  @Test
  void shouldWriteTheFieldsOfTheFormatAndExactFractions() {
    var card = card("\"weight\": 100,", "", "");
    assertThat(List.copyOf(card.propertyNames()))
        .startsWith(
            "id",
            "items",
            "section1",
            "section2",
            "section3",
            "item4",
            "base",
            "scaled",
            "demandsBeforeCap",
            "demandsCounted",
            "result");
    assertThat(List.copyOf(card.path("items").propertyNames()))
        .containsExactly(
            "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10", "2.1", "2.2",
            "2.3", "2.4", "3.1", "3.2", "3.3", "3.4");
    assertThat(card.path("items").valueStream().allMatch(JsonNode::isString)).isTrue();
    assertThat(card.path("demandsBeforeCap").asString()).isEqualTo("0");
    assertThat(card.path("id").asString()).isEqualTo("u");
  }

  @Test
  void shouldReadWholeNumbersHoweverTheyAreWrittenAndPassOverNotes() {
    var card =
        card(
            "\"weight\": 100.0, \"note\": \"手工\",",
            "\"interviews\": 1.0, \"note\": \"手工\", \"_source\": 1",
            "{\"ids\": [\"1\"], \"src\": \"COUNTY\", \"type\": \"HELP\", \"dispatches\": 2.0,"
                + " \"verdict\": null, \"redo\": null, \"comment\": \"转办\"}");
    assertThat(card.path("items").path("2.2").asString()).isEqualTo("2");
    assertThat(card.path("items").path("1.9").asString()).isEqualTo("-2");
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "" : text.replace('\'', '"');
  }

  private static String oneCase(@Nullable String text) {
    if (text == null) {
      return "";
    }
    var parts = text.split(" ", 5);
    var ids = new ArrayList<String>();
    for (int id = 0; id < Integer.parseInt(parts[3]); id++) {
      ids.add("\"w" + id + "\"");
    }
    return "{\"ids\": [%s], \"src\": \"%s\", \"type\": \"%s\", \"verdict\": \"%s\"%s}"
        .formatted(
            String.join(", ", ids),
            parts[0].equals("P") ? "PREFECTURE_OR_ABOVE" : "COUNTY",
            parts[1],
            parts[2],
            parts.length > 4 ? ", " + quoted(parts[4]) : "");
  }

  private static JsonNode card(String unit, String manual, String cases) {
    return ScoreMain.score(
            "[{\"id\": \"u\", %s \"manual\": {%s}, \"cases\": [%s]}]"
                .formatted(unit, manual, cases),
            SchemeA.scheme())
        .get(0);
  }
}
