package cn.huimin.hotline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.StubIntake;
import cn.huimin.hotline.console.TestCase;
import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.schemas.word.TransferFault;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each person does in a day, click by click or key by key: what is asked of intake, and what
 * is said.
 */
class PathsIT extends PageHouse {

  @Test
  void shouldEnterAWorkOrderWithWhatIsKnownBesideIt() {
    CONSOLE
        .intake()
        .answers(
            200,
            "application/json",
            """
            {"draftId":"pg-draft-1","updatedAt":"2026-03-02T09:15:00+08:00","line":"校服费",
             "fields":{"way":"PHONE","receivedAt":"2026-03-02T09:15","content":"问课后服务托管时间临时缩短","phone":"13800001234"},
             "caseIds":["pg-signed"],"caseId":"pg-new","caseNumber":"20260302-00031","lookUpCode":"7K3MPX2Q",
             "opened":true,"version":1,"state":"DISPATCHED","unit":{"id":"u-syxx","name":"云湖市实验小学"},
             "items":[{"draftId":"pg-draft-2","line":"午餐涨价",
               "entry":{"entryId":"kb-9","question":"课后服务几点结束","answer":"每天 18:00 结束。"},"share":0.8}]}
            """);
    looksWell("operator", "/entry?draft=pg-draft-1");
    looksWell("liaison-u-syxx", "/entry?draft=pg-draft-1");
    try (var page = open("operator", "/desk", DESK)) {
      page.keyboard().press("i");
      page.waitForURL("**/entry");
      PlaywrightAssertions.assertThat(page.locator("#en-phone")).isFocused();
      page.getByLabel("电话").fill("13800001234");
      PlaywrightAssertions.assertThat(page.locator("#caller")).containsText("冬季校服退订退款");

      page.getByLabel("诉求内容").fill("午餐涨价没有告知，账目在哪里公示");
      PlaywrightAssertions.assertThat(page.locator("#matter")).containsText("午餐涨价与账目公示");
      PlaywrightAssertions.assertThat(page.locator("#matter")).containsText("每天 18:00 结束。");
      PlaywrightAssertions.assertThat(page.locator("#draft-status")).containsText("草稿已存");
      page.waitForURL("**/entry?draft=*");
      assertThat(CONSOLE.intake().came())
          .anySatisfy(
              came -> {
                assertThat(came.method()).isEqualTo("PUT");
                assertThat(came.path()).startsWith("/api/v1/drafts/");
                assertThat(came.body()).contains("账目在哪里公示", "13800001234");
              })
          .allSatisfy(came -> assertThat(came.path()).doesNotContain("13800001234"));

      page.getByText("用这条答复").click();
      PlaywrightAssertions.assertThat(page.locator("#en-publicAnswer")).hasValue("每天 18:00 结束。");
      page.getByText("登记并当场答复").click();
      PlaywrightAssertions.assertThat(page.getByText("7K3MPX2Q")).isVisible();
      PlaywrightAssertions.assertThat(page.getByText("20260302-00031")).isVisible();
      assertThat(CONSOLE.intake().came().stream().map(StubIntake.Came::path))
          .containsSubsequence("/api/v1/work-orders", "/api/v1/cases/pg-new/answer")
          .anyMatch(path -> path.endsWith("/discard"));
      assertThat(page.url()).endsWith("/entry");

      var handedIn = draftOf("/api/v1/work-orders");
      CONSOLE.intake().answersAt("/api/v1/drafts/" + handedIn, 404, PROBLEM, "{}");
      page.goBack();
      page.waitForURL("**/entry");
      assertThat(page.locator("#entry-form [name=draft]").inputValue())
          .as("the next caller is not the last one")
          .isNotEqualTo(handedIn);
      PlaywrightAssertions.assertThat(page.locator("#en-phone")).hasValue("");
    }
  }

  private static final String PROBLEM = "application/problem+json";

  /** The number that the entry gave what it handed in. */
  private static String draftOf(String path) {
    var body =
        CONSOLE.intake().came().stream()
            .filter(came -> came.path().equals(path))
            .findFirst()
            .orElseThrow()
            .body();
    return JsonMapper.builder().build().readTree(body).path("externalNumber").asString();
  }

  /** Whose code it is, is not known where the entry was added to a case that was there. */
  @Test
  void shouldShowNoCodeOfACaseThatWasThereAndKeepAnAnswerThatIsRefused() {
    var known =
        """
        {"caseId":"pg-signed","caseNumber":"20260302-00031","lookUpCode":"7K3MPX2Q","opened":%s,
         "version":3,"state":"SIGNED","fields":{"way":"PHONE","content":"午餐涨价"}}
        """;
    CONSOLE.intake().answers(200, "application/json", known.formatted(false));
    try (var page = open("operator", "/entry?draft=pg-draft-4", DESK)) {
      page.locator("#entry-main").click();
      PlaywrightAssertions.assertThat(page.locator("h1")).hasText("已有工单，记作补充");
      PlaywrightAssertions.assertThat(page.getByText("20260302-00031")).isVisible();
      assertThat(page.content()).doesNotContain("7K3MPX2Q");

      CONSOLE.intake().answers(200, "application/json", known.formatted(true));
      CONSOLE
          .intake()
          .answersAt("/api/v1/cases/pg-signed/answer", 409, PROBLEM, "{\"detail\":\"疑似特急，请先确认\"}");
      page.navigate(CONSOLE.at("/entry?draft=pg-draft-4").toString());
      page.locator("#direct summary").click();
      page.locator("#en-publicAnswer").fill("午餐账目贴在食堂门口。");
      page.getByText("登记并当场答复").click();
      PlaywrightAssertions.assertThat(page.locator("[role=alert]").first())
          .containsText("疑似特急，请先确认");
      PlaywrightAssertions.assertThat(page.locator("[role=alert]").first())
          .containsText("7K3MPX2Q");
      PlaywrightAssertions.assertThat(page.locator("#en-publicAnswer")).hasValue("午餐账目贴在食堂门口。");
      assertThat(CONSOLE.intake().came())
          .noneMatch(came -> came.path().endsWith("/discard"))
          .anyMatch(
              came ->
                  came.path().equals("/api/v1/drafts/pg-draft-4")
                      && came.body().contains("贴在食堂门口"));
    }
  }

