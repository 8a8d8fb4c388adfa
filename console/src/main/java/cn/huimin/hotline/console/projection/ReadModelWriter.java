package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.platform.deadletter.DeadLetterLog;
import cn.huimin.hotline.platform.deadletter.ParkedTable;
import cn.huimin.hotline.platform.deadletter.RetriedRecords;
import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes batches of the log into the read model, each in one transaction with the offsets it ends at
 * (DESIGN §1). What was taken before is left out; what cannot be taken is parked and goes to the
 * dead letters; what fails for the moment is thrown back, to be tried again.
 */
public final class ReadModelWriter {

  private static final Logger LOG = LoggerFactory.getLogger(ReadModelWriter.class);

  private static final String STEP = "read-model";

  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final Deserializer<SpecificRecord> decoder;
  private final ReadModelSignal signal;
  private final ParkedTable parked;
  private final RetriedRecords retried;
  private final CaseIndex index;
  private final Map<String, Projection> byTopic = new LinkedHashMap<>();
  private volatile @Nullable String trouble;

  /** A writer to this database. */
  public ReadModelWriter(
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      Deserializer<SpecificRecord> decoder,
      ReadModelSignal signal,
      DeadLetterLog deadLetters) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.decoder = decoder;
    this.signal = signal;
    this.parked = new ParkedTable(jdbc, STEP, deadLetters);
    this.retried = new RetriedRecords(parked, transactions, decoder, ReadModelWriter::passes);
    this.index = new CaseIndex(jdbc);
    var projections =
        List.of(
            new CaseEventProjection(jdbc, parked),
            new DeadlineProjection(jdbc, parked),
            new TextProjection(jdbc),
            new WarningProjection(jdbc),
            new DeliveryProjection(jdbc),
            new ScoreProjection(jdbc));
    projections.forEach(
        projection -> projection.topics().forEach(topic -> byTopic.put(topic.name(), projection)));
  }

  /** Names of the topics it takes in. */
  public List<String> topics() {
    return List.copyOf(byTopic.keySet());
  }

  /** What keeps it from going on; null while it works. */
  public @Nullable String trouble() {
    return trouble;
  }

  /** How many records wait aside. */
  public long parked() {
    return parked.count();
  }

  /**
   * Takes a batch in.
   *
   * @param batch records of any of its topics and of its retry topic, those of one partition in the
   *     order of the log
   */
  public void take(List<LogRecord> batch) {
    var moved = new TreeSet<String>();
    try {
      var again = batch.stream().filter(ReadModelWriter::isRetry).toList();
      var plain =
          again.isEmpty() ? batch : batch.stream().filter(record -> !isRetry(record)).toList();
      if (!plain.isEmpty()) {
        takeOrPark(plain, moved);
      }
      again.forEach(request -> takeAgain(request, moved));
      trouble = null;
    } catch (RuntimeException e) {
      trouble = e.getClass().getSimpleName();
      throw e;
    }
    signal.movedOn(moved);
  }

  private static boolean isRetry(LogRecord record) {
    return record.topic().equals(Topics.RETRY_CONSOLE.name());
  }

  private void takeAgain(LogRecord request, Set<String> moved) {
    var open = transactions.execute(_ -> notTakenBefore(List.of(request)));
    if (open != null && !open.isEmpty()) {
      retried.take(
          request.givenUp(),
          record -> apply(List.of(LogRecord.of(record)), false, moved),
          () -> remember(List.of(request)));
    }
  }

  private void takeOrPark(List<LogRecord> batch, Set<String> moved) {
    try {
      transactions.executeWithoutResult(_ -> project(batch, moved));
    } catch (RuntimeException e) {
      if (passes(e)) {
        throw e;
      }
      LOG.warn(
          "a batch of {} could not be taken in as a whole, so one by one",
          batch.size(),
          Wordless.of(e));
      batch.forEach(record -> takeOrParkOne(record, moved));
    }
  }

  private void takeOrParkOne(LogRecord record, Set<String> moved) {
    try {
      transactions.executeWithoutResult(_ -> project(List.of(record), moved));
    } catch (RuntimeException e) {
      if (passes(e)) {
        throw e;
      }
      transactions.executeWithoutResult(
          _ -> {
            parked.giveUp(record.givenUp(), record.lane(), RetriedRecords.stage(e), e);
            remember(List.of(record));
          });
    }
  }

  /** Whether the fault lies outside the record and will pass. */
  private static boolean passes(RuntimeException e) {
    return e instanceof TransientDataAccessException
        || e instanceof RecoverableDataAccessException
        || e instanceof DataAccessResourceFailureException
        || e instanceof TransactionException
        || e instanceof RetriableException;
  }

  private void project(List<LogRecord> batch, Set<String> moved) {
    var fresh = notTakenBefore(batch);
    apply(fresh, true, moved);
    remember(fresh);
  }

  /**
   * Hands records to their projections.
   *
   * @param inTurn whether what comes behind a record that waits has to wait too
   * @param moved parts of the read model that are followed live and were written to
   */
  private void apply(List<LogRecord> records, boolean inTurn, Set<String> moved) {
    var touched = new Touched();
    var occupied =
        inTurn
            ? parked.occupied(records.stream().map(LogRecord::lane).toList())
            : new HashSet<String>();
    var entries = new LinkedHashMap<Projection, List<Entry>>();
    for (var record : records) {
      var projection = byTopic.get(record.topic());
      if (projection == null) {
        throw new IllegalArgumentException("no projection takes " + record.topic());
      }
      var entry = entry(record, occupied);
      if (entry != null) {
        entries.computeIfAbsent(projection, _ -> new ArrayList<>()).add(entry);
      }
    }
    entries.forEach((projection, its) -> projection.apply(its, touched));
    index.follow(touched);
    moved.addAll(touched.followed());
  }

  /** The record, unless it cannot be read or has to wait. */
  private @Nullable Entry entry(LogRecord record, Set<String> occupied) {
    boolean erases = record.value() == null && record.topic().equals(Topics.CASE_TEXTS.name());
    if (!occupied.isEmpty() && occupied.contains(record.lane())) {
      if (erases) {
        // What is erased must not come back when it is handled again.
        parked.discard(record.lane());
        occupied.remove(record.lane());
      } else {
        parked.park(record.givenUp(), record.lane());
        return null;
      }
    }
    var entry = decoded(record);
    if (entry == null) {
      occupied.add(record.lane());
    }
    return entry;
  }

  private @Nullable Entry decoded(LogRecord record) {
    if (record.value() == null) {
      return new Entry(record, null);
    }
    try {
      return new Entry(record, decoder.deserialize(record.topic(), record.value()));
    } catch (RetriableException e) {
      throw e;
    } catch (RuntimeException e) {
      parked.giveUp(record.givenUp(), record.lane(), DeadLetterStage.UNREADABLE, e);
      return null;
    }
  }

  /** Locks the offsets of the batch's partitions and leaves out what lies before them. */
  private List<LogRecord> notTakenBefore(List<LogRecord> batch) {
    var next = new TreeMap<String, Long>();
    batch.forEach(record -> next.put(place(record), 0L));
    jdbc.query(
        """
        select topic, partition, next_offset from consumed where topic || '/' || partition = any(?)
        order by topic, partition for update
        """,
        row -> {
          next.put(row.getString(1) + "/" + row.getInt(2), row.getLong(3));
        },
        (Object) next.keySet().toArray(String[]::new));
    return batch.stream()
        .filter(record -> record.offset() >= next.getOrDefault(place(record), 0L))
        .toList();
  }

  private static String place(LogRecord record) {
    return record.topic() + "/" + record.partition();
  }

  private void remember(List<LogRecord> records) {
    var last = new TreeMap<String, LogRecord>();
    records.forEach(record -> last.put(place(record), record));
    jdbc.batchUpdate(
        """
        insert into consumed (topic, partition, next_offset) values (?, ?, ?)
        on conflict (topic, partition) do update set next_offset = excluded.next_offset
        """,
        last.values().stream()
            .map(r -> new Object[] {r.topic(), r.partition(), r.offset() + 1})
            .toList());
  }

  /** Where to go on in each partition taken in so far, by "topic/partition". */
  public Map<String, Long> nextOffsets() {
    var next = new TreeMap<String, Long>();
    jdbc.query(
        "select topic, partition, next_offset from consumed",
        row -> {
          next.put(row.getString(1) + "/" + row.getInt(2), row.getLong(3));
        });
    return next;
  }
}
