package cn.huimin.hotline.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever comes as a mail is read, or said to be unreadable in a word that repeats nothing. */
public class MalformedMailPropertyTest {

  private static final List<String> LINES =
      List.of(
          "From: 李某 <li@b.example>",
          "From: =?gb2312?B?wO4=?= <li@b.example>",
          "From: <<>>",
          "Subject: =?utf-8?B?5Y+N?==?utf-8?B?5pig?=",
          "Subject: =?x?Q?=ZZ=?=",
          "Date: Mon, 99 Foo 2026",
          "Message-ID: <qzx7@b.example>",
          "In-Reply-To: <",
          "Content-Type: multipart/mixed; boundary=b",
          "Content-Type: multipart/alternative; boundary=",
          "Content-Type: multipart/mixed",
          "Content-Type: text/html; charset=gb2312",
          "Content-Type: text/plain; charset=\"\"",
          "Content-Type: ;;;",
          "Content-Type: message/rfc822",
          "Content-Type: image/png; name*0*=utf-8''%E5; name*1=x",
          "Content-Disposition: attachment; filename=\"a/../b.txt\"",
          "Content-Disposition: ;=",
          "Content-Transfer-Encoding: base64",
          "Content-Transfer-Encoding: quoted-printable",
          "Content-Transfer-Encoding: x-uuencode",
          "Content-Transfer-Encoding: nonsense",
          "Auto-Submitted:",
          "--b",
          "--b--",
          "",
          "",
          "begin 644 x",
          "=E5=8F=",
          "5Y+N5pig====A",
          "<p>校服<blockquote><td><script>",
          "> 引文",
          "在 2026年3月2日 写道：",
          "-- ",
          "\u0000\u0001",
          "13800001234");

  @Property(tries = 5_000, seed = "20260302", shrinking = ShrinkingMode.OFF)
  void shouldReadOrRefuseAnyMail(@ForAll("mails") byte[] raw) {
    readOrRefused(raw);
  }

  /** Reads a mail, or sees that it is refused as it should. */
  public static void readOrRefused(byte[] raw) {
    try {
      var mail = MailParser.read(raw, new MailLimits(5, 1_000, 10_000));
      assertThat(mail.words().text().length()).isLessThanOrEqualTo(mail.text().length() + 10);
      assertThat(mail.files()).hasSizeLessThanOrEqualTo(5);
    } catch (UnreadableMailException e) {
      assertThat(e.why()).matches("[A-Z_]{1,40}").isNotEqualTo("PARSER_FAILED");
    }
  }

  /** Mails of lines that are wrong in their own ways. */
  @Provide
  public Arbitrary<byte[]> mails() {
    var lines =
        Arbitraries.oneOf(
                Arbitraries.of(LINES),
                Arbitraries.of(LINES),
                Arbitraries.strings().all().ofMaxLength(30))
            .list()
            .ofMaxSize(25);
    return Combinators.combine(
            lines, Arbitraries.of("\r\n", "\n", "\r"), Arbitraries.of("UTF-8", "GBK", "UTF-16"))
        .as(
            (all, end, charset) ->
                String.join(end, all)
                    .getBytes(
                        charset.equals("UTF-16")
                            ? StandardCharsets.UTF_16LE
                            : java.nio.charset.Charset.forName(charset)));
  }
}