  @Test
  void shouldKeepWhatWasTypedWhereTheWorkOrderIsRefused() {
    CONSOLE.intake().answers(200, "application/json", "{\"items\":[]}");
    try (var page = open("operator", "/entry", PHONE)) {
      page.getByLabel("诉求内容").fill("午餐");
      page.getByLabel("电话").fill("12");
      CONSOLE
          .intake()
          .answers(
              422,
              "application/problem+json",
              "{\"detail\":\"没有收下\",\"errors\":[{\"field\":\"complainant.phone\",\"message\":\"电话要有"
                  + " 7 到 15 位数字\"}]}");
      page.locator("#entry-main").click();
      PlaywrightAssertions.assertThat(page.locator("#e-phone")).containsText("电话要有 7 到 15 位数字");
      PlaywrightAssertions.assertThat(page.getByLabel("诉求内容")).hasValue("午餐");
    }
  }

  @Test
  void shouldDispatchByOneKeyAndMoveByKeys() {
    try (var page = open("operator", "/desk?tab=dispatch", DESK)) {
      var first = page.locator("#detail .meta a").textContent();
      page.keyboard().press("j");
      PlaywrightAssertions.assertThat(page.locator("#detail .meta a")).not().hasText(first);
      assertThat(page.evaluate("document.activeElement.classList.contains('qrow')"))
          .isEqualTo(true);

      page.keyboard().press("1");
      page.waitForURL("**/desk?done=dispatch");

      var came = CONSOLE.intake().came().getFirst();
      assertThat(came.path()).matches("/api/v1/cases/.+/dispatch");
      assertThat(came.body()).contains("\"unitId\":\"u-syxx\"", "\"expectedVersion\":3");
      assertThat(came.header("Idempotency-Key")).isNotBlank();
      assertThat(page.locator("[role=status]").first().textContent()).contains("已办：派单");
    }
  }

  /** What routing did not know, or got wrong, is set where it is dispatched. */
  @Test
  void shouldSetWhatATriageMaySetWithWhicheverGuessIsTaken() {
    try (var page = open("operator", "/desk?case=pg-unclear", DESK)) {
      page.locator("#detail .guess--best button").click();
      assertThat(CONSOLE.intake().came()).as("there is no category yet").isEmpty();

      page.locator("#t-category").selectOption("课后服务|时间安排");
      page.locator("#t-type").selectOption("HELP");
      page.locator("#t-urgency").selectOption("URGENT");
      page.locator("#detail label:has([name=confidential])").click();
      page.locator("#t-summary").fill("反映课后服务不能自愿退出，请核查。");
      page.locator("#detail .guess--best button").click();
      done(page, "dispatch");
      asked(
          "/api/v1/cases/pg-unclear/dispatch",
          "\"unitId\":\"u-syxx\"",
          "\"level1\":\"课后服务\"",
          "\"level2\":\"时间安排\"",
          "\"demandType\":\"HELP\"",
          "\"urgency\":\"URGENT\"",
          "\"confidential\":true",
          "不能自愿退出");
    }
  }

  @Test
  void shouldSignFromThePhoneWithOneTap() {
    try (var page = open("liaison-u-syxx", "/todo", PHONE)) {
      page.locator("form[action$='/sign'] button").first().click();
      PlaywrightAssertions.assertThat(page.locator("[role=status]").first()).hasText("已办：签收");

      assertThat(CONSOLE.intake().came().getFirst().path()).endsWith("/sign");
    }
  }

  @Test
  void shouldAnswerForItsShareOfAJointCaseFromThePhone() {
    try (var page = open("liaison-u-jck", "/cases/pg-joint", PHONE)) {
      page.getByLabel("本单位办理情况").fill("账目已核对，招标公告在本局网站。");
      page.locator("form[action$='/joint-answer'] button").click();
      PlaywrightAssertions.assertThat(page.locator("[role=status]").first()).hasText("已办：答复联办");

      var came = CONSOLE.intake().came().getFirst();
      assertThat(came.path()).isEqualTo("/api/v1/cases/pg-joint/joint-answer");
      assertThat(came.body()).contains("账目已核对");
    }
  }

