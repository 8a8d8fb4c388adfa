package cn.huimin.hotline.scoring.stream;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.streams.Recent;
import cn.huimin.hotline.platform.streams.WithStores;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.schemas.score.EventVoided;
import cn.huimin.hotline.schemas.score.RepeatSeen;
import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Repeat;
import cn.huimin.hotline.scoring.ledger.CaseLines;
import cn.huimin.hotline.scoring.ledger.Difference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Stage 1: everything that is about a case, in; ledger lines posted and struck, and repeats
 * re-keyed to the earlier cases, out. Time comes with the ticks; what falls due by it is worked off
 * so many cases at a time.
 */
final class CaseProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String CASES = "scoring-cases";
  static final String DUE = "scoring-due";

  private static final Duration PUMP_EVERY = Duration.ofMillis(500);

  private final Supplier<Directory> directory;
  private final SchemesInForce schemes;
  private final ScoringSettings settings;
  private ProcessorContext<String, SpecificRecord> context;
  private Recent<CaseBook> cases;
  private DueIndex due;
  private Instant watermark = Instant.EPOCH;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  private CaseProcessor(
      Supplier<Directory> directory, SchemesInForce schemes, ScoringSettings settings) {
    this.directory = directory;
    this.schemes = schemes;
    this.settings = settings;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      Supplier<Directory> directory, SchemesInForce schemes, ScoringSettings settings) {
    return new WithStores<>(
        () -> new CaseProcessor(directory, schemes, settings),
        Set.of(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(CASES),
                    Serdes.String(),
                    JsonSerde.of(CaseBook.class))
                .withCachingEnabled(),
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(DUE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()));
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> streams) {
    context = streams;
    cases = new Recent<>(streams.getStateStore(CASES));
    due = new DueIndex(streams.<KeyValueStore<Bytes, byte[]>>getStateStore(DUE));
    streams.schedule(PUMP_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> pump());
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    if (arrived.value() instanceof CaseTick tick) {
      if (tick.getTime().isAfter(watermark)) {
        watermark = tick.getTime();
      }
    } else {
      commit(UnhandledRecordException.workOut(() -> workOut(arrived.key(), arrived.value())));
    }
  }

  private Work workOut(String key, SpecificRecord value) {
    return switch (requireNonNull(value, "no tombstones here")) {
      case RepeatSeen seen ->
          apply(
              seen.getCaseId(),
              seen.getAt(),
              facts ->
                  facts.after(
                      new Repeat(
                          seen.getLaterCaseId(),
                          seen.getLaterOpenedAt(),
                          seen.getSourceEventId())));
      case EventVoided struck ->
          apply(struck.getCaseId(), struck.getAt(), facts -> facts.without(struck.getEventId()));
      case SpecificRecord event when FactReader.isCaseEvent(event) -> caseEvent(event);
      case SpecificRecord event ->
          new FactReader(directory.get())
              .limitSeen(event)
              .map(seen -> apply(key, seen.at(), facts -> facts.after(seen)))
              .orElse(Work.NONE);
    };
  }

  private Work caseEvent(SpecificRecord event) {
    var header = FactReader.header(event);
    var seen = new FactReader(directory.get()).caseSeen(event);
    var work = apply(header.getCaseId(), header.getAcceptedAt(), facts -> facts.after(seen));
    if (!(event instanceof RepeatNoticed repeat)) {
      return work;
    }
    var out = new ArrayList<>(work.out());
    for (var earlier : repeat.getEarlierCaseIds()) {
      out.add(
          record(
              earlier,
              RepeatSeen.newBuilder()
                  .setCaseId(earlier)
                  .setLaterCaseId(header.getCaseId())
                  .setLaterOpenedAt(repeat.getAfter().getOpenedAt())
                  .setSourceEventId(header.getEventId())
                  .setAt(header.getAcceptedAt())
                  .build(),
              header.getAcceptedAt()));
    }
    return new Work(out, work.before(), work.after());
  }

  private Work apply(String caseId, Instant at, UnaryOperator<CaseFacts> change) {
    var known = cases.get(caseId);
    var book = known == null ? CaseBook.none(caseId) : known;
    var facts = change.apply(book.facts());
    return facts.equals(book.facts()) ? Work.NONE : settle(book, facts, at);
  }

  /** Makes the ledger say what the facts give. */
  private Work settle(CaseBook book, CaseFacts facts, Instant time) {
    var at = time.isAfter(book.at()) ? time : book.at();
    var held = schemes.all();
    var lines = held.stream().flatMap(scheme -> CaseLines.of(facts, scheme, at).stream()).toList();
    var difference = Difference.between(book.lines(), lines);
    var out = new ArrayList<Record<String, SpecificRecord>>();
    difference
        .strike()
        .forEach(line -> out.add(record(line.unit().unitId(), ScoreRecords.struck(line, at), at)));
    difference
        .post()
        .forEach(line -> out.add(record(line.unit().unitId(), ScoreRecords.posted(line, at), at)));
    return new Work(out, book, CaseBook.of(facts, at, lines, held, settings.keepEnded()));
  }

  private void commit(Work work) {
    work.out().forEach(context::forward);
    if (work.before() != null && work.after() != null) {
      put(work.before(), work.after());
    }
  }

  private void put(CaseBook before, CaseBook after) {
    var caseId = after.facts().caseId();
    cases.put(caseId, after);
    if (before.dueAt() != null && !before.dueAt().equals(after.dueAt())) {
      due.remove(before.dueAt(), caseId);
    }
    if (after.dueAt() != null && !after.dueAt().equals(before.dueAt())) {
      due.add(after.dueAt(), caseId);
    }
  }

  /** Looks again at what fell due before the watermark, at most so many cases. */
  private void pump() {
    for (var caseId : due.before(watermark, settings.casesPerStep())) {
      var book = cases.get(caseId);
      if (book != null && book.dueAt() != null) {
        if (book.isPast(watermark, schemes.all(), settings.keepEnded())) {
          due.remove(book.dueAt(), caseId);
          cases.delete(caseId);
        } else {
          commit(settle(book, book.facts(), watermark));
        }
      }
    }
  }

  private static Record<String, SpecificRecord> record(
      String key, SpecificRecord value, Instant at) {
    return new Record<>(key, value, at.toEpochMilli());
  }

  /**
   * What one record, or the time, leads to; nothing of it is stored or forwarded yet.
   *
   * @param out what is to be forwarded
   * @param before the case's book as it stands; null if it does not change
   * @param after the case's book then; null if it does not change
   */
  private record Work(
      List<Record<String, SpecificRecord>> out,
      @Nullable CaseBook before,
      @Nullable CaseBook after) {

    static final Work NONE = new Work(List.of(), null, null);
  }
}
