package cn.huimin.hotline.console.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.TestCase;
import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.schemas.score.ItemScore;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.score.SurveyStanding;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.word.AssessmentAct;
import cn.huimin.hotline.schemas.word.AssessmentState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DeliveryChannel;
import cn.huimin.hotline.schemas.word.DeliveryResult;
import cn.huimin.hotline.schemas.word.LineKind;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.SurveyKind;
import cn.huimin.hotline.schemas.word.WarningLevel;
import cn.huimin.hotline.schemas.word.WarningScope;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Pages as a person has them, in a browser on a console with some cases. Console and browser are
 * started once, for all classes of a run that stand on this one.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
abstract class PageHouse {

  static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  static final int DESK = 1440;
  static final int PHONE = 360;
  static final int HEIGHT = 900;
  static final TestConsole CONSOLE = TestConsole.one();

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @RegisterExtension
  static final BeforeAllCallback OPENED =
      context -> {
        boolean there = Files.isExecutable(CHROMIUM);
        assertThat(there || System.getenv("CI") == null)
            .as("in CI there must be a browser at %s", CHROMIUM)
            .isTrue();
        Assumptions.assumeTrue(
            there, "skipped: no browser at " + CHROMIUM + "; install Debian's chromium");
        browsing =
            context
                .getRoot()
                .getStore(ExtensionContext.Namespace.create(PageHouse.class))
                .computeIfAbsent("browsing", _ -> Browsing.onSomeCases(), Browsing.class);
      };

  private static @Nullable Browsing browsing;

  BrowserContext context;
  final List<String> complaints = new ArrayList<>();

  /** A browser, closed when the run ends. */
  record Browsing(Playwright playwright, Browser browser) implements AutoCloseable {

