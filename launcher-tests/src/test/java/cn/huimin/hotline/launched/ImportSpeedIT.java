package cn.huimin.hotline.launched;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.sample.play.HouseApi;
import cn.huimin.hotline.standalone.poll.Poll;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * How long an export of {@code hotline.import.rows} rows takes, until every row has its case; then
 * the same file again, which changes nothing.
 */
@EnabledIfSystemProperty(named = "hotline.import.rows", matches = "\\d+")
class ImportSpeedIT {

  private static final int ROWS = Integer.getInteger("hotline.import.rows", 0);
  private static final double SECONDS_FOR_TEN_THOUSAND = 30;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final List<String> SCHOOLS = List.of("云湖市第二中学", "云湖市实验小学", "大营中学");

  @TempDir Path temp;

  @BeforeAll
  static void prepare() throws Exception {
    Packaged.prepare();
  }

  @Test
  void shouldTakeAllRowsOnce() throws Exception {
    Path file = export();
    try (KilledHouse house =
            new KilledHouse(temp.resolve("data"), Instant.parse("2026-03-02T01:00:00Z"));
        Poll poll = new Poll()) {
      house.start();
      HouseApi api = new HouseApi(house.address(), "demo");
      for (String counted : List.of("accepted", "unchanged")) {
        long began = System.nanoTime();
        String id = api.upload("operator", file).body().path("importId").asString();
        assertThat(
                poll.until(
                    LOOK_AGAIN,
                    PATIENCE,
                    () -> !state(api, id).path("state").asString().equals("RUNNING")))
            .isTrue();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%d rows %s in %.1f s%n", ROWS, counted, seconds);
        assertThat(seconds).isLessThan(SECONDS_FOR_TEN_THOUSAND * Math.max(1, ROWS / 10_000.0));
        assertThat(state(api, id).path("state").asString()).isEqualTo("DONE");
        assertThat(state(api, id).path(counted).asInt()).isEqualTo(ROWS);
      }
      assertThat(house.stop()).as("exit code").isZero();
    }
  }

  private static JsonNode state(HouseApi api, String id) {
    return api.get("operator", "/api/v1/imports/" + id).body();
  }

  private Path export() throws Exception {
    Path file = temp.resolve("export.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("工单编号,受理时间,诉求类型,标题,诉求内容,事发地,姓名,联系电话\r\n");
      for (int at = 0; at < ROWS; at++) {
        out.write(
            "SPEED%06d,2026-03-02 08:58:12,投诉,校服费%d,家长反映%s第%d次收取校服费以后一直没有发放，请核实处理。,白庙镇,李某,138%d\r\n"
                .formatted(at, at, SCHOOLS.get(at % SCHOOLS.size()), at, 10_000_000 + at));
      }
    }
    return file;
  }
}
