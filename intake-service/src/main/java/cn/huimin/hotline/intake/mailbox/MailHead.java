package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.mail.Mail;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a mail and about what, for whoever looks at what waits. Lives in the vault beside the
 * mail.
 *
 * @param from address of its sender, or null
 * @param subject its subject, or null
 */
record MailHead(@Nullable String from, @Nullable String subject) {

  /** Name of the entry in the vault. */
  static final String ENTRY = "head";

  private static final int LONGEST = 200;

  static MailHead of(Mail mail) {
    var subject = mail.subject();
    return new MailHead(
        mail.address(), subject.length() > LONGEST ? subject.substring(0, LONGEST) : subject);
  }

  /** All of it that is there. */
  List<String> words() {
    return Stream.of(from, subject).filter(Objects::nonNull).toList();
  }

  /** Without the person. */
  @Override
  public String toString() {
    return "MailHead[…]";
  }
}
