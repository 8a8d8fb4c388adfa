package cn.huimin.hotline.intake.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.Orders;
import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.scratch.ScratchFiles;
import cn.huimin.hotline.sample.SampleDay;
import cn.huimin.hotline.sample.SampleExpectation;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ImportsIT {

  private static final String PATH = "/api/v1/work-orders/import";

  @TempDir Path folder;

  private final House house = House.get();
  private final Api operator = house.as("operator");

  @Test
  void shouldImportTheSampleDayAsExpectedAndOpenNothingTheSecondTime() throws IOException {
    var day = SampleDay.on(LocalDate.of(2026, 2, 27));
    var files = day.write(folder);
    for (var file : files) {
      var expected =
          day.expectation().files().stream()
              .filter(one -> one.file().equals(file.getFileName().toString()))
              .findFirst()
              .orElseThrow();
      var dry = result(file, "?dryRun=true");
      assertThat(dry.path("dryRun").asBoolean()).isTrue();
      assertCounts(dry, expected);
      var imported = result(file, "");
      assertCounts(imported, expected);
      assertThat(imported.path("fileName").asString()).isEqualTo(expected.file());
      assertThat(imported.path("processed").asInt()).isEqualTo(expected.total());
      for (var row : expected.rows()) {
        if (row.outcome().equals("rejected")) {
          assertThat(imported.path("errors"))
              .as("row %d of %s", row.row(), expected.file())
              .anySatisfy(
                  error -> {
                    assertThat(error.path("row").asInt()).isEqualTo(row.row());
                    assertThat(error.path("field").asString()).isEqualTo(row.field());
                    assertThat(error.path("message").asString()).isNotBlank();
                  });
        }
      }
    }
    int opened = house.routing().read(WorkOrderReceived.class).size();
    var again = result(files.getFirst(), "");
    assertThat(again.path("accepted").asInt()).isZero();
    assertThat(house.routing().read(WorkOrderReceived.class).size()).isGreaterThan(opened);
  }

  @Test
  void shouldNameTheRowTheFieldAndTheMendOnce() throws IOException {
    var file =
        csv(
            "工单编号,受理时间,内容描述,诉求类型,市民电话",
            Orders.number() + ",2026-03-01 10:00,学校食堂,投诉类,13800001234",
            Orders.number() + ",昨天,学校食堂,骂人类,13800001234",
            ",2026-03-01 10:00,,,");
    var imported = result(file, "");
    assertThat(imported.path("state").asString()).isEqualTo("DONE");
    assertThat(imported.path("accepted").asInt()).isEqualTo(1);
    assertThat(imported.path("rejected").asInt()).isEqualTo(2);
    assertThat(
            imported
                .path("errors")
                .valueStream()
                .map(e -> e.path("row").asInt() + " " + e.path("field").asString()))
        .containsExactlyInAnyOrder("3 receivedAt", "3 demandType", "4 externalNumber", "4 content");
    assertThat(imported.toString()).doesNotContain("1380000", "骂人");
  }

  @Test
  void shouldTakeALaterRowOfTheSameNumberForAnAmendment() throws IOException {
    var number = Orders.number();
    var file =
        csv(
            "工单编号,受理时间,内容描述",
            number + ",2026-03-01 10:00,第一次",
            number + ",2026-03-01 10:00,第一次",
            number + ",2026-03-01 10:00,第二次");
    var imported = result(file, "");
    assertThat(imported.path("accepted").asInt()).isEqualTo(1);
    assertThat(imported.path("unchanged").asInt()).isEqualTo(1);
    assertThat(imported.path("updated").asInt()).isEqualTo(1);
    var orders =
        house.routing().read(WorkOrderReceived.class).stream()
            .filter(order -> order.getExternalNumber().equals(number))
            .toList();
    assertThat(orders.getLast().getContent()).isEqualTo("第二次");
    assertThat(orders.getFirst().getTitle()).isEqualTo("第一次");
    assertThat(orders.getFirst().getActor().getDesk()).isEqualTo("import");
  }

  @ParameterizedTest
  @CsvSource({"not-a-table.csv, 一段文字", "old.xls, %PDF-1.7", "empty.csv, ''"})
  void shouldRefuseWhatIsNoTable(String name, String content) throws IOException {
    var file = folder.resolve(name);
    Files.write(file, content.getBytes(UTF_8));
    var answer = operator.upload(PATH, name, Files.readAllBytes(file));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("file-not-readable");
    assertThat(answer.body().path("detail").asString()).isNotBlank();
  }

  @Test
  void shouldKeepTheDoorAndKnowItsImports() throws IOException {
    var file = Files.readAllBytes(csv("工单编号,受理时间,内容描述", "X,2026-03-01,正文"));
    assertThat(house.as("liaison-u-baimiao").upload(PATH, "a.csv", file).status()).isEqualTo(403);
    assertThat(operator.upload(PATH + "?dryRun=maybe", "a.csv", file).code())
        .isEqualTo("bad-parameter");
    assertThat(operator.get("/api/v1/imports/none").code()).isEqualTo("not-found");
    assertThat(house.as("liaison-u-baimiao").get("/api/v1/imports").status()).isEqualTo(403);
    assertThat(operator.get("/api/v1/imports?limit=0").code()).isEqualTo("bad-parameter");
    assertThat(operator.postText(PATH, "{}").status()).isIn(415, 422);
  }

  @Test
  void shouldTellOfEveryColumnAndGiveTheRejectedRowsBackToBeMended() throws Exception {
    var good = Orders.number();
    var bad = Orders.number();
    var file =
        csv(
            "某市工单,,,,",
            "工单编号,受理时间,内容描述,联系电话,甲乙丙",
            good + ",2026-03-01 10:00,学校食堂,138****1234,x",
            bad + ",昨天,学校食堂,13800001234,",
            "合计：2件,,,,");
    var imported = result(file, "");
    assertThat(imported.path("accepted").asInt()).isEqualTo(1);
    assertThat(imported.path("rejected").asInt()).isEqualTo(1);
    assertThat(imported.path("corrections").asBoolean()).isTrue();
    assertThat(imported.path("passedOver").toString()).isEqualTo("[5]");
    assertThat(imported.path("warnings").path(0).path("field").asString())
        .isEqualTo("complainant.phone");
    assertThat(
            imported
                .path("columns")
                .valueStream()
                .map(c -> c.path("name").asString() + " " + c.path("kind").asString()))
        .contains("工单编号 READ", "甲乙丙 UNKNOWN");
    var id = imported.path("importId").asString();
    var events = operator.get("/api/v1/streams/imports/" + id).response().body();
    assertThat(events).contains("event: end").contains("\"state\":\"DONE\"");

    var answer = operator.get("/api/v1/imports/" + id + "/corrections");
    assertThat(answer.response().headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment");
    var mended = folder.resolve("mended.csv");
    Files.writeString(mended, answer.response().body().replace("昨天", "2026-03-01 11:00"));
    assertThat(Files.readString(mended)).contains("错误").contains(bad).doesNotContain(good);
    var again = result(mended, "");
    assertThat(again.path("accepted").asInt()).isEqualTo(1);
    assertThat(again.path("rejected").asInt()).isZero();
    assertThat(
            operator
                .get("/api/v1/imports/" + again.path("importId").asString() + "/corrections")
                .status())
        .isEqualTo(404);
  }

  @Test
  void shouldKeepNoRowOfAPersonWhoIsErasedWhileTheImportRuns() throws IOException {
    var officer = house.as("dataofficer");
    var importId = "running-" + Orders.number();
    var running = ImportJob.begun(importId, "operator", "rows.csv", false, House.START);
    // Of another instance: what erases has no other way to it than the database.
    house.bean(ImportJobs.class).add(running, "intake-2");
    var erased =
        officer.post("/api/v1/persons/erase", Map.of("phone", "13855550001", "reason", "本人申请"));
    assertThat(erased.status()).as("nothing is there yet, and may come").isEqualTo(200);

    var file =
        csv("工单编号,受理时间,内容描述,市民姓名,市民电话", "A1,昨天,学校食堂,郑某,138-5555-0001", "A2,昨天,学校食堂,冯某,13855550002");
    try (var rejections = new Rejections(house.bean(ScratchFiles.class))) {
      var work =
          new RunningImport(
              running, file, Mappings.shippedReady(ZoneId.of("Asia/Shanghai")), rejections);
      assertThat(work.through(() -> rejectBoth(work.tally()))).isNull();
      house.bean(Corrections.class).end(work.ended(House.START), work);
    }

    var kept = operator.get("/api/v1/imports/" + importId + "/corrections").response().body();
    assertThat(kept).contains("冯某", "错误").doesNotContain("郑某", "138-5555-0001");
    var export = Map.of("phone", "13855550001", "reason", "核对");
    assertThat(officer.post("/api/v1/persons/export", export).status()).isEqualTo(404);
  }

  private static void rejectBoth(Tally tally) {
    for (int n = 0; n < 2; n++) {
      int ordinal = tally.read();
      tally.reject(ordinal, List.of(new RowError(ordinal + 1, "receivedAt", "时间")));
    }
  }

  @Test
  void shouldKeepNothingButTheNumberOfARowThatComesBackAfterAnErasure() throws IOException {
    var number = Orders.number();
    var good = csv("工单编号,受理时间,内容描述,市民姓名,市民电话", number + ",2026-03-01,正文,卫某,13855550003");
    assertThat(result(good, "").path("accepted").asInt()).isEqualTo(1);
    var by = Map.of("phone", "13855550003", "reason", "本人申请");
    assertThat(house.as("dataofficer").post("/api/v1/persons/erase", by).status()).isEqualTo(200);
    var again = result(good, "");
    assertThat(again.path("rejected").asInt()).isEqualTo(1);
    var kept =
        operator
            .get("/api/v1/imports/" + again.path("importId").asString() + "/corrections")
            .response()
            .body();
    assertThat(kept).contains(number, "清除").doesNotContain("卫某", "13855550003", "正文");
  }

  /** Whoever looks sees that it is through; the database has it as soon as it takes it. */
  @Test
  void shouldEndOnceTheDatabaseTakesItsEnd() throws IOException {
    var database = house.bean(JdbcClient.class);
    var file = folder.resolve("later.csv");
    Files.move(csv("工单编号,受理时间,内容描述", Orders.number() + ",昨天,学校食堂"), file);
    database
        .sql(
            """
            create function refuse_end() returns trigger language plpgsql as $$ begin
              if new.file_name = 'later.csv' then raise exception 'not now'; end if; return new; end $$
            """)
        .update();
    database
        .sql(
            """
            create trigger refuse_end before update on import_job
            for each row execute function refuse_end()
            """)
        .update();
    String id;
    try {
      var seen = result(file, "?dryRun=true");
      id = seen.path("importId").asString();
      assertThat(seen.path("state").asString()).isEqualTo("DONE");
      assertThat(seen.path("rejected").asInt()).isEqualTo(1);
      assertThat(state(database, id)).isEqualTo("RUNNING");
    } finally {
      database.sql("drop trigger refuse_end on import_job").update();
      database.sql("drop function refuse_end").update();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> state(database, id).equals("DONE"));
    assertThat(operator.get("/api/v1/imports/" + id + "/corrections").response().body())
        .contains("错误");
  }

  @Test
  void shouldEndWhatRanWhenTheServiceDied() {
    var jobs = house.bean(ImportJobs.class);
    var own = house.bean(IntakeSettings.class).instanceId();
    for (var instance : List.of(own, "another")) {
      jobs.add(running("ran-on-" + instance), instance);
    }
    house.bean(Importer.class).start();
    var ended = operator.get("/api/v1/imports/ran-on-" + own).body();
    assertThat(ended.path("state").asString()).isEqualTo("FAILED");
    assertThat(ended.path("errors").path(0).path("message").asString()).contains("再次导入同一文件");
    assertThat(operator.get("/api/v1/imports/ran-on-another").body().path("state").asString())
        .as("it may run still")
        .isEqualTo("RUNNING");
    jobs.failAbandoned("another", new RowError(1, "file", "x"), House.START);
  }

  private static ImportJob running(String id) {
    return ImportJob.begun(id, "operator", "a.csv", false, House.START);
  }

  private static String state(JdbcClient database, String id) {
    return database
        .sql("select state from import_job where import_id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  @Test
  void shouldStopWhereItIsCancelledAndLoseNothing() throws IOException {
    int rows = 3_000;
    var prefix = Orders.number() + "-";
    var lines = new ArrayList<>(List.of("工单编号,受理时间,内容描述"));
    for (int n = 1; n <= rows; n++) {
      lines.add(prefix + n + "," + (n % 50 == 0 ? "昨天" : "2026-03-01 10:00") + ",学校食堂");
    }
    var file = csv(lines.toArray(String[]::new));
    var begun = operator.upload(PATH, "rows.csv", Files.readAllBytes(file)).body();
    var location = begun.path("location").asString();
    var running =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> operator.get(location).body(), body -> body.path("accepted").asInt() > 0);
    assertThat(running.path("expected").asInt()).as("known before rows are taken").isEqualTo(rows);
    assertThat(house.as("liaison-u-baimiao").post(location + "/cancel", Map.of()).status())
        .isEqualTo(403);

    assertThat(operator.post(location + "/cancel", Map.of()).status()).isEqualTo(202);

    var ended = ended(location);
    assertThat(ended.path("state").asString()).isEqualTo("CANCELLED");
    assertThat(ended.path("cancelledBy").asString()).isEqualTo("operator");
    assertThat(ended.path("expected").asInt()).isEqualTo(rows);
    int taken = ended.path("accepted").asInt();
    int rejected = ended.path("rejected").asInt();
    assertThat(taken).isPositive();
    assertThat(taken + rejected).isLessThan(rows);
    assertThat(operator.get("/api/v1/streams" + location.substring(7)).response().body())
        .contains("event: end")
        .contains("\"state\":\"CANCELLED\"");
    assertThat(operator.post(location + "/cancel", Map.of()).body().path("state").asString())
        .as("asked again")
        .isEqualTo("CANCELLED");

    var corrected = operator.get(location + "/corrections").response().body();
    assertThat(corrected.lines().filter(line -> line.contains("未导入：已取消")).count())
        .as("what was not come to, those that would be wrong among it")
        .isEqualTo(rows - taken - rejected);
    assertThat(corrected.lines().count()).isEqualTo(1 + rows - taken);

    // The same again, checked only, since all of it takes its time: it goes on where it stopped.
    var again = result(file, "?dryRun=true");
    assertThat(again.path("unchanged").asInt()).isEqualTo(taken);
    assertThat(again.path("accepted").asInt()).isEqualTo(rows - rows / 50 - taken);
    var late = operator.post(again(again) + "/cancel", Map.of());
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("import-ended");
    assertThat(operator.post("/api/v1/imports/none/cancel", Map.of()).status()).isEqualTo(404);
  }

  private static String again(JsonNode told) {
    return "/api/v1/imports/" + told.path("importId").asString();
  }

  /** Whoever asks another instance has no other way to it than the database. */
  @Test
  void shouldStopWhereAnotherInstanceWasAsked() throws IOException {
    var prefix = Orders.number() + "-";
    var lines = new ArrayList<>(List.of("工单编号,受理时间,内容描述"));
    for (int n = 1; n <= 3_000; n++) {
      lines.add(prefix + n + ",2026-03-01 10:00,学校食堂");
    }
    var file = csv(lines.toArray(String[]::new));
    var begun = operator.upload(PATH + "?dryRun=true", "rows.csv", Files.readAllBytes(file)).body();
    var asked =
        house.bean(ImportJobs.class).askToCancel(begun.path("importId").asString(), "admin");
    assertThat(asked).isTrue();
    var ended = ended(begun.path("location").asString());
    assertThat(ended.path("state").asString()).isEqualTo("CANCELLED");
    assertThat(ended.path("cancelledBy").asString()).isEqualTo("admin");
    assertThat(operator.get(again(begun) + "/corrections").response().body()).contains("未核对：已取消");
  }

  /** Uploads, and what libraries read from files: nothing of it outlives its work. */
  @AfterEach
  void shouldHaveNoFilesLeft() {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(house.bean(ScratchFiles.class).folder()).isEmptyDirectory());
  }

  @Test
  void shouldSayWhichMappingsThereAre() throws IOException {
    var file = Files.readAllBytes(csv("工单编号,受理时间,内容描述", "X,2026-03-01,正文"));
    assertThat(operator.upload(PATH + "?mapping=nowhere", "a.csv", file).code())
        .isEqualTo("bad-parameter");
    assertThat(operator.get("/api/v1/imports").body().path("mappings").isArray()).isTrue();
  }

  @Test
  void shouldListTheImportsTheNewestFirst() throws IOException {
    var first = result(csv("工单编号,受理时间,内容描述", Orders.number() + ",昨天,正文"), "");
    house.clock().advance(Duration.ofSeconds(1));
    var second =
        result(csv("工单编号,受理时间,内容描述", Orders.number() + ",2026-03-01,正文"), "?dryRun=true&mapping=");
    var list = operator.get("/api/v1/imports?limit=200").body().path("items");
    assertThat(list.valueStream().map(one -> one.path("importId").asString()))
        .containsSubsequence(second.path("importId").asString(), first.path("importId").asString());
    assertThat(operator.get("/api/v1/imports?limit=1").body().path("items")).hasSize(1);
    assertThat(list.valueStream())
        .anySatisfy(
            one -> {
              assertThat(one.path("importId")).isEqualTo(first.path("importId"));
              assertThat(one.path("account").asString()).isEqualTo("operator");
              assertThat(one.path("fileName").asString()).isEqualTo("rows.csv");
              assertThat(one.path("dryRun").asBoolean()).isFalse();
              assertThat(one.path("state").asString()).isEqualTo("DONE");
              assertThat(one.path("rejected").asInt()).isEqualTo(1);
              assertThat(one.has("errors")).isFalse();
            });
  }

  private static void assertCounts(JsonNode result, SampleExpectation.ExpectedFile expected) {
    assertThat(result.path("state").asString()).isEqualTo("DONE");
    assertThat(result.path("total").asInt()).isEqualTo(expected.total());
    assertThat(result.path("accepted").asInt()).isEqualTo(expected.accepted());
    assertThat(result.path("updated").asInt()).isEqualTo(expected.updated());
    assertThat(result.path("unchanged").asInt()).isEqualTo(expected.unchanged());
    assertThat(result.path("rejected").asInt()).isEqualTo(expected.rejected());
  }

  private Path csv(String... lines) throws IOException {
    var file = folder.resolve("rows.csv");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return file;
  }

  private JsonNode result(Path file, String query) throws IOException {
    var begun =
        operator.upload(PATH + query, file.getFileName().toString(), Files.readAllBytes(file));
    assertThat(begun.status()).as(begun.body().toString()).isEqualTo(202);
    return ended(begun.body().path("location").asString());
  }

  private JsonNode ended(String location) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> operator.get(location).body(),
            body -> !body.path("state").asString().equals("RUNNING"));
  }
}
