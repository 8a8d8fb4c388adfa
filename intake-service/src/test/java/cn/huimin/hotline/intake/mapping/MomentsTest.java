package cn.huimin.hotline.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-02-14 08:30:05 | 2026-02-14T08:30:05+08:00",
        "2026-02-14 08:30:05.0 | 2026-02-14T08:30:05+08:00",
        "2026-02-14T08:30:05.123+08:00 | 2026-02-14T08:30:05+08:00",
        "2026-02-14T08:30:05+0800 | 2026-02-14T08:30:05+08:00",
        "2026-02-14T00:30:05Z | 2026-02-14T08:30:05+08:00",
        "2026/2/4 8:30 | 2026-02-04T08:30+08:00",
        "2026.2.4 | 2026-02-04T00:00+08:00",
        "2026年2月14日 | 2026-02-14T00:00+08:00",
        "2026年2月14日17时30分 | 2026-02-14T17:30+08:00",
        "二〇二六年二月十四日 | 2026-02-14T00:00+08:00",
        "二零二六年十二月二十一日 下午三时十五分 | 2026-12-21T15:15+08:00",
        "二○二六年十月三十日十时零五分 | 2026-10-30T10:05+08:00",
        "2026年2月14日 9时5分 | 2026-02-14T09:05+08:00",
        "2026年2月14日 下午2点半 | 2026-02-14T14:30+08:00",
        "2026年2月14日 星期六 上午九时半 | 2026-02-14T09:30+08:00",
        "2026年2月14日 17点30分05秒 | 2026-02-14T17:30:05+08:00",
        "2026年2月14日17时 | 2026-02-14T17:00+08:00",
        "26年2月14日 9:05 | 2026-02-14T09:05+08:00",
        "2026-02-14 星期六 08:30 | 2026-02-14T08:30+08:00",
        "2026年2月14日（周六）下午3:05 | 2026-02-14T15:05+08:00",
        "2026/2/14 上午 12:05:00 | 2026-02-14T00:05+08:00",
        "2026/2/14 12:05:00 PM | 2026-02-14T12:05+08:00",
        "2026/2/14 1:05:00 pm | 2026-02-14T13:05+08:00",
        "２０２６－０２－１４　０８：３０ | 2026-02-14T08:30+08:00",
        "2026-02-14 24:00 | 2026-02-15T00:00+08:00",
        "2026年3月5日 14时20分 | 2026-03-05T14:20+08:00",
        "2026/3/5 14:20 | 2026-03-05T14:20+08:00",
        "20260214 08:30:05 | 2026-02-14T08:30:05+08:00",
        "20260214T083005 | 2026-02-14T08:30:05+08:00",
        "20260214 0830 | 2026-02-14T08:30+08:00",
        "20260214 8时30分 | 2026-02-14T08:30+08:00",
        "20260214 | 2026-02-14T00:00+08:00",
        "20260214083005 | 2026-02-14T08:30:05+08:00",
        "202602140830 | 2026-02-14T08:30+08:00",
        "20260214083005123 | 2026-02-14T08:30:05+08:00",
        "1771029005 | 2026-02-14T08:30:05+08:00",
        "1771029005000 | 2026-02-14T08:30:05+08:00",
        "46067.354224537 | 2026-02-14T08:30:05+08:00",
        "46067 | 2026-02-14T00:00+08:00",
        "2/14/2026 8:30 | 2026-02-14T08:30+08:00",
        "14/2/2026 8:30 | 2026-02-14T08:30+08:00",
        "14-Feb-2026 08:30 | 2026-02-14T08:30+08:00",
        "Feb 14, 2026 8:30:05 AM | 2026-02-14T08:30:05+08:00",
        "Sat Feb 14 08:30:05 CST 2026 | 2026-02-14T08:30:05+08:00"
      })
  void shouldReadTimesAsTheyAreWritten(String text, String time) {
    assertThat(Moments.of(Cell.text(text), ZONE))
        .hasValueSatisfying(when -> assertThat(when.withNano(0)).hasToString(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "昨天",
        "2026-02-30 09:12:00",
        "2026-13-45 25:61:00",
        "2026/10/32 14:05",
        "3/2/2026 8:30",
        "26/2/14 8:30",
        "99999999",
        "12345",
        "999999999999999999999",
        "0001-01-01 00:00:00",
        "1",
        "2026-02-14 08:30:05 左右",
        "--",
        "2026-02",
        "20260214 08300",
        "20261314 08:30",
        "8:30"
      })
  void shouldReadNothingThatIsNoTimeOrCouldBeTwo(String text) {
    assertThat(Moments.of(Cell.text(text), ZONE)).isEmpty();
  }

  @Test
  void shouldReadTheSerialNumberOfASpreadsheet() {
    var cell = new Cell("46067.354224537", new BigDecimal("46067.354224537"), false);
    assertThat(Moments.of(cell, ZONE))
        .hasValueSatisfying(when -> assertThat(when).hasToString("2026-02-14T08:30:05+08:00"));
    assertThat(Moments.of(new Cell("12", BigDecimal.valueOf(12), false), ZONE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "14:20, 14:20",
    "14:20:05, 14:20:05",
    "14时20分, 14时20分",
    "下午2:20, 下午2:20",
    "2026-02-14, ",
    "2026-02-14 14:20, ",
    "14, ",
    "无, "
  })
  void shouldTellATimeWithoutItsDay(String text, String time) {
    assertThat(Moments.timeAlone(Cell.text(text)).orElse(null)).isEqualTo(time);
  }

  @Test
  void shouldTellThePartOfADayThatASpreadsheetCounts() {
    assertThat(Moments.timeAlone(new Cell("0.5972222", new BigDecimal("0.5972222"), false)))
        .hasValue("14:20:00");
    assertThat(Moments.timeAlone(new Cell("46067", new BigDecimal("46067"), false))).isEmpty();
    assertThat(Moments.timeAlone(new Cell("0.9999999", new BigDecimal("0.9999999"), false)))
        .hasValue("23:59:59");
  }

  @ParameterizedTest
  @CsvSource({
    "250912101108115409, 2025-09-12T10:11:08+08:00",
    "251332101108115409, ",
    "GD2025, ",
    "2509121011, "
  })
  void shouldFindTheTimeInANumber(String number, String time) {
    assertThat(Moments.inNumber(number, ZONE).map(Object::toString).orElse(null)).isEqualTo(time);
  }
}
