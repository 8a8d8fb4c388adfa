package cn.huimin.hotline.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.StubIntake;
import cn.huimin.hotline.console.TestCase;
import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.schemas.word.ClockKind;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as a person has them: looked at, walked through by keyboard, checked with axe. */
class PagesIT extends PageHouse {

  private static final String WITHIN_THE_PAPER =
      """
      [...document.querySelectorAll('.sheet__table, .sheet__table td, .sheet__no span')]
        .every(e => e.getBoundingClientRect().right < document.documentElement.clientWidth)
      """;
  private static final String SMALL_HEADS =
      """
      [...document.querySelectorAll('.sheet__table th')].every(e => e.offsetWidth < e.nextElementSibling.offsetWidth
        && parseFloat(getComputedStyle(e).fontSize) > 14 && getComputedStyle(e).color === 'rgb(0, 0, 0)')
      """;

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
    "admin, /imports",
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
    "head-u-syxx, /warnings/pg-warning",
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
    "head-u-syxx, /stand-ins",
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

  /** The operator has most pages: by subject, under names that open by click and by keyboard. */
  @Test
  void shouldFoldUpTheBarOfWhoHasManyPages() {
    try (var page = open("operator", "/promises", DESK)) {
      var bar = page.locator(".topbar__nav");
      assertThat(bar.evaluate("e => e.scrollWidth <= e.clientWidth")).isEqualTo(true);
      var here = page.locator(".menu summary", new Page.LocatorOptions().setHasText("办理"));
      PlaywrightAssertions.assertThat(here).hasClass("menu__here");
      var link = bar.getByText("待确认");
      PlaywrightAssertions.assertThat(link).isHidden();
      here.focus();
      page.keyboard().press("Enter");
      PlaywrightAssertions.assertThat(link).isVisible();
      picture(page, "menu", DESK);
      assertThat(Axe.complaints(page)).isEmpty();
      page.keyboard().press("Tab");
      PlaywrightAssertions.assertThat(bar.getByText("工单")).isFocused();
      page.keyboard().press("Escape");
      PlaywrightAssertions.assertThat(link).isHidden();
      PlaywrightAssertions.assertThat(here).isFocused();
      page.setViewportSize(PHONE, HEIGHT);
      here.click();
      picture(page, "menu", PHONE);
      assertThat(smallTargets(page)).as("targets under 44 px").isEmpty();
      assertThat(Axe.complaints(page)).isEmpty();
      page.locator(".menu summary", new Page.LocatorOptions().setHasText("受理")).click();
      PlaywrightAssertions.assertThat(link).isHidden();
      here.click();
      answered(page, "/confirmations", link::click);
    }
    try (var page = open("liaison-u-syxx", "/todo", DESK)) {
      PlaywrightAssertions.assertThat(page.locator(".menu")).hasCount(0);
    }
  }

