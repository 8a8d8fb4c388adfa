package cn.huimin.hotline.endtoend.leak;

import static cn.huimin.hotline.endtoend.house.House.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.SignedPush;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.client.Reply;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import cn.huimin.hotline.endtoend.house.PostOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Personal data that goes in at every door comes out at none: not on a topic, in a store, a log, a
 * table outside the vault, a metric or the text of an error (DESIGN §7, "leaked").
 */
@Order(12)
@ExtendWith(InTheHouse.class)
class LeakIT {

  /** Goes along with the canaries, and is to be found. */
  private static final Canary MARK = new Canary("mark", "记号甲乙丙丁", List.of("记号甲乙丙丁"));

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Canary> CANARIES = Canary.all();
  private static final String EVERYTHING =
      MARK.written()
          + "，"
          + CANARIES.stream().map(Canary::written).collect(Collectors.joining("，"))
          + "。";
  private static final String TELLING_NAME =
      Canary.NAME.written() + Canary.PHONE.written() + ".pdf";
  private static final String PDF = "%PDF-1.4\n" + EVERYTHING + "\n";
  private static final Map<String, String> COMPLAINANT =
      Map.of(
          "name", Canary.NAME.written(),
          "phone", Canary.PHONE.written(),
          "address", Canary.ADDRESS.written());

  private final House house;
  private final List<Reply> refusals = new ArrayList<>();

  LeakIT(House house) {
    this.house = house;
  }

  @Test
  void shouldKeepEveryCanaryInTheVault(@TempDir Path temp) throws Exception {
    assertThat(CANARIES).hasSizeGreaterThanOrEqualTo(20);
    house.moveTo(moment("2026-10-20T09:00"));
    for (var channel : List.of("GOV_12345", "LOCAL_HOTLINE", "MAILBOX", "DESK")) {
      walk(CaseInHand.opened(house, planted().with("channel", channel)));
    }
    push();
    mail();
    importFile(temp);
    open311();
    upload(temp);
    desk();
    refuse();

    var finder = new Finder(Stream.concat(CANARIES.stream(), Stream.of(MARK)).toList());
    new Scan(house, finder).all();
    refusals.forEach(refusal -> finder.look("reply to " + refusal.request(), refusal.text()));

    assertThat(finder.bytesLookedAt()).isGreaterThan(1_000_000);
    assertThat(finder.found())
        .as("the texts around the canaries are where texts may be, and no canary is there")
        .containsKeys("value in hotline.case-texts.v1", "table console.texts")
        .allSatisfy((_, what) -> assertThat(what).containsExactly(MARK.what()));
  }

