package cn.huimin.hotline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.words.Words;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PolicyFormTest {

  private static final LimitWords WORDS = new LimitWords(new Words(Words.bundle()));

  private static final String SLA =
      """
      {"version": "1", "warnAfter": "3/4", "clocks": [
        {"clock": "handle", "owedBy": "UNIT", "limits": {"enquiry": "WD:1", "helpSuggestion": "WD:5",
          "complaintReport": "WD:5", "urgent": "H:24", "emergency": "H:24"}},
        {"clock": "case", "owedBy": "CENTRE", "limits": {"enquiry": "HANDLE+WD:2", "helpSuggestion": "NONE",
          "complaintReport": "HANDLE+WD:2", "urgent": "HANDLE+H:12", "emergency": "HANDLE+H:6"}}]}
      """;

  @ParameterizedTest
  @CsvSource({
    "WD:5, 5 工作日",
    "WH:4, 4 工作小时",
    "H:24, 24 小时",
    "MIN:30, 30 分钟",
    "NONE, 无",
    "HANDLE+WD:2, 承办+2 工作日",
    "LEAD-WD:1, 主办-1 工作日"
  })
  void shouldSayEveryLimitAndReadItAgain(String code, String words) {
    assertThat(WORDS.say(code)).isEqualTo(words);
    assertThat(WORDS.parse(words)).contains(code);
    assertThat(WORDS.parse(code)).contains(code);
  }

  @ParameterizedTest
  @CsvSource({"5 个工作日, WD:5", "4工作时, WH:4", "承办＋2工作日, HANDLE+WD:2", "主办－1 工作日, LEAD-WD:1"})
  void shouldReadAsPeopleWrite(String words, String code) {
    assertThat(WORDS.parse(words)).contains(code);
  }

  @ParameterizedTest
  @CsvSource({"''", "五天", "5", "5 天", "-5 工作日", "99999 小时", "承办+无"})
  void shouldRefuseWhatIsNoLimit(String words) {
    assertThat(WORDS.parse(words)).isEmpty();
  }

  @Test
  void shouldChangeTheLimitsThatWereFilledInAndNothingElse() {
    var before = document(SLA);
    var filled =
        PolicyForm.fill(
            "sla",
            before,
            Map.of("limit.handle.complaintReport", "6 工作日", "limit.case.enquiry", "无"),
            WORDS);
    var expected =
        document(
            SLA.replace("\"complaintReport\": \"WD:5\"", "\"complaintReport\": \"WD:6\"")
                .replace("\"enquiry\": \"HANDLE+WD:2\"", "\"enquiry\": \"NONE\""));
    assertThat(filled.problems()).isEmpty();
    assertThat(filled.document()).isEqualTo(expected);
    assertThat(before).as("what is in force").isEqualTo(document(SLA));
    assertThat(PolicyForm.limits(filled.document(), WORDS).getFirst().fields())
        .extracting(PolicyForm.Field::text)
        .containsExactly("1 工作日", "5 工作日", "6 工作日", "24 小时", "24 小时");
  }

  @Test
  void shouldPauseWhatIsTickedAndNothingElse() {
    var before = document(SLA);
    assertThat(PauseForm.clocks(before))
        .extracting(PauseForm.Box::name)
        .containsExactly("pause.clocks.handle", "pause.clocks.case");
    var fields =
        Map.of(PauseForm.SHOWN, "true", "pause.states.TRIAGE", "true", "pause.clocks.case", "true");
    var filled = PolicyForm.fill("sla", before, fields, WORDS).document();
    assertThat(filled.path("pause").toString())
        .isEqualTo("{\"states\":[\"TRIAGE\"],\"clocks\":[\"case\"]}");
    assertThat(PauseForm.states(filled).stream().filter(PauseForm.Box::ticked))
        .extracting(PauseForm.Box::word)
        .containsExactly("TRIAGE");
    assertThat(PolicyForm.fill("sla", filled, Map.of(), WORDS).document()).isEqualTo(filled);
    assertThat(
            PolicyForm.fill("sla", filled, Map.of(PauseForm.SHOWN, "true"), WORDS)
                .document()
                .path("pause")
                .toString())
        .isEqualTo("{\"states\":[],\"clocks\":[]}");
  }

  @Test
  void shouldNameTheFieldThatIsWrong() {
    var filled = PolicyForm.fill("sla", document(SLA), Map.of("limit.handle.urgent", "一天"), WORDS);
    assertThat(filled.problems()).containsOnlyKeys("limit.handle.urgent");
  }

  @Test
  void shouldReadTheRosterRowByRowWithoutTheEmptyOnes() {
    var fields = new HashMap<>(shift(0, "2027-01-18", "2027-02-20", "duty-1 duty-2、duty-3"));
    fields.putAll(shift(1, "", "", ""));
    fields.putAll(shift(2, "2027-02-21", "2027-02-21", "duty-1"));
    fields.put("shift.2.start", "17:30");
    fields.put("shift.2.end", "08:30");
    fields.put("shift.2.vacation", "true");
    fields.put("shift.2.units", "u-1、u-2");
    var filled = PolicyForm.fill("duty-roster", document("{\"version\":\"1\"}"), fields, WORDS);
    assertThat(filled.problems()).isEmpty();
    assertThat(filled.document())
        .isEqualTo(
            document(
                """
                {"version": "1", "shifts": [
                  {"name": "寒假", "from": "2027-01-18", "to": "2027-02-20", "accounts": ["duty-1", "duty-2", "duty-3"]},
                  {"name": "寒假", "from": "2027-02-21", "to": "2027-02-21", "start": "17:30", "end": "08:30",
                   "vacation": true, "units": ["u-1", "u-2"], "accounts": ["duty-1"]}]}
                """));
    assertThat(PolicyForm.shifts(filled.document()).get(1).fields())
        .containsEntry("units", "u-1 u-2");
    assertThat(PolicyForm.shifts(filled.document())).hasSize(4);
  }

  /** All of them is what nothing means; none is no vacation. */
  @Test
  void shouldReadForWhomAShiftStandsInInAVacation() {
    var fields = new HashMap<>(shift(0, "2027-01-18", "2027-02-20", "duty-1"));
    fields.put("shift.0.vacation", "true");
    fields.put("shift.0.for.shown", "true");
    assertThat(PolicyForm.fill("duty-roster", document("{}"), fields, WORDS).problems())
        .containsOnlyKeys("shift.0.for.shown");
    fields.put("shift.0.for.LIAISON", "true");
    fields.put("shift.0.for.DEPUTY", "true");
    var some = PolicyForm.fill("duty-roster", document("{}"), fields, WORDS);
    assertThat(some.problems()).isEmpty();
    assertThat(some.document().at("/shifts/0/standsInFor").toString())
        .isEqualTo("[\"LIAISON\",\"DEPUTY\"]");
    assertThat(PolicyForm.shifts(some.document()).getFirst().fields())
        .containsEntry("for.LIAISON", "true")
        .containsEntry("for.HEAD", "false");
    fields.put("shift.0.for.HEAD", "true");
    var all = PolicyForm.fill("duty-roster", document("{}"), fields, WORDS).document();
    assertThat(all.at("/shifts/0").has("standsInFor")).isFalse();
    assertThat(PolicyForm.shifts(all).getFirst().fields()).containsEntry("for.HEAD", "true");
  }

  @Test
  void shouldNameWhatARosterLacks() {
    var fields = new HashMap<>(shift(0, "2027-02-20", "2027-01-18", " "));
    fields.put("shift.0.start", "下班后");
    fields.putAll(shift(1, "soon", "2027-01-18", "duty-1"));
    var filled = PolicyForm.fill("duty-roster", document("{}"), fields, WORDS);
    assertThat(filled.problems())
        .containsOnlyKeys("shift.0.to", "shift.0.accounts", "shift.0.start", "shift.1.from");
  }

  private static Map<String, String> shift(int number, String from, String to, String accounts) {
    var row = "shift." + number + ".";
    return Map.of(
        row + "name",
        accounts.isEmpty() ? "" : "寒假",
        row + "from",
        from,
        row + "to",
        to,
        row + "start",
        "",
        row + "end",
        "",
        row + "vacation",
        "false",
        row + "accounts",
        accounts);
  }

  private static ObjectNode document(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }

  private static final String WARNINGS =
      """
      {"version": "1", "unitSurge": {"level": "ORANGE", "days": 7, "sigmas": 2.0,
         "seasons": [{"name": "开学", "from": "02-20", "to": "03-10", "factor": 1.5}]},
       "focusIssue": {"level": "YELLOW", "except": ["其他"]}, "reportDue": {"reports": true}}
      """;

  @Test
  void shouldShowAFieldForEachThresholdOfTheWarnings() {
    var groups = PolicySettings.groups("warnings", document(WARNINGS));
    assertThat(groups)
        .extracting(PolicySettings.Group::code)
        .containsExactly("unitSurge", "focusIssue", "reportDue");
    assertThat(groups.getFirst().fields())
        .extracting(PolicySettings.Field::name)
        .containsExactly(
            "set.unitSurge.level",
            "set.unitSurge.days",
            "set.unitSurge.sigmas",
            "set.unitSurge.seasons.0.name",
            "set.unitSurge.seasons.0.from",
            "set.unitSurge.seasons.0.to",
            "set.unitSurge.seasons.0.factor");
    assertThat(groups.getFirst().fields().getFirst().choices())
        .containsExactly("YELLOW", "ORANGE", "RED");
  }

  @Test
  void shouldChangeTheThresholdsThatWereFilledInAndNothingElse() {
    var before = document(WARNINGS);
    var filled =
        PolicyForm.fill(
            "warnings",
            before,
            Map.of(
                "set.unitSurge.days", "14",
                "set.unitSurge.sigmas", "2.5",
                "set.unitSurge.seasons.0.factor", "2",
                "set.focusIssue.except", "其他\n 考试升学学籍 \n\n",
                "set.reportDue.reports", "false"),
            WORDS);
    assertThat(filled.problems()).isEmpty();
    assertThat(filled.document())
        .isEqualTo(
            document(
                WARNINGS
                    .replace("\"days\": 7", "\"days\": 14")
                    .replace("\"sigmas\": 2.0", "\"sigmas\": 2.5")
                    .replace("\"factor\": 1.5", "\"factor\": 2")
                    .replace("[\"其他\"]", "[\"其他\", \"考试升学学籍\"]")
                    .replace("\"reports\": true", "\"reports\": false")));
    assertThat(before).isEqualTo(document(WARNINGS));
    assertThat(
            PolicyForm.fill("warnings", before, Map.of("set.unitSurge.days", "七"), WORDS)
                .problems())
        .containsOnlyKeys("set.unitSurge.days");
  }

  @Test
  void shouldKeepWordsThatHoldAComma() {
    var rules =
        document(
            "{\"sensitiveWords\": [{\"group\": \"欺凌\", \"words\": [\"欺凌\"]}], \"categories\": []}");
    var filled =
        PolicyForm.fill(
            "routing-rules", rules, Map.of("set.sensitiveWords.0.words", "欺凌\n张狂、欺凌"), WORDS);
    assertThat(filled.document().at("/sensitiveWords/0/words").toString())
        .isEqualTo("[\"欺凌\",\"张狂、欺凌\"]");
    assertThat(PolicySettings.groups("routing-rules", rules))
        .singleElement()
        .satisfies(group -> assertThat(group.title()).isEqualTo("欺凌"));
  }

  @Test
  void shouldSayFromWhenAnswersToWarningsCount() {
    var reports =
        document("{\"reports\": [], \"warningAnswers\": {\"counted\": false, \"since\": null}}");
    var filled =
        PolicyForm.fill(
            "reports",
            reports,
            Map.of("set.warningAnswers.counted", "true", "set.warningAnswers.since", "2026-09-01"),
            WORDS);
    assertThat(filled.document().at("/warningAnswers").toString())
        .isEqualTo("{\"counted\":true,\"since\":\"2026-09-01\"}");
  }

  @Test
  void shouldLeaveTheDayOpenFromWhichAReportIsAskedFor() {
    var reports =
        document(
            "{\"reports\": [{\"id\": \"weekly\", \"name\": \"周报\", \"every\": \"WEEK\", \"since\":"
                + " null}]}");
    var asked =
        PolicyForm.fill("reports", reports, Map.of("set.reports.0.since", "2026-09-01"), WORDS);
    assertThat(asked.document().at("/reports/0/since").asString()).isEqualTo("2026-09-01");
    assertThat(
            PolicyForm.fill("reports", asked.document(), Map.of("set.reports.0.since", " "), WORDS)
                .document())
        .isEqualTo(reports);
  }
}
