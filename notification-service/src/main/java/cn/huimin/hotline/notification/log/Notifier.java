package cn.huimin.hotline.notification.log;

import cn.huimin.hotline.notification.delivery.Delivery;
import cn.huimin.hotline.notification.delivery.DeliveryLog;
import cn.huimin.hotline.notification.delivery.DeliveryLogAwayException;
import cn.huimin.hotline.notification.delivery.MailQueue;
import cn.huimin.hotline.notification.recipient.Notice;
import cn.huimin.hotline.notification.recipient.Occasion;
import cn.huimin.hotline.notification.recipient.RecipientsInForce;
import cn.huimin.hotline.notification.recipient.StandIn;
import cn.huimin.hotline.notification.sms.RatingRequest;
import cn.huimin.hotline.notification.sms.RatingRequests;
import cn.huimin.hotline.platform.deadletter.ParkedTable;
import cn.huimin.hotline.platform.deadletter.RetriedRecords;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DeliveryChannel;
import cn.huimin.hotline.schemas.word.DeliveryResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
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
 * Takes batches of the log: inbox messages are published, mails and short messages queued, and the
 * place in the log is kept, all in one transaction that ends when the broker has acknowledged. A
 * batch that fails half-way is taken again; ids tell then what was told before. What cannot be
 * taken goes to the dead letters, and its place is kept.
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
  private final RatingRequests ratings;
  private final ParkedTable parked;
  private final RetriedRecords retried;
  private final Supplier<List<StandIn>> standIns;
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
      RatingRequests ratings,
      ParkedTable parked,
      Supplier<List<StandIn>> standIns,
      Clock clock) {
    this.standIns = standIns;
    this.transactions = transactions;
    this.offsets = offsets;
    this.decoder = decoder;
    this.editions = editions;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.mails = mails;
    this.ratings = ratings;
    this.parked = parked;
    this.retried = new RetriedRecords(parked, transactions, decoder, Notifier::passes);
    this.clock = clock;
  }

  /** What keeps it from going on; null while it works. */
  public @Nullable String trouble() {
    return trouble;
  }

  /**
   * Takes a batch.
   *
   * @param batch records of any of its topics and of its retry topic, those of one partition in the
   *     order of the log
   */
  public void take(List<LogRecord> batch) {
    try {
      var again = batch.stream().filter(Notifier::isRetry).toList();
      var plain =
          again.isEmpty() ? batch : batch.stream().filter(record -> !isRetry(record)).toList();
      if (!plain.isEmpty()) {
        takeOrPark(plain);
      }
      again.forEach(this::takeAgain);
      trouble = null;
    } catch (RuntimeException e) {
      trouble = e.getClass().getSimpleName();
      throw e;
    }
  }

  private static boolean isRetry(LogRecord record) {
    return record.topic().equals(Topics.RETRY_NOTIFICATION.name());
  }

  private void takeAgain(LogRecord request) {
    var next = offsets.next().getOrDefault(request.place(), 0L);
    if (request.offset() >= next) {
      retried.take(
          request.givenUp(),
          record -> tell(List.of(LogRecord.of(record))),
          () -> offsets.remember(List.of(request)));
    }
  }

  private void takeOrPark(List<LogRecord> batch) {
    try {
      transactions.executeWithoutResult(_ -> takeInTurn(batch));
    } catch (RuntimeException e) {
      if (passes(e)) {
        throw e;
      }
      LOG.warn(
          "a batch of {} could not be taken as a whole, so one by one",
          batch.size(),
          Wordless.of(e));
      batch.forEach(this::takeOrParkOne);
    }
  }

  private void takeOrParkOne(LogRecord record) {
    try {
      transactions.executeWithoutResult(_ -> takeInTurn(List.of(record)));
    } catch (RuntimeException e) {
      if (passes(e)) {
        throw e;
      }
      transactions.executeWithoutResult(
          _ -> {
            offsets.remember(List.of(record));
            parked.giveUp(record.givenUp(), record.lane(), RetriedRecords.stage(e), e);
          });
    }
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

  /** Takes what was not taken before; what comes behind a record that waits has to wait too. */
  private void takeInTurn(List<LogRecord> batch) {
    var places = new LinkedHashSet<String>();
    batch.forEach(record -> places.add(record.place()));
    var next = offsets.lock(places);
    var fresh =
        batch.stream()
            .filter(record -> record.offset() >= next.getOrDefault(record.place(), 0L))
            .toList();
    var occupied = parked.occupied(fresh.stream().map(LogRecord::lane).toList());
    var free = fresh.stream().filter(record -> !occupied.contains(record.lane())).toList();
    fresh.stream()
        .filter(record -> occupied.contains(record.lane()))
        .forEach(record -> parked.park(record.givenUp(), record.lane()));
    offsets.remember(fresh);
    tell(free);
  }

  private void tell(List<LogRecord> records) {
    var directory = editions.directory();
    var reader = new OccasionReader(directory);
    var now = clock.instant();
    var standing = records.isEmpty() ? List.<StandIn>of() : standIns.get();
    var inbox = new ArrayList<Map.Entry<String, DeliveryRecorded>>();
    var mail = new ArrayList<Delivery>();
    var rating = new ArrayList<RatingRequest>();
    for (var record : records) {
      var value = decoded(record);
      value.flatMap(RatingRequest::of).ifPresent(rating::add);
      value
          .flatMap(reader::read)
          .ifPresent(
              occasion -> {
                for (var notice : recipients.current().of(occasion, directory, standing)) {
                  inbox.add(inInbox(occasion, notice));
                  mail.add(Delivery.of(occasion, notice, DeliveryChannel.MAIL));
                }
              });
    }
    mails.add(mail, now);
    ratings.add(rating, now);
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
