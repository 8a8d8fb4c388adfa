package cn.huimin.hotline.intake.person;

import static cn.huimin.hotline.intake.Orders.order;
import static cn.huimin.hotline.intake.Orders.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.Orders;
import cn.huimin.hotline.intake.Post;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.event.CaseClosed;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonsIT {

  private final House house = House.get();
  private final Api operator = house.as("operator");
  private final Api officer = house.as("dataofficer");

  @Test
  void shouldHandOutAndEraseAllOfAPersonAndBringNothingBack() {
    var file =
        operator
            .upload("/api/v1/attachments", "收据.txt", "收据".getBytes(UTF_8))
            .body()
            .path("attachmentId")
            .asString();
    var order =
        with(
            with(order(), "complainant", Map.of("name", "孙某月", "phone", "13811112222")),
            "attachments",
            List.of(file));
    var first = operator.post("/api/v1/work-orders", order).body();
    var second =
        operator
            .post(
                "/api/v1/work-orders",
                with(order(), "complainant", Map.of("name", "孙某月", "phone", "138-1111-2222")))
            .body();

    var by = Map.of("phone", "13811112222", "reason", "本人申请");
    var exported = officer.post("/api/v1/persons/export", by);
    assertThat(exported.status()).isEqualTo(200);
    assertThat(exported.body().path("cases").size()).isEqualTo(2);
    assertThat(exported.response().body()).contains("孙某月", "收据.txt", "校服费");

    var erased = officer.post("/api/v1/persons/erase", by);
    assertThat(erased.status()).as(erased.body().toString()).isEqualTo(200);
    assertThat(erased.body().path("caseNumbers").toString())
        .contains(first.path("caseNumber").asString(), second.path("caseNumber").asString());
    assertThat(erased.body().path("texts").asInt()).isGreaterThanOrEqualTo(4);
    assertThat(erased.body().path("attachments").asInt()).isEqualTo(1);

    assertThat(officer.post("/api/v1/persons/export", by).status()).isEqualTo(404);
    assertThat(operator.get("/api/v1/attachments/" + file).status()).isEqualTo(404);
    var caseId = first.path("caseId").asString();
    assertThat(
            operator
                .post("/api/v1/cases/" + caseId + "/complainant", Map.of("reason", "核对"))
                .response()
                .body())
        .doesNotContain("孙某月", "1381111");
    var again = operator.post("/api/v1/work-orders", order);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("erased");
    assertThat(officer.get("/api/v1/audit?caseId=" + caseId).response().body())
        .contains("person-exported", "person-erased");
  }

  @Test
  void shouldFindAndEraseWhatTheDeskBeganToWriteAboutThem() {
    var drafts = "/api/v1/drafts/draft-about-a-person-";
    operator.put(drafts + "1", Map.of("fields", Map.of("phone", "138 2222 3333", "name", "钱某")));
    operator.put(drafts + "2", Map.of("fields", Map.of("content", "回电１３８－２２２２－３３３３再问")));
    operator.put(drafts + "3", Map.of("fields", Map.of("phone", "13822224444")));
    var by = Map.of("phone", "13822223333", "reason", "本人申请");
    var exported = officer.post("/api/v1/persons/export", by);
    assertThat(exported.status()).isEqualTo(200);
    assertThat(exported.body().path("cases")).isEmpty();
    assertThat(exported.body().path("drafts")).hasSize(2);
    assertThat(exported.response().body()).contains("钱某").doesNotContain("13822224444");

    var order = with(order(), "complainant", Map.of("name", "钱某", "phone", "13822223333"));
    var caseId = operator.post("/api/v1/work-orders", order).body().path("caseId").asString();
    var erased =
        officer.post("/api/v1/persons/erase", Map.of("caseId", caseId, "reason", "本人申请")).body();
    assertThat(erased.path("drafts").asInt()).isEqualTo(2);
    assertThat(operator.get(drafts + "1").status()).isEqualTo(404);
    assertThat(operator.get(drafts + "2").status()).isEqualTo(404);
    assertThat(operator.get(drafts + "3").status()).isEqualTo(200);
    operator.post(drafts + "3/discard", Map.of());
    assertThat(officer.post("/api/v1/persons/erase", by).status()).isEqualTo(404);
  }

  @Test
  void shouldFindAndEraseMailsInQuarantineAndRejectedRows() throws Exception {
    var mailed = "138 3333-4444";
    house.post().send(Post.REPORTS, Post.unreadable("家长电话 " + mailed));
    house.post().send(Post.REPORTS, Post.unreadable("电话 13833334445"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> operator.get("/api/v1/mails?state=QUARANTINED").body().path("items").size() > 1);
    var number = Orders.number();
    var dry = "/api/v1/work-orders/import?dryRun=true";
    var rows =
        String.join(
            "\n",
            "工单编号,受理时间,内容描述,市民姓名,市民电话",
            Orders.number() + ",昨天,学校食堂,周某,+86 13833334444",
            Orders.number() + ",昨天,学校食堂,吴某,13833334445");
    var importId =
        operator.upload(dry, "rows.csv", rows.getBytes(UTF_8)).body().path("importId").asString();
    var only =
        operator
            .upload(
                dry, "one.csv", ("工单编号,受理时间,内容描述,市民电话\n" + number + ",昨天,学校食堂,不详").getBytes(UTF_8))
            .body()
            .path("importId")
            .asString();
    for (var id : List.of(importId, only)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  operator
                      .get("/api/v1/imports/" + id)
                      .body()
                      .path("state")
                      .asString()
                      .equals("DONE"));
    }

    var by = Map.of("phone", "13833334444", "reason", "本人申请");
    var exported = officer.post("/api/v1/persons/export", by);
    assertThat(exported.status()).isEqualTo(200);
    assertThat(exported.body().path("cases")).isEmpty();
    assertThat(exported.body().path("mails")).hasSize(1);
    assertThat(exported.body().path("mails").path(0).path("text").asString()).contains(mailed);
    assertThat(exported.body().path("imports").path(0).path("columns").toString()).contains("市民姓名");
    assertThat(exported.response().body()).contains("周某").doesNotContain("吴某", "13833334445");

    var order = with(order(), "externalNumber", number);
    operator.post(
        "/api/v1/work-orders", with(order, "complainant", Map.of("phone", "13833334444")));
    var erased = officer.post("/api/v1/persons/erase", by).body();
    assertThat(erased.path("mails").asInt()).isEqualTo(1);
    assertThat(erased.path("rows").asInt()).as("by phone, and by the number").isEqualTo(2);
    assertThat(officer.post("/api/v1/persons/erase", by).status()).isEqualTo(404);
    assertThat(operator.get("/api/v1/imports/" + importId + "/corrections").response().body())
        .contains("吴某", "错误")
        .doesNotContain("周某");
    assertThat(operator.get("/api/v1/imports/" + only + "/corrections").status()).isEqualTo(404);
    var other = Map.of("phone", "13833334445", "reason", "本人申请");
    assertThat(officer.post("/api/v1/persons/erase", other).body().path("mails").asInt()).isOne();
    assertThat(operator.get("/api/v1/imports/" + importId + "/corrections").status())
        .isEqualTo(404);
  }

  @Test
  void shouldFindWhatIsBesideCasesByMailAddressAndByNameAndAddress() {
    var drafts = "/api/v1/drafts/draft-of-no-phone-";
    operator.put(drafts + "1", Map.of("fields", Map.of("email", "Wu.Yue@example.org")));
    operator.put(drafts + "2", Map.of("fields", Map.of("content", "请回信 wu.yue@example.org")));
    operator.put(drafts + "3", Map.of("fields", Map.of("name", "吴某悦", "home", "东关街 8 号")));
    operator.put(drafts + "4", Map.of("fields", Map.of("name", "吴某悦", "home", "东关街9号")));
    var byEmail = Map.of("email", "wu.yue@example.org", "reason", "本人申请");
    var byHome = Map.of("name", "吴某悦", "address", "东关街8号", "reason", "本人申请");
    assertThat(officer.post("/api/v1/persons/export", byEmail).body().path("drafts")).hasSize(2);
    assertThat(officer.post("/api/v1/persons/erase", byEmail).body().path("drafts").asInt())
        .isEqualTo(2);
    assertThat(officer.post("/api/v1/persons/erase", byHome).body().path("drafts").asInt()).isOne();
    assertThat(officer.post("/api/v1/persons/erase", byHome).status()).isEqualTo(404);
    assertThat(operator.get(drafts + "4").status()).isEqualTo(200);
    operator.post(drafts + "4/discard", Map.of());
  }

  /** By phone, mail address, name and home, or case: one and the same reach. */
  @Test
  void shouldReachRowsAndMailsByEveryWayAPersonIsFound() throws Exception {
    int before = quarantined();
    house.post().send(Post.REPORTS, Post.unreadable("我是何晚霞，家住南园街 6 号 2 单元 101"));
    house.post().send(Post.REPORTS, Post.unreadable("请回信 He.Xia@example.org"));
    house.post().send(Post.REPORTS, Post.unreadable("何晚霞，家住南园街6号2单元1012"));
    house.post().send(Post.REPORTS, Post.unreadable("请回信 she.xia@example.org"));
    await().atMost(Duration.ofSeconds(30)).until(() -> quarantined() == before + 4);
    var rows =
        String.join(
            "\n",
            "工单编号,受理时间,内容描述,市民姓名,家庭住址",
            Orders.number() + ",昨天,学校食堂,何晚霞,云湖市南园街6号2单元101室",
            Orders.number() + ",昨天,“请回信he.xia@example.org”,,",
            Orders.number() + ",昨天,学校食堂,贺晚霞,南园街6号2单元101");
    var importId =
        operator
            .upload("/api/v1/work-orders/import?dryRun=true", "ways.csv", rows.getBytes(UTF_8))
            .body()
            .path("importId")
            .asString();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                operator
                    .get("/api/v1/imports/" + importId)
                    .body()
                    .path("state")
                    .asString()
                    .equals("DONE"));
    var person =
        Map.of(
            "name",
            "何晚霞",
            "phone",
            "13855556666",
            "email",
            "he.xia@example.org",
            "address",
            "南园街6号2单元101");
    var caseId =
        operator
            .post("/api/v1/work-orders", with(order(), "complainant", person))
            .body()
            .path("caseId")
            .asString();
    for (var by :
        List.of(
            Map.of("phone", "13855556666", "reason", "本人申请"),
            Map.of("email", "he.xia@example.org", "reason", "本人申请"),
            Map.of("name", "何晚霞", "address", "南园街6号2单元101", "reason", "本人申请"),
            Map.of("caseId", caseId, "reason", "本人申请"))) {
      var exported = officer.post("/api/v1/persons/export", by).body();
      assertThat(exported.path("cases")).as("%s", by.keySet()).hasSize(1);
      assertThat(exported.path("mails")).as("%s", by.keySet()).hasSize(2);
      assertThat(exported.path("imports")).hasSize(1);
      assertThat(exported.path("imports").path(0).path("rows")).as("%s", by.keySet()).hasSize(2);
    }
    var byHome = Map.of("name", "何晚霞", "address", "南园街6号2单元101", "reason", "本人申请");
    var erased = officer.post("/api/v1/persons/erase", byHome).body();
    assertThat(erased.path("mails").asInt()).isEqualTo(2);
    assertThat(erased.path("rows").asInt()).isEqualTo(2);
    assertThat(operator.get("/api/v1/imports/" + importId + "/corrections").response().body())
        .contains("贺晚霞")
        .doesNotContain("何晚霞", "he.xia");
    assertThat(quarantined()).as("those of others").isEqualTo(before + 2);
    for (var other :
        List.of(
            Map.of("name", "贺晚霞", "address", "南园街6号2单元101", "reason", "清理"),
            Map.of("name", "何晚霞", "address", "南园街6号2单元1012", "reason", "清理"),
            Map.of("email", "she.xia@example.org", "reason", "清理"))) {
      assertThat(officer.post("/api/v1/persons/erase", other).status()).isEqualTo(200);
    }
  }

  private int quarantined() {
    return operator.get("/api/v1/mails?state=QUARANTINED").body().path("items").size();
  }

  @Test
  void shouldRefuseOthersAndAskForOneWay() {
    var by = Map.of("phone", "13811112222", "reason", "x");
    assertThat(operator.post("/api/v1/persons/export", by).status()).isEqualTo(403);
    assertThat(operator.post("/api/v1/persons/erase", by).status()).isEqualTo(403);
    assertThat(officer.post("/api/v1/persons/erase", Map.of("reason", "x")).wrongFields())
        .containsExactly("phone");
    assertThat(
            officer
                .post("/api/v1/persons/erase", Map.of("name", "孙某月", "reason", "x"))
                .wrongFields())
        .containsExactly("address");
    assertThat(
            officer
                .post(
                    "/api/v1/persons/erase",
                    Map.of("phone", "13811112222", "email", "a@b.c", "reason", "x"))
                .wrongFields())
        .containsExactly("phone");
    assertThat(
            officer.post("/api/v1/persons/erase", Map.of("caseId", "none", "reason", "x")).status())
        .isEqualTo(404);
  }

  @Test
  void shouldEraseWhoWasKeptLongEnoughAfterTheEnd() {
    var kept = operator.post("/api/v1/work-orders", order()).body();
    var caseId = kept.path("caseId").asString();
    var retention = house.bean(Retention.class);
    var later = House.START.plus(Duration.ofDays(1_200));
    assertThat(retention.sweep(later)).isZero();
    var ended =
        CaseSummary.newBuilder(house.routing().summary(caseId))
            .setVersion(9)
            .setState(CaseState.CLOSED)
            .setEndedAt(House.START)
            .build();
    house
        .routing()
        .tell(
            caseId,
            CaseClosed.newBuilder()
                .setHeader(
                    EventHeader.newBuilder()
                        .setEventId(caseId + "-9")
                        .setCaseId(caseId)
                        .setSequence(9)
                        .setCausationId("c9")
                        .setActor(new Actor("operator", Role.OPERATOR, null, "api"))
                        .setAcceptedAt(House.START)
                        .setDirectoryEdition(1)
                        .setPolicyEdition(1)
                        .build())
                .setAfter(ended)
                .setBySystem(false)
                .build());
    var units = house.bean(CaseUnits.class);
    await().atMost(Duration.ofSeconds(20)).until(() -> units.hasEnded(caseId));
    assertThat(retention.sweep(House.START.plus(Duration.ofDays(1_000)))).isZero();
    assertThat(retention.sweep(later)).isOne();
    assertThat(
            officer
                .post("/api/v1/persons/export", Map.of("caseId", caseId, "reason", "核对"))
                .body()
                .path("cases")
                .path(0)
                .path("complainant")
                .isNull())
        .isTrue();
    assertThat(retention.sweep(later)).isZero();
  }
}
