package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.scoring.ledger.Entry;
import cn.huimin.hotline.scoring.ledger.Line;
import cn.huimin.hotline.scoring.ledger.UnitSums;
import cn.huimin.hotline.scoring.scheme.Fraction;
import java.time.Instant;
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

/** Stage 2: ledger lines in, the unit's scorecard after each out. */
final class LedgerProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String LINES = "scoring-lines";
  static final String SUMS = "scoring-sums";

  private final SchemesInForce schemes;
  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, Entry> lines;
  private KeyValueStore<String, UnitSums> sums;

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
                Stores.persistentKeyValueStore(LINES), Serdes.String(), JsonSerde.of(Entry.class)),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SUMS),
                Serdes.String(),
                JsonSerde.of(UnitSums.class)));
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
    sums = streams.getStateStore(SUMS);
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    switch (arrived.value()) {
      case ScoreLinePosted line -> {
        var account = new Account(line.getUnitId(), line.getScheme(), line.getPeriod());
        var entry = entry(line);
        var standing = lines.get(line.getLineId());
        lines.put(line.getLineId(), entry);
        put(account, line.getUnitName(), before(account).posted(entry, standing), line.getAt());
      }
      case ScoreLineStruck line -> {
        var account = new Account(line.getUnitId(), line.getScheme(), line.getPeriod());
        var standing = lines.delete(line.getLineId());
        put(account, line.getUnitName(), before(account).struck(standing), line.getAt());
      }
      default -> {}
    }
  }

  private UnitSums before(Account account) {
    var known = sums.get(account.key());
    return known == null ? UnitSums.NONE : known;
  }

  private void put(Account account, String unitName, UnitSums after, Instant at) {
    sums.put(account.key(), after);
    schemes
        .byId(account.scheme())
        .ifPresent(
            scheme ->
                context.forward(
                    new Record<>(
                        account.key(),
                        ScoreRecords.scorecard(
                            account.unitId(), unitName, account.period(), after, scheme, at),
                        at.toEpochMilli())));
  }

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
