package cn.huimin.hotline.console.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.TestCase;
import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a month's figures count, and whom they charge with it. */
class BulletinIT {

  /** Long before the clock of the console, so that its limits are over. */
  private static final Instant NOVEMBER = Instant.parse("2025-11-03T01:00:00Z");

  private static final TestConsole CONSOLE = TestConsole.one();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @BeforeAll
  static void aMonth() {
    var log = new TestLog();
    // Called in time, as the record has it; the complainant says that nobody called.
    opened(log, "bl-denied")
        .dispatched()
        .signed()
        .contacted()
        .reported()
        .signedOff()
        .approved()
        .said(false, Resolution.PARTLY, Satisfaction.SATISFIED);
    // The unit's return was unfounded, its work is late; the centre's own clock is not the unit's.
    opened(log, "bl-late")
        .with(now -> now.setSourceDemandType(DemandType.COMPLAINT).setDemandType(DemandType.HELP))
        .dispatched()
        .returnAsked()
        .returnDecided(false, TransferFault.UNIT)
        .contacted()
        .red(ClockKind.HANDLE, NOVEMBER.plusSeconds(7 * 86_400))
        .clockSet(ClockKind.CASE, "HANDLE+WD:2", NOVEMBER.plusSeconds(9 * 86_400))
        .red(ClockKind.CASE, NOVEMBER.plusSeconds(9 * 86_400));
    // None of these counts.
    opened(log, "bl-school")
        .with(now -> now.setSourceLevel(SourceLevel.SCHOOL))
        .dispatched()
        .red(ClockKind.HANDLE, NOVEMBER.plusSeconds(7 * 86_400));
    opened(log, "bl-part").with(now -> now.setPartOrdinal(2)).dispatched();
    opened(log, "bl-call").with(now -> now.setState(CaseState.SPLIT)).offering(Set.of());
    CONSOLE.takeIn(log);
  }

  @Test
  void shouldCountACallOnceAndChargeAUnitWithItsOwn() {
    var month = bulletin("2025-11");
    var city = month.path("figures");
    assertThat(city.path("cases").asInt()).isEqualTo(2);
    assertThat(city.path("complaints").asInt()).as("as the source has it").isEqualTo(2);
    assertThat(city.path("redCards").asInt()).isEqualTo(2);
    var school = unit(month, "u-syxx");
    var figures = school.path("figures");
    assertThat(figures.path("redCards").asInt()).as("not the centre's").isOne();
    assertThat(figures.path("response").toString()).contains("\"of\":1", "\"among\":2");
    assertThat(figures.path("resolution").toString()).contains("\"of\":0", "\"among\":1");
    assertThat(figures.path("satisfaction").toString()).contains("\"of\":1", "\"among\":1");
    assertThat(school.path("zeros").path("returns").asBoolean()).isFalse();
    assertThat(school.path("zeros").path("contact").asBoolean()).isFalse();
    assertThat(school.path("zeros").path("complaints").asBoolean()).isFalse();
    assertThat(unit(month, "u-ez").path("zeros").toString()).doesNotContain("false");
  }

  @Test
  void shouldCompareAPeriodThatIsNotOverWithTheSameDaysOfTheYearBefore() {
    assertThat(unit(bulletin("2026-11"), "u-syxx").path("figures").path("lastYear").asInt())
        .as("it has not begun")
        .isZero();
  }

  private static TestCase opened(TestLog log, String id) {
    return TestCase.opened(log, id, "HM-" + id, NOVEMBER, "校服", "校服收费没有公示。");
  }

  private static JsonNode bulletin(String period) {
    return JSON.readTree(CONSOLE.get("leader", "/api/v1/bulletins/" + period).body());
  }

  private static JsonNode unit(JsonNode bulletin, String id) {
    return bulletin
        .path("units")
        .valueStream()
        .filter(one -> one.path("unit").path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
