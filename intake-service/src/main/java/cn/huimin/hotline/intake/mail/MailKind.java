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
  BULK,
  /**
   * Perhaps a machine, perhaps not: a person writes 自动回复 into a subject, the form of a web site
   * says that it is a machine, and somebody's post comes from a postmaster. A person has to look.
   */
  UNCLEAR;

  private static final Pattern AWAY =
      Pattern.compile(
          "^\\s*(?:\\[|【)?(?:自动回复|自动答复|外出自动回复|已读[:：]|out of (?:the )?office|automatic reply|auto(?:matic)?[ -]?(?:reply|response)|autoreply|read[:：])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNDELIVERED =
      Pattern.compile(
          "^\\s*(?:系统退信|退信|邮件投递失败|undeliver(?:able|ed)|mail delivery (?:failed|failure)|delivery status notification|returned mail)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SERVER =
      Pattern.compile("<?(?:mailer-daemon|mail-daemon)@", Pattern.CASE_INSENSITIVE);
  private static final Pattern POSTMASTER =
      Pattern.compile("<?postmaster@", Pattern.CASE_INSENSITIVE);
  private static final String GENERATED = "auto-generated";

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
        || SERVER.matcher(word.apply("From")).find()) {
      return BOUNCE;
    }
    var submitted = word.apply("Auto-Submitted");
    var precedence = word.apply("Precedence");
    boolean isGenerated = submitted.startsWith(GENERATED);
    if ((!submitted.isEmpty() && !submitted.startsWith("no") && !isGenerated)
        || (!word.apply("X-Autoreply").isEmpty() && !word.apply("X-Autoreply").equals("no"))
        || header.apply("X-Autorespond").isPresent()
        || precedence.equals("auto_reply")
        || type.startsWith("multipart/report")) {
      return AUTO_REPLY;
    }
    if (precedence.equals("bulk")
        || precedence.equals("list")
        || precedence.equals("junk")
        || header.apply("List-Unsubscribe").isPresent()
        || header.apply("List-Id").isPresent()) {
      return BULK;
    }
    return isGenerated
            || POSTMASTER.matcher(word.apply("From")).find()
            || UNDELIVERED.matcher(subject).find()
            || AWAY.matcher(subject).find()
        ? UNCLEAR
        : PERSON;
  }
}
