package cn.huimin.hotline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.TestCase;
import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.word.WarningLevel;
import cn.huimin.hotline.schemas.word.WarningScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the wall shows of what stands: the worst first, and how much there is in all. */
class WallIT {

  /** Later than whatever else is told in these tests. */
  private static final Instant LATE = Instant.parse("2027-03-02T01:00:00Z");

  private static final int FILLS_THE_LIST = 60;
  private static final Pattern STANDING = Pattern.compile("未消除 (\\d+)");
  private static final TestConsole CONSOLE = TestConsole.one();

  @Test
  void shouldPutARedWarningBeforeYellowOnesThatCameLaterAndCountAllOfThem() {
    int before = standing();
    var log = new TestLog();
    log.write("wall-red", new WarningRaised(header("wall-red", 1, WarningLevel.RED, LATE, "71")));
    for (int i = 0; i < FILLS_THE_LIST; i++) {
      var id = "wall-yellow-" + i;
      log.write(
          id, new WarningRaised(header(id, 1, WarningLevel.YELLOW, LATE.plusSeconds(i), "7")));
    }
    CONSOLE.takeIn(log);

    assertThat(standing()).isEqualTo(before + 1 + FILLS_THE_LIST);
    var wall = CONSOLE.get("leader", "/wall/now").body();
    assertThat(wall).contains("/warnings/wall-red");
    assertThat(wall.indexOf("/warnings/wall-red")).isLessThan(yellow(wall));
    var list = CONSOLE.get("leader", "/warnings").body();
    assertThat(list.indexOf("/warnings/wall-red")).isBetween(0, yellow(list));
  }

  private static int yellow(String page) {
    int at = page.indexOf("/warnings/wall-yellow");
    return at < 0 ? page.length() : at;
  }

  private static int standing() {
    var found = STANDING.matcher(CONSOLE.get("leader", "/wall/now").body());
    assertThat(found.find()).isTrue();
    return Integer.parseInt(found.group(1));
  }

  @AfterAll
  static void leaveNothingStanding() {
    var log = new TestLog();
    log.write(
        "wall-red",
        new WarningCleared(header("wall-red", 2, WarningLevel.RED, LATE, "71"), "no-longer-holds"));
    for (int i = 0; i < FILLS_THE_LIST; i++) {
      var id = "wall-yellow-" + i;
      log.write(
          id, new WarningCleared(header(id, 2, WarningLevel.YELLOW, LATE, "7"), "no-longer-holds"));
    }
    CONSOLE.takeIn(log);
  }

  private static WarningHeader header(
      String id, int sequence, WarningLevel level, Instant at, String cases) {
    return WarningHeader.newBuilder()
        .setWarningId(id)
        .setEventId(id + "-" + sequence)
        .setSequence(sequence)
        .setRule("unit-surge")
        .setLevel(level)
        .setScope(WarningScope.UNIT)
        .setScopeId("u-syxx")
        .setUnitId("u-syxx")
        .setUnitName("云湖市实验小学")
        .setUnitLine(TestCase.SCHOOL_LINE)
        .setFigures(Map.of("cases", cases, "usual", "3"))
        .setCaseIds(List.of())
        .setAt(at)
        .build();
  }
}
