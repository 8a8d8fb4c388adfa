package cn.huimin.hotline.sla.stream;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.streams.WithStores;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningAnswerDue;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.sla.warning.AnswerClock;
import cn.huimin.hotline.sla.warning.RepeatRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
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
 * Warnings and time in; out that the answer owed to one is near its limit, or has missed it (DOMAIN
 * §5, {@code warning_answer}), once each. Those of matters are kept where matters are, the others
 * where scopes are: there what people answer comes in turn with time, so that an answer accepted in
 * time is heard first. The watermark stays behind the ticks as that of the other clocks. The store
 * holds what will be said next.
 */
final class Answers implements Processor<String, SpecificRecord, String, SpecificRecord> {

  /** Store of the answers to warnings of cases, units and categories. */
  static final String OF_SCOPES = "warning-answers";

  /** Store of the answers to warnings of matters. */
  static final String OF_MATTERS = "warning-answers-of-matters";

  /** Key of the time that goes to them. */
  static final String TIME = "answers";

  private final String store;
  private final Supplier<SlaRules> rules;
  private final NextAnswers soon;
  private KeyValueStore<String, SpecificRecord> owed;
  private ProcessorContext<String, SpecificRecord> context;

  /** Nothing falls due before it. */
  private Instant next = Instant.MAX;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  private Answers(String store, Supplier<SlaRules> rules, NextAnswers soon) {
    this.store = store;
    this.rules = rules;
    this.soon = soon;
  }

  /**
   * Keeps those of one store.
   *
   * @param store its name: {@link #OF_SCOPES} or {@link #OF_MATTERS}
   */
  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      String store, HotlineAvroSerde serde, Supplier<SlaRules> rules, NextAnswers soon) {
    return new WithStores<>(
        () -> new Answers(store, rules, soon),
        Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(store), Serdes.String(), serde)));
  }

  /** What may change whether an answer is owed; a look-back never does. */
  static Optional<WarningHeader> header(@Nullable SpecificRecord value) {
    return Optional.ofNullable(
        switch (value) {
          case WarningRaised raised -> raised.getHeader();
          case WarningUpdated updated -> updated.getHeader();
          case WarningAcknowledged noted -> noted.getHeader();
          case WarningAnswered answered -> answered.getHeader();
          case WarningCleared cleared -> cleared.getHeader();
          case null, default -> null;
        });
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> streams) {
    context = streams;
    owed = streams.getStateStore(store);
    next(earliest());
  }

  @Override
  public void close() {
    soon.gone(context.taskId());
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    if (arrived.value() instanceof CaseTick tick) {
      var watermark = tick.getTime().minus(DeadlineProcessor.BEHIND);
      if (next.isBefore(watermark)) {
        pass(watermark);
      }
      return;
    }
    header(arrived.value()).ifPresent(this::hear);
  }

  private void hear(WarningHeader header) {
    var before = (WarningAnswerDue) owed.get(header.getWarningId());
    var current = rules.get();
    var after =
        AnswerClock.heard(
            before == null ? null : clock(before),
            header.getAt(),
            header.getAnswerDueAt(),
            (from, dueAt) -> current.policy(from).warnAt(from, dueAt, current.calendar()));
    if (after.isPresent()) {
      put(header, after.get());
    } else if (before != null) {
      owed.delete(header.getWarningId());
    }
  }

  /** Until it is said, the time of the record is when the clock began to run. */
  private static AnswerClock clock(WarningAnswerDue kept) {
    var header = kept.getHeader();
    return new AnswerClock(
        header.getAt(),
        requireNonNull(header.getAnswerDueAt(), "no answer is owed"),
        AnswerClock.Step.valueOf(kept.getStep().toUpperCase(Locale.ROOT)),
        kept.getStepAt());
  }

  private void put(WarningHeader header, AnswerClock clock) {
    var own =
        WarningHeader.newBuilder(header)
            .setEventId(header.getWarningId() + "-answer-" + clock.step().word())
            .setAnswerDueAt(clock.dueAt())
            .setAt(clock.startedAt())
            .build();
    owed.put(header.getWarningId(), new WarningAnswerDue(own, clock.step().word(), clock.stepAt()));
    if (clock.stepAt().isBefore(next)) {
      next(clock.stepAt());
    }
  }

  private void next(Instant at) {
    next = at;
    soon.next(context.taskId(), at);
  }

  private Instant earliest() {
    var earliest = Instant.MAX;
    try (var all = owed.all()) {
      while (all.hasNext()) {
        var at = ((WarningAnswerDue) all.next().value).getStepAt();
        earliest = at.isBefore(earliest) ? at : earliest;
      }
    }
    return earliest;
  }

  private void pass(Instant watermark) {
    var due = new ArrayList<WarningAnswerDue>();
    try (var all = owed.all()) {
      while (all.hasNext()) {
        var one = (WarningAnswerDue) all.next().value;
        if (clock(one).isPast(watermark)) {
          due.add(one);
        }
      }
    }
    due.forEach(one -> say(one, watermark));
    next(earliest());
  }

  private void say(WarningAnswerDue step, Instant watermark) {
    var header = step.getHeader();
    var id = header.getWarningId();
    if (isOfAMatter(header) != store.equals(OF_MATTERS)) {
      owed.delete(id); // Kept here by an earlier version, and elsewhere since.
      return;
    }
    var own = WarningHeader.newBuilder(header).setAt(watermark).build();
    context.forward(
        new Record<>(
            header.getRule() + "/" + header.getScopeId(),
            new WarningAnswerDue(own, step.getStep(), step.getStepAt()),
            watermark.toEpochMilli()));
    var after = clock(step).next();
    if (after.isEmpty()) {
      owed.delete(id);
      return;
    }
    put(header, after.get());
    if (after.get().isPast(watermark)) {
      say((WarningAnswerDue) owed.get(id), watermark);
    }
  }

  private static boolean isOfAMatter(WarningHeader header) {
    return header.getRule().equals(RepeatRule.NAME);
  }
}
