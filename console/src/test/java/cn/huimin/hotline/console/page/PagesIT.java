package cn.huimin.hotline.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.TestCase;
import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.console.TestLog;
<<<<<<< HEAD
=======
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.schemas.score.ItemScore;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.score.SurveyStanding;
import cn.huimin.hotline.schemas.word.AssessmentAct;
import cn.huimin.hotline.schemas.word.AssessmentState;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
>>>>>>> 0167464a1e1c7f3e0b6f2e1b186665e0c96cf2dd
import cn.huimin.hotline.schemas.word.ClockKind;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
<<<<<<< HEAD
=======
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
>>>>>>> 0167464a1e1c7f3e0b6f2e1b186665e0c96cf2dd
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as a person has them: looked at, walked through by keyboard, checked with axe. */
<<<<<<< HEAD
class PagesIT extends PageHouse {
=======
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PagesIT {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final int DESK = 1440;
  private static final int PHONE = 360;
  private static final int HEIGHT = 900;
  private static final TestConsole CONSOLE = TestConsole.one();

  private static Playwright playwright;
  private static Browser browser;
  private BrowserContext context;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void openBrowserOnSomeCases() {
    boolean there = Files.isExecutable(CHROMIUM);
    assertThat(there || System.getenv("CI") == null)
        .as("in CI there must be a browser at %s", CHROMIUM)
        .isTrue();
    Assumptions.assumeTrue(
        there, "skipped: no browser at " + CHROMIUM + "; install Debian's chromium");
    var log = new TestLog();
    TestCase.opened(
            log,
            "pg-triage",
            "HM20260302-001",
            NINE,
            "订课外练习册，要求说清是否自愿",
            "孩子在实验小学东校区上五年级，班里要订课外练习册，〔姓名〕老师在群里接龙，请问这钱该不该收。")
        .triaged();
    TestCase.opened(
            log, "pg-triage2", "HM20260302-002", NINE.plusSeconds(60), "门口三轮车占道", "放学时段门口三轮车占道。")
        .triaged();
    TestCase.opened(log, "pg-new", "HM20260302-003", NINE, "课后服务时间缩短", "课后服务托管时间临时缩短。")
        .dispatched();
    TestCase.opened(log, "pg-signed", "HM20260302-004", NINE, "冬季校服退订退款", "冬季校服交钱后想退一套。")
        .dispatched()
        .signed()
        .contacted()
        .yellow(ClockKind.HANDLE, NINE.plusSeconds(7 * 24 * 3600));
    TestCase.opened(log, "pg-reported", "HM20260302-005", NINE, "食堂排队太久", "食堂排队太久，吃不上热饭。")
        .dispatched()
        .signed()
        .contacted()
        .reported();
    TestCase.opened(log, "pg-review", "HM20260302-006", NINE, "午餐涨价与账目公示", "午餐涨价没有告知，账目在哪里公示。")
        .dispatched()
        .signed()
        .contacted()
        .reported()
        .signedOff();
    TestCase.opened(log, "pg-callback", "HM20260302-007", NINE, "周末补课", "周末组织补课。")
        .dispatched()
        .signed()
        .contacted()
        .reported()
        .signedOff()
        .approved();
    TestCase.opened(
            log, "pg-late", "HM20260210-008", NINE.minusSeconds(20 * 86400), "操场积水", "操场积水无人管。")
        .dispatched()
        .red(ClockKind.HANDLE, NINE.minusSeconds(3600));
    TestCase.opened(log, "pg-hidden", "HM20260302-009", NINE, "校长收礼", "举报校长收受礼金。")
        .hidden()
        .dispatched();
    TestCase.opened(log, "pg-closed", "HM20260302-010", NINE, "热水供应", "住宿生没有热水。")
        .dispatched()
        .signed()
        .contacted()
        .reported()
        .signedOff()
        .approved()
        .closedSatisfied();
    TestCase.opened(log, "pg-ordered", "HM20260302-011", NINE, "校门口拥堵", "放学时段校门口拥堵，孩子过马路危险。")
        .dispatched()
        .signed()
        .supervised("请负责人直接过问，三个工作日内报结果。", NINE.plusSeconds(3 * 86400))
        .flood(3, "pg-joint", "pg-new");
    TestCase.opened(log, "pg-joint", "HM20260302-012", NINE, "校服招标不公开", "校服招标过程没有公开。")
        .dispatched()
        .signed()
        .contacted()
        .invited("u-jck", "计财科");
    TestCase.opened(log, "pg-promised", "HM20260302-013", NINE, "操场灯不亮", "晚上操场的灯不亮。")
        .dispatched()
        .signed()
        .contacted()
        .reported()
        .signedOff()
        .approved()
        .closedSatisfied()
        .promised(LocalDate.of(2026, 3, 10));
    TestCase.opened(log, "pg-merge", "HM20260302-014", NINE, "校服退款", "校服钱一直没有退。")
        .dispatched()
        .mergeable();
    scores(log);
    CONSOLE.takeIn(log);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setHeadless(true)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  private static void scores(TestLog log) {
    log.write(
        "u-ez",
        AssessmentEntered.newBuilder()
            .setRecordId("e-1")
            .setUnitId("u-ez")
            .setUnitName("云湖市第二中学")
            .setPlaceId("u-ez")
            .setScheme("A-2020")
            .setPeriod("2026")
            .setAct(AssessmentAct.EVIDENCE)
            .setState(AssessmentState.STANDS)
            .setItem("1.4")
            .setFound(true)
            .setFiles(List.of("a-1"))
            .setBatch("b-1")
            .setBy(Actor.newBuilder().setId("assessor").setRole(Role.ASSESSOR).build())
            .setEnteredAt(NINE)
            .setAt(NINE)
            .build());
    log.write(
        "unit/u-syxx",
        new WarningRaised(
            WarningHeader.newBuilder()
                .setWarningId("pg-warning")
                .setEventId("pg-warning-1")
                .setSequence(1)
                .setRule("unit-surge")
                .setLevel(WarningLevel.ORANGE)
                .setScope(WarningScope.UNIT)
                .setScopeId("u-syxx")
                .setUnitId("u-syxx")
                .setUnitName("云湖市实验小学")
                .setUnitLine(TestCase.SCHOOL_LINE)
                .setCategoryLevel1(null)
                .setFigures(Map.of("cases", "6", "usual", "3"))
                .setCaseIds(List.of("pg-new", "pg-signed"))
                .setAt(NINE)
                .build()));
    log.write(
        "report/u-syxx/monthly/2026-01",
        ReportStanding.newBuilder()
            .setUnitId("u-syxx")
            .setUnitName("云湖市实验小学")
            .setReport("monthly")
            .setName("月报（含零报告）")
            .setInstance("2026-01")
            .setDueAt(NINE.minusSeconds(86400))
            .setCounted(true)
            .setAt(NINE)
            .build());
    log.write(
        "survey/BUREAU_CALLS/2026-1",
        SurveyClosed.newBuilder()
            .setSurveyId("BUREAU_CALLS/2026-1")
            .setKind(SurveyKind.BUREAU_CALLS)
            .setTerm("2026-1")
            .setCoverage("1/20")
            .setBottomPlaces(10)
            .setStandings(
                List.of(
                    new SurveyStanding("u-ez", "云湖市第二中学", 2400, 132, 132, true, 1, false),
                    new SurveyStanding("u-syxx", "云湖市实验小学", 1800, 96, 90, true, 2, true),
                    new SurveyStanding("u-dayingzx", "大营镇中心小学", 900, 3, 1, false, null, false)))
            .setRuleVersion("1")
            .setBy(Actor.newBuilder().setId("assessor").setRole(Role.ASSESSOR).build())
            .setAt(NINE)
            .build());
    log.write(
        "u-syxx",
        ScoreLinePosted.newBuilder()
            .setLineId("pg-l1")
            .setUnitId("u-syxx")
            .setUnitName("云湖市实验小学")
            .setScheme("A-2020")
            .setPeriod("2026")
            .setItem("2.3")
            .setKind(LineKind.POINTS)
            .setNumerator(-1)
            .setDenominator(1)
            .setReasonCode("limit-missed")
            .setCaseId("pg-late")
            .setCaseNumber("HM20260210-008")
            .setSourceEventId("pg-late-HANDLE-1-red")
            .setProvisional(false)
            .setRuleVersion("1")
            .setAt(NINE)
            .build());
    log.write(
        "u-syxx/A-2020/2026",
        Scorecard.newBuilder()
            .setUnitId("u-syxx")
            .setUnitName("云湖市实验小学")
            .setScheme("A-2020")
            .setPeriod("2026")
            .setItems(
                List.of(
                    new ItemScore("2.1", "7/2", "7", "8", "0", 15, true),
                    new ItemScore("2.3", "2", "0", "0", "-1", 1, false)))
            .setTotal("11/2")
            .setRuleVersion("1")
            .setLedgerPosition(16)
            .setAt(NINE)
            .build());
    log.write("u-syxx", hotlineLine("pg-b1", LineKind.DENOMINATOR, "pg-closed", 1));
    log.write("u-syxx", hotlineLine("pg-b2", LineKind.NUMERATOR, "pg-closed", 1));
    log.write("u-syxx", hotlineLine("pg-b3", LineKind.DENOMINATOR, "pg-promised", 1));
    log.write(
        "u-syxx/B-HOTLINE/2026",
        Scorecard.newBuilder()
            .setUnitId("u-syxx")
            .setUnitName("云湖市实验小学")
            .setScheme("B-HOTLINE")
            .setPeriod("2026")
            .setItems(List.of(new ItemScore("3", "15", "1", "2", "0", 3, false)))
            .setTotal("81")
            .setRuleVersion("1")
            .setLedgerPosition(19)
            .setAt(NINE)
            .build());
    log.write(
        "pg-new",
        DeliveryRecorded.newBuilder()
            .setDeliveryId("pg-d1")
            .setRecipient("liaison-u-syxx")
            .setRecipientUnitId("u-syxx")
            .setChannel(DeliveryChannel.INBOX)
            .setResult(DeliveryResult.DELIVERED)
            .setAttempt(1)
            .setTemplate("case-dispatched")
            .setParameters(Map.of("caseNumber", "HM20260302-003", "unitName", "云湖市实验小学"))
            .setUrgent(false)
            .setCaseId("pg-new")
            .setSourceEventId("pg-new-2")
            .setHappenedAt(NINE)
            .setAt(NINE)
            .build());
  }

  private static ScoreLinePosted hotlineLine(String id, LineKind kind, String caseId, int amount) {
    return ScoreLinePosted.newBuilder()
        .setLineId(id)
        .setUnitId("u-syxx")
        .setUnitName("云湖市实验小学")
        .setScheme("B-HOTLINE")
        .setPeriod("2026")
        .setItem("3")
        .setKind(kind)
        .setNumerator(amount)
        .setDenominator(1)
        .setReasonCode("resolved")
        .setCaseId(caseId)
        .setCaseNumber("HM20260302-013")
        .setSourceEventId(caseId + "-end")
        .setProvisional(false)
        .setRuleVersion("1")
        .setAt(NINE)
        .build();
  }

  @AfterAll
  static void closeBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void intakeAnswers() {
    CONSOLE
        .intake()
        .answers(
            200,
            "application/json",
            """
            {"effectiveFrom":"2019-01-01T00:00:00+08:00","edition":3,"versions":[],
             "document":{"clocks":[{"clock":"handle","limits":{"enquiry":"WD:1","helpSuggestion":"WD:5",
                 "complaintReport":"WD:5","urgent":"H:24","emergency":"H:24"}}],
               "shifts":[{"name":"寒假","from":"2027-01-18","to":"2027-02-20","accounts":["duty"]}]},
             "caseId":"pg-new","version":1,"state":"SIGNED","requestId":"r-1","letters":3,
             "replayed":2,"waiting":1,"failed":0,"discarded":0,"gone":0,"notWaiting":0,"next":null,
             "totals":[{"service":"sla","open":1,"parked":2}],
             "items":[{"id":"17","service":"sla","step":"deadlines","stage":"UNHANDLED",
               "state":"OPEN","caseId":"0f3b5a76-6a4f-5c0e-9d1e-4b8a3b6f2c11",
               "topic":"hotline.deadline-events.v1","partition":2,"offset":4711,"valueSize":600,
               "errorClass":"java.lang.IllegalStateException","errorMessage":"",
               "attempts":2,"firstAt":"2026-03-02T09:00:00+08:00",
               "lastAt":"2026-03-02T09:05:00+08:00","underWay":true,"requestId":null}]}
            """);
  }

  @AfterEach
  void closeContext() {
    if (context != null) {
      context.close();
    }
    assertThat(complaints).as("what the browser complained of").isEmpty();
  }

  private Page open(String account, String path, int width) {
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, HEIGHT).setLocale("zh-CN"));
    if (!account.isEmpty()) {
      context.addCookies(
          List.of(
              new Cookie("hotline-session", CONSOLE.intake().token(account))
                  .setUrl(CONSOLE.at("/").toString())));
    }
    var page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && !message.text().contains("Failed to load resource")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(CONSOLE.at(path).toString());
    return page;
  }
>>>>>>> 0167464a1e1c7f3e0b6f2e1b186665e0c96cf2dd

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "'', /sign-in",
    "'', /status",
    "operator, /desk",
    "operator, /desk?tab=dispatch",
    "operator, /desk?case=pg-callback",
    "operator, /cases/pg-triage",
    "operator, /cases/pg-review/review",
    "operator, /cases/pg-ordered",
    "operator, /promises",
    "operator, /cases/pg-promised",
    "liaison-u-jck, /cases/pg-joint",
    "liaison-u-syxx, /cases/pg-signed/sheets/dispatch",
    "liaison-u-syxx, /cases/pg-hidden/sheets/dispatch",
    "leader, /cases/pg-ordered/sheets/supervision",
    "operator, /cases",
    "operator, /cases?q=nothing",
    "liaison-u-syxx, /todo",
    "liaison-u-syxx, /todo?tab=open",
    "liaison-u-syxx, /cases/pg-new",
    "liaison-u-syxx, /cases/pg-hidden",
    "liaison-u-syxx, /cases/pg-signed/report",
    "liaison-u-syxx, /inbox",
    "liaison-u-syxx, /help",
    "operator, /help",
    "liaison-u-ez, /todo",
    "head-u-syxx, /cases/pg-reported",
    "head-u-syxx, /scores",
    "head-u-ez, /scores",
    "leader, /warnings",
    "operator, /warnings/pg-warning",
    "operator, /confirmations",
    "leader, /heat",
    "leader, /cases?unit=u-syxx&category=违规收费",
    "assessor, /scores",
    "assessor, /teacher-check",
    "assessor, /reconciliation",
    "assessor, /surveys",
    "liaison-u-syxx, /reports",
    "personnel, /head-ranks",
    "head-u-syxx, /surveys/BUREAU_CALLS/2026-1",
    "admin, /dead-letters",
    "admin, /policies/sla",
    "admin, /policies/duty-roster",
    "admin, /dead-letters?request=r-1&service=sla",
    "assessor, /assessment",
    "assessor, /assessment?scheme=B-HOTLINE",
    "assessor, /evidence-upload",
    "assessor, /evidence-batches/b-1",
    "leader, /spot-checks?month=2026-03",
    "leader, /bulletins?period=2026-03",
    "assessor, /assessment/u-syxx",
    "leader, /scores/u-syxx/A-2020/2026",
    "operator, /cases/none"
  })
  void shouldBeReachableReadableAndNeverScrollSideways(String account, String path) {
    looksWell(account, path);
  }

  @Test
  void shouldHearAxeComplain() {
    try (var page = open("", "/status", DESK)) {
      page.evaluate(
          "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/favicon.ico\"><button></button>')");
      assertThat(Axe.complaints(page))
          .anyMatch(found -> found.startsWith("image-alt: "))
          .anyMatch(found -> found.startsWith("button-name: "));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/cases/pg-signed/sheets/dispatch, 转办单, 冬季校服交钱后想退一套",
    "/cases/pg-ordered/sheets/supervision, 督办单, 请负责人直接过问",
    "/cases/pg-hidden/sheets/dispatch, 转办单, 按保密要求"
  })
  void shouldPrintASheetOnOnePageWithoutWhatIsHidden(String path, String name, String says)
      throws IOException {
    try (var page = open("operator", path, DESK)) {
      assertThat(page.locator("article").textContent())
          .contains(name, says)
          .doesNotContain("校长收受礼金");
      try (var paper = Loader.loadPDF(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)))) {
        assertThat(paper.getNumberOfPages()).isEqualTo(1);
        var size = paper.getPage(0).getMediaBox();
        assertThat(size.getHeight() / size.getWidth()).isBetween(1.41f, 1.42f);
      }
    }
  }

  @Test
  void shouldAskBeforeDeadLettersAreHandledAgainAndTellHowFarItIs() {
    try (var page = open("admin", "/dead-letters", DESK)) {
      PlaywrightAssertions.assertThat(page.getByText("待处理 1 封，排队 2 封")).isVisible();
      page.getByText("全部重新处理…").click();
      PlaywrightAssertions.assertThat(page.getByText("重新处理这个服务的 3 封")).isVisible();
      page.getByText("确认重新处理").click();
      PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS))
          .containsText("共 3 封：已处理 2，还在处理 1");
      assertThat(CONSOLE.intake().came())
          .anySatisfy(
              came -> {
                assertThat(came.path()).isEqualTo("/api/v1/dead-letters/replay");
                assertThat(came.body()).isEqualTo("{\"service\":\"sla\"}");
              });
    }
  }

  @Test
  void shouldLeadFromAScoreToTheEventOfTheCaseBehindIt() {
    try (var page = open("assessor", "/scores", DESK)) {
      page.getByText("云湖市实验小学").first().click();
      page.waitForURL("**/scores/u-syxx/A-2020/2026");
      PlaywrightAssertions.assertThat(page.locator(".score__n")).hasText("5.50");
      var line = page.locator("tr.ledger__line").filter(lines("HM20260210-008"));
      PlaywrightAssertions.assertThat(line).containsText("−1.00");
      line.getByText("HM20260210-008").click();
      page.waitForURL("**/cases/pg-late#e-pg-late-HANDLE-1-red");
      PlaywrightAssertions.assertThat(page.locator("[id='e-pg-late-HANDLE-1-red']"))
          .containsText("红牌");
    }
  }

  @Test
  void shouldCompareThePrefecturesListCaseByCase() {
    try (var page = open("assessor", "/reconciliation", DESK)) {
      page.getByLabel("年度").fill("2026");
      page.getByLabel("清单").fill("编号\t按时\nnobody-has-it\t是");
      page.locator("main form button").click();
      PlaywrightAssertions.assertThat(page.locator("main tbody tr").first())
          .containsText("nobody-has-it我们没有这件");
    }
  }

  @Test
  void shouldImportAPastedSurveyAndNameTheLineThatIsWrong() {
    CONSOLE
        .intake()
        .answers(
            422,
            "application/problem+json",
            """
            {"detail":"没有保存：有 1 处要改",
             "errors":[{"field":"rows[1].unit","message":"目录里没有这个单位"}]}""");
    try (var page = open("assessor", "/surveys", DESK)) {
      page.getByLabel("学期").fill("2026-1");
      page.getByLabel("结果").fill("单位\t家长数\t有效答卷\t满意\n二中\t2400\t132\t121\n无名\t9\t5\t4");
      page.locator("main form .btn--main").click();
      PlaywrightAssertions.assertThat(page.locator("main .problemlist")).hasText("第 3 行：目录里没有这个单位");
      assertThat(page.getByLabel("学期").inputValue()).isEqualTo("2026-1");
      var came = CONSOLE.intake().came().getFirst();
      assertThat(came.path()).isEqualTo("/api/v1/surveys");
      assertThat(came.body())
          .contains("\"kind\":\"BUREAU_CALLS\"", "{\"unit\":\"二中\",\"parents\":2400,\"asked\":132");
      page.getByText("局里电话回访家长").first().click();
      page.waitForURL("**/surveys/BUREAU_CALLS/2026-1");
      var bottom = page.locator("main tbody tr").nth(1);
      PlaywrightAssertions.assertThat(bottom).containsText("云湖市实验小学 后 10 名");
      PlaywrightAssertions.assertThat(bottom).containsText("93.75%");
      PlaywrightAssertions.assertThat(page.locator("main tbody tr").nth(2)).containsText("覆盖不足");
    }
  }

  @Test
  void shouldReadASurveyOutOfAFileForALookBeforeItIsImported() {
    CONSOLE
        .intake()
        .answers(
            200,
            "application/json",
            """
            {"sheet": "", "rows": [{"row": 1, "cells": ["单位", "家长数"]},
              {"row": 3, "cells": ["二中", "2400"]}]}""");
    try (var page = open("assessor", "/surveys", DESK)) {
      page.setInputFiles(
          "[data-table-into]", new FilePayload("a.csv", "text/csv", "a".getBytes(UTF_8)));
      PlaywrightAssertions.assertThat(page.locator("#sv-list"))
          .hasValue("单位\t家长数\n二中\t2400");
      PlaywrightAssertions.assertThat(page.locator("#sv-list-file")).containsText("读出 2 行");
      assertThat(CONSOLE.intake().came().getFirst().path()).isEqualTo("/api/v1/tables");
    }
  }

  @Test
  void shouldTakeFilesNamedByUnitToTheirCellsAndEnterThemOnlyAfterALook() {
    CONSOLE.intake().answers(201, "application/json", "{\"attachmentId\": \"a-9\"}");
    try (var page = open("assessor", "/evidence-upload", DESK)) {
      page.setInputFiles(
          "#up-files",
          new FilePayload[] {
            new FilePayload("云湖市第二中学_1.4_台账.txt", "text/plain", "a".getBytes(UTF_8)),
            new FilePayload("照片.txt", "text/plain", "b".getBytes(UTF_8))
          });
      page.locator("main form .btn--main").click();
      PlaywrightAssertions.assertThat(page.locator("main tbody tr")).hasCount(2);
      assertThat(CONSOLE.intake().came())
          .extracting(StubIntake.Came::path)
          .containsExactly("/api/v1/attachments", "/api/v1/attachments");
      assertThat(page.locator("[name='unit.0']").inputValue()).isEqualTo("u-ez");
      assertThat(page.locator("[name='item.0']").inputValue()).isEqualTo("1.4");
      PlaywrightAssertions.assertThat(page.locator("main tbody tr").nth(1)).containsText("认不出单位");
      assertThat(Axe.complaints(page)).isEmpty();
      CONSOLE.intake().answers(201, "application/json", "{\"recordId\": \"e-2\"}");
      page.locator("main form .btn--main").click();
      page.waitForURL("**/evidence-batches/*?done");
      var entered = CONSOLE.intake().came();
      assertThat(entered).hasSize(1);
      assertThat(entered.getFirst().path()).isEqualTo("/api/v1/assessment/u-ez/evidence");
      assertThat(entered.getFirst().body())
          .contains("\"item\":\"1.4\"", "\"files\":[\"a-9\"]", "\"found\":true", "\"batch\":");
    }
    try (var page = open("assessor", "/evidence-batches/b-1", DESK)) {
      page.locator("#wd-reason").fill("传错了");
      page.locator("main form .btn").click();
      page.waitForURL("**/evidence-batches/b-1?withdrawn");
      var back = CONSOLE.intake().came().getLast();
      assertThat(back.path()).isEqualTo("/api/v1/assessment/u-ez/withdrawal");
      assertThat(back.body()).contains("\"recordId\":\"e-1\"", "\"reason\":\"传错了\"");
    }
    try (var page = open("leader", "/spot-checks?month=2026-03", DESK)) {
      PlaywrightAssertions.assertThat(page.locator("main tbody tr")).containsText("云湖市第二中学");
      page.getByText("记录抽查").click();
      page.getByLabel("不属实").check();
      page.getByLabel("说明").fill("台账没有日期");
      page.getByText("记录，以抽查为准").click();
      page.waitForURL("**/spot-checks?month=2026-03&percent=10&done=spot-check");
      var checked = CONSOLE.intake().came().getLast();
      assertThat(checked.path()).isEqualTo("/api/v1/assessment/u-ez/spot-check");
      assertThat(checked.body()).contains("\"item\":\"1.4\"", "\"found\":false");
    }
  }

  @Test
  void shouldTellOfTeachersWhetherAComplaintWasConfirmedAndNameNobodyInAnAddress() {
    CONSOLE
        .intake()
        .answers(
            200,
            "application/json",
            """
            {"items":[{"name":"张三丰","caseIds":["pg-closed","pg-late"]},
                      {"name":"李四光","caseIds":["pg-late"]}]}\
            """);
    try (var page = open("personnel", "/teacher-check", DESK)) {
      page.getByLabel("姓名").fill("张三丰、李四光");
      page.getByLabel("从").fill("2026-01-01");
      page.getByLabel("到").fill("2026-12-31");
      page.getByLabel("查询理由").fill("评优前审查");
      page.locator("main form button").click();
      var rows = page.locator("main tbody tr");
      PlaywrightAssertions.assertThat(rows.nth(0)).containsText("张三丰有HM20260302-010");
      PlaywrightAssertions.assertThat(rows.nth(1)).containsText("李四光没有");
      assertThat(page.url()).endsWith("/teacher-check");
      var came = CONSOLE.intake().came().getFirst();
      assertThat(came.path()).isEqualTo("/api/v1/teacher-cases");
      assertThat(came.body()).contains("\"reason\":\"评优前审查\"", "张三丰");
    }
  }

  private static Locator.FilterOptions lines(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void shouldFreezeABulletinAndCorrectItByAnotherEdition() {
    try (var page = open("assessor", "/bulletins?period=2026-02", DESK)) {
      page.getByText("发布这一期").click();
      page.waitForURL("**/bulletins?period=2026-02&edition=1");
      PlaywrightAssertions.assertThat(page.locator("main .quiet").first()).containsText("第 1 版");
      var frozen = page.locator("main table").first().textContent();
      picture(page, "bulletin-edition", DESK);

      var log = new TestLog();
      TestCase.opened(
              log, "pg-more", "HM20260220-001", NINE.minusSeconds(10 * 86400), "路灯不亮", "校门口路灯不亮。")
          .dispatched()
          .signed()
          .contacted()
          .reported()
          .signedOff()
          .approved()
          .closedSatisfied();
      CONSOLE.takeIn(log);
      page.navigate(CONSOLE.at("/bulletins?period=2026-02").toString());
      assertThat(page.locator("main table").first().textContent()).isNotEqualTo(frozen);
      page.getByLabel("更正的理由").fill("漏了一件");
      page.getByText("发布更正版").click();
      page.waitForURL("**/bulletins?period=2026-02&edition=2");
      PlaywrightAssertions.assertThat(page.locator("main .quiet").first()).containsText("更正：漏了一件");

      page.navigate(CONSOLE.at("/bulletins?period=2026-02&edition=1").toString());
      assertThat(page.locator("main table").first().textContent()).isEqualTo(frozen);
    }
  }

  @Test
  void shouldListWhatIsToBeEnteredAboveAndCheckItOff() {
    CONSOLE
        .intake()
        .answers(
            200,
            "application/json",
            """
            {"items":[{"stepId":"pg-1-4","caseId":"pg-review","caseNumber":"20260302-00012",
              "externalNumber":"GD20260302000018","step":"REPORT","at":"2026-03-03T10:00:00+08:00",
              "fields":{"verdict":"CONFIRMED","unit":"实验小学"},"text":"已全额退费，并向家长致歉。","first":true,
              "lastError":"refused"},
             {"stepId":"pg-1-5","caseId":"pg-review","caseNumber":"20260302-00012",
              "externalNumber":"GD20260302000018","step":"CALLBACK","at":"2026-03-03T11:00:00+08:00",
              "fields":{"reached":"true"},"text":null,"first":false,"lastError":null}],
             "next":null,"due":0,"todo":2}
            """);
    shouldBeReachableReadableAndNeverScrollSideways("operator", "/write-backs");
    try (var page = open("operator", "/write-backs", DESK)) {
      PlaywrightAssertions.assertThat(page.getByText("已全额退费，并向家长致歉。")).isVisible();
      PlaywrightAssertions.assertThat(page.getByText("更早的一步回填后才轮到它")).isVisible();
      answered(page, "/write-backs", () -> page.getByText("已回填，勾销").click());
      assertThat(CONSOLE.intake().came())
          .anyMatch(came -> came.path().equals("/api/v1/write-backs/pg-1-4/done"));
    }
  }

  @Test
  void shouldShowAndChangeTheAnswersOfTheCentre() {
    CONSOLE
        .intake()
        .answers(
            200,
            "application/json",
            """
            {"items":[{"entryId":"kb-1","question":"学校可以组织周末补课吗","answer":"不可以。","category":"教学管理",
              "basis":"省教育厅规定","validUntil":"2026-08-31","withdrawn":false,"holds":true,"version":3}]}
            """);
    shouldBeReachableReadableAndNeverScrollSideways("operator", "/knowledge");
    shouldBeReachableReadableAndNeverScrollSideways("leader", "/knowledge");
    try (var page = open("operator", "/knowledge", DESK)) {
      page.getByText("修改…").click();
      page.getByLabel("口径").last().fill("一律不可以。");
      answered(page, "/knowledge", () -> page.getByText("保存").last().click());
      assertThat(CONSOLE.intake().came())
          .anySatisfy(
              came -> {
                assertThat(came.path()).isEqualTo("/api/v1/knowledge/kb-1");
                assertThat(came.body()).contains("一律不可以。", "\"expectedVersion\":3");
              });
    }
  }

  @Test
  void shouldSayThatThereAreNoDeadLetters() {
    CONSOLE.intake().answers(200, "application/json", "{\"items\":[],\"next\":null,\"totals\":[]}");
    try (var page = open("admin", "/dead-letters", PHONE)) {
      PlaywrightAssertions.assertThat(page.getByText("没有死信")).isVisible();
    }
  }

  @Test
  void shouldSignInAndOutByTheForm() {
    try (var page = open("", "/cases/pg-triage", DESK)) {
      assertThat(page.url()).contains("/sign-in?back=");
      page.getByLabel("账号").fill("operator");
      page.getByLabel("密码").fill("guess");
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("没有登录：账号或密码不对");

      page.getByLabel("密码").fill("demo");
      page.keyboard().press("Enter");
      page.waitForURL("**/cases/pg-triage");
      assertThat(context.cookies().stream().filter(c -> c.name.equals("hotline-session")))
          .allMatch(cookie -> cookie.httpOnly)
          .hasSize(1);

      page.getByText("退出").click();
      page.waitForURL("**/sign-in");
      page.navigate(CONSOLE.at("/desk").toString());
      assertThat(page.url()).contains("/sign-in");
    }
  }

  @Test
  void shouldShowARedCardOnTheWallWithoutReload() {
    try (var page = open("leader", "/wall", 1920)) {
      page.evaluate("window.stayed = true");
      picture(page, "leader_wall", 1920);
      var log = new TestLog();
      TestCase.opened(
              log, "pg-wall", "HM20260302-099", NINE.minusSeconds(9 * 86400), "晚自习收费", "晚自习另收费。")
          .dispatched()
          .red(ClockKind.HANDLE, TestConsole.NOW.minusSeconds(5))
          .supervisionDrafted();
      CONSOLE.takeIn(log);

      page.locator(".wrow", new Page.LocatorOptions().setHasText("HM20260302-099"))
          .first()
          .waitFor();

      assertThat(page.evaluate("window.stayed")).as("not reloaded").isEqualTo(true);
      assertThat(page.locator(".wrow").first().textContent()).contains("云湖市实验小学", "红牌预警");
      assertThat(page.locator(".sign").textContent())
          .contains("云湖市实验小学 违规收费", "拟办督办：承办超时", "HM20260302-099");
      assertThat(cutTexts(page)).as("names cut short").isEmpty();
    }
  }

  /** From the city to the unit, from there to the case to supervise it, and to the interview. */
  @Test
  void shouldDrillFromTheCityToTheUnitToTheCase() {
    try (var page = open("leader", "/wall", 1920)) {
      page.setViewportSize(1920, 1080);
      page.locator(".heat a[href='/wall/units/u-syxx']").click();
      page.waitForURL("**/wall/units/u-syxx");
      picture(page, "leader_wall-unit", 1920);
      assertThat(page.locator("h1").textContent()).isEqualTo("云湖市实验小学");
      assertThat(tooSmall(page)).as("text under 32 px on the wall").isEmpty();
      assertThat(page.evaluate("document.querySelector('main').scrollHeight"))
          .as("fits the screen")
          .isEqualTo(1080);
      assertThat(page.locator("a[href='/assessment/u-syxx']").count()).isEqualTo(1);
      page.locator("a.wrow").first().click();
      page.waitForURL("**/cases/pg-*");
      assertThat(page.locator("h1").textContent()).contains("云湖市实验小学");
    }
  }

  /** What is written smaller than can be read from three metres; the sign on a card is a shape. */
  @SuppressWarnings("unchecked")
  private static List<String> tooSmall(Page page) {
    return (List<String>)
        page.evaluate(
            """
            [...document.querySelectorAll('.wall *')]
              .filter(e => !e.matches('.card') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
              .filter(e => parseFloat(getComputedStyle(e).fontSize) < 32).map(e => e.outerHTML)
            """);
  }
}
