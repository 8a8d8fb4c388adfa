package cn.huimin.hotline.notification.mail;

import cn.huimin.hotline.notification.delivery.Delivery;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Writes mails from the message bundle: case number, unit, what is owed, and a link; nothing of a
 * complainant.
 */
public final class MailWriter {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);

  private final MessageSource messages;
  private final MailSettings settings;
  private final ZoneId zone;

  /** With these words. */
  public MailWriter(MessageSource messages, MailSettings settings, ZoneId zone) {
    this.messages = messages;
    this.settings = settings;
    this.zone = zone;
  }

  /**
   * A mail. Its Message-ID is that of the delivery, so that a mail sent again is known to be the
   * same.
   */
  public MimeMessage write(Delivery mail, String address, Instant at) {
    var message = new MimeMessage((Session) null);
    var subject = say(mail, mail.template() + ".subject");
    try {
      message.setHeader("Message-ID", "<" + mail.id() + "@hotline>");
      message.setFrom(settings.from());
      message.setRecipients(MimeMessage.RecipientType.TO, address);
      message.setSentDate(Date.from(at));
      message.setSubject(
          messages.getMessage("subject", new Object[] {subject}, Locale.CHINA),
          StandardCharsets.UTF_8.name());
      message.setText(
          messages.getMessage(
              "body",
              new Object[] {
                say(mail, mail.template() + ".body") + owed(mail),
                moment(mail.happenedAt()),
                link(mail)
              },
              Locale.CHINA),
          StandardCharsets.UTF_8.name());
    } catch (MessagingException e) {
      // Its message may hold the address.
      throw new IllegalStateException("a mail could not be written: " + e.getClass().getName());
    }
    return message;
  }

  /** Of a warning that its unit owes an answer to: who owes it, until when. */
  private String owed(Delivery mail) {
    var due = mail.parameters().get("answerDueAt");
    return due == null
        ? ""
        : "\n"
            + messages.getMessage(
                "answer-owed",
                new Object[] {
                  mail.parameters().getOrDefault("unitName", ""), moment(Instant.parse(due))
                },
                Locale.CHINA);
  }

  private String say(Delivery mail, String code) {
    var parameters = mail.parameters();
    var due = parameters.get("dueAt");
    var clock = parameters.getOrDefault("clock", "");
    return messages.getMessage(
        code,
        new Object[] {
          parameters.getOrDefault("caseNumber", ""),
          parameters.getOrDefault("unitName", ""),
          clock.isEmpty() ? "" : messages.getMessage("clock." + clock, null, clock, Locale.CHINA),
          due == null ? "" : moment(Instant.parse(due)),
          parameters.getOrDefault("ordinal", "")
        },
        Locale.CHINA);
  }

  private String moment(Instant instant) {
    return MOMENT.format(instant.atZone(zone));
  }

  private String link(Delivery mail) {
    var warningId = mail.parameters().get("warningId");
    if (warningId != null) {
      return settings.link() + "/warnings/" + URLEncoder.encode(warningId, StandardCharsets.UTF_8);
    }
    @Nullable String caseId = mail.caseId();
    return caseId == null ? settings.link() : settings.link() + "/cases/" + caseId;
  }
}