  @Test
  void shouldHearAxeComplain() {
    try (var page = open("", "/status", DESK)) {
      page.evaluate(
          "document.querySelector('main').insertAdjacentHTML('beforeend', '<img"
              + " src=\"/favicon.ico\"><button></button>')");
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
          .contains("编号：HM", "承办单位云湖市实验小学", "来源期限", "转办惠民中心受理员", "2026年3月2日 09:00")
          .contains("时限：", "承办人签字、日期", "负责人签字、日期")
          .doesNotContain("校长收受礼金");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.setViewportSize(590, HEIGHT);
      assertThat(page.evaluate(WITHIN_THE_PAPER)).as("borders on the paper").isEqualTo(true);
      assertThat(page.evaluate(SMALL_HEADS)).as("heads as black as the rest").isEqualTo(true);
      try (var paper = Loader.loadPDF(paper(page, name + path))) {
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
    try (var page = open("assessor", "/scores?scheme=A-2020", DESK)) {
      page.getByText("云湖市实验小学").first().click();
      page.waitForURL("**/scores/u-syxx/A-2020/2026");
      PlaywrightAssertions.assertThat(page.locator(".score__n")).hasText("93.50");
      var line = page.locator("tr.ledger__line").filter(lines("HM20260210-008"));
      PlaywrightAssertions.assertThat(line).containsText("−1.00");
      line.getByText("HM20260210-008").click();
      page.waitForURL("**/cases/pg-late#e-pg-late-HANDLE-1.1-red");
      PlaywrightAssertions.assertThat(page.locator("[id='e-pg-late-HANDLE-1.1-red']"))
          .containsText("红牌");
    }
  }

  @Test
  void shouldFillFormsWithWhatThereIs() {
    try (var page = open("admin", "/policies/duty-roster", DESK)) {
      assertThat(page.locator("[name='shift.0.name']").inputValue()).isEqualTo("寒假");
      assertThat(page.locator("[name='shift.0.from']").inputValue()).isEqualTo("2027-01-18");
      assertThat(page.locator("[name='shift.0.accounts']").inputValue()).isEqualTo("duty");
    }
    try (var page = open("assessor", "/assessment?scheme=B-HOTLINE", DESK)) {
      PlaywrightAssertions.assertThat(page.locator("thead")).containsText("响应率");
    }
  }

  @Test
  void shouldSayWhatTheScoreWouldBeWithoutALine() {
    try (var page = open("head-u-syxx", "/scores/u-syxx/A-2020/2026", PHONE)) {
      page.locator("a[href$='/what-if']").click();
      page.waitForURL("**/what-if");
      PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS)).containsText("93.50");
      page.locator("label.choice").filter(lines("HM20260210-008")).click();
      page.locator("main form button").click();
      PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS)).containsText("94.50");
      PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS)).containsText("2.00 → 3.00");
      assertThat(page.locator("label.choice input:checked").count()).isOne();
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
             "errors":[{"field":"rows[1].unit","message":"目录里没有这个单位"}]}\
            """);
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
              {"row": 3, "cells": ["二中", "2400"]}]}\
            """);
    try (var page = open("assessor", "/surveys", DESK)) {
      page.setInputFiles(
          "[data-table-into]", new FilePayload("a.csv", "text/csv", "a".getBytes(UTF_8)));
      PlaywrightAssertions.assertThat(page.locator("#sv-list")).hasValue("单位\t家长数\n二中\t2400");
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
             "next":null,"due":0,"todo":2,"automatic":true,
             "failed":[{"lastError":"refused HTTP 415","steps":1}]}
            """);
    shouldBeReachableReadableAndNeverScrollSideways("operator", "/write-backs");
    try (var page = open("operator", "/write-backs", DESK)) {
      PlaywrightAssertions.assertThat(page.getByText("已全额退费，并向家长致歉。")).isVisible();
      PlaywrightAssertions.assertThat(page.getByText("更早的一步回填后才轮到它")).isVisible();
      answered(page, "/write-backs", () -> page.getByText("已回填，勾销").click());
      assertThat(CONSOLE.intake().came())
          .anyMatch(came -> came.path().equals("/api/v1/write-backs/pg-1-4/done"));
      answered(page, "/write-backs", () -> page.getByText("让系统再填一次").last().click());
      answered(page, "/write-backs", () -> page.getByText("全部让系统再填一次").click());
      CONSOLE
          .intake()
          .answersAt(
              "/api/v1/write-backs",
              200,
              "application/json",
              """
              {"items":[{"stepId":"pg-1-3","caseId":"pg-review","caseNumber":"20260302-00012",
                "externalNumber":"GD20260302000018","step":"SIGN","at":"2026-03-02T10:00:00+08:00",
                "fields":{},"text":null,"first":false,"lastError":null,
                "endedAt":"2026-03-03T10:20:00+08:00","endedBy":"operator","undoable":true}],
               "next":null,"due":0,"todo":2,"automatic":true,"failed":[]}
              """);
      page.getByText("已勾销").click();
      PlaywrightAssertions.assertThat(page.getByText("operator 于")).isVisible();
      answered(page, "/write-backs", () -> page.getByText("撤回勾销").click());
      assertThat(CONSOLE.intake().came())
          .anyMatch(came -> came.path().equals("/api/v1/write-backs/pg-1-4/retry"))
          .anyMatch(
              came ->
                  came.path().equals("/api/v1/write-backs/retry")
                      && came.body().contains("refused HTTP 415"))
          .anyMatch(came -> came.path().equals("/api/v1/write-backs/pg-1-3/undo"));
    }
  }

  @Test
  void shouldShowLettersThatWaitAndLetThemBeTakenInOrLeftOut() {
    CONSOLE.intake().answers(200, "application/json", "{}");
    CONSOLE
        .intake()
        .answersAt(
            "/api/v1/mailboxes",
            200,
            "application/json",
            """
            {"items":[{"mailbox":"局长信箱","state":"DOWN","since":"2026-03-03T10:00:00+08:00",
              "error":"MailConnectException","taken":3,"ignored":1,"quarantined":2,"discarded":0,
              "acknowledgementsDue":1,"acknowledgementsSent":2,"acknowledgementsFailed":0}]}
            """);
    CONSOLE
        .intake()
        .answersAt(
            "/api/v1/mails",
            200,
            "application/json",
            """
            {"items":[{"mailId":"m1","mailbox":"局长信箱","state":"QUARANTINED","why":"UNCLEAR",
              "caseId":null,"size":900,"attempts":1,"kept":true,"from":"form@site.example",
              "subject":"网站留言","firstAt":"2026-03-03T10:00:00+08:00","lastAt":"2026-03-03T10:00:00+08:00"},
             {"mailId":"m2","mailbox":"局长信箱","state":"QUARANTINED","why":"TOO_LARGE",
              "caseId":null,"size":90000000,"attempts":1,"kept":true,"from":"li@parent.example",
              "subject":"录像","firstAt":"2026-03-03T11:00:00+08:00","lastAt":"2026-03-03T11:00:00+08:00"}],
             "next":null}
            """);
    shouldBeReachableReadableAndNeverScrollSideways("operator", "/letters");
    try (var page = open("operator", "/letters", DESK)) {
      PlaywrightAssertions.assertThat(page.getByText("网站留言")).isVisible();
      PlaywrightAssertions.assertThat(page.getByText("连不上")).isVisible();
      PlaywrightAssertions.assertThat(page.getByText("这封信留在邮箱里")).isVisible();
      answered(
          page,
          "/letters",
          () -> page.locator("form[action='/letters/take'] button").first().click());
      assertThat(CONSOLE.intake().came())
          .anyMatch(came -> came.path().equals("/api/v1/mails/m1/retry"));
    }
    try (var page = open("operator", "/desk", DESK)) {
      PlaywrightAssertions.assertThat(page.getByText("来信待看 2")).isVisible();
    }
  }

  @Test
  void shouldTellTheDataOfficerWhoLookedAndEraseAPersonOnlyWhenSure() {
    CONSOLE
        .intake()
        .answers(
            200,
            "application/json",
            """
            {"items":[{"id":"9","at":"2026-03-02T10:00:00+08:00","account":"operator","role":"OPERATOR","unitId":"u-hmzx",
              "act":"unmask","granted":true,"caseId":"pg-review","reason":"回访"}],"next":"9",
             "cases":[{"caseId":"pg-review","caseNumber":"20260302-00012","complainant":{"name":"李某"},
              "texts":[{"kind":"DEMAND","text":"午餐涨价没有告知。"}],"attachments":[]}],"drafts":[],
             "mails":[{"mailId":"m","mailbox":"director","firstAt":"2026-03-02T10:00:00+08:00","from":null,"subject":null,
              "text":"信里说食堂"}],"imports":[{"importId":"i","columns":["姓名"],"rows":[["李某","昨天"]]}],
             "caseNumbers":["20260302-00012"],"texts":1,"attachments":0}
            """);
    looksWell("dataofficer", "/privacy");
    try (var page = open("dataofficer", "/privacy", DESK)) {
      PlaywrightAssertions.assertThat(page.getByText("查看诉求人")).isVisible();
      page.getByLabel("工单编号").fill("20260302-00012");
      page.getByLabel("理由（记入查阅记录）").fill("本人申请");
      posted(page, "/privacy/export", () -> page.getByText("导出", exact()).click());
      PlaywrightAssertions.assertThat(page.getByText("午餐涨价没有告知。")).isVisible();
      PlaywrightAssertions.assertThat(page.getByText("信里说食堂")).isVisible();
      PlaywrightAssertions.assertThat(page.getByText("昨天")).isVisible();
      assertThat(page.waitForDownload(() -> page.getByText("下载为文件").click()).suggestedFilename())
          .isEqualTo("person.json");
      page.getByLabel("工单编号").fill("20260302-00012");
      page.getByLabel("理由（记入查阅记录）").fill("本人申请");
      page.getByText("清除", exact()).click();
      PlaywrightAssertions.assertThat(page.getByText("还没有清除。将清除 20260302-00012")).isVisible();
      assertThat(CONSOLE.intake().came())
          .noneMatch(came -> came.path().equals("/api/v1/persons/erase"));
      posted(page, "/privacy/erase", () -> page.getByText("确认清除", exact()).click());
      PlaywrightAssertions.assertThat(page.getByText("已清除")).isVisible();
      assertThat(CONSOLE.intake().came())
          .anySatisfy(
              came -> {
                assertThat(came.path()).isEqualTo("/api/v1/persons/erase");
                assertThat(came.body()).contains("20260302-00012", "本人申请");
              });
    }
  }

  private static void posted(Page page, String path, Runnable sent) {
    page.waitForResponse(
        response -> response.request().method().equals("POST") && response.url().contains(path),
        sent);
    page.waitForLoadState();
  }

  private static Page.GetByTextOptions exact() {
    return new Page.GetByTextOptions().setExact(true);
  }

  @Test
  void shouldListUnitsAndChangeOneAndTakeItBack() {
    CONSOLE
        .intake()
        .answers(
            200,
            "application/json",
            """
            {"edition":4,"items":[
             {"id":"u-bureau","parentId":null,"kind":"BUREAU","name":"云湖市教育和体育局","aliases":[],"closed":false},
             {"id":"u-syxx","parentId":"u-bureau","kind":"SCHOOL","name":"实验小学","shortName":"实小","aliases":["一实小"],
              "stage":"PRIMARY","town":null,"cityDirect":true,"privateSchool":false,"pupils":900,"closed":false,
              "successorId":null,"categories":[]}],
             "next":null,"id":"u-syxx","parentId":"u-bureau","kind":"SCHOOL","name":"实验小学","aliases":["一实小","实小东校区"],"pupils":900}
            """);
    looksWell("operator", "/directory");
    looksWell("admin", "/directory/u-syxx");
    try (var page = open("operator", "/directory/u-syxx", DESK)) {
      page.getByLabel("别名").fill("一实小、实小东校区");
      posted(page, "/directory/u-syxx", () -> page.getByText("看看会变动什么").click());
      PlaywrightAssertions.assertThat(page.getByText("一实小、实小东校区")).isVisible();
      assertThat(CONSOLE.intake().came())
          .noneMatch(came -> came.path().endsWith("/units/u-syxx"))
          .anyMatch(came -> came.path().endsWith("/units/u-syxx?preview=true"));
      posted(page, "/directory/u-syxx", () -> page.getByText("发布", exact()).click());
      assertThat(CONSOLE.intake().came())
          .anySatisfy(
              came -> {
                assertThat(came.path()).isEqualTo("/api/v1/directory/units/u-syxx");
                assertThat(came.body())
                    .contains("\"edition\":4", "[\"一实小\",\"实小东校区\"]", "\"pupils\":900");
              });
      posted(page, "/directory/u-syxx", () -> page.getByText("改回去").click());
      assertThat(CONSOLE.intake().came().stream().map(StubIntake.Came::body))
          .anyMatch(body -> body.contains("\"aliases\":[\"一实小\"]"));
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

      CONSOLE
          .intake()
          .answersAt(
              "/api/v1/knowledge/kb-1", 409, "application/problem+json", "{\"detail\":\"刚被改过\"}");
      page.getByText("修改…").click();
      page.getByLabel("口径").last().fill("一件也不可以。");
      page.getByText("保存").last().click();
      PlaywrightAssertions.assertThat(page.locator("[role=alert]")).containsText("刚被改过");
      PlaywrightAssertions.assertThat(page.locator("#kb-answer")).hasValue("一件也不可以。");
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
  void shouldAskWhoStandsInAsWhomToActAfterSigningIn() {
    try (var page = open("", "/sign-in", PHONE)) {
      page.locator("[name=username]").fill("head-u-syxx");
      page.locator("[name=password]").fill("demo");
      page.locator("[name=password]").press("Enter");
      page.waitForURL("**/stand-ins");
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("我代理的岗位");
      CONSOLE
          .intake()
          .answers(
              200,
              "application/json",
              "{\"token\":\"%s\"}".formatted(CONSOLE.intake().token("head-u-ez")));
      page.getByText("以云湖市第二中学单位负责人身份办理").click();
      page.waitForURL("**/todo");
      PlaywrightAssertions.assertThat(page.locator(".topbar__end")).containsText("二中");
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
      var drafts = page.locator(".sign");
      PlaywrightAssertions.assertThat(drafts).containsText("HM20260302-099");
      assertThat(drafts.textContent()).contains("云湖市实验小学 违规收费", "拟办督办：承办超时");
      assertThat(cutTexts(page)).as("names cut short").isEmpty();
      assertThat(tooSmall(page)).as("text under 32 px on the wall").isEmpty();
    }
  }

  /** Its unit among what it has to do, in its messages, and everybody who sees the warning. */
  @Test
  void shouldTellUntilWhenWhichUnitOwesTheAnswerToAWarning() {
    try (var page = open("liaison-u-syxx", "/todo", PHONE)) {
      var owed = page.locator("a.watch[href='/warnings/pg-warning']");
      assertThat(owed.textContent()).contains("答复预警", "周四 17:30 前答复");
      owed.click();
      page.waitForURL("**/warnings/pg-warning");
      assertThat(page.locator("#warning").textContent()).contains("云湖市实验小学应在 周四 17:30 前答复");
      page.navigate(CONSOLE.at("/inbox").toString());
      assertThat(page.locator("a.watch[href='/warnings/pg-warning']").textContent())
          .contains("投诉突然增多", "云湖市实验小学应在 周四 17:30 前答复");
    }
    assertThat(CONSOLE.get("operator", "/api/v1/warnings?answer=OWED").body())
        .containsPattern("\"answerOwed\":\\{\"by\":\\{[^}]*\"id\":\"u-syxx\"")
        .contains("\"dueAt\":\"2026-03-05T17:30:00+08:00\",\"missed\":false");
    assertThat(CONSOLE.get("liaison-u-ez", "/todo").body()).doesNotContain("pg-warning");
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
