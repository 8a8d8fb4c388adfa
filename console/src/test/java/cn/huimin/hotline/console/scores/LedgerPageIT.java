package cn.huimin.hotline.console.scores;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.schemas.score.ItemScore;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.word.LineKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A card of many cases: no line that says something is left out without a word. */
class LedgerPageIT {

  private static final Instant AT = Instant.parse("2024-11-03T01:00:00Z");
  private static final String PAGE = "/scores/u-ez/A-2020/2024";
  private static final int CASES = 600;

  private static final TestConsole CONSOLE = TestConsole.one();

  @BeforeAll
  static void aYearOfManyCases() {
    var log = new TestLog();
    for (int i = 0; i < CASES; i++) {
      var caseId = "lp-%03d".formatted(i);
      log.write("u-ez", line(caseId, "2.1", LineKind.DENOMINATOR, 1, caseId));
      log.write("u-ez", line(caseId, "2.1", LineKind.NUMERATOR, i % 2, caseId));
    }
    log.write("u-ez", line("late", "2.3", LineKind.POINTS, -1, "lp-late"));
    log.write("u-ez", line("school-a", "1.4", LineKind.DENOMINATOR, 1, null));
    log.write("u-ez", line("school-a", "1.4", LineKind.NUMERATOR, 0, null));
    log.write("u-ez", line("school-b", "1.4", LineKind.DENOMINATOR, 1, null));
    log.write("u-ez", line("school-b", "1.4", LineKind.NUMERATOR, 1, null));
    log.write(
        "u-ez/A-2020/2024",
        Scorecard.newBuilder()
            .setUnitId("u-ez")
            .setUnitName("云湖市第二中学")
            .setScheme("A-2020")
            .setPeriod("2024")
            .setItems(
                List.of(
                    new ItemScore("1.4", "0", "1", "2", "0", 4, false),
                    new ItemScore("2.1", "2", "300", "600", "0", 1200, false),
                    new ItemScore("2.3", "2", "0", "0", "-1", 1, false)))
            .setTotal("4")
            .setRuleVersion("1")
            .setLedgerPosition(1300)
            .setAt(AT)
            .build());
    CONSOLE.takeIn(log);
  }

  @Test
  void shouldShowWhatDidNotCountAndSayHowMuchMoreThereIs() {
    var page = page(PAGE);
    assertThat(page).contains("HM-lp-000", "HM-lp-198").doesNotContain("HM-lp-200");
    assertThat(page).as("what counted is in the rate").doesNotContain("HM-lp-001");
    assertThat(page).as("of another item, behind all these").contains("HM-lp-late");
    assertThat(page).contains("还有 200 行", PAGE + "?item=2.1");
    assertThat(page(PAGE + "?item=2.1")).contains("HM-lp-598").doesNotContain("还有 200 行");
  }

  @Test
  void shouldNameThePlaceWhereAnItemWasNotProven() {
    var page = page(PAGE);
    assertThat(page).contains("school-a").doesNotContain("school-b");
  }

  private static String page(String path) {
    return CONSOLE.get("assessor", path).body();
  }

  private static ScoreLinePosted line(
      String id, String item, LineKind kind, int amount, String caseId) {
    return ScoreLinePosted.newBuilder()
        .setLineId("lp:" + item + ":" + kind + ":" + id)
        .setUnitId("u-ez")
        .setUnitName("云湖市第二中学")
        .setScheme("A-2020")
        .setPeriod("2024")
        .setItem(item)
        .setKind(kind)
        .setNumerator(amount)
        .setDenominator(1)
        .setReasonCode(kind == LineKind.POINTS ? "limit-missed" : "one-time")
        .setCaseId(caseId)
        .setCaseNumber(caseId == null ? null : "HM-" + caseId)
        .setHandlingUnitId(caseId == null ? id : "u-ez")
        .setSourceEventId(id + "-end")
        .setProvisional(false)
        .setRuleVersion("1")
        .setAt(AT)
        .build();
  }
}
