package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.config.RealTime;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private final boolean noAddress;

    NotSentException(Exception cause) {
      super(cause.getClass().getSimpleName());
      this.kind = cause.getClass().getSimpleName();
      this.noAddress = cause instanceof AddressException;
    }

    String kind() {
      return kind;
    }

    /** Whether what it goes to is no address, so that trying again is of no use. */
    boolean isForNoAddress() {
      return noAddress;
    }
  }

  private static final Logger log = LoggerFactory.getLogger(SmtpOutbox.class);

  /** How long a server is left alone that failed so often. */
  static final Duration REST = Duration.ofMinutes(1);

  /** Sender of what nothing shall be sent back for. */
  private static final String NOBODY = "<>";

  /** Answers of a server from here on are for good. */
  private static final int REFUSED = 500;

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final MailboxSettings.Smtp smtp;
  private final String link;
  private final Session session;
  private final RealTime time;
  private final ResourceBundle words =
      ResourceBundle.getBundle("intake-messages", Locale.SIMPLIFIED_CHINESE);
  private final CircuitBreaker breaker;
  private volatile boolean wantsASender;

  SmtpOutbox(MailboxSettings.Smtp smtp, Duration timeout, String link, RealTime time) {
    this.smtp = smtp;
    this.link = link;
    this.time = time;
    this.session = Session.getInstance(properties(smtp, timeout));
    this.breaker =
        CircuitBreaker.of(
            "acknowledgements",
            CircuitBreakerConfig.custom()
                // Five failures in a row.
                .slidingWindowSize(5)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(2)
                .waitDurationInOpenState(REST)
                .clock(time.clock())
                .build());
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

  /**
   * Asks for leave to send one: not while the server is left alone, since it failed so often.
   * Whoever has it sends, or gives it back by {@link #doNot}.
   */
  boolean may() {
    return breaker.tryAcquirePermission();
  }

  /** Gives back the leave to send. */
  void doNot() {
    breaker.releasePermission();
  }

  /**
   * Sends an acknowledgement, by leave of {@link #may}.
   *
   * @throws NotSentException if the server did not take it
   */
  void send(Acknowledgement what) throws NotSentException {
    long began = breaker.getCurrentTimestamp();
    try {
      deliver(what);
      breaker.onSuccess(breaker.getCurrentTimestamp() - began, breaker.getTimestampUnit());
    } catch (MessagingException | RuntimeException e) {
      long took = breaker.getCurrentTimestamp() - began;
      if (isAboutTheMail(e)) {
        breaker.onSuccess(took, breaker.getTimestampUnit());
      } else {
        breaker.onError(took, breaker.getTimestampUnit(), e);
      }
      throw new NotSentException(e);
    }
  }

  /**
   * Some providers take nothing but from the address that is signed in, and say so of the sender or
   * of whom it goes to.
   */
  private void deliver(Acknowledgement what) throws MessagingException {
    if (!wantsASender) {
      try {
        deliver(what, NOBODY);
        return;
      } catch (SendFailedException e) {
        // Once more with a sender.
      }
    }
    deliver(what, smtp.from());
    wantsASender = true;
  }

  private void deliver(Acknowledgement what, String envelopeFrom) throws MessagingException {
    var mail = written(what, envelopeFrom);
    var transport = session.getTransport();
    try {
      transport.connect(smtp.host(), smtp.port(), smtp.username(), smtp.password());
      transport.sendMessage(mail, mail.getAllRecipients());
    } finally {
      hangUp(transport);
    }
  }

  /** A server that is gone before the farewell has taken the mail all the same, or said no. */
  private static void hangUp(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      log.debug("The mail server was gone before the farewell");
    }
  }

  private static boolean isAboutTheSender(SMTPSendFailedException e) {
    return e.getCommand() != null && e.getCommand().startsWith("MAIL");
  }

  /** Whether the server is well, and refuses this mail or whom it goes to. */
  private static boolean isAboutTheMail(Exception e) {
    for (Exception at = e;
        at != null;
        at = at instanceof MessagingException one ? one.getNextException() : null) {
      if (at instanceof AddressException
          || at instanceof SMTPAddressFailedException
          || (at instanceof SMTPSendFailedException failed
              && failed.getReturnCode() >= REFUSED
              && !isAboutTheSender(failed))) {
        return true;
      }
    }
    return false;
  }

  private MimeMessage written(Acknowledgement what, String envelopeFrom) throws MessagingException {
    var mail =
        new SMTPMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", what.messageId());
          }
        };
    mail.setEnvelopeFrom(envelopeFrom);
    mail.setFrom(new InternetAddress(smtp.from()));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(what.to()));
    mail.setSubject(words.getString("acknowledgement.subject").formatted(what.caseNumber()), UTF_8);
    mail.setText(
        words.getString("acknowledgement.text").formatted(what.caseNumber(), what.code(), link),
        UTF_8);
    mail.setSentDate(Date.from(time.clock().instant()));
    // So that no machine answers it (RFC 3834); for the same reason nobody is its sender.
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
