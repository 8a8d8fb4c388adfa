package cn.huimin.hotline.intake.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a mail is written or broken, what it says is found. */
class MailSearchTest {

  private static final String WORDS = "家长周某，电话 13800001234，反映食堂";
  private static final String DEEP =
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(40);

  static Stream<byte[]> mails() {
    var base64 = Base64.getMimeEncoder().encodeToString((WORDS + "。".repeat(60)).getBytes(UTF_8));
    var gb = Base64.getEncoder().encodeToString(WORDS.getBytes(Charset.forName("GB18030")));
    return Stream.of(
        bytes("From: a@b.example\n\n" + WORDS),
        ("From: a@b.example\n\n" + WORDS).getBytes(Charset.forName("GB18030")),
        bytes("no header at all " + WORDS),
        bytes("From: a@b.example\n" + DEEP + "Content-Transfer-Encoding: base64\n\n" + base64),
        bytes("From: a@b.example\n" + DEEP + "\n" + gb + "\n--b--"),
        bytes("From: a@b.example\n" + DEEP + "\n\n" + quoted()),
        bytes("From: a@b.example\nSubject: =?gb2312?B?" + gb + "?=\n" + DEEP),
        bytes(
            "From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n<p>家长周某，电话 138<b>0000</b>1234"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String quoted() {
    var out = new StringBuilder();
    for (byte one : WORDS.getBytes(UTF_8)) {
      out.append("=%02X".formatted(one)).append(out.length() % 70 < 3 ? "=\n" : "");
    }
    return out.toString();
  }

  @ParameterizedTest
  @MethodSource("mails")
  void shouldFindWhatItSays(byte[] mail) {
    assertThat(MailSearch.texts(mail))
        .anySatisfy(text -> assertThat(text).contains("周某", "13800001234"));
  }
}
