package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.mail.Mail;
import cn.huimin.hotline.intake.secret.KeyedHash;
import cn.huimin.hotline.intake.secret.SecretFiles;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ids of mails: keyed hashes, since a Message-ID may name a person's machine. The same mail in two
 * mailboxes is one; another mail under the same Message-ID is another.
 */
@Component
class MailIds {

  private static final int LENGTH = 32;

  private final KeyedHash hash;

  MailIds(SecretFiles secrets) {
    this.hash = new KeyedHash(secrets.key("mail.key"));
  }

  /** Id of a mail that was read. */
  String of(Mail mail) {
    return shortened(
        String.join(
            "\n",
            "mail",
            String.valueOf(mail.messageId()),
            String.valueOf(mail.address()),
            mail.messageId() == null ? String.valueOf(mail.sentAt()) : "",
            mail.subject(),
            mail.text()));
  }

  /** Id of bytes that are no mail one can read. */
  String of(byte[] raw) {
    return shortened("raw\n" + new String(raw, StandardCharsets.ISO_8859_1));
  }

  /** Id of a mail that could not be fetched. */
  String of(String mailbox, long uidValidity, long uid) {
    return shortened("uid\n" + mailbox + "\n" + uidValidity + "\n" + uid);
  }

  /** What a Message-ID is known by. */
  String ofMessage(String messageId) {
    return shortened("message\n" + messageId);
  }

  /** What an address is known by for a day, so that nothing says whose it was on another. */
  String ofAddressee(String address, LocalDate day) {
    return shortened("addressee\n" + day + "\n" + address.toLowerCase(Locale.ROOT));
  }

  /** What the mail itself and those it answers are known by, the nearest first. */
  List<String> ofReferences(Mail mail) {
    return mail.references().stream().map(this::ofMessage).toList();
  }

  /** What the mail is known by in its thread, or null. */
  @Nullable String ofOwn(Mail mail) {
    var id = mail.messageId();
    return id == null ? null : ofMessage(id);
  }

  private String shortened(String text) {
    return hash.hex(text).substring(0, LENGTH);
  }
}
