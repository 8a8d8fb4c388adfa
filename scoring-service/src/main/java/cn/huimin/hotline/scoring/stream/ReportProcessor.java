package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.platform.report.DueReport;
import cn.huimin.hotline.platform.streams.WithStores;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.score.ReportFellDue;
import java.time.Instant;
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

/**
 * Time in, and out of the first partition's time which reports fell due, for every assessed unit.
 * The first tick ever only says from when on; nothing is asked for that was due before.
 */
final class ReportProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String UP_TO = "scoring-reports";
  private static final String TIME = "time";

  private final Supplier<Directory> directory;
  private final ReportsInForce reports;
  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, Long> upTo;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  private ReportProcessor(Supplier<Directory> directory, ReportsInForce reports) {
    this.directory = directory;
    this.reports = reports;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      Supplier<Directory> directory, ReportsInForce reports) {
    return new WithStores<>(
        () -> new ReportProcessor(directory, reports),
        Set.of(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(UP_TO), Serdes.String(), Serdes.Long())
                .withCachingEnabled()));
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> streams) {
    context = streams;
    upTo = streams.getStateStore(UP_TO);
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    if (context.taskId().partition() != 0 || !(arrived.value() instanceof CaseTick tick)) {
      return;
    }
    var time = tick.getTime();
    var before = upTo.get(TIME);
    if (before != null && time.toEpochMilli() <= before) {
      return;
    }
    var due =
        before == null
            ? List.<Record<String, SpecificRecord>>of()
            : UnhandledRecordException.workOut(() -> due(Instant.ofEpochMilli(before), time));
    upTo.put(TIME, time.toEpochMilli());
    due.forEach(context::forward);
  }

  private List<Record<String, SpecificRecord>> due(Instant after, Instant until) {
    var due = reports.calendar().between(after, until);
    if (due.isEmpty()) {
      return List.of();
    }
    var units = assessed(directory.get());
    return due.stream()
        .flatMap(one -> units.stream().map(unit -> record(one, unit, until)))
        .toList();
  }

  private static List<Unit> assessed(Directory directory) {
    return directory.units().stream()
        .filter(unit -> !unit.closed())
        .filter(
            unit ->
                directory
                    .assessedUnit(unit.id())
                    .filter(own -> own.id().equals(unit.id()))
                    .isPresent())
        .toList();
  }

  private static Record<String, SpecificRecord> record(DueReport due, Unit unit, Instant at) {
    return new Record<>(
        unit.id(),
        ReportFellDue.newBuilder()
            .setUnitId(unit.id())
            .setUnitName(unit.name())
            .setReport(due.report().id())
            .setName(due.report().name())
            .setInstance(due.instance())
            .setDueAt(due.at())
            .setCounted(due.report().counted())
            .setAt(at)
            .build(),
        at.toEpochMilli());
  }
}
