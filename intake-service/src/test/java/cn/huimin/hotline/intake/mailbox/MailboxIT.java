package cn.huimin.hotline.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.Post;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.word.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Mails through a real IMAP and SMTP server, to the log and back. */
class MailboxIT {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final House house = House.get();
  private final Post post = house.post();
  private final Api operator = house.as("operator");

  private static String id() {
    return "m" + COUNT.incrementAndGet() + "@parent.example";
  }

  private WorkOrderReceived received(String marker) {
    return house
        .routing()
        .await(WorkOrderReceived.class, order -> order.getContent().contains(marker));
  }

  @Test
  void shouldOpenACaseAcknowledgeItAndAmendItByTheAnswer() throws Exception {
    var sender = post.person("li@parent.example");
    var id = id();
    post.send(
        Post.DIRECTOR,
        """
        From: =?gb2312?B?wO7Es7uo?= <li@parent.example>
        Message-ID: <%s>
        Subject: =?utf-8?B?5ZGo5pyr6KGl6K++?=
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/html; charset=utf-8

        <p>李某花反映：学校组织周末补课，标记甲一。电话13800001234，邮箱li@parent.example。</p><script>x</script>
        --b
        Content-Type: text/plain; name="记录.txt"
        Content-Disposition: attachment; filename="note.txt"

        收费记录
        --b
        Content-Type: application/zip
        Content-Disposition: attachment; filename="a.exe"

        MZ
        --b--
        """
            .formatted(id));
    var opened = received("标记甲一");
    assertThat(opened.getChannel()).isEqualTo(Channel.MAILBOX);
    assertThat(opened.getSourceLine()).isEqualTo(Post.DIRECTOR);
    assertThat(opened.getAttachmentIds()).hasSize(1);
    assertThat(opened.getAnonymous()).isFalse();
    assertThat(opened.getComplainantFingerprint()).isNotNull();
    assertThat(opened.getContent()).contains("另有 1 个附件没有收下");
    assertThat(opened.toString())
        .doesNotContain("李某花", "1380000", "parent.example", "<p>", "script");

    var acknowledgement = await().atMost(PATIENCE).until(() -> post.lastOf(sender), m -> m != null);
    var words = acknowledgement.getContent().toString();
    assertThat(words).contains(opened.getCaseNumber()).containsPattern("查询码 [2-9A-Z]{8}");
    assertThat(acknowledgement.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    assertThat(acknowledgement.getHeader("In-Reply-To")).containsExactly("<" + id + ">");

    post.send(
        Post.DIRECTOR,
        """
        From: li@parent.example
        Message-ID: <%s>
        In-Reply-To: %s
        Subject: Re: x
        Content-Type: text/plain; charset=gbk
        Content-Transfer-Encoding: 8bit

        补充：标记甲二，李某花。
        在 2026年3月2日，hotline 写道：
        > 查询码 旧的历史
        """
            .formatted(id(), acknowledgement.getHeader("Message-ID")[0]));
    var amended = received("标记甲二");
    assertThat(amended.getCaseId()).isEqualTo(opened.getCaseId());
    assertThat(amended.getExternalNumber()).isEqualTo(opened.getExternalNumber());
    assertThat(amended.getAnonymous()).isFalse();
    assertThat(amended.getTitle()).isNull();
    assertThat(amended.getContent()).doesNotContain("旧的历史", "李某花");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(post.unread(Post.DIRECTOR)).isZero());
    assertThat(post.countOf(sender)).isEqualTo(1);
  }

  @Test
  void shouldOpenNoCaseOfWhatNoPersonWroteNorTwoOfTheSame() throws Exception {
    var twice =
        "From: wang@parent.example\nMessage-ID: <%s>\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n标记乙一"
            .formatted(id());
    post.send(
        Post.REPORTS,
        "From: a@b.example\nAuto-Submitted: auto-replied\nSubject: 休假\n\nmark-b-away");
    post.send(Post.REPORTS, "From: a@b.example\nPrecedence: bulk\nSubject: 广告\n\nmark-b-news");
    post.send(Post.REPORTS, "From: MAILER-DAEMON@b.example\nSubject: Undelivered\n\nmark-b-bounce");
    post.send(Post.REPORTS, twice);
    post.send(Post.REPORTS, twice);
    post.send(Post.REPORTS, twice.replace("标记乙一", "标记乙二"));
    received("标记乙二");
    assertThat(house.routing().read(WorkOrderReceived.class))
        .filteredOn(order -> order.getContent().contains("标记乙一"))
        .hasSize(1);
    assertThat(house.routing().read(WorkOrderReceived.class))
        .noneMatch(order -> order.getContent().contains("mark-b-"));
    assertThat(mails("IGNORED"))
        .extracting(mail -> mail.path("why").asString())
        .contains("AUTO_REPLY", "BULK", "BOUNCE");
  }

  @Test
  void shouldPutAMailThatBreaksTheParserIntoQuarantineAndGoOn() throws Exception {
    post.send(Post.REPORTS, Post.unreadable("标记丙一"));
    post.send(Post.REPORTS, "From: a@b.example\nMessage-ID: <%s>\n\nmark-c-next".formatted(id()));
    received("mark-c-next");
    var waiting =
        mails("QUARANTINED").stream()
            .filter(mail -> mail.path("why").asString().equals("TOO_DEEP"))
            .findFirst()
            .orElseThrow();
    var path = "/api/v1/mails/" + waiting.path("mailId").asString();
    assertThat(operator.get(path + "/original").response().body()).contains("标记丙一");
    var again = operator.post(path + "/retry", Map.of());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("attempts").asInt()).isEqualTo(2);
    assertThat(house.as("admin").get(path + "/original").status()).isEqualTo(403);
    assertThat(operator.post(path + "/discard", Map.of()).wrongFields()).containsExactly("reason");
    assertThat(operator.post(path + "/discard", Map.of("reason", "乱码")).status()).isEqualTo(200);
    assertThat(operator.get(path + "/original").status()).isEqualTo(404);
    assertThat(
            house
                .bean(JdbcClient.class)
                .sql("select count(*) from vault_key where subject = :subject")
                .param("subject", "mail:" + waiting.path("mailId").asString())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void shouldReadOnWhenTheServerIsBack() throws Exception {
    post.restart();
    var marker = "标记丁一";
    post.send(
        Post.DIRECTOR,
        "From: zhao@parent.example\nMessage-ID: <%s>\nContent-Type: text/plain; charset=utf-8\n\n%s"
            .formatted(id(), marker));
    assertThat(received(marker).getSourceLine()).isEqualTo(Post.DIRECTOR);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(operator.get("/api/v1/mailboxes").body().path("items").valueStream())
                    .hasSize(2)
                    .allMatch(box -> box.path("state").asString().equals("CONNECTED")));
  }

  private List<JsonNode> mails(String state) {
    return operator
        .get("/api/v1/mails?limit=200&state=" + state)
        .body()
        .path("items")
        .valueStream()
        .toList();
  }
}