  @Test
  @Order(2)
  void shouldFindACanaryThatIsPlantedOnPurpose() throws Exception {
    var topic = "planted-on-purpose";
    try (var admin = Admin.create(Map.of("bootstrap.servers", house.bootstrapServers()));
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>of(
                    "bootstrap.servers", house.bootstrapServers(), "compression.type", "lz4"),
                new StringSerializer(),
                new StringSerializer())) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      producer.send(new ProducerRecord<>(topic, "key", EVERYTHING)).get();
      var file =
          Files.writeString(
              house.folder().resolve("state").resolve("planted"), Canary.PHONE.written());
      var finder = new Finder(CANARIES);
      new Scan(house, finder).all();
      assertThat(finder.found()).containsOnlyKeys("value in " + topic, "file planted");
      Files.delete(file);
      admin.deleteTopics(List.of(topic)).all().get();
    }
  }

  private static WorkOrder planted() {
    return WorkOrder.complaint()
        .with("content", "云湖市第二中学收取校服费以后没有发放校服。" + EVERYTHING)
        .with("title", "云湖市第二中学校服费 " + Canary.PHONE.written())
        .with("address", Canary.ADDRESS.written())
        .with("complainant", COMPLAINANT);
  }

  /** Through its life, with everything in every text a person can write. */
  private void walk(CaseInHand opened) {
    var file = opened.state().equals("TRIAGE") ? opened.dispatchedTo("u-ez") : opened;
    var report = new HashMap<String, Object>(CaseInHand.REPORT);
    for (var text : List.of("facts", "basis", "measures", "internalAnswer", "publicAnswer")) {
      report.put(text, EVERYTHING);
    }
    var unit = file.unitId();
    file.signed()
        .act("liaison-" + unit, "contact", Map.of("means", "PHONE", "note", EVERYTHING))
        .act("liaison-" + unit, "report", report)
        .act("head-" + unit, "sign-off", Map.of("approve", false, "reason", EVERYTHING))
        .act("liaison-" + unit, "report", report)
        .signedOff()
        .act(
            "operator",
            "review",
            Map.of("approve", false, "rejectionReason", "INCOMPLETE", "reason", EVERYTHING))
        .act("liaison-" + unit, "report", report)
        .signedOff()
        .approved();
    var callback = new HashMap<String, Object>(CaseInHand.SATISFIED);
    callback.put("words", EVERYTHING);
    file.calledBack(callback);
  }

  /** One that opens a case, and one that no parser reads. */
  private void mail() {
    house
        .post()
        .deliver(
            "From: %s <leak@parent.example>\nMessage-ID: <leak@parent.example>\n"
                    .formatted(Canary.NAME.written())
                + "Subject: 校服费 %s\nContent-Type: text/plain; charset=utf-8\n\n"
                    .formatted(Canary.PHONE.written())
                + "云湖市第二中学收取校服费以后没有发放校服。"
                + EVERYTHING
                + "\n住址："
                + Canary.ADDRESS.written());
    house.post().deliver(PostOffice.unreadable(EVERYTHING));
    house
        .post()
        .deliver(
            "From: %s <leak2@parent.example>\nMessage-ID: <leak2@parent.example>\n"
                    .formatted(Canary.NAME.written())
                + "Subject: 校服费\nContent-Type: multipart/mixed; boundary=leak\n\n"
                + "--leak\nContent-Type: text/plain; charset=utf-8\n\n云湖市第二中学没有发放校服。"
                + EVERYTHING
                + "\n住址："
                + Canary.ADDRESS.written()
                + "\n--leak\nContent-Type: application/pdf\nContent-Disposition: attachment;"
                + " filename=\"%s\"\n\n%s\n--leak--\n".formatted(TELLING_NAME, PDF));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              var box = house.as("operator").get("/api/v1/mailboxes").expect(200).json();
              return box.at("/items/0/taken").asInt() > 1
                  && box.at("/items/0/quarantined").asInt() > 0
                  && box.at("/items/0/acknowledgementsSent").asInt() > 0;
            });
  }

  /** In the names of a platform: one that opens a case, one that is wrong in every field. */
  private void push() {
    var record =
        Map.of(
            "orderNum",
            "LEAK-PUSH-1",
            "callTime",
            "2026-10-20 08:00:00",
            "callerName",
            Canary.NAME.written(),
            "callerPhone",
            Canary.PHONE.written(),
            "address",
            Canary.ADDRESS.written(),
            "majorContent",
            EVERYTHING,
            "nobodyKnows",
            EVERYTHING);
    var wrong = new HashMap<>(record);
    wrong.replaceAll((_, _) -> EVERYTHING);
    var results = SignedPush.push(house.visitor(), List.of(record, wrong)).expect(200);
    assertThat(results.number("/results/0/status")).isEqualTo(201);
    refusals.add(results);
  }

  private void open311() {
    house
        .visitor()
        .submit(
            "/open311/v2/requests.json",
            Map.of(
                "service_code", "fees",
                "address_string", Canary.ADDRESS.written(),
                "last_name", Canary.NAME.written(),
                "phone", Canary.PHONE.written(),
                "description", "反映云湖市第二中学校服费。" + EVERYTHING))
        .expect(200);
    // A photo that is called by its sender, and people who are reached by what nobody can read.
    var odd = new HashMap<String, String>();
    odd.put("service_code", "fees");
    odd.put("address_string", Canary.ADDRESS.written());
    odd.put("last_name", Canary.NAME.written());
    odd.put("phone", Canary.PHONE.written() + " 晚上打");
    odd.put("email", Canary.PHONE.written() + " at mail");
    odd.put("attribute[caller][0]", EVERYTHING);
    odd.put("description", "反映云湖市第二中学校服费。" + EVERYTHING);
    house.visitor().submit("/open311/v2/requests.json", odd, TELLING_NAME, PDF).expect(200);
    refusals.add(
        house.visitor().submit("/open311/v2/requests.json", odd, TELLING_NAME + ".exe", "MZ"));
  }

  /** A draft that is never handed in, an entry with what stands beside it, and a unit's own. */
  private void desk() {
    var typed =
        Map.of(
            "way",
            "WALK_IN",
            "receivedAt",
            "2026-10-20T08:30",
            "sourceLevel",
            "COUNTY",
            "name",
            Canary.NAME.written(),
            "phone",
            Canary.PHONE.written(),
            "home",
            Canary.ADDRESS.written(),
            "title",
            "云湖市第二中学校服费 " + Canary.PHONE.written(),
            "content",
            "云湖市第二中学收取校服费以后没有发放校服。" + EVERYTHING);
    house
        .as("operator")
        .send(
            "PUT",
            "/api/v1/drafts/leaking-draft",
            JsonMapper.shared().writeValueAsString(Map.of("fields", typed)))
        .expect(200);
    var form = new HashMap<String, String>(typed);
    form.put("draft", "leaking-entry");
    for (var path : List.of("/entry/draft", "/entry/caller", "/entry/matter", "/entry")) {
      assertThat(house.as("operator").submit(path, form).status()).as(path).isLessThan(400);
    }
    var own = planted().with("channel", "DESK").with("sourceLevel", "SCHOOL").body();
    house.as("liaison-u-ez").post("/api/v1/work-orders", own).expect(201);
  }

  /** A file of a case, called by whom it is about. */
  private void upload(Path temp) throws IOException {
    var file = Files.writeString(temp.resolve(TELLING_NAME), PDF);
    var id = house.as("operator").upload("/api/v1/attachments", file).expect(201);
    house
        .as("operator")
        .post(
            "/api/v1/work-orders",
            planted().with("attachments", List.of(id.text("/attachmentId"))).body())
        .expect(201);
  }

  private void importFile(Path temp) throws IOException {
    var file =
        Files.writeString(
            temp.resolve("import.csv"),
            """
            工单编号,受理时间,诉求类型,标题,内容描述,联系人,联系电话,地址
            GD-LEAK-1,2026-10-20 08:00:00,投诉,校服,"%s",%s,%s,%s
            GD-LEAK-2,%s,%s,校服,"%s",%s,%s,%s
            """
                .formatted(
                    EVERYTHING,
                    Canary.NAME.written(),
                    Canary.PHONE.written(),
                    Canary.ADDRESS.written(),
                    Canary.PHONE.written(),
                    Canary.NAME.written(),
                    EVERYTHING,
                    Canary.NAME.written(),
                    Canary.PHONE.written() + "99999",
                    Canary.ADDRESS.written()));
    var operator = house.as("operator");
    var id = operator.upload("/api/v1/work-orders/import", file).expect(202).text("/importId");
    var done =
        await("import")
            .atMost(PATIENCE)
            .until(
                () -> operator.get("/api/v1/imports/" + id).expect(200),
                reply -> reply.text("/state").equals("DONE"));
    assertThat(done.number("/accepted")).isEqualTo(1);
    refusals.add(done);
  }

  /** Wrong in many ways, with a canary as the wrong value. */
  private void refuse() {
    for (var field :
        List.of(
            "channel",
            "demandType",
            "urgency",
            "sourceLevel",
            "receivedAt",
            "deadlineFromSource")) {
      refusals.add(
          house
              .as("operator")
              .post("/api/v1/work-orders", planted().with(field, EVERYTHING).body()));
    }
    refusals.add(
        house
            .as("operator")
            .post(
                "/api/v1/work-orders",
                WorkOrder.complaint()
                    .with("complainant", Map.of("phone", Canary.PHONE.written() + "999"))
                    .body()));
    refusals.add(house.as("operator").get("/api/v1/cases/" + Canary.PHONE.written()));
    refusals.add(
        house
            .as("operator")
            .send("POST", "/api/v1/work-orders", "{\"content\": \"" + EVERYTHING + "\", ]"));
    assertThat(refusals).allSatisfy(refusal -> assertThat(refusal.text()).isNotBlank());
  }
}
