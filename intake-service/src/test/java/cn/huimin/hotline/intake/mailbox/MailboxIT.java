package cn.huimin.hotline.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.Post;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.LookUpCode;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.word.Channel;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
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

    var code =
        house
            .bean(Vault.class)
            .get(subject(opened), LookUpCode.ENTRY, LookUpCode.class)
            .orElseThrow()
            .code();
    post.send(
        Post.DIRECTOR,
        answer("li@parent.example", acknowledgement, "标记甲三，我的电话13800005678。我的码" + code));
    var third = received("标记甲三");
    assertThat(third.getContent()).doesNotContain(code);
    assertThat(complainant(opened).phone()).isEqualTo("13800005678");
    assertThat(complainant(opened).name()).isEqualTo("李某花");

    post.send(
        Post.DIRECTOR, answer("wang@school.example", acknowledgement, "标记甲四，我的电话13900000001"));
    var others = received("标记甲四");
    assertThat(others.getCaseId()).isEqualTo(opened.getCaseId());
    assertThat(others.getContent()).startsWith("（以下由另一个邮箱写来");
    assertThat(complainant(opened).phone()).isEqualTo("13800005678");
    assertThat(complainant(opened).email()).isEqualTo("li@parent.example");

    house.routing().end(opened.getCaseId());
    await().atMost(PATIENCE).until(() -> house.bean(CaseUnits.class).hasEnded(opened.getCaseId()));
    post.send(Post.DIRECTOR, answer("li@parent.example", acknowledgement, "标记甲五，还是没有解决"));
    var next = received("标记甲五");
    assertThat(next.getCaseId()).isNotEqualTo(opened.getCaseId());
    assertThat(next.getPreviousNumber()).isEqualTo(opened.getCaseNumber());
    await().atMost(PATIENCE).until(() -> post.countOf(sender) == 2);
  }

  private static String answer(String from, MimeMessage to, String text) throws Exception {
    return "From: %s\nMessage-ID: <%s>\nIn-Reply-To: %s\nSubject: Re: x\nContent-Type: text/plain; charset=utf-8\n\n%s"
        .formatted(from, id(), to.getHeader("Message-ID")[0], text);
  }

  private static Subject subject(WorkOrderReceived order) {
    return Subject.ofCase(order.getCaseId());
  }

  private Complainant complainant(WorkOrderReceived order) {
    return house
        .bean(Vault.class)
        .get(subject(order), Complainant.ENTRY, Complainant.class)
        .orElseThrow();
  }

  @Test
  void shouldAcknowledgeWhenTheServerIsBackAndNoMoreThanIsGood() throws Exception {
    var acknowledgements = house.bean(Acknowledgements.class);
    post.stopOutside();
    fromSun(1);
    fromSun(2);
    var sun = "sun@parent.example";
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(states(sun)).isEqualTo(Map.of("DUE MailConnectException", 2L)));
    post.startOutside();
    var sender = post.person(sun);
    // The pause between attempts is a minute, and doubles.
    acknowledgements.sendDue(house.bean(RealTime.class).clock().instant().plusSeconds(61));
    assertThat(post.countOf(sender)).isEqualTo(2);
    for (int at = 3; at <= 6; at++) {
      fromSun(at);
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(states(sun)).isEqualTo(Map.of("SENT", 5L, "FAILED TOO_MANY", 1L)));
    assertThat(post.countOf(sender)).isEqualTo(5);
  }

  private void fromSun(int at) throws Exception {
    post.send(
        Post.REPORTS,
        "From: sun@parent.example\nMessage-ID: <%s>\n\nmark-f-%d.".formatted(id(), at));
    received("mark-f-" + at + ".");
  }

  /** What became of the acknowledgements to an address today. */
  private Map<String, Long> states(String to) {
    var today = LocalDate.ofInstant(house.bean(RealTime.class).clock().instant(), ZoneOffset.UTC);
    var states = new HashMap<String, Long>();
    house
        .bean(JdbcClient.class)
        .sql(
            """
            select state || ' ' || coalesce(last_error, ''), count(*) from mail_acknowledgement
            where addressee = :to group by 1
            """)
        .param("to", house.bean(MailIds.class).ofAddressee(to, today))
        .query((row, _) -> states.put(row.getString(1).strip(), row.getLong(2)))
        .list();
    return states;
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