    static Browsing onSomeCases() {
      CONSOLE.takeIn(cases());
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      return new Browsing(
          playwright,
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
                              "--disable-sync"))));
    }

    @Override
    public void close() {
      playwright.close();
    }
  }

  private static TestLog cases() {
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
    TestCase.opened(log, "pg-return", "HM20260302-015", NINE, "校车晚点", "校车天天晚点。")
        .dispatched()
        .returnAsked();
    TestCase.opened(log, "pg-extension", "HM20260302-016", NINE, "塑胶跑道气味", "塑胶跑道气味很大。")
        .dispatched()
        .signed()
        .contacted()
        .extensionAsked(5);
    TestCase.opened(log, "pg-unreached", "HM20260302-017", NINE, "课桌太旧", "课桌太旧，孩子扎到手。")
        .dispatched()
        .signed()
        .contacted()
        .reported()
        .signedOff()
        .approved()
        .unreached();
    TestCase.opened(log, "pg-joined", "HM20260302-018", NINE, "热水供应", "宿舍没有热水。")
        .dispatched()
        .mergedAndAnswered("pg-closed", "HM20260302-010");
    TestCase.opened(log, "pg-urgent", "HM20260302-019", NINE, "围墙开裂", "学校围墙开裂，随时会倒。")
        .urgent()
        .triaged();
    TestCase.opened(
            log, "pg-unclear", "HM20260302-021", NINE.plusSeconds(120), "学生来电", "我不想上课后服务，老师不让走。")
        .unclassified()
        .triaged();
    TestCase.opened(log, "pg-draft", "HM20260302-020", NINE, "宿舍漏水", "宿舍漏水三个月。")
        .dispatched()
        .signed()
        .supervisionDrafted();
    scores(log);
    return log;
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
                .setAnswerDueAt(Instant.parse("2026-03-05T09:30:00Z"))
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
            .setSourceEventId("pg-late-HANDLE-1.1-red")
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
                    new ItemScore("1.1", "10", "0", "0", "0", 0, false),
                    new ItemScore("1.2", "5", "1", "1", "0", 1, false),
                    new ItemScore("1.3", "5", "1", "1", "0", 1, false),
                    new ItemScore("1.4", "10", "1", "1", "0", 1, false),
                    new ItemScore("1.5", "10", "1", "1", "0", 1, false),
                    new ItemScore("1.6", "10", "1", "1", "0", 1, false),
                    new ItemScore("1.7", "10", "1", "1", "0", 1, false),
                    new ItemScore("1.8", "5", "1", "1", "0", 1, false),
                    new ItemScore("1.10", "5", "0", "0", "0", 0, false),
                    new ItemScore("2.1", "7/2", "7", "8", "0", 15, true),
                    new ItemScore("2.2", "3", "0", "0", "0", 0, false),
                    new ItemScore("2.3", "2", "0", "0", "-1", 1, false),
                    new ItemScore("2.4", "10", "0", "0", "0", 0, false),
                    new ItemScore("3.1", "3", "0", "0", "3", 1, false),
                    new ItemScore("3.3", "2", "0", "0", "2", 1, false),
                    new ItemScore("3.4", "1", "101", "0", "0", 1, false),
                    new ItemScore("5", "-1", "0", "0", "-1", 1, false)))
            .setTotal("187/2")
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
    log.write(
        "pg-new",
        DeliveryRecorded.newBuilder()
            .setDeliveryId("pg-d2")
            .setRecipient("liaison-u-syxx")
            .setRecipientUnitId("u-syxx")
            .setChannel(DeliveryChannel.INBOX)
            .setResult(DeliveryResult.DELIVERED)
            .setAttempt(1)
            .setTemplate("unit-surge-warning")
            .setParameters(
                Map.of(
                    "unitName",
                    "云湖市实验小学",
                    "warningId",
                    "pg-warning",
                    "answerDueAt",
                    "2026-03-05T09:30:00Z"))
            .setUrgent(false)
            .setCaseId(null)
            .setSourceEventId("pg-warning-1")
            .setHappenedAt(NINE)
            .setAt(NINE)
            .build());
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
               "shifts":[{"name":"寒假","from":"2027-01-18","to":"2027-02-20","accounts":["duty"]}],
               "unitSurge":{"level":"ORANGE","days":7,"sigmas":2.0},
               "reports":[{"id":"weekly","name":"周报","every":"WEEK","day":"FRIDAY","since":null}],
               "sensitiveWords":[{"group":"欺凌","words":["欺凌","霸凌"]}]},
             "recompute":{"cases":40,"movedCases":3,"later":2,"earlier":1,"withdrawnYellow":1,
               "withdrawnRed":0,"cardsAtOnce":0,"complete":true,"examples":[]},
             "caseId":"pg-new","version":1,"state":"SIGNED","requestId":"r-1","letters":3,
             "replayed":2,"waiting":1,"failed":0,"discarded":0,"gone":0,"notWaiting":0,"next":null,
             "totals":[{"service":"sla","open":1,"parked":2}],
             "items":[{"importId":"i-9","fileName":"20260302.xlsx","standInId":"s-1","account":"head-u-syxx","unitId":"u-ez",
               "unitName":"云湖市第二中学","from":"2026-03-02","until":"2026-03-06",
               "namedBy":"admin","holds":true,"role":"HEAD",
               "id":"17","service":"sla","step":"deadlines","stage":"UNHANDLED",
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

  Page open(String account, String path, int width) {
    context =
        requireNonNull(browsing)
            .browser()
            .newContext(
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

  /** A page as everybody must be able to use it, on a desk and on a phone. */
  void looksWell(String account, String path) {
    try (var page = open(account, path, DESK)) {
      for (int width : new int[] {DESK, PHONE}) {
        page.setViewportSize(width, HEIGHT);
        picture(page, account + path, width);
        assertThat(Axe.complaints(page)).as("axe at %d px", width).isEmpty();
        var overflow =
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as("sideways scroll at %d px", width).isEqualTo(0);
        assertThat(page.locator(".btn--main:visible").count())
            .as("one primary action at most at %d px", width)
            .isLessThanOrEqualTo(1);
        assertThat(cutTexts(page)).as("cut at %d px", width).isEmpty();
        assertThat(page.content()).as("a message without words").doesNotContain("??");
        if (width == PHONE) {
          assertThat(smallTargets(page)).as("targets under 44 px").isEmpty();
        }
      }
    }
    context.close();
  }

  /** What is wider than its place where nothing may be: names on the wall, clocks in the queue. */
  @SuppressWarnings("unchecked")
  static List<String> cutTexts(Page page) {
    return (List<String>)
        page.evaluate(
            """
            [...document.querySelectorAll('.heat a > span:first-child, .qrow .clock')]
              .filter(e => e.offsetParent && e.scrollWidth > e.clientWidth).map(e => e.textContent)
            """);
  }

  /** Sends a form and waits for the page it leads to: a page that still loads does not close. */
  static void answered(Page page, String path, Runnable sent) {
    page.waitForResponse(
        response -> response.request().method().equals("GET") && response.url().contains(path),
        sent);
    page.waitForLoadState();
  }

  @SuppressWarnings("unchecked")
  static List<String> smallTargets(Page page) {
    return (List<String>)
        page.evaluate(
            """
            [...document.querySelectorAll('a, button, select, input:not([type=hidden]):not([type=radio]), summary')]
              .filter(e => e.offsetParent && !e.closest('p:not(.crumb), .tl, .rel, .ledger, h3, li > a:only-child, .skip') && !e.classList.contains('skip'))
              .map(e => e.matches('[type=checkbox]') ? e.closest('label') ?? e : e) // what a thumb hits
              .map(e => [e.getBoundingClientRect().height, e.outerHTML.slice(0, 80)])
              .filter(([h]) => h > 0 && h < 43.5).map(([h, t]) => h + ' ' + t)
            """);
  }

  /** The page as it is printed; kept where a folder is named for those who want to look. */
  static byte[] paper(Page page, String name) {
    var options = new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(false);
    var folder = System.getProperty("hotline.pictures");
    if (folder != null) {
      options.setPath(Path.of(folder, name.replaceAll("[^a-zA-Z0-9-]+", "_") + ".pdf"));
    }
    return page.pdf(options);
  }

  /** For whoever wants to look: pictures, where a folder is named for them. */
  static void picture(Page page, String name, int width) {
    GuidePictures.take(page, name, width);
    var folder = System.getProperty("hotline.pictures");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(
                  Path.of(folder, name.replaceAll("[^a-zA-Z0-9-]+", "_") + "-" + width + ".png")));
    }
  }
}
