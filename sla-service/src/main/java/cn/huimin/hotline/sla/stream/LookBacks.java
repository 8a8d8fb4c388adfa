package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.streams.WithStores;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningLookBackDue;
import cn.huimin.hotline.schemas.warning.WarningLookedBack;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
 * Acts that name a day to look at a warning again, and each full hour of the log's time, in; once
 * the day has come, that it has, out (DOMAIN §6). The store holds what will be said.
 */
final class LookBacks implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String STORE = "warning-look-backs";

  private final Supplier<ZoneId> zone;
  private KeyValueStore<String, SpecificRecord> owed;
  private ProcessorContext<String, SpecificRecord> context;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  private LookBacks(Supplier<ZoneId> zone) {
    this.zone = zone;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      HotlineAvroSerde serde, Supplier<ZoneId> zone) {
    return new WithStores<>(
        () -> new LookBacks(zone),
        Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), serde)));
  }

  /** Whether it says when a warning is to be looked at again, or that it need not be. */
  static boolean concern(@Nullable SpecificRecord value) {
    return value instanceof WarningAcknowledged || value instanceof WarningLookedBack;
  }

  /** Id of the warning of what {@link #concern}s it. */
  static String warning(SpecificRecord value) {
    return value instanceof WarningAcknowledged noted
        ? noted.getHeader().getWarningId()
        : ((WarningLookedBack) value).getHeader().getWarningId();
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> streams) {
    context = streams;
    owed = streams.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    switch (arrived.value()) {
      case CaseTick tick -> remind(tick.getTime());
      case WarningAcknowledged noted ->
          owe(noted.getHeader(), noted.getLookBackOn(), noted.getActor());
      case WarningLookedBack back -> owe(back.getHeader(), back.getNextOn(), back.getActor());
      case null, default -> {}
    }
  }

  /** A day named anew takes the place of the one before; none, once it is settled. */
  private void owe(WarningHeader header, @Nullable LocalDate on, Actor actor) {
    if (on == null) {
      owed.delete(header.getWarningId());
      return;
    }
    var own =
        WarningHeader.newBuilder(header)
            .setEventId(header.getWarningId() + "-look-back-" + on)
            .build();
    owed.put(header.getWarningId(), new WarningLookBackDue(own, on, actor));
  }

  private void remind(Instant now) {
    var today = LocalDate.ofInstant(now, zone.get());
    var due = new ArrayList<WarningLookBackDue>();
    try (var all = owed.all()) {
      while (all.hasNext()) {
        var next = (WarningLookBackDue) all.next().value;
        if (!next.getLookBackOn().isAfter(today)) {
          due.add(next);
        }
      }
    }
    for (var each : due) {
      var header = WarningHeader.newBuilder(each.getHeader()).setAt(now).build();
      owed.delete(header.getWarningId());
      context.forward(
          new Record<>(
              header.getRule() + "/" + header.getScopeId(),
              new WarningLookBackDue(header, each.getLookBackOn(), each.getActor()),
              now.toEpochMilli()));
    }
  }
}
