package cn.huimin.hotline.intake.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailParserTest {

  private static final String DEMAND = "孩子所在的学校组织周末补课，每人收费三百元，请查处。囍";

  private static Mail read(byte[] raw) throws UnreadableMailException {
    return MailParser.read(raw, MailLimits.DEFAULT);
  }

  private static Mail read(String raw) throws UnreadableMailException {
    return read(raw.getBytes(UTF_8));
  }

  private static byte[] with(String header, byte[] body) {
    var raw = new ByteArrayOutputStream();
    raw.writeBytes((header + "\r\n\r\n").getBytes(ISO_8859_1));
    raw.writeBytes(body);
    return raw.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8, UTF-8",
    "UTF8, UTF-8",
    "gb2312, GB18030",
    "GBK, GB18030",
    "GB18030, GB18030",
    "x-unknown, GB18030",
    "us-ascii, UTF-8",
    "gb2312, UTF-8",
    "gbk, UTF-8",
    "gb18030, UTF-8",
    "big5, UTF-8",
    "windows-1252, UTF-8",
    "windows-1252, GB18030",
    "windows-1251, GB18030",
    "iso-8859-15, GB18030",
    "iso-8859-2, GB18030",
    "iso-8859-15, UTF-8",
    "iso-8859-1, GB18030",
    "utf-8, GB18030"
  })
  void shouldReadTheTextWhateverTheCharsetIsCalled(String named, String written) throws Exception {
    var bytes = DEMAND.getBytes(Charset.forName(written));
    var header =
        "From: <a@b.example>\r\nSubject: =?gb2312?B?"
            + Base64.getEncoder().encodeToString("周末补课囍".getBytes("GB18030"))
            + "?=\r\nContent-Type: text/plain; charset=\"%s\"\r\nContent-Transfer-Encoding: "
                .formatted(named);
    var plain = read(with(header + "8bit", bytes));
    assertThat(plain.text()).isEqualTo(DEMAND);
    assertThat(plain.subject()).isEqualTo("周末补课囍");
    assertThat(read(with(header + "base64", Base64.getMimeEncoder().encode(bytes))).text())
        .isEqualTo(DEMAND);
  }

  /** Names of one-byte charsets say nothing, unless the letters are Latin. */
  @ParameterizedTest
  @CsvSource({
    "windows-1252, windows-1252, café résumé naïve",
    "iso-8859-1, ISO-8859-1, Müller schreibt über Äpfel",
    "gb2312, GB18030, 联通",
    "gb2312, GB18030, 目录",
    "utf-16, UTF-16, 周末补课",
    "big5, Big5, 週末補課"
  })
  void shouldLeaveWhatIsNamedAsItIs(String named, String written, String text) throws Exception {
    assertThat(MailText.decode(text.getBytes(Charset.forName(written)), named)).isEqualTo(text);
  }

  /** A program cut in the middle of a character, or a byte was lost on the way. */
  @ParameterizedTest
  @ValueSource(strings = {"utf-8", "gb18030", "us-ascii", "x-unknown"})
  void shouldNotTakeBrokenUtf8ForAnotherCharset(String named) throws Exception {
    for (int at : new int[] {0, 1, 2, 25, 40}) {
      var bytes = DEMAND.getBytes(UTF_8);
      bytes[at] = (byte) 0xFF;
      var text =
          read(with(
                  "From: a@b.example\r\nContent-Type: text/plain; charset="
                      + named
                      + "\r\nContent-Transfer-Encoding: 8bit",
                  bytes))
              .text();
      assertThat(text).as("%s broken at %d", named, at).contains("\uFFFD", "请查处", "三百元");
    }
    var cut = java.util.Arrays.copyOf(DEMAND.getBytes(UTF_8), 50);
    assertThat(
            read(with("From: a@b.example\r\nContent-Type: text/plain; charset=utf-8", cut)).text())
        .startsWith(DEMAND.substring(0, 16));
  }

  @Test
  void shouldJoinEncodedWordsThatCutACharacterInTwo() throws Exception {
    var bytes = "反映食堂问题".getBytes(UTF_8);
    var first = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes, 7));
    var second =
        Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(bytes, 7, bytes.length));
    var mail =
        read(
            "From: =?UTF-8?Q?=E6=9D=8E=E6=9F=90?= <li@b.example>\r\nSubject: =?utf-8?B?%s?=\r\n =?utf-8?B?%s?=\r\n\r\n正文"
                .formatted(first, second));
    assertThat(mail.subject()).isEqualTo("反映食堂问题");
    assertThat(mail.name()).isEqualTo("李某");
    assertThat(mail.address()).isEqualTo("li@b.example");
  }

  @Test
  void shouldReadARawHeaderOfEitherCharset() throws Exception {
    for (var charset : java.util.List.of("UTF-8", "GBK")) {
      var raw = new ByteArrayOutputStream();
      raw.writeBytes("From: a@b.example\r\nSubject: 校车超载\r\n\r\nx".getBytes(charset));
      assertThat(read(raw.toByteArray()).subject()).isEqualTo("校车超载");
    }
  }

  @Test
  void shouldSayWhatAnHtmlMailSaysToItsReader() throws Exception {
    var html =
        """
        <html><head><meta charset="gbk"><style>p{color:red}</style><title>t</title></head><body>
        <script>alert(1)</script><p>老师<b>体罚</b>学生&nbsp;三次。</p><div style="display:none">隐藏</div>
        <table><tr><td>时间</td><td>周一</td></tr></table><img src="http://x.example/1.gif" onerror="a()">
        <blockquote>早先的来信</blockquote></body></html>
        """;
    var mail = read(with("From: a@b.example\r\nContent-Type: text/html", html.getBytes("GBK")));
    assertThat(mail.text()).isEqualTo("老师体罚学生 三次。\n时间 周一\n> 早先的来信");
  }

  @Test
  void shouldKeepFilesAndTakeOneOfTheAlternatives() throws Exception {
    var mail =
        read(
            """
            From: "a@b.example" <a@b.example>
            Message-ID: <m1@b.example>
            References: <m-2@b.example> <m-1@b.example>
            In-Reply-To: <m0@b.example>
            Date: Mon, 2 Mar 2026 08:58:12 +0800
            Content-Type: multipart/mixed; boundary=one

            --one
            Content-Type: multipart/alternative; boundary=two

            --two
            Content-Type: text/plain; charset=utf-8

            正文一
            --two
            Content-Type: text/html; charset=utf-8

            <p>正文二</p>
            --two--
            --one
            Content-Type: image/jpeg; name="=?gbk?B?1dXGrC5qcGc=?="
            Content-Transfer-Encoding: base64

            /9j/4AAQ
            --one
            Content-Type: message/rfc822

            Subject: inner

            所附的信
            --one--
            """
                .replace("\n", "\r\n"));
    assertThat(mail.text()).isEqualTo("正文一\n—— 所附邮件 ——\n所附的信");
    assertThat(mail.files()).singleElement().extracting(MailFile::name).isEqualTo("照片.jpg");
    assertThat(mail.name()).isNull();
    assertThat(mail.messageId()).isEqualTo("<m1@b.example>");
    assertThat(mail.references())
        .containsExactly("<m0@b.example>", "<m-1@b.example>", "<m-2@b.example>");
    assertThat(mail.sentAt()).hasToString("2026-03-02T00:58:12Z");
  }

  @Test
  void shouldLeaveFilesThatAreTooLargeOrTooManyAndSayHowMany() throws Exception {
    var raw =
        new StringBuilder("From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
    for (int at = 0; at < 5; at++) {
      raw.append("--b\r\nContent-Disposition: attachment; filename=f")
          .append(at)
          .append(".txt\r\n\r\n")
          .append("x".repeat(at == 0 ? 50 : 5))
          .append("\r\n");
    }
    var mail =
        MailParser.read(raw.append("--b--").toString().getBytes(UTF_8), new MailLimits(3, 10, 100));
    assertThat(mail.files()).hasSize(3);
    assertThat(mail.filesLeft()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Auto-Submitted: auto-replied|AUTO_REPLY",
        "Auto-Submitted: no|PERSON",
        "X-Autoreply: yes|AUTO_REPLY",
        "Precedence: auto_reply|AUTO_REPLY",
        "Auto-Submitted: auto-generated|UNCLEAR",
        "From: postmaster@b.example|UNCLEAR",
        "Subject: 自动回复: 我在休假|UNCLEAR",
        "Subject: Automatic reply: out|UNCLEAR",
        "Subject: 学校自动回复家长的短信|PERSON",
        "Return-Path: <>|BOUNCE",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b|BOUNCE",
        "Content-Type: multipart/report; report-type=disposition-notification;"
            + " boundary=b|AUTO_REPLY",
        "X-Failed-Recipients: a@b.example|BOUNCE",
        "Subject: 系统退信|UNCLEAR",
        "Precedence: bulk|BULK",
        "List-Unsubscribe: <mailto:x@b.example>|BULK",
        "List-Id: <news.b.example>|BULK",
        "Subject: 反映食堂|PERSON"
      })
  void shouldTellWhatAPersonWrote(String header, MailKind kind) throws Exception {
    assertThat(read(header + "\r\nFrom: a@b.example\r\n\r\nx").kind()).isEqualTo(kind);
  }

  @Test
  void shouldSayWhyAMailCannotBeRead() {
    assertThatThrownBy(() -> read("")).hasMessage("NO_HEADER");
    assertThatThrownBy(() -> read(nested(40))).hasMessage("TOO_DEEP");
  }

  private static String nested(int depth) {
    var raw = new StringBuilder("From: a@b.example\r\n");
    for (int at = 0; at < depth; at++) {
      raw.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(at, at));
    }
    return raw.append("Content-Type: text/plain\r\n\r\nx").toString();
  }

  @Test
  void shouldCutHistoryOfAnswersAndSignaturesOfAll() {
    var answer =
        "补充：还收了校服费。\n"
            + "电话 13800001234\n\n"
            + "------------------ 原始邮件 ------------------\n"
            + "发件人: 惠民中心\n"
            + "查询码 ABCD";
    var words = MailWords.of("回复：您的来信已收到", answer, true);
    assertThat(words.text()).isEqualTo("补充：还收了校服费。\n电话 13800001234");
    assertThat(words.cut()).isTrue();
    assertThat(words.phone()).isEqualTo("13800001234");
    assertThat(MailWords.of("反映", answer, false).cut()).isFalse();
    assertThat(MailWords.of("转发：反映", answer, true).cut()).isFalse();
    assertThat(text("是的\n> 早先\n> 的话\n在 2026年3月2日 08:00，惠民中心 写道：\n全部")).isEqualTo("是的");
    assertThat(text("好\nOn Mon, Mar 2, 2026 at 8:00 AM hotline <h@b.example> wrote:\n> x"))
        .isEqualTo("好");
    assertThat(text("好\n发件人: 惠民\n发送时间: 2026-03-02\n主题: x\n旧")).isEqualTo("好");
    assertThat(text("> 只有引文")).isEmpty();
    assertThat(text("您好！\n> 你们问哪一天\n三月一日。")).isEqualTo("您好！\n三月一日。");
    assertThat(text("在 2026年3月2日 08:00，中心 写道：\n> 哪一天\n三月一日。\n> 谁\n王老师")).isEqualTo("三月一日。\n王老师");
    assertThat(text("好\n惠民 <h@b.example> 于3月2日写道：\n旧")).isEqualTo("好");
    assertThat(text("补充：\n老师在群里写道：\n明天交钱")).isEqualTo("补充：\n老师在群里写道：\n明天交钱");
    assertThat(text("2026年3月1日，老师在群里写道：\n明天交钱")).endsWith("明天交钱");
    assertThat(MailWords.of("Re: x", "------ 原始邮件 ------\n查询码 ABCD2345", true))
        .satisfies(
            only -> {
              assertThat(only.text()).isEmpty();
              assertThat(only.cut()).isTrue();
            });
    assertThat(MailWords.of("", "正文\n-- \n张某\n某公司", false).text()).isEqualTo("正文");
    assertThat(MailWords.of("", "正文\n发自我的iPhone", false).text()).isEqualTo("正文");
    assertThat(MailWords.of("", "来自华为小区的家长", false).text()).isEqualTo("来自华为小区的家长");
    assertThat(MailWords.of("", "老师13900000001，本人电话：138-0000-1234", false).phone())
        .isEqualTo("13800001234");
    assertThat(MailWords.of("", "老师13900000001、13900000002", false).phone()).isNull();
  }

  @Test
  void shouldFindWhoSignsAndWhereTheyLive() {
    var words = MailWords.of("", "反映问题。\n举报人：张三\n家住幸福小区3号楼2单元，请回复", false);
    assertThat(words.name()).isEqualTo("张三");
    assertThat(words.address()).isEqualTo("幸福小区3号楼2单元");
    assertThat(MailWords.of("", "投诉人：某中学全体家长委员会代表", false).name()).isNull();
  }

  private static String text(String answer) {
    return MailWords.of("Re: x", answer, false).text();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", " \r\n", "\t \n \n"})
  void shouldReadAMailThatBeginsWithTheRestOfAHeader(String before) throws Exception {
    var raw = before + "From: Li <li@b.example>\r\nSubject: x\r\n\r\ntext";
    var mail = MailParser.read(raw.getBytes(UTF_8), MailLimits.DEFAULT);
    assertThat(mail.address()).isEqualTo("li@b.example");
    assertThat(mail.text()).isEqualTo("text");
  }
}
