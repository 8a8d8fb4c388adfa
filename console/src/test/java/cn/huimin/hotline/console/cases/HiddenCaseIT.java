package cn.huimin.hotline.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.TestCase;
import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.WarningLevel;
import cn.huimin.hotline.schemas.word.WarningScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whom a case hides, nothing beside it betrays to the unit (DOMAIN §8). */
class HiddenCaseIT {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final String UNIT = "liaison-u-syxx";

  private static final TestConsole CONSOLE = TestConsole.one();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @BeforeAll
  static void oneWhoComplainedOpenlyBefore() {
    var log = new TestLog();
    TestCase.opened(log, "hc-open", "HC1", NINE.minusSeconds(86_400), "校服", "家长反映校服收费不公示。")
        .dispatched();
    TestCase.opened(log, "hc-again", "HC2", NINE, "校服", "家长再次反映校服收费不公示。")
        .repeats(2, "hc-open")
        .dispatched();
    TestCase.opened(log, "hc-hidden", "HC3", NINE, "校服", "我是六年级学生，校服收费不公示。")
        .hidden()
        .triaged()
        .repeats(2, "hc-open")
        .dispatched()
        .signed()
        .supervised("三日内公示收费明细。", NINE.plusSeconds(86_400));
    warning(log, "hc-w1", "repeat", List.of("hc-open", "hc-again"));
    warning(log, "hc-w2", "repeat", List.of("hc-open", "hc-hidden"));
    warning(log, "hc-w4", "flood", List.of("hc-hidden", "hc-again"));
    warning(log, "hc-w5", "sensitive", List.of("hc-hidden"));
    warning(log, "hc-w6", "flood", List.of("hc-again"));
    warning(log, "hc-w3", "unit-surge", List.of("hc-again", "hc-elsewhere"));
    TestCase.opened(log, "hc-elsewhere", "HC4", NINE, "校服", "另一所学校的事。").triaged();
    TestCase.opened(log, "hc-consult", "HC5", NINE, "校服", "我是四年级学生，校服收费不公示。")
        .hidden()
        .triaged()
        .consults("u-syxx");
    TestCase.opened(log, "hc-decided", "HC6", NINE, "校服", "校服收费由谁管？")
        .triaged()
        .consults("u-syxx")
        .consulted();
    CONSOLE.takeIn(log);
  }

  /** Until it is decided, and without the words that are hidden from units. */
  @Test
  void shouldShowThoseWhoAreConsultedTheSummaryUntilItIsDecided() {
    var page = CONSOLE.get(UNIT, "/cases/hc-consult");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("反映校服收费不公示").doesNotContain("四年级学生");
    assertThat(CONSOLE.get(UNIT, "/api/v1/cases?limit=100").body())
        .contains("hc-consult")
        .doesNotContain("hc-decided");
    assertThat(CONSOLE.get("liaison-u-ez", "/api/v1/cases/hc-consult").statusCode()).isEqualTo(403);
    assertThat(CONSOLE.get(UNIT, "/api/v1/cases/hc-decided").statusCode()).isEqualTo(403);
    assertThat(body("operator", "hc-consult").path("consultedUnits").toString()).contains("u-syxx");
  }

  @Test
  void shouldNotLeadToAnEarlierCaseOfTheSamePerson() {
    assertThat(earlier(UNIT, "hc-again")).contains("HC1");
    assertThat(earlier(UNIT, "hc-hidden")).doesNotContain("HC1");
    assertThat(earlier("operator", "hc-hidden")).contains("HC1");
    assertThat(CONSOLE.get(UNIT, "/cases/hc-hidden").body()).doesNotContain("HC1");
  }

  @Test
  void shouldNotTellByAWarningThatSomebodyHiddenComplainedBefore() {
    assertThat(warnings(UNIT)).contains("hc-w1").doesNotContain("hc-w2");
    assertThat(warnings("operator")).contains("hc-w1", "hc-w2", "hc-w4", "hc-w5");
    assertThat(CONSOLE.get(UNIT, "/warnings/hc-w1").statusCode()).isEqualTo(200);
    assertThat(CONSOLE.get(UNIT, "/warnings/hc-w2").statusCode()).isEqualTo(404);
    assertThat(warnings(UNIT)).contains("hc-w6").doesNotContain("hc-w4", "hc-w5");
  }

  @Test
  void shouldNameOfTheCasesOfAWarningOnlyThoseOfTheUnit() {
    assertThat(warnings(UNIT)).doesNotContain("hc-elsewhere");
    assertThat(warnings("leader")).contains("hc-elsewhere");
  }

