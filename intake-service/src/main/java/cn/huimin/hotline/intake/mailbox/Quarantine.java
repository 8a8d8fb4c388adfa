package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.mail.MailLimits;
import cn.huimin.hotline.intake.mail.MailParser;
import cn.huimin.hotline.intake.mail.MailSearch;
import cn.huimin.hotline.intake.mail.UnreadableMailException;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.Mentions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails that wait for somebody, as what is kept of a person. */
@Component
public class Quarantine {

  private static final Map<MailState, Duration> KEPT =
      Map.of(
          MailState.QUARANTINED, Duration.ofDays(90),
          MailState.IGNORED, Duration.ofDays(14),
          MailState.DISCARDED, Duration.ofDays(7));

  /** Longest text that is handed out of a mail; the whole is its original. */
  private static final int LONGEST = 100_000;

  /**
   * A mail that waits.
   *
   * @param from address of its sender, if it can be read
   * @param subject its subject, if it can be read
   * @param text what it says; of one that cannot be read, how it stands
   */
  public record Waiting(
      String mailId,
      String mailbox,
      Instant firstAt,
      @Nullable String from,
      @Nullable String subject,
      String text) {

    /** Without what it says. */
    @Override
    public String toString() {
      return "Waiting[" + mailId + "]";
    }
  }

  private final Mails mails;
  private final Vault vault;

  Quarantine(Mails mails, Vault vault) {
    this.mails = mails;
    this.vault = vault;
  }

  /**
   * Mails that name a person, in whatever of their words. They are opened one by one: there are
   * few, and it is asked seldom.
   */
  public List<Waiting> naming(Mentions person) {
    return person.isEmpty()
        ? List.of()
        : mails.kept().stream().flatMap(line -> found(line, person).stream()).toList();
  }

  private Optional<Waiting> found(MailLine line, Mentions person) {
    var subject = Subject.ofMail(line.mailId());
    var raw = vault.getBytes(subject, MailIntake.RAW);
    return raw.isPresent()
        ? raw.filter(one -> person.in(MailSearch.texts(one))).map(one -> waiting(line, one))
        : vault
            .get(subject, MailHead.ENTRY, MailHead.class)
            .filter(head -> person.in(head.words()))
            .map(head -> waiting(line, head));
  }

  /** Of a mail that was left where it is, its head alone is here. */
  private static Waiting waiting(MailLine line, MailHead head) {
    return new Waiting(
        line.mailId(), line.mailbox(), line.firstAt(), head.from(), head.subject(), "");
  }

  private static Waiting waiting(MailLine line, byte[] raw) {
    try {
      var mail = MailParser.read(raw, MailLimits.DEFAULT);
      return new Waiting(
          line.mailId(),
          line.mailbox(),
          line.firstAt(),
          mail.address(),
          mail.subject(),
          shortened(mail.text()));
    } catch (UnreadableMailException e) {
      return new Waiting(
          line.mailId(),
          line.mailbox(),
          line.firstAt(),
          null,
          null,
          shortened(MailSearch.texts(raw).getFirst()));
    }
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** Erases mails, in the caller's transaction; what is left says that they were. */
  public void erase(List<Waiting> found) {
    found.forEach(mail -> end(mail.mailId(), mail.mailbox()));
  }

  /**
   * Erases, in the caller's transaction, what waited for 90 days, what no person wrote after 14,
   * and what was left out after 7, during which somebody may think better of it.
   */
  public void eraseOld(Instant now) {
    for (var line : mails.kept()) {
      var kept = KEPT.getOrDefault(line.state(), Duration.ZERO);
      if (line.lastAt().isBefore(now.minus(kept))) {
        if (line.state() == MailState.QUARANTINED) {
          end(line.mailId(), line.mailbox());
        } else {
          mails.noLonger(line.mailId());
          vault.erase(Subject.ofMail(line.mailId()));
        }
      }
    }
  }

  private void end(String mailId, String mailbox) {
    mails.note(mailId, mailbox, MailState.DISCARDED, MailIntake.ERASED, null, 0, false);
    vault.erase(Subject.ofMail(mailId));
  }
}
