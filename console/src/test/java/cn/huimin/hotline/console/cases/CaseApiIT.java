package cn.huimin.hotline.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.TestCase;
import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.TextKind;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CaseApiIT {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final TestConsole CONSOLE = TestConsole.one();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @BeforeAll
  static void someCases() {
    var log = new TestLog();
    TestCase.opened(log, "api-triage", "API1", NINE, "订课外练习册", "孩子在实验小学东校区订了练习册，想问收费。").triaged();
    TestCase.opened(log, "api-signed", "API2", NINE, "冬季校服退费", "家长反映校服收费后没有发放，要求退费。")
        .dispatched()
        .signed();
    TestCase.opened(log, "api-hidden", "API3", NINE, "校长收礼", "举报校长收受礼金。").hidden().dispatched();
    TestCase.opened(log, "api-closed", "API4", NINE, "午餐账目", "午餐账目没有公示。")
        .dispatched()
        .signed()
        .contacted()
        .reported()
        .signedOff()
        .approved()
        .closedSatisfied()
        .at(NINE.plusSeconds(60))
        .wroteInVain("没有人受理的话。");
    TestCase.opened(log, "api-late", "API5", NINE.minusSeconds(86400 * 20), "操场积水", "操场积水无人管。")
        .dispatched()
        .red(ClockKind.HANDLE, NINE.minusSeconds(3600))
        .flood(3, "api-signed", "api-closed", "api-unknown");
    TestCase.opened(log, "api-by-head", "API6", NINE, "热水不热", "宿舍热水不热。")
        .dispatched()
        .signed()
        .contacted()
        .by("head-u-syxx", Role.HEAD, "u-syxx")
        .reported();
    TestCase.opened(log, "api-mail", "API71", NINE, "食堂", "汤里有头发，请查。")
        .byMail()
        .dispatched()
        .amended(TextKind.DEMAND, "今天又有一次。")
        .amended(TextKind.NOTE, "来电人补充：已有照片。");
    TestCase.opened(log, "api-revised", "API81", NINE, "食堂", "汤里有头发。")
        .dispatched()
        .amended(TextKind.DEMAND, "汤里有虫。");
    TestCase.opened(log, "api-court", "API7", NINE, "判决不服", "对法院判决不服。").declined("请向法院申诉。");
    TestCase.opened(log, "api-police", "API8", NINE, "校外被打", "孩子在校外被打。").referred("已转公安机关。");
    TestCase.opened(log, "api-filed", "API9", NINE, "又反映积水", "操场又积水。")
        .dispatched()
        .signed()
        .reported("r1", "没有查。", "退回重写的话。")
        .sentBack()
        .filed();
    TestCase.opened(log, "api-joined", "API10", NINE, "午餐账目", "午餐账目。")
        .mergedAndAnswered("api-closed", "API4");
    var parts = new String[] {"api-court", "api-joined", "api-filed"};
    TestCase.opened(log, "api-split", "API11", NINE, "三件事", "三件事。").split(true, parts);
    TestCase.opened(log, "api-half", "API12", NINE, "两件事", "两件事。").split(false, parts);
    CONSOLE.takeIn(log);
  }

  /** A second mail adds to the first; a source that says something else means that instead. */
  @Test
  void shouldShowTheFirstMailWithWhatWasAddedToItAndTheLastWordOfASource() {
    var mail = json(CONSOLE.get("operator", "/api/v1/cases/api-mail"), 200);
    assertThat(mail.path("content").asString()).isEqualTo("汤里有头发，请查。");
    assertThat(mail.path("supplements").valueStream().map(it -> it.path("text").asString()))
        .containsExactly("今天又有一次。", "来电人补充：已有照片。");
    assertThat(CONSOLE.get("operator", "/cases/api-mail").body())
        .containsSubsequence("汤里有头发，请查。", "今天又有一次。", "来电人补充：已有照片。");
    var revised = json(CONSOLE.get("operator", "/api/v1/cases/api-revised"), 200);
    assertThat(revised.path("content").asString()).isEqualTo("汤里有虫。");
    assertThat(revised.path("supplements").isEmpty()).isTrue();
  }

  /** Nobody signs off what they wrote: the head above does, and finds it among what is to do. */
  @Test
  void shouldOfferTheReportOfAHeadToTheHeadAboveAlone() {
    var own = json(CONSOLE.get("head-u-syxx", "/api/v1/cases/api-by-head"), 200);
    assertThat(own.path("allowedActions").isEmpty()).isTrue();
    var above = json(CONSOLE.get("head-u-bureau", "/api/v1/cases/api-by-head"), 200);
    assertThat(above.path("allowedActions").toString()).isEqualTo("[\"sign-off\"]");
    assertThat(CONSOLE.get("head-u-bureau", "/todo").body())
        .contains("/cases/api-by-head")
        .doesNotContain("/cases/api-signed");
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private static List<String> numbers(JsonNode page) {
    var numbers = new ArrayList<String>();
    page.path("items").forEach(item -> numbers.add(item.path("caseNumber").asString()));
    return numbers;
  }

  @Test
  void shouldGiveTheWholeCaseInTheContractsWords() {
    var body = json(CONSOLE.get("liaison-u-syxx", "/api/v1/cases/api-signed?minVersion=3"), 200);

    assertThat(body.path("caseNumber").asString()).isEqualTo("API2");
    assertThat(body.path("state").asString()).isEqualTo("SIGNED");
    assertThat(body.path("openedAt").asString()).isEqualTo("2026-03-02T09:00:00+08:00");
    assertThat(body.path("unit").path("name").asString()).isEqualTo("云湖市实验小学");
    assertThat(body.path("copiedUnits").path(0).path("name").asString()).isEqualTo("计划财务科");
    assertThat(body.path("content").asString()).contains("要求退费");
    assertThat(body.path("allowedActions").toString()).isEqualTo("[\"contact\",\"report\"]");
    assertThat(body.path("clocks").path(0).path("kind").asString()).isEqualTo("dispatch");
    assertThat(body.path("oneTime").isNull()).isTrue();
  }

  @Test
  void shouldShowTheFloodToItsLeadAndToTheOpenCasesOfIt() {
    var lead = json(CONSOLE.get("operator", "/api/v1/cases/api-late"), 200).path("flood");
    assertThat(lead.path("people").asInt()).isEqualTo(3);
    assertThat(lead.path("lead").path("caseNumber").asString()).isEqualTo("API5");
    assertThat(lead.path("others").valueStream().map(o -> o.path("caseNumber").asString()))
        .as("those that are open")
        .containsExactly("API2");
    var other = json(CONSOLE.get("operator", "/api/v1/cases/api-signed"), 200).path("flood");
    assertThat(other.path("lead").path("caseNumber").asString()).isEqualTo("API5");
    assertThat(other.path("others").isEmpty()).isTrue();
    assertThat(
            json(CONSOLE.get("operator", "/api/v1/cases/api-triage"), 200).path("flood").isNull())
        .isTrue();
    var story = json(CONSOLE.get("operator", "/api/v1/cases/api-late/timeline"), 200);
    assertThat(story.toString()).contains("3 人集中反映同一件事");
  }

  @Test
  void shouldTellAComplainantHowFarTheCaseIsAndNothingElse() {
    var asked = "{\"caseNumber\": \"API4\", \"code\": \"7K3MPX2Q\"}";
    CONSOLE.intake().answers(200, "application/json", "{\"caseId\": \"api-closed\"}");
    var answer = CONSOLE.post("", "/api/v1/status", asked);
    var body = json(answer, 200);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(body.path("state").asString()).isEqualTo("CLOSED");
    assertThat(body.path("stateName").asString()).isEqualTo("已办结");
    assertThat(body.path("steps").valueStream().map(s -> s.path("step").asString()))
        .containsExactly("opened", "dispatched", "approved", "ended");
    assertThat(body.path("answer").isString()).isTrue();
    assertThat(answer.body()).doesNotContain("没有公示", "u-syxx");
    assertThat(CONSOLE.intake().came().getLast().path()).isEqualTo("/internal/look-ups");
    assertThat(CONSOLE.intake().came().getLast().header("X-Forwarded-For")).isNotBlank();

    CONSOLE.intake().answers(200, "application/json", "{\"caseId\": \"api-signed\"}");
    assertThat(json(CONSOLE.post("", "/api/v1/status", asked), 200).path("answer").isNull())
        .isTrue();
    CONSOLE.intake().answers(404, "application/problem+json", "{\"detail\": \"编号或查询码不对\"}");
    assertThat(json(CONSOLE.post("", "/api/v1/status", asked), 404).path("code").asString())
        .isEqualTo("not-found");
    CONSOLE.intake().answers(429, "application/problem+json", "{}");
    var tooMany = CONSOLE.post("", "/api/v1/status", asked);
    assertThat(json(tooMany, 429).path("code").asString()).isEqualTo("too-many-requests");
    assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
    json(CONSOLE.post("", "/api/v1/status", "{}"), 422);
    var tooLong = "{\"caseNumber\": \"" + "0".repeat(20_000) + "\", \"code\": \"7K3MPX2Q\"}";
    assertThat(json(CONSOLE.post("", "/api/v1/status", tooLong), 413).path("code").asString())
        .isEqualTo("too-large");
    var rating =
        "{\"caseNumber\": \"API4\", \"code\": \"7K3MPX2Q\", \"satisfaction\": \"SATISFIED\"}";
    CONSOLE.intake().answers(409, "application/problem+json", "{\"detail\": \"先打电话回访\"}");
    var early = json(CONSOLE.post("", "/api/v1/status/rating", rating), 409);
    assertThat(early.path("code").asString()).isEqualTo("state-does-not-allow");
    assertThat(early.path("detail").asString()).doesNotContain("先打电话回访");
    assertThat(CONSOLE.intake().came().getLast().path()).isEqualTo("/internal/ratings");
    CONSOLE.intake().answers(200, "application/json", "{\"caseId\": \"api-closed\"}");
    var taken = CONSOLE.post("", "/api/v1/status/rating", rating);
    assertThat(json(taken, 200).path("satisfaction").asString()).isEqualTo("SATISFIED");
    assertThat(taken.body()).doesNotContain("api-closed");
    json(CONSOLE.post("", "/api/v1/status/rating", asked), 422);
    json(CONSOLE.post("", "/api/v1/status", "[]"), 400);
    CONSOLE.intake().answers(200, "application/json", "{}");
  }

  /** What was refused or sent back is nobody's answer, and nobody finds a case by it. */
  @Test
  void shouldAnswerAComplainantInTheWordsThatWereApprovedAndWhateverTheEndingIs() {
    assertThat(toldOf("api-closed").path("answer").asString()).isEqualTo("您反映的费用将在三日内退回。");
    assertThat(
            numbers(
                json(
                    CONSOLE.get("operator", "/api/v1/cases?q=%E5%8F%97%E7%90%86%E7%9A%84%E8%AF%9D"),
                    200)))
        .doesNotContain("API4");
    assertThat(
            numbers(
                json(
                    CONSOLE.get(
                        "operator",
                        "/api/v1/cases?q=%E4%B8%89%E6%97%A5%E5%86%85%E9%80%80%E5%9B%9E"),
                    200)))
        .as("but by what was taken")
        .contains("API4");
    assertThat(toldOf("api-court").path("answer").asString()).isEqualTo("请向法院申诉。");
    assertThat(toldOf("api-police").path("answer").asString()).isEqualTo("已转公安机关。");
    assertThat(toldOf("api-filed").path("answer").isNull()).isTrue();
    assertThat(toldOf("api-joined").path("answer").asString()).isEqualTo("您反映的费用将在三日内退回。");
    assertThat(toldOf("api-half").path("answer").isNull()).isTrue();
    assertThat(toldOf("api-split").path("answer").asString())
        .isEqualTo("第1件：请向法院申诉。\n第2件：您反映的费用将在三日内退回。\n第3件：已存档办结");
  }

  private static JsonNode toldOf(String caseId) {
    CONSOLE.intake().answers(200, "application/json", "{\"caseId\": \"" + caseId + "\"}");
    var asked = "{\"caseNumber\": \"API\", \"code\": \"7K3MPX2Q\"}";
    return json(CONSOLE.post("", "/api/v1/status", asked), 200);
  }

  @Test
  void shouldTellTheStoryFromEarlyToLateInWords() {
    var body = json(CONSOLE.get("operator", "/api/v1/cases/api-closed/timeline"), 200);

    var messages = new ArrayList<String>();
    body.path("items").forEach(item -> messages.add(item.path("message").asString()));
    assertThat(messages)
        .containsSubsequence("工单收到", "派给云湖市实验小学", "签收", "电话联系了来电人", "报告，办结类型已解决", "签发报告")
        .contains("第 1 次回访，满意（单位联系过，已解决，没有人要他这样说或撤单）", "自动办结")
        .noneMatch(message -> message.startsWith("story."));
  }

  @Test
  void shouldShowADepartmentAndASchoolOnlyWhatIsTheirs() {
    assertThat(numbers(json(CONSOLE.get("liaison-u-syxx", "/api/v1/cases"), 200)))
        .contains("API2", "API3", "API4", "API5")
        .doesNotContain("API1");
    assertThat(numbers(json(CONSOLE.get("head-u-jck", "/api/v1/cases"), 200)))
        .as("copies")
        .contains("API2");
    assertThat(numbers(json(CONSOLE.get("liaison-u-ez", "/api/v1/cases"), 200)))
        .doesNotContain("API1", "API2", "API3");
    json(CONSOLE.get("liaison-u-ez", "/api/v1/cases/api-signed"), 403);
    json(CONSOLE.get("liaison-u-ez", "/api/v1/cases/api-signed/timeline"), 403);
    json(CONSOLE.get("operator", "/api/v1/cases/none"), 404);
  }

  @Test
  void shouldHideTheOriginalFromTheUnitAndShowTheSummary() {
    var unit = json(CONSOLE.get("head-u-syxx", "/api/v1/cases/api-hidden"), 200);
    var centre = json(CONSOLE.get("operator", "/api/v1/cases/api-hidden"), 200);
    var story = CONSOLE.get("head-u-syxx", "/api/v1/cases/api-hidden/timeline").body();

    assertThat(unit.path("content").isNull()).isTrue();
    assertThat(unit.path("title").isNull()).isTrue();
    assertThat(unit.path("summary").asString()).contains("核查收费公示");
    assertThat(centre.path("content").asString()).contains("礼金");
    assertThat(story).doesNotContain("礼金").doesNotContain("收礼");
    assertThat(numbers(json(CONSOLE.get("head-u-syxx", "/api/v1/cases?q=%E7%A4%BC%E9%87%91"), 200)))
        .as("not even found by the original's words")
        .isEmpty();
    assertThat(numbers(json(CONSOLE.get("operator", "/api/v1/cases?q=%E7%A4%BC%E9%87%91"), 200)))
        .contains("API3");
  }

  @Test
  void shouldNarrowByStateDueAndWords() {
    assertThat(numbers(json(CONSOLE.get("operator", "/api/v1/cases?state=TRIAGE"), 200)))
        .contains("API1")
        .doesNotContain("API2");
    assertThat(numbers(json(CONSOLE.get("operator", "/api/v1/cases?due=overdue"), 200)))
        .contains("API5")
        .doesNotContain("API2");
    assertThat(numbers(json(CONSOLE.get("operator", "/api/v1/cases?q=API4"), 200)))
        .containsExactly("API4");
    assertThat(
            json(CONSOLE.get("operator", "/api/v1/cases?due=never"), 400).path("code").asString())
        .isEqualTo("bad-parameter");
  }

  @Test
  void shouldPageThroughAllWithoutLossOrRepetition() {
    for (var sort : List.of("due", "opened", "-opened")) {
      var seen = new ArrayList<String>();
      String next = "";
      do {
        var page =
            json(
                CONSOLE.get(
                    "operator",
                    "/api/v1/cases?limit=2&sort="
                        + sort
                        + (next.isEmpty() ? "" : "&after=" + next)),
                200);
        seen.addAll(numbers(page));
        next = page.path("next").asString("");
      } while (!next.isEmpty());

      assertThat(seen).doesNotHaveDuplicates().contains("API1", "API2", "API3", "API4", "API5");
    }
  }

  @Test
  void shouldWaitForAVersionAndSayWhenItIsNotThereYet() {
    var answer = CONSOLE.get("operator", "/api/v1/cases/api-signed?minVersion=99");

    assertThat(json(answer, 503).path("code").asString()).isEqualTo("read-model-behind");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void shouldFindByPhoneThroughTheVaultForTheCentreAlone() {
    CONSOLE.intake().answers(200, "application/json", "{\"caseIds\":[\"api-signed\"]}");

    var found =
        json(CONSOLE.post("operator", "/api/v1/cases/search", "{\"phone\":\"13800001234\"}"), 200);

    assertThat(numbers(found)).containsExactly("API2");
    assertThat(CONSOLE.intake().came().getFirst().body()).contains("13800001234");
    json(CONSOLE.post("liaison-u-syxx", "/api/v1/cases/search", "{\"phone\":\"1\"}"), 403);
    json(CONSOLE.post("operator", "/api/v1/cases/search", "{}"), 422);
    json(CONSOLE.post("operator", "/api/v1/cases/search", "no json"), 400);
  }

  @Test
  void shouldListRedCardsWithTheirCase() {
    var page = json(CONSOLE.get("leader", "/api/v1/escalations?limit=200"), 200);

    var numbers = new ArrayList<String>();
    page.path("items").forEach(item -> numbers.add(item.path("caseNumber").asString()));
    assertThat(numbers).contains("API5");
    assertThat(page.path("items"))
        .filteredOn(item -> item.path("caseNumber").asString().equals("API5"))
        .allSatisfy(item -> assertThat(item.path("message").asString()).startsWith("红牌预警"));
    assertThat(json(CONSOLE.get("liaison-u-ez", "/api/v1/escalations"), 200).path("items").size())
        .isZero();
  }
}
