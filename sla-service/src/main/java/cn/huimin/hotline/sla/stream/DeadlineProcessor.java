package cn.huimin.hotline.sla.stream;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.streams.Recent;
import cn.huimin.hotline.platform.streams.WithStores;
import cn.huimin.hotline.schemas.deadline.RecomputeDeadlines;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.sla.deadline.CaseClocks;
import cn.huimin.hotline.sla.deadline.ClockDecider;
import cn.huimin.hotline.sla.deadline.ClockEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Case events and ticks in, deadline events out (DESIGN §1). Time is the ticks': the watermark is
 * two seconds behind them, and the punctuator only pumps what is due before it, so many cases at a
 * time. Without ticks time stands still, and no card is given that might be false.
 */
final class DeadlineProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String CASES = "deadline-cases";
  static final String DUE_TIMES = "deadline-due-times";
  static final String WATERMARK = "deadline-watermark";
  static final String OPEN = "deadline-open-clocks";
  static final String RECOMPUTATIONS = "deadline-recomputations";

  /** Time by which the watermark stays behind the ticks. */
  static final Duration BEHIND = Duration.ofSeconds(2);

  private static final Duration PUMP_EVERY = Duration.ofMillis(100);
  private static final Duration RECOMPUTE_EVERY = Duration.ofMillis(200);
  private static final int PUMP_AT_ONCE = 2_000;
  private static final String OF_PARTITION = "watermark";

  private final Supplier<SlaRules> rules;
  private final Supplier<Directory> directory;
  private final SlaMeters meters;
  private ProcessorContext<String, SpecificRecord> context;
  private Recent<TimedCase> cases;
  private KeyValueStore<String, Long> watermarks;
  private DueTimeIndex dueTimes;
  private Recomputations recomputations;
  private OpenClocks open;
  private Instant watermark = Instant.EPOCH;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  DeadlineProcessor(Supplier<SlaRules> rules, Supplier<Directory> directory, SlaMeters meters) {
    this.rules = rules;
    this.directory = directory;
    this.meters = meters;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      Supplier<SlaRules> rules, Supplier<Directory> directory, SlaMeters meters) {
    return new WithStores<>(
        () -> new DeadlineProcessor(rules, directory, meters),
        Set.of(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(CASES), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled(),
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(DUE_TIMES), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled(),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(WATERMARK), Serdes.String(), Serdes.Long()),
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(OPEN), Serdes.String(), Serdes.Long())
                .withCachingEnabled(),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(RECOMPUTATIONS),
                Serdes.String(),
                Serdes.ByteArray())));
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> streams) {
    context = streams;
    cases = Recent.decoding(streams.getStateStore(CASES), TimedCase::decode, TimedCase::encode);
    watermarks = streams.getStateStore(WATERMARK);
    dueTimes = new DueTimeIndex(streams.getStateStore(DUE_TIMES));
    open = new OpenClocks(streams.getStateStore(OPEN));
    recomputations =
        new Recomputations(
            streams.getStateStore(RECOMPUTATIONS),
            streams.getStateStore(CASES),
            streams.taskId().partition());
    var known = watermarks.get(OF_PARTITION);
    watermark = known == null ? Instant.EPOCH : Instant.ofEpochMilli(known);
    streams.schedule(PUMP_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> pump());
    streams.schedule(RECOMPUTE_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> recompute());
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    var value = arrived.value();
    if (value instanceof CaseTick tick) {
      raiseWatermark(tick.getTime().minus(BEHIND));
      return;
    }
    if (value instanceof RecomputeDeadlines asked) {
      recomputations.take(asked);
      return;
    }
    UnhandledRecordException.workOut(
            () ->
                ClockFacts.summary(requireNonNull(value, "no tombstones here"))
                    .flatMap(after -> take(value, after)))
        .ifPresent(this::commit);
  }

  private Optional<Work> take(SpecificRecord event, CaseSummary after) {
    var stored = cases.get(after.getCaseId());
    var before =
        stored == null
            ? new TimedCase(after.getCaseNumber(), CaseClocks.none(after.getCaseId()))
            : stored;
    var header = ClockFacts.header(event);
    var current = rules.get();
    var fact = ClockFacts.fact(event, header, after);
    return work(
        before,
        ClockDecider.decide(
            before.clocks(), fact, current.policy(header.getAcceptedAt()), current.calendar()),
        header.getAcceptedAt());
  }

  private void raiseWatermark(Instant moment) {
    if (moment.isAfter(watermark)) {
      watermark = moment;
      watermarks.put(OF_PARTITION, moment.toEpochMilli());
    }
  }

  /** Fires what is due before the watermark, at most so many cases at a time. */
  private void pump() {
    var waiting = dueTimes.before(watermark, PUMP_AT_ONCE);
    for (var due : waiting) {
      var stored = cases.get(due.caseId());
      if (stored == null) {
        dueTimes.remove(due.caseId(), due.dueAt());
        continue;
      }
      work(stored, ClockDecider.fire(stored.clocks(), watermark), watermark)
          .ifPresent(this::commit);
      if (!stored.nextDue().equals(Optional.of(due.dueAt()))) {
        dueTimes.remove(due.caseId(), due.dueAt());
      }
    }
    meters.stands(
        context.taskId().partition(),
        watermark,
        waiting.isEmpty() ? null : waiting.getFirst().dueAt(),
        open.counts());
  }

  @Override
  public void close() {
    meters.gone(context.taskId().partition());
  }

  /** Counts some more cases anew where that was asked. */
  private void recompute() {
    recomputations
        .step(rules.get(), watermark)
        .ifPresent(
            step -> {
              step.changes()
                  .forEach(
                      change ->
                          work(change.before(), change.events(), step.at())
                              .ifPresent(this::commit));
              step.report()
                  .ifPresent(
                      report ->
                          context.forward(
                              new Record<>(
                                  report.getRecomputeId(), report, step.at().toEpochMilli())));
            });
  }

  /** What these events lead to; empty if there are none. Nothing is stored or forwarded yet. */
  private Optional<Work> work(TimedCase before, List<ClockEvent> events, Instant at) {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    var records = new DeadlineRecords(before.caseNumber(), directory.get(), rules.get().edition());
    var clocks = before.clocks();
    var out = new ArrayList<Record<String, SpecificRecord>>();
    for (var event : events) {
      clocks = ClockDecider.evolve(clocks, event);
      var caseId = clocks.caseId();
      out.add(new Record<>(caseId, records.of(event, clocks), at.toEpochMilli()));
      LimitNotes.of(event, clocks)
          .forEach(note -> out.add(new Record<>(caseId, note, at.toEpochMilli())));
    }
    var steps =
        events.stream()
            .filter(ClockEvent.StepTaken.class::isInstance)
            .map(ClockEvent.StepTaken.class::cast)
            .toList();
    return Optional.of(new Work(before, new TimedCase(before.caseNumber(), clocks), out, steps));
  }

  private void commit(Work work) {
    work.out().forEach(context::forward);
    work.steps().forEach(step -> meters.step(step.key().kind().code(), step.step().word()));
    open.changed(work.before().clocks(), work.after().clocks());
    cases.put(work.after().clocks().caseId(), work.after());
    reindex(work.before(), work.after());
  }

  private void reindex(TimedCase before, TimedCase after) {
    var was = before.nextDue();
    var is = after.nextDue();
    if (!was.equals(is)) {
      was.ifPresent(dueAt -> dueTimes.remove(before.clocks().caseId(), dueAt));
      is.ifPresent(dueAt -> dueTimes.add(after.clocks().caseId(), dueAt));
    }
  }

  /** What one record, or the time, leads to. */
  private record Work(
      TimedCase before,
      TimedCase after,
      List<Record<String, SpecificRecord>> out,
      List<ClockEvent.StepTaken> steps) {}
}