  @Test
  void shouldStrikeAPromiseOffFromTheLedgerWithProof() {
    try (var page = open("operator", "/promises", DESK)) {
      page.locator("a[href$='/cases/pg-promised']").click();
      page.locator("summary", new Page.LocatorOptions().setHasText("销号")).click();
      page.getByLabel("销号依据").fill("现场核实，灯已修好。");
      page.locator("form[action$='/promise-done'] button").click();
      PlaywrightAssertions.assertThat(page.locator("[role=status]").first()).hasText("已办：销号");

      var came = CONSOLE.intake().came().getFirst();
      assertThat(came.path()).isEqualTo("/api/v1/cases/pg-promised/promise-done");
      assertThat(came.body()).contains("\"promiseId\":\"p-1\"", "灯已修好");
    }
  }

  @Test
  void shouldShowWhatACaseCanJoinLargeEnoughForAThumb() {
    try (var page = open("operator", "/cases/pg-merge", PHONE)) {
      page.locator("summary", new Page.LocatorOptions().setHasText("并单")).click();
      PlaywrightAssertions.assertThat(page.locator("form[action$='/merge'] .choice").first())
          .isVisible();
      assertThat(smallTargets(page)).as("targets under 44 px").isEmpty();
    }
  }

  @Test
  void shouldShowWhatIsMissingInAReportFieldByFieldAndKeepWhatWasWritten() {
    CONSOLE
        .intake()
        .answers(
            422,
            "application/problem+json",
            """
            {"title":"x","status":422,"code":"invalid-input","detail":"没有提交：有 1 处要补",
             "errors":[{"field":"publicAnswer","message":"请写明什么时候退"}]}\
            """);
    try (var page = open("liaison-u-syxx", "/cases/pg-signed/report", PHONE)) {
      page.getByLabel("查明的事实").fill("已核对名单。");
      page.getByText("提交负责人签发").click();

      assertThat(page.locator("[role=alert]").textContent()).contains("要补的 1 项", "请写明什么时候退");
      assertThat(page.getByLabel("查明的事实").inputValue()).isEqualTo("已核对名单。");
      assertThat(page.locator("#r-publicAnswer").getAttribute("aria-invalid")).isEqualTo("true");
    }
  }

  @Test
  void shouldSayWhatTheOtherDidWhenSomebodyWasFaster() {
    CONSOLE
        .intake()
        .answers(
            409,
            "application/problem+json",
            "{\"status\":409,\"code\":\"version-is-old\",\"detail\":\"没有签收：3月2日 10:02 已由别人签收\"}");
    try (var page = open("liaison-u-syxx", "/cases/pg-new", DESK)) {
      page.getByText("签收", new Page.GetByTextOptions().setExact(true)).last().click();

      assertThat(page.locator("main h1").textContent()).isEqualTo("没有签收：3月2日 10:02 已由别人签收");
      assertThat(page.locator("main").textContent()).contains("没有改动任何内容");
    }
  }

  @Test
  void shouldUnmaskOnlyWithAReason() {
    CONSOLE
        .intake()
        .answers(
            200,
            "application/json",
            "{\"caseId\":\"pg-signed\",\"anonymous\":false,\"name\":\"高某\",\"phone\":\"13800001234\"}");
    try (var page = open("liaison-u-syxx", "/cases/pg-signed", DESK)) {
      assertThat(page.content()).doesNotContain("13800001234");
      page.getByText("查看完整号码…").click();
      page.getByText("记下原因并查看").click();
      page.waitForSelector(".unmask .kv");

      assertThat(page.locator(".unmask").textContent()).contains("13800001234");
      assertThat(CONSOLE.intake().came().getFirst().body()).contains("首次联系或补充了解");
    }
  }

  @Test
  void shouldReachTheMainActionByTabWithAVisibleRing() {
    try (var page = open("head-u-syxx", "/cases/pg-reported", DESK)) {
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
      boolean reached = false;
      for (int i = 0; i < 40 && !reached; i++) {
        page.keyboard().press("Tab");
        reached =
            Boolean.TRUE.equals(
                page.evaluate("document.activeElement.classList.contains('btn--main')"));
      }
      assertThat(reached).as("Tab reaches the main action").isTrue();
      assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
          .isEqualTo("solid");
    }
  }

  @Test
  void shouldDecideAReturnWithItsFault() {
    try (var page = open("operator", "/desk?case=pg-return", DESK)) {
      var form = page.locator("form[action$='/return-decision']");
      form.locator("[name=unitId]").selectOption("u-ez");
      form.locator("[name=fault]").selectOption("CENTRE");
      form.locator("[name=reason]").fill("地址在第二中学门口。");
      form.locator("[name=granted][value=true]").click();
      done(page, "return-decision");
      asked(
          "/api/v1/cases/pg-return/return-decision",
          "\"granted\":true",
          "\"fault\":\"CENTRE\"",
          "u-ez");
    }
  }

  @Test
  void shouldDecideAnExtension() {
    try (var page = open("operator", "/desk?case=pg-extension", DESK)) {
      var form = page.locator("form[action$='/extension-decision']");
      PlaywrightAssertions.assertThat(form).containsText("申请延期 5 个工作日");
      form.locator("[name=workingDays]").fill("3");
      form.locator("[name=reason]").fill("要等检测报告。");
      form.locator("[name=granted][value=true]").click();
      done(page, "extension-decision");
      asked(
          "/api/v1/cases/pg-extension/extension-decision", "\"granted\":true", "\"workingDays\":3");
    }
  }

