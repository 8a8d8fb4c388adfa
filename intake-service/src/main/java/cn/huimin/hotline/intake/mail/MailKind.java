package cn.huimin.hotline.intake.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Who or what wrote a mail, as its header says; only a person's opens a case. */
public enum MailKind {
  /** A person, as far as one can tell. */
  PERSON,
  /** A machine answering for somebody: away, read, received (RFC 3834). */
  AUTO_REPLY,
  /** A mail server that could not deliver a mail (RFC 3464). */
  BOUNCE,
  /** A newsletter, a mailing list, an advertisement. */
  BULK;

  private static final Pattern AWAY =
      Pattern.compile(
          "^\\s*(?:\\[|【)?(?:自动回复|自动答复|外出自动回复|已读[:：]|out of (?:the )?office|automatic reply|auto(?:matic)?[ -]?(?:reply|response)|autoreply|read[:：])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNDELIVERED =
      Pattern.compile(
          "^\\s*(?:系统退信|退信|邮件投递失败|undeliver(?:able|ed)|mail delivery (?:failed|failure)|delivery status notification|returned mail)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SERVER =
      Pattern.compile("<?(?:mailer-daemon|postmaster|mail-daemon)@", Pattern.CASE_INSENSITIVE);

  /**
   * Tells the kind of a mail.
   *
   * @param header value of a header by its name, empty if there is none
   * @param subject the subject, decoded
   */
  static MailKind of(Function<String, Optional<String>> header, String subject) {
    Function<String, String> word =
        name -> header.apply(name).map(v -> v.strip().toLowerCase(Locale.ROOT)).orElse("");
    var type = word.apply("Content-Type");
    if ((type.startsWith("multipart/report") && type.contains("delivery-status"))
        || word.apply("Return-Path").equals("<>")
        || header.apply("X-Failed-Recipients").isPresent()
        || SERVER.matcher(word.apply("From")).find()
        || UNDELIVERED.matcher(subject).find()) {
      return BOUNCE;
    }
    var submitted = word.apply("Auto-Submitted");
    var precedence = word.apply("Precedence");
    if ((!submitted.isEmpty() && !submitted.startsWith("no"))
        || (!word.apply("X-Autoreply").isEmpty() && !word.apply("X-Autoreply").equals("no"))
        || header.apply("X-Autorespond").isPresent()
        || precedence.equals("auto_reply")
        || type.startsWith("multipart/report")
        || AWAY.matcher(subject).find()) {
      return AUTO_REPLY;
    }
    if (precedence.equals("bulk")
        || precedence.equals("list")
        || precedence.equals("junk")
        || header.apply("List-Unsubscribe").isPresent()
        || header.apply("List-Id").isPresent()) {
      return BULK;
    }
    return PERSON;
  }
}
