package cn.huimin.hotline.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.schemas.word.ClockKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples are those of the design: Wednesday, 18 November 2026, 10:24. */
class ClockWordsTest {

  private static final Instant NOW = at("2026-11-18T10:24");

  private final ClockWords words =
      new ClockWords(WorkingCalendar.of(NationalHolidays.load()), new Words(Words.bundle()));

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(WorkingCalendar.SHANGHAI).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-18T17:30, WD:1, 还剩 5 小时 36 分, 今天 17:30 前",
    "2026-11-18T14:22, WH:4, 还剩 2 小时 28 分, 今天 14:22 前",
    "2026-11-18T11:24, WH:4, 还剩 1 小时, 今天 11:24 前",
    "2026-11-19T12:00, WD:5, 还剩 1 个工作日 1 小时, 周四 12:00 前",
    "2026-11-19T17:30, WD:5, 还剩 1 个工作日 5 小时, 周四 17:30 前",
    "2026-11-20T17:30, WD:5, 还剩 2 个工作日 5 小时, 周五 17:30 前",
    "2026-11-23T17:30, WD:5, 还剩 3 个工作日 5 小时, 11月23日 周一 17:30 前",
    "2026-11-17T17:30, WD:1, 超 1 小时 54 分, 昨天 17:30 到期",
    "2026-11-18T10:00, WH:4, 超 24 分钟, 今天 10:00 到期",
    "2026-11-17T17:30, HANDLE+WD:2, 超 1 小时 54 分, 昨天 17:30 到期",
    "2026-11-19T11:30, HANDLE+H:12, 还剩 1 天 1 小时, '周四 11:30 前，按钟点算'",
    "2026-11-18T10:30, PT10M, 还剩 6 分钟, '今天 10:30 前，按钟点算'",
    "2026-11-19T11:30, PT24H, 还剩 1 天 1 小时, '周四 11:30 前，按钟点算'"
  })
  void shouldSayWhatIsLeftAndUntilWhen(String due, String limit, String left, String until) {
    var said = words.say(NOW, at("2026-11-11T10:00"), at(due), null, limit);

    assertThat(said.left()).isEqualTo(left);
    assertThat(said.due()).isEqualTo(until);
  }

  @Test
  void shouldBeCalmUntilTheYellowMomentNearFromThenOnAndMissedAfterTheLimit() {
    var due = at("2026-11-18T17:30");
    var yellow = at("2026-11-17T17:30");

    assertThat(shape(yellow.minusMillis(1), due, yellow)).isEqualTo("calm");
    assertThat(shape(yellow, due, yellow)).isEqualTo("near");
    assertThat(shape(due, due, yellow)).as("met exactly then is in time").isEqualTo("near");
    assertThat(shape(due.plusMillis(1), due, yellow)).isEqualTo("missed");
  }

  private String shape(Instant now, Instant due, Instant yellow) {
    return words.say(now, at("2026-11-11T10:00"), due, yellow, "WD:5").shape();
  }

  @Test
  void shouldCountTheMakeUpDayAndNoHolidayOverTheSpringFestival() {
    var said =
        words.say(
            at("2026-02-13T17:00"), at("2026-02-13T09:00"), at("2026-02-24T17:30"), null, "WD:1");

    assertThat(said.left())
        .as("the 14th is worked, the 15th to the 23rd are not")
        .isEqualTo("还剩 2 个工作日");
  }

  @Test
  void shouldSayHowLongItTook() {
    assertThat(words.took(at("2026-11-11T10:05"), at("2026-11-11T11:20"), "WH:4"))
        .isEqualTo("1 小时 15 分");
    assertThat(words.took(NOW, NOW, "WH:2")).isEqualTo("当时");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void shouldHaveWordsForEveryClock(ClockKind kind) {
    var texts = ResourceBundle.getBundle("console-messages", Locale.SIMPLIFIED_CHINESE);
    var name = kind.name().toLowerCase(Locale.ROOT);

    assertThat(texts.containsKey("clock." + name)).as("while it runs").isTrue();
    assertThat(texts.containsKey("clockdone." + name)).as("once it is met").isTrue();
  }
}
