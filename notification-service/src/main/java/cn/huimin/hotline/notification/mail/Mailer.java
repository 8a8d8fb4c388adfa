package cn.huimin.hotline.notification.mail;

import cn.huimin.hotline.notification.delivery.Delivery;
import cn.huimin.hotline.notification.delivery.DeliveryLog;
import cn.huimin.hotline.schemas.word.DeliveryResult;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Sends a queued mail. The attempt is committed before the mail goes out; what became of it is told
 * to the log before it is crossed off, so that a crash in between sends and tells it again, under
 * the same ids.
 */
public final class Mailer {

  private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

  private final MailStore store;
  private final AddressBook addresses;
  private final MailWriter writer;
  private final JavaMailSender sender;
  private final CircuitBreaker breaker;
  private final DeliveryLog deliveries;
  private final Clock clock;

  /** A mailer of these parts. */
  public Mailer(
      MailStore store,
      AddressBook addresses,
      MailWriter writer,
      JavaMailSender sender,
      CircuitBreaker breaker,
      DeliveryLog deliveries,
      Clock clock) {
    this.store = store;
    this.addresses = addresses;
    this.writer = writer;
    this.sender = sender;
    this.breaker = breaker;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * Sends the mail if it is still due.
   *
   * @throws MailNotSentException if it has to be tried again
   */
  public void send(String id) {
    var queued = store.due(id);
    if (queued.isEmpty()) {
      return;
    }
    var mail = queued.get().delivery();
    try {
      var address = addresses.addressOf(mail.recipient());
      if (address.isEmpty()) {
        store.failed(id, "no-address");
        end(mail, queued.get().attempt(), false);
        return;
      }
      int attempt = breaker.executeSupplier(() -> attempt(mail, address.get()));
      end(mail, attempt, true);
    } catch (RuntimeException e) {
      // What a mail server says may name the person: only the kind of error is kept.
      var kind = e.getClass().getSimpleName();
      store.failed(id, kind);
      LOG.warn("mail {} was not sent: {}", id, kind);
      throw new MailNotSentException(kind);
    }
  }

  /** What is still due of the mail; empty once it is sent or given up. */
  Optional<QueuedMail> due(String id) {
    return store.due(id);
  }

  /** Gives the mail up and says so. */
  void giveUp(QueuedMail queued) {
    LOG.error("mail {} was given up after {} attempts", queued.delivery().id(), queued.attempt());
    end(queued.delivery(), queued.attempt(), false);
  }

  private int attempt(Delivery mail, String address) {
    int attempt = store.begin(mail.id(), clock.instant());
    sender.send(writer.write(mail, address, clock.instant()));
    return attempt;
  }

  private void end(Delivery mail, int attempt, boolean sent) {
    var at = clock.instant();
    var result = sent ? DeliveryResult.DELIVERED : DeliveryResult.FAILED;
    deliveries.publish(List.of(Map.entry(mail.key(), mail.recorded(result, attempt, at))));
    store.end(mail.id(), sent, at);
  }
}
