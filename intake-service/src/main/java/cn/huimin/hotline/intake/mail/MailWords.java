package cn.huimin.hotline.intake.mail;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a mail itself says: of an answer without the history it repeats, of every mail without its
 * signature. A mail that is handed on ("Fw:", 转发) keeps what it hands on.
 *
 * @param text what remains; empty if all of it is history
 * @param cut whether history was cut, so that something of the mail does not stand in the text
 * @param name the name the sender gives as their own, or null
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
              + "|(?=.{0,200}\\d{4}[ \\t]*[-年/.][ \\t]*\\d{1,2}[ \\t]*[-月/.][ \\t]*\\d{1,2})"
              + "(?=.{0,200}\\d:\\d\\d|.{0,300}\\n\\s*>).{0,300}(?:写道|编写|wrote)[ \\t]*[:：][ \\t]*$"
              + "|On .{5,200}\\s?wrote[ \\t]*[:：]"
              + "|.{0,200}[\\w.-]@[\\w-].{0,150}(?:写道|编写)[ \\t]*[:：][ \\t]*$"
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

  /** Reads what a mail says. */
  static MailWords of(String subject, String text, boolean answers) {
    var all = MailText.printable(text).strip();
    var own = all;
    if ((answers || ANSWER.matcher(subject).find()) && !HANDED_ON.matcher(subject).find()) {
      own = withoutHistory(all);
    }
    boolean cut = !own.equals(all);
    var person = MailPerson.of(own);
    return new MailWords(
        withoutSignature(own), cut, person.name(), person.phone(), person.address());
  }

  /**
   * What stands above the history, and between its quoted lines and below them, since many answer
   * there; nothing, if there is only history: what is quoted may be what we wrote ourselves.
   */
  private static String withoutHistory(String text) {
    var own = new StringBuilder();
    int at = 0;
    for (var begins = HISTORY.matcher(text); begins.find(at); ) {
      own.append(text, at, begins.start());
      int end = text.indexOf('\n', begins.end());
      boolean isQuoted = text.startsWith(">", begins.start());
      if (end >= 0 && isQuoted) {
        own.append(text, begins.start(), end + 1);
      } else if (end < 0 || !text.substring(end).stripLeading().startsWith(">")) {
        at = text.length();
        break;
      }
      at = end + 1;
    }
    own.append(text, at, text.length());
    return own.toString()
        .lines()
        .filter(line -> !line.startsWith(">"))
        .collect(Collectors.joining("\n"))
        .strip();
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

  /** Without what it says. */
  @Override
  public String toString() {
    return "MailWords[" + text.length() + "]";
  }
}