  @Test
  void shouldSendAReportBackWithTheKeysAlone() {
    try (var page = open("operator", "/cases/pg-review/review", DESK)) {
      page.keyboard().press("b");
      page.locator("[name=rejectionReason]").selectOption("NOT_ANSWERED");
      page.locator("[name=reason]").fill("账目在哪里公示，没有答复。");
      page.keyboard().press("Control+Enter");
      done(page, "review");
      asked("/api/v1/cases/pg-review/review", "\"approve\":false", "NOT_ANSWERED", "账目在哪里公示");
    }
  }

  @Test
  void shouldAskTheFourQuestionsOfACallback() {
    try (var page = open("operator", "/desk?case=pg-callback", DESK)) {
      var form = page.locator("form[action$='/callback']");
      assertThat(form.locator("[name=reached]:checked").count()).as("chosen for them").isZero();
      assertThat(form.locator("select").all())
          .hasSize(4)
          .allSatisfy(select -> assertThat(select.inputValue()).isEmpty());
      form.locator("[name=reached][value=true]").check();
      form.locator("[name=contactedByUnit]").selectOption("true");
      form.locator("[name=resolution]").selectOption("PARTLY");
      form.locator("[name=satisfaction]").selectOption("DISSATISFIED");
      form.locator("[name=pressed]").selectOption("true");
      form.locator("[name=words]").fill("让我别再打了。");
      form.locator("button").click();
      done(page, "callback");
      asked(
          "/api/v1/cases/pg-callback/callback",
          "\"reached\":true",
          "\"contactedByUnit\":true",
          "PARTLY",
          "DISSATISFIED",
          "\"pressed\":true",
          "让我别再打了");
    }
  }

  /** Who joined another case keeps the callback, and the centre finds it on its desk. */
  @Test
  void shouldFindTheCallbackOfAJoinedCaseOnTheDesk() {
    try (var page = open("operator", "/desk?tab=callback", DESK)) {
      page.locator("a.qrow[href*='pg-joined']").click();
      var form = page.locator("#detail form[action$='/pg-joined/callback']");
      form.locator("[name=reached][value=false]").check();
      form.locator("button").click();
      done(page, "callback");
      asked("/api/v1/cases/pg-joined/callback", "\"reached\":false");
    }
  }

  @Test
  void shouldReportFromThePhoneWithEveryPart() {
    try (var page = open("liaison-u-syxx", "/cases/pg-ordered/report", PHONE)) {
      for (var part : List.of("facts", "measures", "publicAnswer", "internalAnswer", "basis")) {
        var field = page.locator("[name=" + part + "]");
        assertThat(page.locator("#h-" + part).textContent()).as("help with %s", part).isNotBlank();
        field.fill("已写 " + part);
      }
      for (var choice :
          List.of(
              "proposedVerdict=CONFIRMED",
              "closingKind=PROMISED",
              "resolved=true",
              "contacted=true",
              "beyondPowers=false")) {
        var named = choice.split("=");
        page.locator("label:has([name=%s][value=%s])".formatted(named[0], named[1])).click();
      }
      page.locator("[name=promiseDueOn]").fill("2026-03-20");
      page.locator("[name=contactedBy]").fill("钱某");
      page.locator("label:has([name=contactMeans][value=PHONE])").click();
      page.locator("[name=contactNumber]").fill("13900008888");
      page.locator("[name=contactedAt]").fill("2026-03-02T09:10");
      page.locator("[name=staff]").fill("王某、李某");
      page.locator(".dock .btn--main").click();
      done(page, "report");
      asked(
          "/api/v1/cases/pg-ordered/report",
          "已写 publicAnswer",
          "PROMISED",
          "2026-03-20",
          "\"contactedBy\":\"钱某\"",
          "\"contactMeans\":\"PHONE\"",
          "\"contactedAt\":\"2026-03-02T09:10+08:00\"",
          "\"staff\":[\"王某\",\"李某\"]");
    }
  }

  /** What was typed into a report may name people, and the next at the machine is somebody else. */
  @Test
  void shouldLeaveNoDraftOnTheDeviceForWhoeverComesNext() {
    try (var page = open("liaison-u-syxx", "/cases/pg-signed/report", DESK)) {
      page.evaluate(
          "localStorage.setItem('draft/liaison-u-syxx-2/x', '{}'); localStorage.setItem('draft-x',"
              + " '{}')");
      page.reload();
      assertThat(drafts(page)).as("of somebody else").isEmpty();
      page.locator("[name=facts]").fill("家长李某已退款");
      page.locator("[data-save-draft]").click();
      assertThat(drafts(page)).hasSize(1);
      page.reload();
      PlaywrightAssertions.assertThat(page.locator("[name=facts]")).hasValue("家长李某已退款");
      page.locator("[data-sign-out] button").click();
      page.waitForURL("**/sign-in");
      assertThat(drafts(page)).isEmpty();
    }
  }

  private static List<?> drafts(Page page) {
    return (List<?>)
        page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft'))");
  }

