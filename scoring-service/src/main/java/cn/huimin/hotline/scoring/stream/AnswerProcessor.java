package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.platform.report.OwedAnswers;
import cn.huimin.hotline.platform.streams.Unreadable;
import cn.huimin.hotline.platform.streams.WithStores;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.score.ReportFellDue;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.scoring.assessment.OwedAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * Warnings and time in; out, re-keyed by the assessed unit, which answers to warnings are missing,
 * and which were in time after all. Time may come before the warnings it passes, never the other
 * way about, so what it called missing is taken back where an answer of before is heard late.
 */
final class AnswerProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String ANSWERS = "scoring-answers";

  /** What people call it. */
  private static final String NAME = "预警处置答复";

  private final Supplier<Directory> directory;
  private final ReportsInForce reports;
  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, OwedAnswer> answers;

  /** Nothing is newly missing before it. */
  private Instant next;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  private AnswerProcessor(Supplier<Directory> directory, ReportsInForce reports) {
    this.directory = directory;
    this.reports = reports;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      Supplier<Directory> directory, ReportsInForce reports) {
    return new WithStores<>(
        () -> new AnswerProcessor(directory, reports),
        Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ANSWERS),
                Serdes.String(),
                JsonSerde.of(OwedAnswer.class))));
  }

  /** Whether it is of a warning, or stands for something of one that cannot be read. */
  static boolean isOfAWarning(@Nullable SpecificRecord value) {
    return value instanceof Unreadable unreadable
        ? unreadable.topic().equals(Topics.WARNINGS.name())
        : value != null && Topics.WARNINGS.types().contains(value.getClass());
  }

  static boolean concerns(@Nullable SpecificRecord value) {
    return value instanceof CaseTick || isOfAWarning(value);
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> streams) {
    context = streams;
    answers = streams.getStateStore(ANSWERS);
    next = Instant.EPOCH;
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    if (arrived.value() instanceof CaseTick tick) {
      if (tick.getTime().isAfter(next)) {
        pass(tick.getTime());
      }
      return;
    }
    header(arrived.value()).ifPresent(this::hear);
  }

  /** What may change whether an answer is owed; a look-back never does. */
  private static Optional<WarningHeader> header(SpecificRecord value) {
    return switch (value) {
      case WarningRaised raised -> Optional.of(raised.getHeader());
      case WarningUpdated updated -> Optional.of(updated.getHeader());
      case WarningAcknowledged noted -> Optional.of(noted.getHeader());
      case WarningAnswered answered -> Optional.of(answered.getHeader());
      case WarningCleared cleared -> Optional.of(cleared.getHeader());
      default -> Optional.empty();
    };
  }

  private void hear(WarningHeader header) {
    var id = header.getWarningId();
    var before = answers.get(id);
    var unitId = header.getUnitId();
    if (unitId == null || (before == null && header.getAnswerDueAt() == null)) {
      return;
    }
    var heard = OwedAnswer.hear(before, unitId, header.getAnswerDueAt(), header.getAt());
    var out =
        before != null && heard.inTime()
            ? UnhandledRecordException.workOut(() -> record(id, before, true, header.getAt()))
            : Optional.<Record<String, SpecificRecord>>empty();
    var owed = heard.owed();
    if (owed == null) {
      answers.delete(id);
    } else {
      answers.put(id, owed);
      next = owed.dueAt().isBefore(next) && !owed.missed() ? owed.dueAt() : next;
    }
    out.ifPresent(context::forward);
  }

  private void pass(Instant time) {
    var missed = new ArrayList<String>();
    var earliest = Instant.MAX;
    try (var all = answers.all()) {
      while (all.hasNext()) {
        var one = all.next();
        if (one.value.isNewlyMissed(time)) {
          missed.add(one.key);
        } else if (!one.value.missed() && one.value.dueAt().isBefore(earliest)) {
          earliest = one.value.dueAt();
        }
      }
    }
    var out =
        UnhandledRecordException.workOut(
            () -> {
              List<Record<String, SpecificRecord>> records = new ArrayList<>();
              missed.forEach(
                  id -> record(id, answers.get(id), false, time).ifPresent(records::add));
              return records;
            });
    missed.forEach(id -> answers.put(id, answers.get(id).called()));
    next = earliest;
    out.forEach(context::forward);
  }

  /** Nothing for a unit that nobody assesses, and where it does not cost. */
  private Optional<Record<String, SpecificRecord>> record(
      String warningId, OwedAnswer owed, boolean inTime, Instant at) {
    if (!reports.calendar().countsAnswer(owed.dueAt())) {
      return Optional.empty();
    }
    return directory
        .get()
        .assessedUnit(owed.unitId())
        .map(unit -> fellDue(unit, warningId, owed, inTime, at))
        .map(due -> new Record<>(due.getUnitId(), due, at.toEpochMilli()));
  }

  private static ReportFellDue fellDue(
      Unit unit, String warningId, OwedAnswer owed, boolean inTime, Instant at) {
    return ReportFellDue.newBuilder()
        .setUnitId(unit.id())
        .setUnitName(unit.name())
        .setPlaceId(owed.unitId().equals(unit.id()) ? null : owed.unitId())
        .setReport(OwedAnswers.REPORT)
        .setName(NAME)
        .setInstance(warningId)
        .setDueAt(owed.dueAt())
        .setCounted(true)
        .setInTime(inTime)
        .setAt(at)
        .build();
  }
}
