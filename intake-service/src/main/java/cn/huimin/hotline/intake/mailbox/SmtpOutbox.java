package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.config.RealTime;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Writes acknowledgements and hands them to the mail server. */
final class SmtpOutbox {

  /**
   * An acknowledgement.
   *
   * @param to address of the complainant
   * @param caseNumber number of the case
   * @param code look-up code
   * @param messageId its Message-ID, the same at each attempt
   * @param answers Message-ID of the mail it answers, or null
   */
  record Acknowledgement(
      String to, String caseNumber, String code, String messageId, @Nullable String answers) {

    /** Without the person. */
    @Override
    public String toString() {
      return "Acknowledgement[" + caseNumber + "]";
    }
  }

  /** A mail that the server did not take; says what kind of error, and nothing of the mail. */
  static final class NotSentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String kind;

    NotSentException(Exception cause) {
      super(cause.getClass().getSimpleName());
      this.kind = cause.getClass().getSimpleName();
    }

    String kind() {
      return kind;
    }
  }

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final MailboxSettings.Smtp smtp;
  private final String link;
  private final Session session;
  private final RealTime time;
  private final ResourceBundle words =
      ResourceBundle.getBundle("intake-messages", Locale.SIMPLIFIED_CHINESE);
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "acknowledgements",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(10)
              .minimumNumberOfCalls(5)
              .waitDurationInOpenState(Duration.ofMinutes(1))
              .build());

  SmtpOutbox(MailboxSettings.Smtp smtp, Duration timeout, String link, RealTime time) {
    this.smtp = smtp;
    this.link = link;
    this.time = time;
    this.session = Session.getInstance(properties(smtp, timeout));
  }

  private static Properties properties(MailboxSettings.Smtp smtp, Duration timeout) {
    var properties = new Properties();
    var millis = String.valueOf(timeout.toMillis());
    boolean implicit = smtp.tls() == MailboxSettings.Tls.TLS;
    var name = implicit ? "mail.smtps." : "mail.smtp.";
    properties.put(name + "connectiontimeout", millis);
    properties.put(name + "timeout", millis);
    properties.put(name + "writetimeout", millis);
    properties.put(name + "auth", String.valueOf(smtp.username() != null));
    properties.put(name + "ssl.checkserveridentity", "true");
    boolean upgrade = smtp.tls() == MailboxSettings.Tls.STARTTLS;
    properties.put(name + "starttls.enable", String.valueOf(upgrade));
    properties.put(name + "starttls.required", String.valueOf(upgrade));
    properties.put("mail.transport.protocol", implicit ? "smtps" : "smtp");
    return properties;
  }

  /** The Message-ID of the acknowledgement of a mail. */
  String messageId(String mailId) {
    var from = smtp.from();
    return "<ack." + mailId + "@" + from.substring(from.indexOf('@') + 1) + ">";
  }

  /** Whether the server failed so often that it is left alone for a while. */
  boolean isResting() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  /**
   * Sends an acknowledgement.
   *
   * @throws NotSentException if the server did not take it
   */
  void send(Acknowledgement what) throws NotSentException {
    try {
      breaker.executeCallable(
          () -> {
            try (var transport = session.getTransport()) {
              transport.connect(smtp.host(), smtp.port(), smtp.username(), smtp.password());
              var mail = written(what);
              transport.sendMessage(mail, mail.getAllRecipients());
            }
            return true;
          });
    } catch (Exception e) {
      throw new NotSentException(e);
    }
  }

  private MimeMessage written(Acknowledgement what) throws MessagingException {
    var mail =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", what.messageId());
          }
        };
    mail.setFrom(new InternetAddress(smtp.from()));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(what.to()));
    mail.setSubject(words.getString("acknowledgement.subject").formatted(what.caseNumber()), UTF_8);
    mail.setText(
        words.getString("acknowledgement.text").formatted(what.caseNumber(), what.code(), link),
        UTF_8);
    mail.setSentDate(Date.from(time.clock().instant()));
    // So that no machine answers it (RFC 3834).
    mail.setHeader("Auto-Submitted", "auto-replied");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    if (what.answers() != null) {
      mail.setHeader("In-Reply-To", what.answers());
      mail.setHeader("References", what.answers());
    }
    mail.saveChanges();
    return mail;
  }
}
