package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.streams.WithStores;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.event.ClassificationCorrected;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.sla.warning.MatterFact;
import cn.huimin.hotline.sla.warning.MatterWatch;
import cn.huimin.hotline.sla.warning.RepeatRule;
import cn.huimin.hotline.sla.warning.WarningChange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Case events re-keyed by matter, and time, in; what becomes of the matter's repeat warning, out,
 * and time for {@link Answers}. Where the rule is off, what stands is cleared as time goes on.
 */
final class MatterProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String STORE = "warning-matters";
  static final String TIMES = "warning-times-of-matters";

  /** Warnings that are cleared at once where the rule is off. */
  private static final int CLEARED_AT_ONCE = 500;

  private final Supplier<SlaRules> rules;
  private KeyValueStore<String, byte[]> watches;
  private LogTimes times;
  private ProcessorContext<String, SpecificRecord> context;

  /** Whether nothing stands any more since the rule is off. */
  private boolean allCleared;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  MatterProcessor(Supplier<SlaRules> rules) {
    this.rules = rules;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      Supplier<SlaRules> rules) {
    return new WithStores<>(
        () -> new MatterProcessor(rules),
        Set.of(
            LogTimes.builder(TIMES),
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled()));
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
            || after.get().getEndedAt() != null
            || (after.get().getHidden() && mayHide(event)));
  }

  /** Whether a case may be hidden from its unit since this event. */
  private static boolean mayHide(SpecificRecord event) {
    return event instanceof CaseDispatched
        || event instanceof CaseAmended
        || event instanceof ClassificationCorrected;
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
    times = new LogTimes(streams.getStateStore(TIMES));
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    if (arrived.value() instanceof CaseTick tick) {
      pass(arrived.key(), tick.getTime());
      return;
    }
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

  private void pass(String partition, Instant moment) {
    var before = times.now();
    times.come(partition, moment);
    var now = times.now();
    if (now.isAfter(before)) {
      clearWhereOff(now);
      context.forward(new Record<>(Answers.TIME, new CaseTick(now), now.toEpochMilli()));
    }
  }

  /** What stands by a rule that is off, some at a time. */
  private void clearWhereOff(Instant now) {
    boolean off = rules.get().warnings().repeat() == null;
    if (!off || allCleared) {
      allCleared = allCleared && off;
      return;
    }
    var standing = new LinkedHashMap<String, MatterWatch>();
    try (var all = watches.all()) {
      while (all.hasNext() && standing.size() < CLEARED_AT_ONCE) {
        var entry = all.next();
        var watch = MatterWatchCodec.decode(entry.value);
        if (watch.standing() != null) {
          standing.put(entry.key, watch);
        }
      }
    }
    allCleared = standing.isEmpty();
    standing.forEach((matterId, watch) -> withdraw(matterId, watch, now));
  }

  private void withdraw(String matterId, MatterWatch watch, Instant now) {
    var change = owing(RepeatRule.withdrawn(watch).orElseThrow(), watch);
    watches.put(matterId, MatterWatchCodec.encode(watch.evolve(change)));
    var cleared = records().of(change, matterId, now, watch.hides(change.standing()));
    context.forward(new Record<>(WarningRecords.key(matterId), cleared, now.toEpochMilli()));
  }

  private void act(Record<String, SpecificRecord> arrived, String matterId, WarningAct act) {
    var watch = MatterWatchCodec.decode(watches.get(matterId));
    boolean stands = watch.stands(act.warningId());
    var found =
        watch
            .byId(act.warningId())
            .filter(
                warning -> stands || act.isOwed(warning.handling(), warning.answerDueAt() != null));
    if (found.isEmpty()) {
      answer(arrived, act.notStanding());
      return;
    }
    var warning = found.get();
    boolean hidden = watch.hides(warning);
    // What is hidden from the unit is no warning of the unit's.
    var line = hidden ? List.<String>of() : warning.concern().unitLine();
    var settled = act.settled(warning.handling(), line);
    if (settled.isPresent()) {
      answer(arrived, settled.get());
      return;
    }
    var after = warning.with(act.applied(warning.handling()));
    watches.put(matterId, MatterWatchCodec.encode(watch.handled(after)));
    var header = records().header(after, matterId, act.at(), stands, hidden);
    var event = act.event(header);
    context.forward(arrived.withKey(WarningRecords.key(matterId)).withValue(event));
    answer(arrived, act.accepted(false));
  }

  /** What is hidden from the unit, the unit owes no answer to. */
  private WarningChange owing(WarningChange change, MatterWatch watch) {
    return watch.hides(change.standing()) ? change : records().owing(change);
  }

  private WarningRecords records() {
    return new WarningRecords(rules.get().reportDue());
  }

  private void answer(Record<String, SpecificRecord> arrived, CommandOutcome outcome) {
    context.forward(arrived.withKey(outcome.getCaseId()).withValue(outcome));
  }

  private Work workOut(String matterId, SpecificRecord event) {
    var before = MatterWatchCodec.decode(watches.get(matterId));
    var fact = fact(before, event);
    if (fact == null) {
      return Work.NONE;
    }
    var inForce = rules.get().warnings().repeat();
    var known = isHidden(event) ? before.withHidden(fact.caseId()) : before;
    var watch = inForce == null ? known : inForce.learn(known, fact);
    var change =
        (inForce == null ? RepeatRule.withdrawn(before) : inForce.decide(matterId, watch, fact))
            .map(decided -> owing(decided, watch));
    var after = change.map(watch::evolve).orElse(watch);
    return new Work(
        after.equals(before) ? null : MatterWatchCodec.encode(after),
        change
            .map(
                changed ->
                    records().of(changed, matterId, fact.at(), watch.hides(changed.standing())))
            .orElse(null));
  }

  private static boolean isHidden(SpecificRecord event) {
    return ClockFacts.summary(event).orElseThrow().getHidden();
  }

  /** What one record leads to: the matter's watch and its warning, where they change. */
  @SuppressWarnings("ArrayRecordComponent") // carried to the store, never compared
  private record Work(byte @Nullable [] watch, @Nullable SpecificRecord warning) {
    static final Work NONE = new Work(null, null);
  }

  /** What the event says of its matter; null where it says nothing that is not known. */
  private static @Nullable MatterFact fact(MatterWatch before, SpecificRecord event) {
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
    if (after.getEndedAt() == null && mayHide(event)) {
      return before.hidden().contains(header.getCaseId())
          ? null
          : new MatterFact.Hidden(header.getCaseId(), header.getEventId(), header.getAcceptedAt());
    }
    if (after.getEndedAt() == null) {
      return new MatterFact.Reopened(
          header.getCaseId(), header.getEventId(), header.getAcceptedAt());
    }
    return new MatterFact.Ended(header.getCaseId(), header.getEventId(), header.getAcceptedAt());
  }
}