  @Test
  void shouldSendAnnexesFromThePhoneAndNameThemInTheReport() {
    CONSOLE
        .intake()
        .answers(
            200,
            "application/json",
            "{\"attachmentId\":\"a-17\",\"fileName\":\"公示.txt\",\"version\":1}");
    try (var page = open("liaison-u-syxx", "/cases/pg-signed/report", PHONE)) {
      page.setInputFiles(
          "#r-files",
          new FilePayload("公示.txt", "text/plain", "已公示".getBytes(StandardCharsets.UTF_8)));
      PlaywrightAssertions.assertThat(page.locator("[data-annexes] li")).hasText("公示.txt");
      page.locator(".dock .btn--main").click();
      done(page, "report");
      asked("/api/v1/attachments", "已公示");
      asked("/api/v1/cases/pg-signed/report", "\"attachments\":[\"a-17\"]");
    }
  }

  @Test
  void shouldSignAReportOffFromTheHeadsPhone() {
    try (var page = open("head-u-syxx", "/todo", PHONE)) {
      page.locator("article a[href$='/cases/pg-reported']").last().click();
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("您反映的费用将在三日内退回。");
      page.locator("form[action$='/sign-off'] [value=true]").click();
      done(page, "sign-off");
      asked("/api/v1/cases/pg-reported/sign-off", "\"approve\":true");
    }
  }

  @Test
  void shouldLetTheLeaderSignADraft() {
    try (var page = open("leader", "/cases/pg-draft", DESK)) {
      var form = page.locator("form[action$='/sign-draft']");
      form.locator("[name=order]").fill("三个工作日内解决。");
      form.locator("[name=sign][value=true]").click();
      done(page, "sign-draft");
      asked("/api/v1/cases/pg-draft/sign-draft", "\"sign\":true", "三个工作日内解决");
    }
  }

  @Test
  void shouldLetTheDutyOfficerDispatchWhatIsUrgent() {
    try (var page = open("duty", "/desk?case=pg-urgent", DESK)) {
      page.locator("#detail .guess--best button").click();
      done(page, "dispatch");
      asked("/api/v1/cases/pg-urgent/dispatch", "\"unitId\":\"u-syxx\"");
      page.navigate(CONSOLE.at("/desk?case=pg-triage").toString());
      assertThat(page.locator("#detail .guess--best").count()).as("not the rest").isZero();
    }
  }

  /** From the number and the code of the acknowledgement to the rating, signed in as nobody. */
  @Test
  void shouldLetTheComplainantRateFromThePhone() {
    CONSOLE.intake().answers(200, "application/json", "{\"caseId\":\"pg-unreached\"}");
    try (var page = open("", "/status", PHONE)) {
      page.locator("#caseNumber").fill("HM20260302-017");
      page.locator("#code").fill("7K3MPX2Q");
      page.keyboard().press("Enter");
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("您反映的费用将在三日内退回。");
      picture(page, "complainant_rating", PHONE);
      assertThat(Axe.complaints(page)).isEmpty();
      assertThat(smallTargets(page)).as("targets under 44 px").isEmpty();
      assertThat(page.locator(".btn--main:visible").count()).as("one primary action").isEqualTo(1);

      page.locator("label:has([name=resolution][value=UNRESOLVED])").click();
      page.locator("label:has([name=satisfaction][value=DISSATISFIED])").click();
      page.locator("form[action$='/status/rating'] button").click();
      PlaywrightAssertions.assertThat(page.locator("[role=status]")).containsText("评价已记录");

      assertThat(page.url()).endsWith("/status/rating");
      asked("/internal/ratings", "HM20260302-017", "7K3MPX2Q", "UNRESOLVED", "DISSATISFIED");
      assertThat(CONSOLE.intake().came())
          .allSatisfy(came -> assertThat(came.path()).doesNotContain("7K3MPX2Q"));
    }
  }

