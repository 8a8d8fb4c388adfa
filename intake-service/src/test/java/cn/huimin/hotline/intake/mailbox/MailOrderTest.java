package cn.huimin.hotline.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.mail.MailLimits;
import cn.huimin.hotline.intake.mail.MailParser;
import cn.huimin.hotline.schemas.word.SourceLevel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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
    var order = MailOrder.of(mail, "director", ACCOUNT, "mail-1", null, null, List.of(), 0, NOW);
    assertThat(order.title()).isEqualTo("xiaofu");
  }
}
