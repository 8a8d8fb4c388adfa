package cn.huimin.hotline.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.mail.Mail;
import cn.huimin.hotline.intake.mail.MailLimits;
import cn.huimin.hotline.intake.mail.MailParser;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.WorkOrder;
import cn.huimin.hotline.schemas.word.SourceLevel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail becomes. */
class MailOrderTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final MailboxSettings.Account ACCOUNT =
      new MailboxSettings.Account(
          "mail.example.com",
          993,
          MailboxSettings.Tls.TLS,
          "box",
          "secret",
          "INBOX",
          null,
          SourceLevel.COUNTY,
          false);

  /** A subject that was answered ten thousand times over, or that somebody made so. */
  @ParameterizedTest
  @ValueSource(strings = {"Re: ", "回复：", "re:答复:"})
  void shouldTakeEverySignOfAnAnswerOffTheTitle(String sign) throws Exception {
    var raw =
        "From: jia@mail.example.com\r\nSubject: "
            + sign.repeat(20_000)
            + "xiaofu\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n请问校服费何时退\r\n";
    var mail = MailParser.read(raw.getBytes(StandardCharsets.UTF_8), MailLimits.DEFAULT);
    var order =
        MailOrder.of(mail, "director", ACCOUNT, "mail-1", null, null, Set.of(), List.of(), 0, NOW);
    assertThat(order.title()).isEqualTo("xiaofu");
  }

  private static final MailThread THREAD = new MailThread("case-1", "director", "mail-0");
  private static final Complainant LI = new Complainant("李四", null, "Li@parent.example", null);

  private static Mail answer(String from, String text) throws Exception {
    return MailParser.read(
        ("From: <"
                + from
                + ">\r\nIn-Reply-To: <m0@b.example>\r\nSubject: Re: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + text.replace("\n", "\r\n"))
            .getBytes(StandardCharsets.UTF_8),
        MailLimits.DEFAULT);
  }

  private static WorkOrder amend(Mail mail, Complainant known, String... codes) {
    return MailOrder.of(
        mail,
        "director",
        ACCOUNT,
        "mail-1",
        new MailOrder.Amended(THREAD, known),
        null,
        Set.of(codes),
        List.of(),
        0,
        NOW);
  }

  @Test
  void shouldTakeFromAnAnswerWhatItsWriterTellsOfThemselves() throws Exception {
    var order = amend(answer("li@parent.example", "补充：我的电话13800001234，家住幸福小区3号楼。\n反映人：王芳"), LI);
    assertThat(order.complainant())
        .isEqualTo(new Complainant(null, "13800001234", "li@parent.example", "幸福小区3号楼"));
    assertThat(order.externalNumber()).isEqualTo("mail-0");
    assertThat(order.content()).startsWith("补充");
  }

  @Test
  void shouldNotPassSomebodyElsesAnswerForTheComplainants() throws Exception {
    var order = amend(answer("wang@school.example", "我的电话13900000001，已经解决了，不投诉了"), LI);
    assertThat(order.complainant()).isEqualTo(Complainant.NOBODY);
    assertThat(order.content()).startsWith("（以下由另一个邮箱写来").contains("已经解决了").doesNotContain("wang@");
    assertThat(amend(answer("wang@school.example", "补充"), Complainant.NOBODY).content())
        .isEqualTo("补充");
  }

  @Test
  void shouldKeepTheLookUpCodeOutOfTextsAndFiles() throws Exception {
    var quoted = answer("li@parent.example", "---- 原始邮件 ----\n编号 20260302-00012，查询码 ABCD2345。");
    assertThat(amend(quoted, LI, "ABCD2345").content()).startsWith("（回信没有新写文字");
    assertThat(MailOrder.files(quoted, Set.of("ABCD2345")))
        .singleElement()
        .satisfies(
            file ->
                assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                    .contains("20260302-00012", "〔查询码〕")
                    .doesNotContain("ABCD2345"));
    assertThat(
            amend(answer("li@parent.example", "我的码abcd2345，别的ABCD23456"), LI, "ABCD2345").content())
        .isEqualTo("我的码〔查询码〕，别的ABCD23456");
    assertThat(amend(answer("li@parent.example", "查询码：WXYZ6789查不到"), LI).content())
        .isEqualTo("查询码：〔查询码〕查不到");
  }

  @Test
  void shouldKeepTheWholeTextOfAnAnswerThatWasCut() throws Exception {
    var mail = answer("li@parent.example", "是的\n> 您问的是哪一天\n三月一日");
    assertThat(amend(mail, LI).content()).isEqualTo("是的\n三月一日");
    assertThat(MailOrder.files(mail, Set.of())).hasSize(1);
    assertThat(MailOrder.files(answer("li@parent.example", "是的"), Set.of())).isEmpty();
  }
}
