package cn.huimin.hotline.intake.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail, read.
 *
 * @param kind who or what wrote it
 * @param messageId its Message-ID with its angle brackets, or null
 * @param references ids of the mails it answers, the nearest first
 * @param address address of its sender, or null
 * @param name name the sender gives, or null
 * @param sentAt when it was sent, as it says, or null
 * @param subject its subject; empty if it has none
 * @param text all it says, as plain text; empty if it says nothing, or no person wrote it
 * @param files files that came with it
 * @param filesLeft how many more came with it, too many or too large
 */
public record Mail(
    MailKind kind,
    @Nullable String messageId,
    List<String> references,
    @Nullable String address,
    @Nullable String name,
    @Nullable Instant sentAt,
    String subject,
    String text,
    List<MailFile> files,
    int filesLeft) {

  /** Copies its lists. */
  public Mail {
    references = List.copyOf(references);
    files = List.copyOf(files);
  }

  /** What it says, without the history below it and without a signature. */
  public MailWords words() {
    return MailWords.of(subject, text, !references.isEmpty());
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "Mail[" + kind + ", " + files.size() + " files]";
  }
}
