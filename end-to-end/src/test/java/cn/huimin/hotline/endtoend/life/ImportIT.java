package cn.huimin.hotline.endtoend.life;

import static cn.huimin.hotline.endtoend.house.House.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.client.Reply;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import cn.huimin.hotline.sample.SampleDay;
import cn.huimin.hotline.sample.SampleExpectation.ExpectedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The sample day's three exports, each imported twice. */
@Order(5)
@ExtendWith(InTheHouse.class)
class ImportIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final House house;

  ImportIT(House house) {
    this.house = house;
  }

  @Test
  void shouldOpenEachCaseOnceAndNameEveryWrongRow(@TempDir Path folder) throws IOException {
    house.moveTo(moment("2026-03-20T18:00"));
    var day = SampleDay.on(LocalDate.of(2026, 3, 20));
    var files = day.write(folder);
    for (var expected : day.expectation().files()) {
      var file = files.stream().filter(f -> f.endsWith(expected.file())).findFirst().orElseThrow();
      shouldCheckOnly(file, expected);
      shouldTakeIn(file, expected);
      shouldTakeInNothingTheSecondTime(file, expected);
    }
  }

  private void shouldCheckOnly(Path file, ExpectedFile expected) throws IOException {
    var dry = imported(file, "?dryRun=true");
    assertThat(dry.json().path("dryRun").asBoolean()).isTrue();
    assertThat(dry.number("/total")).isEqualTo(expected.total());
    assertThat(dry.number("/rejected")).isEqualTo(expected.rejected());
  }

  private void shouldTakeIn(Path file, ExpectedFile expected) throws IOException {
    var done = imported(file, "");
    assertThat(done.number("/total")).as("total of %s", file).isEqualTo(expected.total());
    assertThat(done.number("/accepted")).as("accepted of %s", file).isEqualTo(expected.accepted());
    assertThat(done.number("/updated")).as("updated of %s", file).isEqualTo(expected.updated());
    assertThat(done.number("/unchanged"))
        .as("unchanged of %s", file)
        .isEqualTo(expected.unchanged());
    assertThat(done.number("/rejected")).as("rejected of %s", file).isEqualTo(expected.rejected());
    for (var row : expected.rows()) {
      if (row.outcome().equals("rejected")) {
        assertThat(done.list("/errors"))
            .as("row %d of %s", row.row(), expected.file())
            .anySatisfy(
                error -> {
                  assertThat(error.path("row").asInt()).isEqualTo(row.row());
                  assertThat(error.path("field").asString()).isIn(row.field(), row.column());
                  assertThat(error.path("message").asString()).isNotBlank();
                });
      }
    }
  }

  private void shouldTakeInNothingTheSecondTime(Path file, ExpectedFile expected)
      throws IOException {
    var again = imported(file, "");
    assertThat(again.number("/accepted")).as("second import of %s", file).isZero();
    assertThat(again.number("/rejected")).isEqualTo(expected.rejected());
  }

  private Reply imported(Path file, String query) throws IOException {
    var operator = house.as("operator");
    var importId =
        operator.upload("/api/v1/work-orders/import" + query, file).expect(202).text("/importId");
    return await("import of " + file.getFileName())
        .atMost(PATIENCE)
        .until(
            () -> operator.get("/api/v1/imports/" + importId).expect(200),
            reply -> !reply.text("/state").equals("RUNNING"))
        .expect(200);
  }
}
