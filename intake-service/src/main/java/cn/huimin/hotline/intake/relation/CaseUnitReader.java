package cn.huimin.hotline.intake.relation;

import cn.huimin.hotline.intake.log.Consumed;
import cn.huimin.hotline.platform.deadletter.DeadLetterLog;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.platform.deadletter.ParkedTable;
import cn.huimin.hotline.platform.deadletter.RetriedRecords;
import cn.huimin.hotline.platform.deadletter.Turn;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes what case events say of a case's unit. An event that cannot be read becomes a dead letter
 * and nothing waits behind it: each event says all there is to know, and the highest version holds.
 */
@Component
class CaseUnitReader {

  private static final String CONSUMER = "case-units";
  private static final String AFTER = "after";

  private final CaseUnits units;
  private final Consumed consumed;
  private final TransactionOperations transactions;
  private final Deserializer<SpecificRecord> decoder;
  private final ParkedTable parked;
  private final RetriedRecords retried;
  private final List<CaseEventWatcher> watchers;

  CaseUnitReader(
      CaseUnits units,
      Consumed consumed,
      TransactionOperations transactions,
      JdbcOperations jdbc,
      SchemaIds ids,
      DeadLetterLog letters,
      List<CaseEventWatcher> watchers) {
    this.watchers = List.copyOf(watchers);
    this.units = units;
    this.consumed = consumed;
    this.transactions = transactions;
    this.decoder = new HotlineAvroDeserializer(ids);
    this.parked = new ParkedTable(jdbc, CONSUMER, letters);
    this.retried = new RetriedRecords(parked, transactions, decoder, CaseUnitReader::liesOutside);
  }

  /** Takes a batch of case events, and of those that are to be handled again. */
  void take(List<GivenUp> batch) {
    var retries = batch.stream().filter(CaseUnitReader::isRetry).toList();
    var events = batch.stream().filter(record -> !isRetry(record)).toList();
    if (!events.isEmpty()) {
      transactions.executeWithoutResult(
          _ -> {
            takeEvents(events);
            consumed.remember(CONSUMER, events);
          });
    }
    for (var retry : retries) {
      if (!consumed.has(retry)) {
        retried.take(
            retry,
            record -> takeEvents(List.of(record)),
            () -> consumed.remember(CONSUMER, List.of(retry)));
      }
    }
  }

  private void takeEvents(List<GivenUp> events) {
    var summaries = new ArrayList<CaseSummary>();
    var read = new ArrayList<SpecificRecord>();
    var contents = new HashMap<String, String>();
    for (var event : events) {
      try {
        var record = decoder.deserialize(event.topic(), event.value());
        summary(record).ifPresent(summaries::add);
        content(record, contents);
        if (record != null) {
          read.add(record);
        }
      } catch (RuntimeException e) {
        if (liesOutside(e)) {
          throw e;
        }
        parked.giveUp(event, Turn.lane(event.place().toString()), RetriedRecords.stage(e), e);
      }
    }
    units.take(summaries, contents);
    watchers.forEach(watcher -> watcher.take(read));
  }

  private static boolean isRetry(GivenUp record) {
    return record.topic().equals(Topics.RETRY_INTAKE.name());
  }

  /** Whether a fault is the database's, the broker's or the registry's, not the record's. */
  private static boolean liesOutside(RuntimeException e) {
    return e instanceof RetriableException
        || e instanceof DataAccessException
        || e instanceof TransactionException;
  }

  /** Opened and amended say what content the case has then; the later holds. */
  private static void content(@Nullable SpecificRecord event, Map<String, String> contents) {
    switch (event) {
      case CaseOpened opened ->
          contents.put(opened.getHeader().getCaseId(), opened.getContentHash());
      case CaseAmended amended ->
          contents.put(amended.getHeader().getCaseId(), amended.getContentHash());
      case null, default -> {}
    }
  }

  private static Optional<CaseSummary> summary(@Nullable SpecificRecord event) {
    if (event == null) {
      return Optional.empty();
    }
    var after = event.getSchema().getField(AFTER);
    return after != null && event.get(after.pos()) instanceof CaseSummary summary
        ? Optional.of(summary)
        : Optional.empty();
  }
}
