package cn.huimin.hotline.intake.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a mail itself says: of an answer without the history it repeats, of every mail without its
 * signature. A mail that is handed on ("Fw:", 转发) keeps what it hands on, and nothing is cut that
 * would leave nothing.
 *
 * @param text what remains
 * @param cut whether history was cut, so that something of the mail does not stand in the text
 * @param name the name the sender signs by, where the mail says that it is one, or null
 * @param phone the phone the sender writes to be reached by, or null
 * @param address where the sender writes to live, or null
 */
public record MailWords(
    String text,
    boolean cut,
    @Nullable String name,
    @Nullable String phone,
    @Nullable String address) {

  private static final Pattern ANSWER =
      Pattern.compile("^\\s*(?:re|回复|答复|回覆)\\s*[:：]", Pattern.CASE_INSENSITIVE);
  private static final Pattern HANDED_ON =
      Pattern.compile("^\\s*(?:fw|fwd|转发|转寄)\\s*[:：]", Pattern.CASE_INSENSITIVE);

  /** Lines behind which programs put the mail that is answered. */
  private static final Pattern HISTORY =
      Pattern.compile(
          "(?m)^[ \\t>]*(?:"
              + "[-—－_]{2,}[ \\t]*(?:原始邮件|原邮件|转发的邮件|回复的原邮件|Original Message|Original)[ \\t]*[-—－_]*"
              + "|(?:发件人|寄件者|From)[ \\t]*[:：].{0,300}\\n(?:[ \\t>]*\\n)?[ \\t>]*(?:发送时间|发送日期|日期|时间|收件人|Sent|Date|To)[ \\t]*[:：]"
              + "|.{0,20}\\d{4}[ \\t]*[-年/.][ \\t]*\\d{1,2}.{0,200}(?:写道|wrote)[ \\t]*[:：]"
              + "|On .{5,200}\\s?wrote[ \\t]*[:：]"
              + "|.{0,120}(?:写道|编写)[ \\t]*[:：][ \\t]*$"
              + ")");

  private static final Pattern SIGNATURE =
      Pattern.compile(
          "(?m)^(?:-- ?|[ \\t]*(?:(?:发自|来自|从)我的.{0,40}"
              + "|发自 ?(?:网易邮箱大师|新浪邮箱|QQ邮箱|邮箱).{0,20}|从 ?Windows ?版?邮件发送.{0,10}"
              + "|获取 ?Outlook.{0,40}|Sent (?:from|via) .{0,50}|Get Outlook for .{0,20}))$",
          Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_SIGNATURE = 12;

  /** Characters at the end of a mail among which a signature is looked for. */
  private static final int NEAR_THE_END = 2_000;

  private static final Pattern NAMED =
      Pattern.compile("(?:姓名|联系人|反映人|投诉人|举报人|诉求人|来信人|写信人)[ \\t]*[:：][ \\t]*([一-龥·]{2,6})(?![一-龥])");
  private static final Pattern LIVES =
      Pattern.compile("(?:家庭住址|家庭地址|联系地址|现住址|住址|家住|现住)[ \\t]*[:：]?[ \\t]*([^\\n，。,；;]{4,80})");

  private static final Pattern MOBILE =
      Pattern.compile("(?<![0-9A-Za-z])(?:\\+?86[- ]?)?(1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})(?![0-9])");
  private static final Pattern OWN = Pattern.compile("(?:我的|本人|我|联系|家长|投诉人|反映人)[^\\n。；]{0,10}$");

  /** Reads what a mail says. */
  static MailWords of(String subject, String text, boolean answers) {
    var all = MailText.printable(text).strip();
    var own = all;
    if ((answers || ANSWER.matcher(subject).find()) && !HANDED_ON.matcher(subject).find()) {
      own = withoutHistory(all);
    }
    boolean cut = !own.equals(all);
    return new MailWords(
        withoutSignature(own),
        cut,
        said(NAMED, own).orElse(null),
        phone(own).orElse(null),
        said(LIVES, own).orElse(null));
  }

  private static String withoutHistory(String text) {
    var history = HISTORY.matcher(text);
    var before = history.find() ? text.substring(0, history.start()) : text;
    var own =
        String.join(
            "\n", Stream.of(before.split("\n", -1)).filter(line -> !line.startsWith(">")).toList());
    return own.isBlank() ? text : own.strip();
  }

  /** A signature stands at the end and is short; what looks like one further up is none. */
  private static String withoutSignature(String text) {
    int from = text.lastIndexOf('\n', Math.max(0, text.length() - NEAR_THE_END));
    var signature = SIGNATURE.matcher(text).region(Math.max(0, from), text.length());
    while (signature.find()) {
      var rest = text.substring(signature.end());
      if (rest.lines().filter(line -> !line.isBlank()).count() <= LONGEST_SIGNATURE) {
        var own = text.substring(0, signature.start()).strip();
        return own.isEmpty() ? text : own;
      }
    }
    return text;
  }

  private static Optional<String> said(Pattern label, String text) {
    return label.matcher(text).results().map(found -> found.group(1).strip()).findFirst();
  }

  /** The only mobile number of a mail, or the one that is said to be the sender's. */
  private static Optional<String> phone(String text) {
    var found = MOBILE.matcher(text).results().toList();
    List<String> numbers =
        found.stream().map(n -> n.group(1).replaceAll("\\D", "")).distinct().toList();
    if (numbers.size() == 1) {
      return Optional.of(numbers.getFirst());
    }
    return found.stream()
        .filter(n -> OWN.matcher(text.substring(Math.max(0, n.start() - 20), n.start())).find())
        .map(n -> n.group(1).replaceAll("\\D", ""))
        .findFirst();
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "MailWords[" + text.length() + "]";
  }
}
