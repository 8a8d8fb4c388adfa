package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningAnswerDue;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import java.time.Instant;
import java.util.ArrayList;
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
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Warnings, and time by the minute, in; out that the answer owed to one is near its limit, or has
 * missed it (DOMAIN §5, {@code warning_answer}): whatever its scope, once each. The store holds
 * what will be said next.
 */
final class Answers implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String STORE = "warning-answers";

  /** Key of the time by the minute. */
  static final String MINUTE = "minute";

  private static final String REMINDER = "reminder";
  private static final String MISSED = "missed";

  private final Supplier<SlaRules> rules;
  private KeyValueStore<String, SpecificRecord> owed;
  private ProcessorContext<String, SpecificRecord> context;

  /** Nothing falls due before it. */
  private Instant next = Instant.EPOCH;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  private Answers(Supplier<SlaRules> rules) {
    this.rules = rules;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      HotlineAvroSerde serde, Supplier<SlaRules> rules) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, SpecificRecord, String, SpecificRecord> get() {
        return new Answers(rules);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), serde));
      }
    };
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
    owed = streams.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    if (arrived.value() instanceof CaseTick tick) {
      if (next.isBefore(tick.getTime())) {
        pass(tick.getTime());
      }
      return;
    }
    header(arrived.value()).ifPresent(this::hear);
  }

  private void hear(WarningHeader header) {
    var id = header.getWarningId();
    var dueAt = header.getAnswerDueAt();
    var before = (WarningAnswerDue) owed.get(id);
    if (dueAt == null) {
      if (before != null) {
        owed.delete(id);
      }
    } else if (before != null && before.getStep().equals(MISSED)) {
      put(header, MISSED, dueAt);
    } else if (before != null || header.getAt().isBefore(dueAt)) {
      var from = before == null ? header.getAt() : raisedAt(before);
      put(header, REMINDER, rules.get().policy(from).warnAt(from, dueAt, rules.get().calendar()));
    }
  }

  /** Kept as the time of the record until it is said. */
  private static Instant raisedAt(WarningAnswerDue owed) {
    return owed.getHeader().getAt();
  }

  private void put(WarningHeader header, String step, Instant at) {
    var before = (WarningAnswerDue) owed.get(header.getWarningId());
    var own =
        WarningHeader.newBuilder(header)
            .setEventId(header.getWarningId() + "-answer-" + step)
            .setAt(before == null ? header.getAt() : raisedAt(before))
            .build();
    owed.put(header.getWarningId(), new WarningAnswerDue(own, step, at));
    next = at.isBefore(next) ? at : next;
  }

  private void pass(Instant now) {
    var due = new ArrayList<WarningAnswerDue>();
    var earliest = Instant.MAX;
    try (var all = owed.all()) {
      while (all.hasNext()) {
        var one = (WarningAnswerDue) all.next().value;
        if (one.getStepAt().isBefore(now)) {
          due.add(one);
        } else {
          earliest = one.getStepAt().isBefore(earliest) ? one.getStepAt() : earliest;
        }
      }
    }
    next = earliest;
    due.forEach(one -> say(one, now));
  }

  private void say(WarningAnswerDue step, Instant now) {
    var header = step.getHeader();
    var own = WarningHeader.newBuilder(header).setAt(now).build();
    context.forward(
        new Record<>(
            header.getRule() + "/" + header.getScopeId(),
            new WarningAnswerDue(own, step.getStep(), step.getStepAt()),
            now.toEpochMilli()));
    var dueAt = header.getAnswerDueAt();
    if (dueAt == null || step.getStep().equals(MISSED)) {
      owed.delete(header.getWarningId());
      return;
    }
    put(header, MISSED, dueAt);
    if (dueAt.isBefore(now)) {
      say((WarningAnswerDue) owed.get(header.getWarningId()), now);
    }
  }
}