  @Test
  void shouldTellTheComplainantWhenToAskAgain() {
    CONSOLE.intake().answers(429, "application/problem+json", "{}");
    try (var page = open("", "/status", PHONE)) {
      page.locator("#caseNumber").fill("HM20260302-017");
      page.locator("#code").fill("7K3MPX2Q");
      var answer = page.waitForResponse("**/status", () -> page.keyboard().press("Enter"));
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.headerValue("Retry-After")).isEqualTo("60");
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("太频繁");
    }
  }

  /** A look at what it moves comes first; then publishing is the main thing to do. */
  @ParameterizedTest
  @CsvSource({
    "sla, pause.states.TRIAGE, true, '\"pause\":{\"states\":[\"TRIAGE\"],\"clocks\":[]}'",
    "warnings, set.unitSurge.days, 14, '\"unitSurge\":{\"level\":\"ORANGE\",\"days\":14,'",
    "reports, set.reports.0.since, 2026-09-01, '\"since\":\"2026-09-01\"'",
    "routing-rules, set.sensitiveWords.0.words, 孤立, '\"words\":[\"孤立\"]'"
  })
  void shouldFillAPolicyInLookAtWhatItMovesAndPublishIt(
      String policy, String field, String value, String says) {
    try (var page = open("admin", "/policies/" + policy, PHONE)) {
      var form = page.locator("form:has(#form-version)");
      var filled = form.locator("[name='" + field + "']");
      if (value.equals("true")) {
        filled.check();
      } else {
        filled.fill(value);
      }
      form.locator(".btn--main").click();
      PlaywrightAssertions.assertThat(page.locator("[aria-live=polite]")).containsText("40");
      asked("/api/v1/policies/" + policy + "?preview=true", says, "\"edition\":3");

      assertThat(page.locator(".btn--main:visible").innerText()).isEqualTo("发布");
      page.locator(".btn--main:visible").click();
      PlaywrightAssertions.assertThat(page.locator("[role=status]")).containsText("已发布");
      asked("/api/v1/policies/" + policy, "\"edition\":3");
    }
  }

  @Test
  void shouldTellTheComplainantThatItCannotBeRatedNow() {
    CONSOLE.intake().answers(200, "application/json", "{\"caseId\":\"pg-signed\"}");
    try (var page = open("", "/status", PHONE)) {
      page.locator("#caseNumber").fill("HM20260302-004");
      page.locator("#code").fill("7K3MPX2Q");
      page.keyboard().press("Enter");
      PlaywrightAssertions.assertThat(page.locator("#status-h")).containsText("HM20260302-004");
      assertThat(page.locator("form[action$='/status/rating']").count()).isZero();
      assertThat(page.locator("main").textContent()).doesNotContain("冬季校服交钱");
    }
  }

  /** A late answer to a warning: why, the appeal, its hearing, the strike by two, the score. */
  @Test
  void shouldAppealFromThePhoneAndSeeTheScoreGoUpOnceTheLineIsStruck() {
    var story = new ScoreStory();
    CONSOLE.takeIn(story.missed());
    try (var page = open("head-u-ez", "/scores", PHONE)) {
      PlaywrightAssertions.assertThat(page.locator(".score__n")).hasText("44.00");
      var line = page.locator("tr.ledger__line").first();
      PlaywrightAssertions.assertThat(line.locator("a[href='/warnings/pg-warning']"))
          .hasText("预警处置答复");
      line.locator("summary").click();
      line.locator("input[name=reason]").fill("当天已电话答复");
      line.locator("form[action$='/appeal'] button").click();
      page.waitForURL("**/scores?done=appeal");
      asked(
          "/api/v1/assessment/u-ez/appeal",
          ScoreStory.LINE,
          "当天已电话答复",
          "\"scheme\":\"A-2020\"",
          "\"period\":\"2026\"");
    }
    CONSOLE.takeIn(story.appealed());
    try (var page = open("assessor", "/assessment/u-ez", DESK)) {
      var form = page.locator("form[action$='/appeal-decision']");
      form.locator("textarea").fill("听取了校长意见");
      form.locator("button[value=HEAR]").click();
      page.waitForURL("**done=appeal-decision");
      asked("/api/v1/assessment/u-ez/appeal-decision", "pg-appeal", "HEAR");
      assertThat(page.locator("form[action$='/appeal-decision'] button[value=UPHOLD]").count())
          .as("not decided before it is heard")
          .isZero();
    }
    CONSOLE.takeIn(story.proposed());
    try (var page = open("assessor", "/assessment/u-ez", DESK)) {
      assertThat(page.locator("form[action='/assessment/u-ez/strike']").count())
          .as("nobody agrees to what they proposed")
          .isZero();
    }
    try (var page = open("leader", "/assessment/u-ez", DESK)) {
      var form = page.locator("form[action='/assessment/u-ez/strike']");
      form.locator("input[name=reason]").fill("同意");
      form.locator("button").click();
      page.waitForURL("**done=strike");
      asked("/api/v1/assessment/u-ez/strike", ScoreStory.LINE);
    }
    CONSOLE.takeIn(story.struck());
    try (var page = open("head-u-ez", "/scores", PHONE)) {
      PlaywrightAssertions.assertThat(page.locator(".score__n")).hasText("45.00");
      PlaywrightAssertions.assertThat(page.locator("tr.ledger__line").first()).containsText("已剔除");
      assertThat(smallTargets(page)).as("targets under 44 px").isEmpty();
    }
  }

  /** In spring, what proves last year is entered for last year. */
  @Test
  void shouldEnterEvidenceForTheYearThatIsShown() {
    CONSOLE.takeIn(new ScoreStory().missed());
    try (var page = open("assessor", "/assessment/u-ez?period=2025", DESK)) {
      PlaywrightAssertions.assertThat(page.locator("h1 + p")).containsText("2025 年度");
      page.locator("#ev-item").selectOption("1.4");
      page.locator("[name=found][value=true]").check();
      page.locator("form[action$='/evidence'] .btn--main").click();
      page.waitForURL("**done=evidence");
      asked("/api/v1/assessment/u-ez/evidence", "\"item\":\"1.4\"", "\"period\":\"2025\"");
    }
  }

  /**
   * A unit is still named by a case that came back: who goes elsewhere with it says whose fault.
   */
  @Test
  void shouldDispatchWhatCameBackWithTheFaultOfItsReturn() {
    var log = new TestLog();
    TestCase.opened(log, "pg-back", "HM20260302-030", NINE, "校车不来", "校车今天没有来。")
        .triaged()
        .dispatched()
        .returnAsked()
        .returnGranted(TransferFault.CENTRE);
    TestCase.opened(log, "pg-refused", "HM20260302-031", NINE, "校车绕路", "校车绕路半小时。")
        .triaged()
        .dispatched()
        .refusedBySource();
    CONSOLE.takeIn(log);
    looksWell("operator", "/desk?case=pg-back");
    try (var page = open("operator", "/desk?case=pg-back", DESK)) {
      PlaywrightAssertions.assertThat(page.locator("#t-fault")).hasValue("CENTRE");
      page.keyboard().press("2");
      done(page, "dispatch");
      asked("/api/v1/cases/pg-back/dispatch", "\"unitId\":\"u-ez\"", "\"fault\":\"CENTRE\"");
    }
    try (var page = open("operator", "/desk?case=pg-back", DESK)) {
      page.keyboard().press("1");
      done(page, "dispatch");
      assertThat(CONSOLE.intake().came().getLast().body())
          .contains("\"unitId\":\"u-syxx\"")
          .doesNotContain("fault");
    }
    try (var page = open("operator", "/desk?case=pg-refused", DESK)) {
      CONSOLE.intake().came();
      page.keyboard().press("2");
      PlaywrightAssertions.assertThat(page.locator("#t-fault:invalid")).isVisible();
      page.locator("#t-fault").selectOption("UNIT");
      page.locator("#other-unit").selectOption("u-ez");
      page.locator("#dispatch-other button").click();
      done(page, "dispatch");
      asked("/api/v1/cases/pg-refused/dispatch", "\"unitId\":\"u-ez\"", "\"fault\":\"UNIT\"");
    }
    try (var page = open("operator", "/desk?case=pg-refused", DESK)) {
      page.locator("#t-fault").selectOption("NONE");
      page.locator("#other-unit").selectOption("u-syxx");
      page.locator("#dispatch-other button").click();
      done(page, "dispatch");
      assertThat(CONSOLE.intake().came().getLast().body()).doesNotContain("fault");
    }
  }

  @Test
  void shouldCallSeveralUnitsToAConsultationAndCopyWhomItConcerns() {
    var log = new TestLog();
    TestCase.opened(log, "pg-consult", "HM20260302-032", NINE, "谁管校车", "校车归谁管。")
        .dispatched()
        .returnAsked()
        .offering(List.of("consult", "dispatch", "supervise"));
    CONSOLE.takeIn(log);
    try (var page = open("operator", "/cases/pg-consult", PHONE)) {
      page.locator("summary", new Page.LocatorOptions().setHasText("召集会商")).click();
      var form = page.locator("form[action$='/consult']");
      for (var unit : List.of("u-jck", "u-aqk")) {
        form.locator("label:has([value=" + unit + "])").click();
      }
      form.locator("[name=reason]").fill("校车由谁来管。");
      assertThat(smallTargets(page)).as("targets under 44 px").isEmpty();
      form.locator("button").click();
      done(page, "consult");
      asked("/api/v1/cases/pg-consult/consult", "\"u-jck\"", "\"u-aqk\"", "校车由谁来管");
    }
    try (var page = open("leader", "/cases/pg-consult", DESK)) {
      page.locator("summary", new Page.LocatorOptions().setHasText("督办")).click();
      var form = page.locator("form[action$='/supervise']");
      form.locator("[name=order]").fill("三天内定下来。");
      form.locator("[name=dueAt]").fill("2026-03-05T17:30");
      form.locator("button").click();
      done(page, "supervise");
      asked("/api/v1/cases/pg-consult/supervise", "\"dueAt\":\"2026-03-05T17:30+08:00\"");
    }
    try (var page = open("operator", "/desk?case=pg-triage", DESK)) {
      page.locator("#detail summary").first().click();
      page.locator("#detail .pick summary").first().click();
      page.locator("#detail label:has([name=copiedUnitIds][value=u-aqk])").click();
      page.keyboard().press("1");
      done(page, "dispatch");
      asked("/api/v1/cases/pg-triage/dispatch", "\"copiedUnitIds\":[\"u-aqk\"]");
    }
  }

  private static String imported(boolean dry, String state) {
    return """
    {"importId":"i-1","account":"operator","fileName":"三月.csv","dryRun":%s,"state":"%s","expected":9,"total":4,
     "cancelledBy":"operator","processed":4,"accepted":2,"updated":0,"unchanged":1,"rejected":1,"corrections":%s,
     "errors":[{"row":3,"field":"receivedAt","message":"受理时间请写成 2026-03-01 10:00"}],
     "warnings":[{"row":2,"field":"complainant.phone","message":"电话在来源处已被遮住"}],
     "columns":[{"name":"工单编号","field":"externalNumber","kind":"READ"},
       {"name":"甲乙丙","field":null,"kind":"UNKNOWN"}],
     "passedOver":[5],"unreadSheets":["说明页"],"startedAt":"2026-03-02T10:20:00+08:00","endedAt":null}
    """
        .formatted(dry, state, !state.equals("RUNNING"));
  }

  /** Looked at first, followed as it goes on, imported, and what was refused taken home. */
  @Test
  void shouldImportAFileAfterALookAtWhatItHolds() {
    var file = new FilePayload("三月.csv", "text/csv", "工单编号".getBytes(StandardCharsets.UTF_8));
    var intake = CONSOLE.intake();
    intake.answers(
        200,
        "application/json",
        "{\"items\":[%s],\"mappings\":[\"neighbour\"]}".formatted(imported(false, "DONE")));
    intake.answersAt(
        "/api/v1/work-orders/import", 202, "application/json", "{\"importId\":\"i-1\"}");
    intake.answersAt("/api/v1/imports/i-1", 200, "application/json", imported(true, "RUNNING"));
    intake.answersAt(
        "/api/v1/streams/imports/i-1", 200, "text/event-stream", "retry: 100\n: wait\n\n");
    looksWell("operator", "/imports");
    try (var page = open("operator", "/imports", DESK)) {
      PlaywrightAssertions.assertThat(page.locator("main .list")).containsText("新开 2");
      page.setInputFiles("#im-file", file);
      page.locator("#im-mapping").selectOption("neighbour");
      page.locator("main .btn--main").click();
      page.waitForURL("**/imports/i-1");
      asked(
          "/api/v1/work-orders/import",
          "filename=\"三月.csv\"",
          "\"dryRun\"\r\n\r\ntrue",
          "neighbour");
      PlaywrightAssertions.assertThat(page.locator("[role=status]")).containsText("看过 4 行，共 9 行");

      intake.answersAt("/api/v1/imports/i-1", 200, "application/json", imported(true, "DONE"));
      intake.answersAt(
          "/api/v1/streams/imports/i-1", 200, "text/event-stream", "event: end\ndata: {}\n\n");
      PlaywrightAssertions.assertThat(page.locator("[role=status]")).containsText("还没有导入");
      for (var told : List.of("甲乙丙", "说明页", "第 5 行", "受理时间请写成", "已被遮住")) {
        PlaywrightAssertions.assertThat(page.locator("#import")).containsText(told);
      }
      intake.answersAt("/api/v1/imports/i-1", 200, "application/json", imported(false, "RUNNING"));
      intake.answersAt("/api/v1/streams/imports/i-1", 503, "text/plain", "");
      page.setInputFiles("#im-file", file);
      page.locator("main .btn--main").last().click();
      PlaywrightAssertions.assertThat(page.locator("[role=status]")).containsText("看过 4 行");
      asked("/api/v1/work-orders/import", "\"dryRun\"\r\n\r\nfalse");
      intake.answersAt("/api/v1/imports/i-1", 200, "application/json", imported(false, "DONE"));
      PlaywrightAssertions.assertThat(page.locator("[role=status]"))
          .containsText("导入完 4 行", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
      assertThat(page.locator("main .btn--main").getAttribute("href"))
          .isEqualTo("/api/v1/imports/i-1/corrections");
    }
    looksWell("operator", "/imports/i-1");
  }

  /** Cancelled in the middle: what was taken stays, what was not come to is taken home. */
  @Test
  void shouldCancelAnImportAndSayWhatBecameOfItsRows() {
    var intake = CONSOLE.intake();
    intake.answers(200, "application/json", "{\"items\":[],\"mappings\":[]}");
    intake.answersAt("/api/v1/imports/i-1", 200, "application/json", imported(false, "RUNNING"));
    intake.answersAt(
        "/api/v1/streams/imports/i-1", 200, "text/event-stream", "retry: 100\n: wait\n\n");
    intake.answersAt(
        "/api/v1/imports/i-1/cancel", 202, "application/json", imported(false, "RUNNING"));
    looksWell("operator", "/imports/i-1");
    try (var page = open("operator", "/imports/i-1", PHONE)) {
      assertThat(page.locator("progress").getAttribute("max")).isEqualTo("9");
      assertThat(page.locator("progress").getAttribute("value")).isEqualTo("4");
      intake.answersAt(
          "/api/v1/imports/i-1", 200, "application/json", imported(false, "CANCELLED"));
      page.locator("#im-cancel").press("Enter");
      asked("/api/v1/imports/i-1/cancel", "{}");
      PlaywrightAssertions.assertThat(page.locator("[role=status]"))
          .containsText("operator 取消了导入：共 9 行，看过 4 行");
      PlaywrightAssertions.assertThat(page.locator("[role=status]")).containsText("其余 5 行没有导入");
      assertThat(page.locator("main .btn--main").getAttribute("href"))
          .isEqualTo("/api/v1/imports/i-1/corrections");
      assertThat(page.locator("#im-cancel").count()).isZero();
    }
  }

  @Test
  void shouldSayWhyAFileIsNotReadAndImportNothing() {
    CONSOLE.intake().answers(200, "application/json", "{\"items\":[],\"mappings\":[]}");
    CONSOLE
        .intake()
        .answersAt(
            "/api/v1/work-orders/import",
            422,
            "application/problem+json",
            "{\"code\":\"file-not-readable\",\"detail\":\"没有找到表头，请确认第一列是工单编号\"}");
    try (var page = open("admin", "/imports", PHONE)) {
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("还没有导入过");
      page.setInputFiles(
          "#im-file", new FilePayload("a.csv", "text/csv", "a".getBytes(StandardCharsets.UTF_8)));
      page.locator("main .btn--main").click();
      PlaywrightAssertions.assertThat(page.locator("[role=alert]")).containsText("没有找到表头");
      assertThat(smallTargets(page)).as("targets under 44 px").isEmpty();
    }
  }

  private static void done(Page page, String action) {
    page.waitForURL("**done=" + action);
    PlaywrightAssertions.assertThat(page.locator("[role=status]").first()).containsText("已办");
  }

  private static void asked(String path, String... says) {
    assertThat(CONSOLE.intake().came())
        .anySatisfy(
            came -> {
              assertThat(came.path()).isEqualTo(path);
              assertThat(came.body()).contains(says);
            });
  }
}
