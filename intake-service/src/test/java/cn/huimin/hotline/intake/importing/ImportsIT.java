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
    var running =
        new ImportJob(
            importId,
            "operator",
            "rows.csv",
            false,
            ImportJob.State.RUNNING,
            new ImportJob.Counts(2, 0, 0, 0, 2),
            ImportJob.Findings.NONE,
            House.START,
            null);
    // Of another instance: what erases has no other way to it than the database.
    house.bean(ImportJobs.class).add(running, "intake-2");
    var erased =
        officer.post("/api/v1/persons/erase", Map.of("phone", "13855550001", "reason", "本人申请"));
    assertThat(erased.status()).as("nothing is there yet, and may come").isEqualTo(200);

    var file =
        csv("工单编号,受理时间,内容描述,市民姓名,市民电话", "A1,昨天,学校食堂,郑某,138-5555-0001", "A2,昨天,学校食堂,冯某,13855550002");
    var ended =
        new ImportJob(
            importId,
            running.account(),
            running.fileName(),
            false,
            ImportJob.State.DONE,
            running.counts(),
            running.findings(),
            running.startedAt(),
            House.START);
    house
        .bean(Corrections.class)
        .end(
            ended,
            file,
            Mappings.shippedReady(ZoneId.of("Asia/Shanghai")),
            Map.of(2, new Tally.Rejection("时间", false), 3, new Tally.Rejection("时间", false)));

    var kept = operator.get("/api/v1/imports/" + importId + "/corrections").response().body();
    assertThat(kept).contains("冯某", "错误").doesNotContain("郑某", "138-5555-0001");
    var export = Map.of("phone", "13855550001", "reason", "核对");
    assertThat(officer.post("/api/v1/persons/export", export).status()).isEqualTo(404);
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
    return new ImportJob(
        id,
        "operator",
        "a.csv",
        false,
        ImportJob.State.RUNNING,
        new ImportJob.Counts(0, 0, 0, 0, 0),
        ImportJob.Findings.NONE,
        House.START,
        null);
  }

  private static String state(JdbcClient database, String id) {
    return database
        .sql("select state from import_job where import_id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  @Test
  void shouldSayWhichRejectedRowsHaveNoRoomInTheCorrectedFile() throws IOException {
    var lines = new ArrayList<>(List.of("工单编号,受理时间,内容描述"));
    for (int n = 0; n < 600; n++) {
      lines.add("BIG-" + n + ",昨天," + "a".repeat(30_000));
    }
    var imported = result(csv(lines.toArray(String[]::new)), "?dryRun=true");
    assertThat(imported.path("rejected").asInt()).isEqualTo(600);
    assertThat(imported.path("corrections").asBoolean()).isTrue();
    var told = imported.path("warnings").path(0);
    assertThat(told.path("field").asString()).isEqualTo("file");
    assertThat(told.path("message").asString()).contains("没有放进去", "请在原文件里改好");
    int first = told.path("row").asInt();
    var corrected =
        operator
            .get("/api/v1/imports/" + imported.path("importId").asString() + "/corrections")
            .response()
            .body();
    assertThat(corrected.length()).isLessThan(16 << 20);
    // Its rows are numbered from the header on, the first of them is the second of the file.
    assertThat(corrected.contains("BIG-" + (first - 3) + ",")).isTrue();
    assertThat(corrected.contains("BIG-" + (first - 2) + ",")).isFalse();
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
    var location = begun.body().path("location").asString();
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> operator.get(location).body(),
            body -> !body.path("state").asString().equals("RUNNING"));
  }
}