  @Test
  void shouldNotShowTheWordsByWhichItWasClassified() {
    assertThat(body(UNIT, "hc-hidden").path("routing").isNull()).isTrue();
    assertThat(body("operator", "hc-hidden").path("routing").path("evidence").isEmpty()).isFalse();
  }

  /** It owes an answer to the order of a leader. */
  @Test
  void shouldShowTheUnitWhatALeaderOrdered() {
    assertThat(CONSOLE.get(UNIT, "/cases/hc-hidden").body())
        .contains("三日内公示收费明细")
        .doesNotContain("六年级学生");
  }

  /** Top to bottom, whatever came after it: to whom may read it. */
  @Test
  void shouldShowInTheStoryWhatWasReportedBeforeTheLastReport() {
    var log = new TestLog();
    TestCase.opened(log, "hc-story", "HC9", NINE, "冬季校服退费", "家长反映校服收费后没有发放。")
        .dispatched()
        .signed()
        .reported("r1", "第一次查到的事实。", "第一次的答复。")
        .reported("r2", "第二次查到的事实。", "第二次的答复。");
    TestCase.opened(log, "hc-story-hidden", "HC10", NINE, "校长收礼", "举报的原话在这里。")
        .hidden()
        .dispatched()
        .signed()
        .reported("r1", "第一次查到的事实。", "第一次的答复。")
        .reported("r2", "第二次查到的事实。", "第二次的答复。");
    CONSOLE.takeIn(log);
    for (var account : List.of(UNIT, "operator")) {
      assertThat(story(account, "hc-story")).contains("第一次查到的事实", "第二次的答复", "校服收费后没有发放");
    }
    assertThat(story(UNIT, "hc-story-hidden"))
        .contains("第一次查到的事实", "第一次的答复", "请核查收费公示情况")
        .doesNotContain("举报的原话");
    assertThat(story("operator", "hc-story-hidden")).contains("举报的原话", "请核查收费公示情况");
  }

  /** Whether somebody was pressed is asked by the centre and told to nobody of the unit. */
  @Test
  void shouldNotTellTheUnitWhetherTheComplainantWasPressed() {
    var log = new TestLog();
    TestCase.opened(log, "hc-called", "HC11", NINE, "校服", "家长反映校服收费不公示。")
        .dispatched()
        .signed()
        .said(true, Resolution.PARTLY, Satisfaction.DISSATISFIED);
    CONSOLE.takeIn(log);
    assertThat(story(UNIT, "hc-called")).contains("部分解决").doesNotContain("要他这样说");
    assertThat(story("operator", "hc-called")).contains("部分解决", "没有人要他这样说或撤单");
    for (var path : List.of("/api/v1/cases/hc-called", "/api/v1/cases/hc-called/timeline")) {
      assertThat(CONSOLE.get("operator", path).body()).contains("\"pressed\":false");
      assertThat(CONSOLE.get(UNIT, path).body()).doesNotContain("\"pressed\":false");
    }
  }

  private static String story(String account, String caseId) {
    var page = CONSOLE.get(account, "/cases/" + caseId).body();
    int from = page.indexOf("<ol class=\"tl\">");
    return page.substring(from, page.indexOf("</ol>", from));
  }

  private static void warning(TestLog log, String id, String rule, List<String> cases) {
    log.write(
        id,
        new WarningRaised(
            WarningHeader.newBuilder()
                .setWarningId(id)
                .setEventId(id + "-1")
                .setSequence(1)
                .setRule(rule)
                .setLevel(WarningLevel.YELLOW)
                .setScope(WarningScope.CASE)
                .setScopeId(cases.getFirst())
                .setUnitId("u-syxx")
                .setUnitName("云湖市实验小学")
                .setUnitLine(TestCase.SCHOOL_LINE)
                .setFigures(Map.of("ordinal", "2"))
                .setCaseIds(cases)
                .setAt(NINE)
                .build()));
  }

  private static String earlier(String account, String caseId) {
    return body(account, caseId).path("repeat").toString() + body(account, caseId).path("links");
  }

  private static String warnings(String account) {
    return CONSOLE.get(account, "/api/v1/warnings?limit=200").body();
  }

  private static JsonNode body(String account, String caseId) {
    return JSON.readTree(CONSOLE.get(account, "/api/v1/cases/" + caseId).body());
  }
}
