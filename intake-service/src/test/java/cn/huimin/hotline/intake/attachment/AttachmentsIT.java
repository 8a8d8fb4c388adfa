package cn.huimin.hotline.intake.attachment;

import static cn.huimin.hotline.intake.Orders.order;
import static cn.huimin.hotline.intake.Orders.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.Clamd;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.schemas.command.SubmitReport;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AttachmentsIT {

  private static final String PATH = "/api/v1/attachments";

  private final House house = House.get();
  private final Api operator = house.as("operator");

  @Test
  void shouldKeepAFileSealedAndHandItOutSafely() {
    var content = "通话记录：李某花 13800001234";
    var kept = operator.upload(PATH, "记录-李某花.txt", content.getBytes(UTF_8));
    assertThat(kept.status()).as(kept.body().toString()).isEqualTo(201);
    var id = kept.body().path("attachmentId").asString();
    var sealed =
        house
            .bean(JdbcClient.class)
            .sql("select sealed from vault_entry where subject = :subject")
            .param("subject", "attachment:" + id)
            .query((row, _) -> new String(row.getBytes(1), UTF_8))
            .list();
    assertThat(sealed).hasSize(2).noneMatch(s -> s.contains("李某花") || s.contains("1380000"));

    var answer = operator.get(PATH + "/" + id);
    assertThat(answer.response().body()).isEqualTo(content);
    var headers = answer.response().headers();
    assertThat(headers.firstValue("Content-Disposition").orElse("")).startsWith("attachment");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
    assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(house.as("duty").get(PATH + "/" + id).status()).isEqualTo(403);
    assertThat(operator.get(PATH + "/none").status()).isEqualTo(404);

    var opened = operator.post("/api/v1/work-orders", with(order(), "attachments", List.of(id)));
    assertThat(opened.status()).isEqualTo(201);
    assertThat(house.as("duty").get(PATH + "/" + id).status()).isEqualTo(200);
    assertThat(house.as("liaison-u-ez").get(PATH + "/" + id).status()).isEqualTo(403);
    var other = operator.post("/api/v1/work-orders", with(order(), "attachments", List.of(id)));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.wrongFields()).containsExactly("attachments");
    assertThat(
            operator
                .post("/api/v1/work-orders", with(order(), "attachments", List.of("none")))
                .wrongFields())
        .containsExactly("attachments");
  }

  @Test
  void shouldGiveTheAnnexesOfAReportToTheCase() {
    var liaison = house.as("liaison-u-ez");
    var kept = liaison.upload(PATH, "公示照片.txt", "已公示".getBytes(UTF_8));
    var id = kept.body().path("attachmentId").asString();
    var caseId = operator.post("/api/v1/work-orders", order()).body().path("caseId").asString();
    var path = "/api/v1/cases/" + caseId + "/report";

    var unknown = liaison.post(path, with(report(), "attachments", List.of("none")));
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.wrongFields()).containsExactly("attachments");

    var commandId =
        liaison
            .post(path, with(report(), "attachments", List.of(id)))
            .body()
            .path("commandId")
            .asString();
    var command =
        house
            .routing()
            .await(SubmitReport.class, c -> c.getHeader().getCommandId().equals(commandId));
    assertThat(command.getAttachmentIds()).containsExactly(id);
    assertThat(operator.get(PATH + "/" + id).status()).isEqualTo(200);
  }

  private static Map<String, Object> report() {
    return Map.of(
        "facts",
        "事实",
        "measures",
        "措施",
        "internalAnswer",
        "内部",
        "publicAnswer",
        "公开",
        "contacted",
        true,
        "resolved",
        true,
        "beyondPowers",
        false,
        "closingKind",
        "SOLVED");
  }

  @Test
  void shouldKeepNothingThatTheScannerFindsOrDoesNotSay() {
    var found = ("note " + Clamd.FOUND).getBytes(UTF_8);
    var harmful = operator.upload(PATH, "a.txt", found);
    assertThat(harmful.status()).isEqualTo(422);
    assertThat(harmful.wrongFields()).containsExactly("file");

    house.clamd().is(Clamd.Mood.HANGS_UP);
    try {
      var away = operator.upload(PATH, "a.txt", "记录".getBytes(UTF_8));
      assertThat(away.status()).isEqualTo(503);
      assertThat(away.code()).isEqualTo("not-available");
    } finally {
      house.clamd().is(Clamd.Mood.WELL);
    }
    assertThat(operator.upload(PATH, "a.txt", "记录".getBytes(UTF_8)).status()).isEqualTo(201);
  }

  /** A name of a part may have 512 bytes by default, which is 170 characters. */
  @Test
  void shouldTakeAFileWithALongChineseName() {
    var name = "某".repeat(190) + ".txt";
    var kept = operator.upload(PATH, name, "记录".getBytes(UTF_8));
    assertThat(kept.status()).isEqualTo(201);
    assertThat(kept.body().path("fileName").asString()).isEqualTo(name);
    var nul = operator.post("/api/v1/work-orders", with(order(), "attachments", List.of("\0")));
    assertThat(nul.status()).isEqualTo(422);
    assertThat(nul.wrongFields()).containsExactly("attachments");
  }

  /** Who fetches slowly holds the place until the end, so that the memory of all is bounded. */
  @Test
  void shouldHandOutOnlySoManyLargeFilesAtOnce() throws IOException {
    var large = new byte[20 << 20];
    java.util.Arrays.fill(large, (byte) 'a');
    var kept = operator.upload(PATH, "large.txt", large);
    assertThat(kept.status()).isEqualTo(201);
    var path = PATH + "/" + kept.body().path("attachmentId").asString();
    var slow = new ArrayList<Socket>();
    try {
      var port = URI.create(operator.address()).getPort();
      var head = "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n";
      for (int n = 0; n < 8; n++) {
        var socket = new Socket("127.0.0.1", port);
        slow.add(socket);
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(head.formatted(path, operator.token()).getBytes(UTF_8));
      }
      var told = new ArrayList<String>();
      for (var socket : slow) {
        told.add(new String(socket.getInputStream().readNBytes(12), UTF_8));
      }
      // Five of 20 MB fit; a place is theirs before the file is opened, until all of it is fetched.
      assertThat(told).contains("HTTP/1.1 503", "HTTP/1.1 200");
      assertThat(told.stream().filter("HTTP/1.1 200"::equals)).hasSizeLessThanOrEqualTo(5);
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
    Awaitility.await().untilAsserted(() -> assertThat(operator.get(path).status()).isEqualTo(200));
  }

  @Test
  void shouldRefuseWhatIsNoSuchFile() {
    assertThat(operator.upload(PATH, "a.pdf", new byte[] {'M', 'Z', 0, 1}).wrongFields())
        .containsExactly("file");
    assertThat(operator.upload(PATH, "a.txt", new byte[0]).wrongFields()).containsExactly("file");
    var large = new byte[(20 << 20) + 1];
    java.util.Arrays.fill(large, (byte) 'a');
    assertThat(operator.upload(PATH, "a.txt", large).status()).isEqualTo(413);
    assertThat(house.as("personnel").upload(PATH, "a.txt", "a".getBytes(UTF_8)).status())
        .isEqualTo(403);
  }

  @Test
  void shouldShowAFileOfAUnitToAssessorsLeadersAndHeadsOfItsLine() {
    var assessor = house.as("assessor");
    var proof = "责任分工公示".getBytes(UTF_8);
    var kept = assessor.upload(PATH, "分工.txt", proof);
    var id = kept.body().path("attachmentId").asString();
    assertThat(house.as("leader").get(PATH + "/" + id).status()).isEqualTo(403);
    var evidence = with(Map.of("item", "1.2", "found", true), "files", List.of(id));
    assertThat(
            assessor
                .post("/api/v1/assessment/u-ez/evidence", evidence, "Prefer", "wait=0")
                .status())
        .isEqualTo(202);
    for (var who : List.of("assessor", "leader", "head-u-ez")) {
      assertThat(house.as(who).get(PATH + "/" + id).status()).as(who).isEqualTo(200);
    }
    for (var who : List.of("head-u-syxx", "liaison-u-ez", "operator")) {
      assertThat(house.as(who).get(PATH + "/" + id).status()).as(who).isEqualTo(403);
    }
    assertThat(assessor.post("/api/v1/assessment/u-syxx/evidence", evidence).wrongFields())
        .as("another unit's")
        .containsExactly("files");
    assertThat(
            assessor
                .post("/api/v1/assessment/u-ez/evidence", with(evidence, "files", List.of("none")))
                .wrongFields())
        .containsExactly("files");
    var order = operator.post("/api/v1/work-orders", with(order(), "attachments", List.of(id)));
    assertThat(order.wrongFields()).containsExactly("attachments");
    var ofACase = operator.upload(PATH, "a.txt", "a".getBytes(UTF_8)).body().path("attachmentId");
    var opened =
        operator.post(
            "/api/v1/work-orders", with(order(), "attachments", List.of(ofACase.asString())));
    assertThat(opened.status()).isEqualTo(201);
    assertThat(assessor.get(PATH + "/" + ofACase.asString()).status()).isEqualTo(403);
  }

  @Test
  void shouldReadATableOut() {
    var assessor = house.as("assessor");
    var read = assessor.upload("/api/v1/tables", "a.csv", "单位,家长数\n二中,2400\n".getBytes(UTF_8));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body().path("rows").get(1).path("cells").get(1).asString("")).isEqualTo("2400");
    var none = assessor.upload("/api/v1/tables", "a.pdf", "%PDF-1.7".getBytes(UTF_8));
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.code()).isEqualTo("file-not-readable");
  }
}
