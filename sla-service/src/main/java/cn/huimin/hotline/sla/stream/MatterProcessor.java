package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.sla.warning.MatterFact;
import cn.huimin.hotline.sla.warning.RepeatRule;
import java.util.Set;
import java.util.function.Supplier;
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

/** Case events re-keyed by matter, in; what becomes of the matter's repeat warning, out. */
final class MatterProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String STORE = "warning-matters";

  private final Supplier<SlaRules> rules;
  private KeyValueStore<String, byte[]> watches;
  private ProcessorContext<String, SpecificRecord> context;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  MatterProcessor(Supplier<SlaRules> rules) {
    this.rules = rules;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      Supplier<SlaRules> rules) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, SpecificRecord, String, SpecificRecord> get() {
        return new MatterProcessor(rules);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled());
      }
    };
  }

  /** Whether an event says something about its matter; others need not be re-keyed. */
  static boolean concerns(@Nullable SpecificRecord event) {
    if (event == null) {
      return false;
    }
    var act = WarningAct.of(event);
    if (act.isPresent()) {
      return RepeatRule.matter(act.get().scope()).isPresent();
    }
    var after = ClockFacts.summary(event);
    return after.isPresent()
        && after.get().getMatterId() != null
        && (event instanceof RepeatNoticed
            || event instanceof RedoOpened
            || after.get().getEndedAt() != null);
  }

  /** Matter of an event that {@link #concerns} one. */
  static String matter(SpecificRecord event) {
    var act = WarningAct.of(event);
    if (act.isPresent()) {
      return RepeatRule.matter(act.get().scope()).orElseThrow();
    }
    return String.valueOf(ClockFacts.summary(event).orElseThrow().getMatterId());
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> streams) {
    context = streams;
    watches = streams.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    var matterId = arrived.key();
    var act = WarningAct.of(arrived.value());
    if (act.isPresent()) {
      act(arrived, matterId, act.get());
      return;
    }
    var work = UnhandledRecordException.workOut(() -> workOut(matterId, arrived.value()));
    if (work.watch() != null) {
      watches.put(matterId, work.watch());
    }
    if (work.warning() != null) {
      context.forward(arrived.withKey(WarningRecords.key(matterId)).withValue(work.warning()));
    }
  }

  private void act(Record<String, SpecificRecord> arrived, String matterId, WarningAct act) {
    var watch = MatterWatchCodec.decode(watches.get(matterId));
    var found =
        watch
            .byId(act.warningId())
            .filter(warning -> act.isLate() || watch.stands(warning.warningId()));
    if (found.isEmpty()) {
      answer(arrived, act.notStanding());
      return;
    }
    var warning = found.get();
    var settled = act.settled(warning.handling(), warning.concern().unitLine());
    if (settled.isPresent()) {
      answer(arrived, settled.get());
      return;
    }
    var after = warning.with(act.applied(warning.handling()));
    watches.put(matterId, MatterWatchCodec.encode(watch.handled(after)));
    var header = records().header(after, matterId, act.at(), watch.stands(warning.warningId()));
    var event = act.event(header);
    context.forward(arrived.withKey(WarningRecords.key(matterId)).withValue(event));
    answer(arrived, act.accepted(false));
  }

  private WarningRecords records() {
    return new WarningRecords(rules.get().reportDue());
  }

  private void answer(Record<String, SpecificRecord> arrived, CommandOutcome outcome) {
    context.forward(arrived.withKey(outcome.getCaseId()).withValue(outcome));
  }

  private Work workOut(String matterId, SpecificRecord event) {
    var fact = fact(event);
    var before = MatterWatchCodec.decode(watches.get(matterId));
    var inForce = rules.get().warnings().repeat();
    var watch = inForce == null ? before : inForce.learn(before, fact);
    var change =
        inForce == null ? RepeatRule.withdrawn(before) : inForce.decide(matterId, watch, fact);
    var after = change.map(watch::evolve).orElse(watch);
    return new Work(
        after.equals(before) ? null : MatterWatchCodec.encode(after),
        change.map(changed -> records().of(changed, matterId, fact.at())).orElse(null));
  }

  /** What one record leads to: the matter's watch and its warning, where they change. */
  @SuppressWarnings("ArrayRecordComponent") // carried to the store, never compared
  private record Work(byte @Nullable [] watch, @Nullable SpecificRecord warning) {}

  private static MatterFact fact(SpecificRecord event) {
    var header = ClockFacts.header(event);
    var after = ClockFacts.summary(event).orElseThrow();
    if (event instanceof RepeatNoticed repeat && repeat.getOrdinal() >= 2) {
      return new MatterFact.Repeated(
          header.getCaseId(),
          header.getEventId(),
          header.getAcceptedAt(),
          repeat.getOrdinal(),
          repeat.getEarlierCaseIds(),
          new MatterFact.Concern(
              after.getUnitId(),
              after.getUnitName(),
              after.getUnitLine(),
              after.getCategoryLevel1()));
    }
    if (event instanceof RepeatNoticed) {
      // Ordinal 1 takes a repeat back: the case is none of the matter's any more.
      return new MatterFact.Ended(header.getCaseId(), header.getEventId(), header.getAcceptedAt());
    }
    if (after.getEndedAt() == null) {
      return new MatterFact.Reopened(
          header.getCaseId(), header.getEventId(), header.getAcceptedAt());
    }
    return new MatterFact.Ended(header.getCaseId(), header.getEventId(), header.getAcceptedAt());
  }
}
