package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.streams.Recent;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
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
      SchemesInForce schemes) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, SpecificRecord, String, SpecificRecord> get() {
        return new LedgerProcessor(schemes);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(LINES),
                    Serdes.String(),
                    JsonSerde.of(Entry.class))
                .withCachingEnabled(),
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(SUMS),
                    Serdes.String(),
                    JsonSerde.of(UnitSums.class))
                .withCachingEnabled());
      }
    };
  }

  /** Whether it is a line of the ledger. */
  static boolean concerns(SpecificRecord value) {
    return value instanceof ScoreLinePosted || value instanceof ScoreLineStruck;
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
      default -> Optional.empty();
    };
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
            .map(
                scheme ->
                    ScoreRecords.scorecard(
                        account.unitId(), unitName, account.period(), after, scheme, at));
    return new Work(account.key(), lineId, entry, after, card.orElse(null), at);
  }

  private void commit(Work work) {
    if (work.entry() == null) {
      lines.delete(work.lineId());
    } else {
      lines.put(work.lineId(), work.entry());
    }
    sums.put(work.account(), work.sums());
    if (work.card() != null) {
      context.forward(new Record<>(work.account(), work.card(), work.at().toEpochMilli()));
    }
  }

  /**
   * What one line of the ledger leads to; nothing of it is stored or forwarded yet.
   *
   * @param account whose sums
   * @param lineId the line
   * @param entry what stands of the line then; null if it was struck
   * @param sums the sums then
   * @param card the scorecard then; null for a scheme that is not in force
   * @param at when
   */
  private record Work(
      String account,
      String lineId,
      @Nullable Entry entry,
      UnitSums sums,
      @Nullable SpecificRecord card,
      Instant at) {}

  private static Entry entry(ScoreLinePosted line) {
    return new Entry(
        line.getItem(),
        Line.Kind.valueOf(line.getKind().name()),
        new Fraction(line.getNumerator(), line.getDenominator()),
        line.getProvisional());
  }

  /** Whose score, by which rules, of when. */
  private record Account(String unitId, String scheme, String period) {
    String key() {
      return unitId + "/" + scheme + "/" + period;
    }
  }
}
