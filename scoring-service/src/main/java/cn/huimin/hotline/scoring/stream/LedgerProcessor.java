package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.streams.Recent;
import cn.huimin.hotline.platform.streams.Unreadable;
import cn.huimin.hotline.platform.streams.WithStores;
import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.AssessmentAct;
import cn.huimin.hotline.schemas.word.AssessmentState;
import cn.huimin.hotline.scoring.ledger.Entry;
import cn.huimin.hotline.scoring.ledger.Line;
import cn.huimin.hotline.scoring.ledger.UnitSums;
import cn.huimin.hotline.scoring.scheme.Fraction;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Stage 2: ledger lines in, the unit's scorecard after each out. */
final class LedgerProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String LINES = "scoring-lines";
  static final String SUMS = "scoring-sums";

  private final SchemesInForce schemes;
  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, Entry> lines;
  private Recent<UnitSums> sums;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  private LedgerProcessor(SchemesInForce schemes) {
    this.schemes = schemes;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      SchemesInForce schemes, StoreBuilder<KeyValueStore<String, Entry>> lines) {
    return new WithStores<>(
        () -> new LedgerProcessor(schemes),
        Set.of(
            lines,
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(SUMS),
                    Serdes.String(),
                    JsonSerde.of(UnitSums.class))
                .withCachingEnabled()));
  }

  /** The lines that stand: one store, for the fold and for who strikes them. */
  static StoreBuilder<KeyValueStore<String, Entry>> linesStore() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(LINES), Serdes.String(), JsonSerde.of(Entry.class))
        .withCachingEnabled();
  }

  /**
   * Whether it is a line of the ledger, something entered that may close a period, or stands for
   * one that cannot be read.
   */
  static boolean concerns(@Nullable SpecificRecord value) {
    return value instanceof ScoreLinePosted
        || value instanceof ScoreLineStruck
        || value instanceof AssessmentEntered
        || (value instanceof Unreadable unreadable
            && unreadable.topic().equals(Topics.SCORE_ENTRIES.name()));
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> streams) {
    context = streams;
    lines = streams.getStateStore(LINES);
    sums = new Recent<>(streams.getStateStore(SUMS));
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    UnhandledRecordException.workOut(() -> workOut(arrived.value())).ifPresent(this::commit);
  }

  private Optional<Work> workOut(SpecificRecord value) {
    return switch (value) {
      case ScoreLinePosted line -> {
        var account = new Account(line.getUnitId(), line.getScheme(), line.getPeriod());
        var entry = entry(line);
        var after = before(account).posted(entry, lines.get(line.getLineId()));
        yield Optional.of(
            work(account, line.getUnitName(), line.getLineId(), entry, after, line.getAt()));
      }
      case ScoreLineStruck line -> {
        var account = new Account(line.getUnitId(), line.getScheme(), line.getPeriod());
        var after = before(account).struck(lines.get(line.getLineId()));
        yield Optional.of(
            work(account, line.getUnitName(), line.getLineId(), null, after, line.getAt()));
      }
      case AssessmentEntered entered when entered.getAct() == AssessmentAct.PERIOD ->
          Optional.of(moved(entered));
      default -> Optional.empty();
    };
  }

  /** A period in publicity, or locked: the card says so, and stays as it is once it is locked. */
  private Work moved(AssessmentEntered entered) {
    var account = new Account(entered.getUnitId(), entered.getScheme(), entered.getPeriod());
    boolean locked = entered.getState() == AssessmentState.LOCKED;
    var after = before(account).moved(new UnitSums.Closing(locked, entered.getUntil()));
    var card =
        schemes
            .byId(account.scheme())
            .map(
                scheme ->
                    ScoreRecords.scorecard(
                        account.unitId(),
                        entered.getUnitName(),
                        account.period(),
                        after,
                        scheme,
                        entered.getAt()));
    return new Work(
        account.key(),
        null,
        null,
        after,
        card.orElse(null),
        locked ? card.map(ScoreRecords::closed).orElse(null) : null,
        entered.getAt());
  }

  private UnitSums before(Account account) {
    var known = sums.get(account.key());
    return known == null ? UnitSums.NONE : known;
  }

  private Work work(
      Account account,
      String unitName,
      String lineId,
      @Nullable Entry entry,
      UnitSums after,
      Instant at) {
    var card =
        schemes
            .byId(account.scheme())
            .filter(_ -> !after.locked())
            .map(
                scheme ->
                    ScoreRecords.scorecard(
                        account.unitId(), unitName, account.period(), after, scheme, at));
    return new Work(account.key(), lineId, entry, after, card.orElse(null), null, at);
  }

  private void commit(Work work) {
    if (work.lineId() != null && work.entry() == null) {
      lines.delete(work.lineId());
    } else if (work.lineId() != null) {
      lines.put(work.lineId(), work.entry());
    }
    sums.put(work.account(), work.sums());
    if (work.card() != null) {
      context.forward(new Record<>(work.account(), work.card(), work.at().toEpochMilli()));
    }
    if (work.closed() != null) {
      context.forward(
          new Record<>(work.account() + "/closed", work.closed(), work.at().toEpochMilli()));
    }
  }

  /**
   * What one line of the ledger leads to; nothing of it is stored or forwarded yet.
   *
   * @param account whose sums
   * @param lineId the line; null where none is
   * @param entry what stands of the line then; null if it was struck
   * @param sums the sums then
   * @param card the scorecard then; null for a scheme that is not in force, or a locked period
   * @param closed says that the period was locked; null for everything else
   * @param at when
   */
  private record Work(
      String account,
      @Nullable String lineId,
      @Nullable Entry entry,
      UnitSums sums,
      @Nullable SpecificRecord card,
      @Nullable SpecificRecord closed,
      Instant at) {}

  private static Entry entry(ScoreLinePosted line) {
    return new Entry(
        line.getItem(),
        Line.Kind.valueOf(line.getKind().name()),
        new Fraction(line.getNumerator(), line.getDenominator()),
        line.getProvisional(),
        line.getCaseId(),
        line.getSourceEventId());
  }

  /** Whose score, by which rules, of when. */
  private record Account(String unitId, String scheme, String period) {
    String key() {
      return unitId + "/" + scheme + "/" + period;
    }
  }
}
