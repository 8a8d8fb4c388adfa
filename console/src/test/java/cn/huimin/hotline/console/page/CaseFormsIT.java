package cn.huimin.hotline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.TestCase;
import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.console.access.Doors;
import cn.huimin.hotline.schemas.word.CaseFlag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The page of a case has the forms of what one may do with it: no more, no fewer. */
class CaseFormsIT {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final TestConsole CONSOLE = TestConsole.one();
  private static final String CASE = "/api/v1/cases/{caseId}/";

  /** Forms and links of a page that lead to an action of a case. */
  private static final Pattern LEADS =
      Pattern.compile("(?:action|href)=\"/cases/([a-z0-9-]+)/([a-z-]+)");

  /** No actions on a case: a logged look, and sheets of paper. */
  private static final Set<String> NO_ACTIONS = Set.of("unmask", "sheets");

  private static final Set<String> CASES =
      Set.of("cf-all", "cf-hidden", "cf-triage", "cf-signed", "cf-summary");

  /** Everybody who stands to the case in a way of their own. */
  private static final List<String> PEOPLE =
      List.of(
          "operator",
          "leader",
          "duty",
          "assessor",
          "personnel",
          "dataofficer",
          "admin",
          "liaison-u-syxx",
          "head-u-syxx",
          "liaison-u-bureau",
          "head-u-bureau",
          "liaison-u-jck",
          "head-u-jck",
          "liaison-u-ez",
          "head-u-ez");

  @BeforeAll
  static void someCases() {
    var log = new TestLog();
    var every = actions();
    TestCase.opened(log, "cf-all", "CF1", NINE, "冬季校服退费", "家长反映校服收费后没有发放。")
        .dispatched()
        .signed()
        .contacted()
        .invited("u-jck", "计财科")
        .reported()
        .promised(LocalDate.of(2026, 3, 10))
        .delegated("liaison-u-syxx")
        .offering(every);
    TestCase.opened(log, "cf-hidden", "CF2", NINE, "校长收礼", "举报校长收受礼金。")
        .hidden()
        .dispatched()
        .promised(LocalDate.of(2026, 3, 10))
        .offering(every);
    TestCase.opened(log, "cf-triage", "CF3", NINE, "门口三轮车占道", "放学时段门口三轮车占道。").urgent().triaged();
    TestCase.opened(log, "cf-signed", "CF4", NINE, "课后服务时间", "课后服务时间缩短。").dispatched().signed();
    TestCase.opened(log, "cf-summary", "CF5", NINE, "食堂", "食堂饭菜不热。")
        .dispatched()
        .hidden()
        .with(after -> after.setFlags(List.of(CaseFlag.SUMMARY_DUE)))
        .offering(every);
    CONSOLE.takeIn(log);
  }

  private static List<String> actions() {
    return Doors.all().stream()
        .map(door -> door.path())
        .filter(path -> path.startsWith(CASE))
        .map(path -> path.substring(CASE.length()))
        .filter(ActionForm::knows)
        .distinct()
        .toList();
  }

  static Stream<String> people() {
    return PEOPLE.stream();
  }

  @ParameterizedTest
  @MethodSource("people")
  void shouldHaveExactlyTheFormsOfWhatOneMay(String account) {
    for (var caseId : CASES) {
      var api = CONSOLE.get(account, "/api/v1/cases/" + caseId);
      var page = CONSOLE.get(account, "/cases/" + caseId);
      assertThat(page.statusCode()).as(caseId).isEqualTo(api.statusCode());
      if (api.statusCode() == 200) {
        assertThat(leads(page.body(), caseId)).as(caseId).isEqualTo(allowed(api.body()));
      }
    }
  }

  /** Of the other pages none offers what one may not. */
  @ParameterizedTest
  @MethodSource("people")
  void shouldOfferNothingElseBesideTheQueueAndInTheInbox(String account) {
    for (var path : List.of("/desk/case/cf-triage", "/desk/case/cf-all", "/todo", "/desk")) {
      var page = CONSOLE.get(account, path);
      if (page.statusCode() == 200) {
        for (var caseId : CASES) {
          var offered = leads(page.body(), caseId);
          if (!offered.isEmpty()) {
            var api = CONSOLE.get(account, "/api/v1/cases/" + caseId);
            assertThat(allowed(api.body())).as("%s on %s", caseId, path).containsAll(offered);
          }
        }
      }
    }
  }

  /** Whoever they are, the steps differ: nobody is offered all, and each action to somebody. */
  @Test
  void shouldOfferEveryActionToSomebodyAndToNobodyAll() {
    var offered = new TreeSet<String>();
    for (var account : PEOPLE) {
      for (var caseId : CASES) {
        var api = CONSOLE.get(account, "/api/v1/cases/" + caseId);
        if (api.statusCode() == 200) {
          var allowed = allowed(api.body());
          assertThat(allowed).as(account).hasSizeLessThan(actions().size());
          offered.addAll(allowed);
        }
      }
    }
    assertThat(offered).containsExactlyInAnyOrderElementsOf(actions());
  }

  /** 脱敏转办摘要: the centre writes it; who passes the case down the line does not (DOMAIN §8). */
  @Test
  void shouldAskTheCentreAloneForTheSummaryOfWhatIsHidden() {
    assertThat(CONSOLE.get("operator", "/cases/cf-hidden").body())
        .contains("id=\"d-unit\"", "id=\"d-summary\"");
    assertThat(CONSOLE.get("liaison-u-syxx", "/cases/cf-hidden").body())
        .contains("id=\"d-unit\"")
        .doesNotContain("id=\"d-summary\"");
  }

  /** 联办: who reviews sees whose answer is missing, and says why nobody waits for it any more. */
  @Test
  void shouldTellTheReviewerWhichCoUnitsHaveNotAnswered() {
    assertThat(CONSOLE.get("operator", "/cases/cf-all/review").body())
        .contains("联办单位还没有答复", "name=\"withoutCoUnits\"", "计财科还没有答复");
    assertThat(CONSOLE.get("operator", "/cases/cf-hidden/review").body())
        .contains("name=\"approve\"")
        .doesNotContain("联办单位", "withoutCoUnits");
  }

  private static Set<String> leads(String page, String caseId) {
    return LEADS
        .matcher(page)
        .results()
        .filter(found -> found.group(1).equals(caseId))
        .map(found -> found.group(2))
        .filter(word -> !NO_ACTIONS.contains(word))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> allowed(String json) {
    return JsonMapper.shared()
        .readTree(json)
        .path("allowedActions")
        .valueStream()
        .map(action -> action.asString())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
