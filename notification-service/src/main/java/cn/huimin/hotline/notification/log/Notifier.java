package cn.huimin.hotline.notification.log;

import cn.huimin.hotline.notification.delivery.Delivery;
import cn.huimin.hotline.notification.delivery.DeliveryLog;
import cn.huimin.hotline.notification.delivery.DeliveryLogAwayException;
import cn.huimin.hotline.notification.delivery.MailQueue;
import cn.huimin.hotline.notification.recipient.Notice;
import cn.huimin.hotline.notification.recipient.Occasion;
import cn.huimin.hotline.notification.recipient.RecipientsInForce;
import cn.huimin.hotline.platform.deadletter.DeadLetterLog;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.DeliveryChannel;
import cn.huimin.hotline.schemas.word.DeliveryResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes batches of the log: inbox messages are published, mails queued, and the place in the log is
 * kept, all in one transaction that ends when the broker has acknowledged. A batch that fails
 * half-way is taken again; ids tell then what was told before. What cannot be taken goes to the
 * dead letters, and its place is kept.
 */
public final class Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

  private final TransactionOperations transactions;
  private final Offsets offsets;
  private final Deserializer<SpecificRecord> decoder;
  private final Editions editions;
  private final RecipientsInForce recipients;
  private final DeliveryLog deliveries;
  private final MailQueue mails;
  private final DeadLetterLog deadLetters;
  private final Clock clock;
  private volatile @Nullable String trouble;

  /** A notifier of these parts. */
  public Notifier(
      TransactionOperations transactions,
      Offsets offsets,
      Deserializer<SpecificRecord> decoder,
      Editions editions,
      RecipientsInForce recipients,
      DeliveryLog deliveries,
      MailQueue mails,
      DeadLetterLog deadLetters,
      Clock clock) {
    this.transactions = transactions;
    this.offsets = offsets;
    this.decoder = decoder;
    this.editions = editions;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.mails = mails;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  /** What keeps it from going on; null while it works. */
  public @Nullable String trouble() {
    return trouble;
  }

  /**
   * Takes a batch.
   *
   * @param batch records of any of its topics, those of one partition in the order of the log
   */
  public void take(List<LogRecord> batch) {
    try {
      takeOrPark(batch);
      trouble = null;
    } catch (RuntimeException e) {
      trouble = e.getClass().getSimpleName();
      throw e;
    }
  }

  private void takeOrPark(List<LogRecord> batch) {
    try {
      transactions.executeWithoutResult(_ -> tell(batch));
    } catch (RuntimeException e) {
      if (passes(e)) {
        throw e;
      }
      LOG.warn("a batch of {} could not be taken as a whole, so one by one", batch.size(), e);
      batch.forEach(this::takeOrParkOne);
    }
  }

  private void takeOrParkOne(LogRecord record) {
    try {
      transactions.executeWithoutResult(_ -> tell(List.of(record)));
    } catch (RuntimeException e) {
      if (passes(e)) {
        throw e;
      }
      var reason = e.getClass().getSimpleName();
      transactions.executeWithoutResult(
          _ -> {
            offsets.park(record, reason, clock.instant());
            offsets.remember(List.of(record));
            deadLetters.giveUp(record.givenUp(), stage(e), e);
          });
    }
  }

  private static DeadLetterStage stage(RuntimeException e) {
    return e instanceof SerializationException
        ? DeadLetterStage.UNREADABLE
        : DeadLetterStage.UNHANDLED;
  }

  /** Whether the fault lies outside the record and will pass. */
  private static boolean passes(RuntimeException e) {
    return e instanceof TransientDataAccessException
        || e instanceof RecoverableDataAccessException
        || e instanceof DataAccessResourceFailureException
        || e instanceof TransactionException
        || e instanceof RetriableException
        || e instanceof DeliveryLogAwayException
        || e instanceof DirectoryBehindException;
  }

  private void tell(List<LogRecord> batch) {
    var places = new LinkedHashSet<String>();
    batch.forEach(record -> places.add(record.place()));
    var next = offsets.lock(places);
    var fresh =
        batch.stream()
            .filter(record -> record.offset() >= next.getOrDefault(record.place(), 0L))
            .toList();
    var directory = editions.directory();
    var reader = new OccasionReader(directory);
    var now = clock.instant();
    var inbox = new ArrayList<Map.Entry<String, DeliveryRecorded>>();
    var mail = new ArrayList<Delivery>();
    for (var record : fresh) {
      decoded(record)
          .flatMap(reader::read)
          .ifPresent(
              occasion -> {
                for (var notice : recipients.current().of(occasion, directory)) {
                  inbox.add(inInbox(occasion, notice));
                  mail.add(Delivery.of(occasion, notice, DeliveryChannel.MAIL));
                }
              });
    }
    offsets.remember(fresh);
    mails.add(mail, now);
    deliveries.publish(inbox);
  }

  private Map.Entry<String, DeliveryRecorded> inInbox(Occasion occasion, Notice notice) {
    var delivery = Delivery.of(occasion, notice, DeliveryChannel.INBOX);
    return Map.entry(
        delivery.key(), delivery.recorded(DeliveryResult.DELIVERED, 1, clock.instant()));
  }

  private Optional<SpecificRecord> decoded(LogRecord record) {
    return Optional.ofNullable(record.value())
        .map(bytes -> decoder.deserialize(record.topic(), bytes));
  }
}
