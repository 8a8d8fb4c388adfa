package cn.huimin.hotline.platform.streams;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.deadletter.EarlierRecordWaitsException;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.platform.deadletter.Place;
import cn.huimin.hotline.platform.deadletter.Turn;
import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.LetterEnd;
import cn.huimin.hotline.schemas.word.RetryKind;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
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
 * A step of a stream service that lets nothing be lost and nothing out of turn (DESIGN §3). What
 * the step inside cannot read or handle becomes a dead letter, and whatever comes later under the
 * same key waits behind it, as a letter too. A record that is asked for again is handled if it is
 * the first of its lane, else it waits on; either way exactly one record on the dead letters' topic
 * answers. One that does not wait does nothing, so asking twice does nothing twice.
 *
 * <p>Letters go where the step's output goes, in the same transaction as the step's stores.
 */
public final class Parking
    implements ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> {

  private final String step;
  private final DeadLetters letters;
  private final ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> inside;
  private final Predicate<SpecificRecord> free;

  /**
   * Guards a step.
   *
   * @param step its name, in letters and in the name of the store: part of the data
   * @param letters writes what is given up
   * @param inside the step; it works everything out within {@link UnhandledRecordException#workOut}
   *     before it stores or forwards anything
   * @param free records that belong to no case and wait behind nothing, such as ticks
   */
  public Parking(
      String step,
      DeadLetters letters,
      ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> inside,
      Predicate<SpecificRecord> free) {
    this.step = step;
    this.letters = letters;
    this.inside = inside;
    this.free = free;
  }

  @Override
  public Processor<String, SpecificRecord, String, SpecificRecord> get() {
    return new Guard(inside.get());
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    var stores = new HashSet<StoreBuilder<?>>();
    var its = inside.stores();
    if (its != null) {
      stores.addAll(its);
    }
    stores.add(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(store(step)), Serdes.String(), Serdes.String()));
    return stores;
  }

  /** Name of the store in which a step's places wait. */
  public static String store(String step) {
    return step + "-waiting";
  }

  /** What went wrong with a record, and how far the step came with it. */
  private record Fault(DeadLetterStage stage, Throwable why) {}

  private final class Guard implements Processor<String, SpecificRecord, String, SpecificRecord> {

    private final Processor<String, SpecificRecord, String, SpecificRecord> step;
    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private @Nullable WaitingRecords waiting;

    Guard(Processor<String, SpecificRecord, String, SpecificRecord> step) {
      this.step = step;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> streams) {
      context = streams;
      KeyValueStore<String, String> store = streams.getStateStore(store(Parking.this.step));
      waiting = new WaitingRecords(store);
      step.init(streams);
    }

    @Override
    public void close() {
      step.close();
    }

    @Override
    public void process(Record<String, SpecificRecord> arrived) {
      var value = arrived.value();
      if (value != null && free.test(value)) {
        step.process(arrived);
        return;
      }
      var retry = Origin.retry(arrived);
      if (retry == null) {
        comes(arrived);
      } else if (retry.step().equals(Parking.this.step)) {
        comesAgain(Origin.stripped(arrived), Origin.place(arrived, context()), retry);
      }
    }

    private void comes(Record<String, SpecificRecord> arrived) {
      var record = Origin.stripped(arrived);
      var fault =
          waiting().any() && waiting().waitIn(Turn.lane(arrived.key()))
              ? new Fault(DeadLetterStage.PARKED, new EarlierRecordWaitsException())
              : attempt(record);
      if (fault != null) {
        var lane = Turn.lane(arrived.key());
        var place = Origin.place(arrived, context());
        waiting().add(lane, place);
        giveUp(record, place, Turn.first(Parking.this.step, lane), fault);
      }
    }

    private void comesAgain(
        Record<String, SpecificRecord> record, Place place, Origin.Retry retry) {
      var lane = retry.lane();
      var found = waiting().find(lane, place);
      if (found.isEmpty()) {
        settle(record, place, Turn.first(Parking.this.step, lane), LetterEnd.NOT_WAITING);
        return;
      }
      var waits = found.get();
      var turn = new Turn(Parking.this.step, lane, waits.attempt() + 1);
      if (retry.kind() == RetryKind.DISCARD || retry.kind() == RetryKind.GONE) {
        waiting().remove(lane, waits);
        settle(
            record,
            place,
            turn,
            retry.kind() == RetryKind.GONE ? LetterEnd.GONE : LetterEnd.DISCARDED);
        return;
      }
      var fault =
          waits.first()
              ? attempt(record)
              : new Fault(DeadLetterStage.PARKED, new EarlierRecordWaitsException());
      if (fault == null) {
        waiting().remove(lane, waits);
        settle(record, place, turn, LetterEnd.HANDLED);
      } else {
        waiting().again(waits);
        giveUp(record, place, turn, fault);
      }
    }

    /** Hands a record to the step; null if it handled it. */
    private @Nullable Fault attempt(Record<String, SpecificRecord> record) {
      if (record.value() instanceof Unreadable unreadable) {
        return new Fault(DeadLetterStage.UNREADABLE, unreadable.why());
      }
      try {
        step.process(record);
        return null;
      } catch (UnhandledRecordException e) {
        return new Fault(DeadLetterStage.UNHANDLED, e.reason());
      }
    }

    private void giveUp(
        Record<String, SpecificRecord> record, Place place, Turn turn, Fault fault) {
      var value = record.value();
      var bytes =
          value instanceof Unreadable unreadable ? unreadable.bytes() : letters.bytes(value);
      var givenUp =
          GivenUp.keyed(place.topic(), place.partition(), place.offset(), record.key(), bytes);
      forward(record, place, letters.letter(givenUp, turn, fault.stage(), fault.why()));
    }

    private void settle(
        Record<String, SpecificRecord> record, Place place, Turn turn, LetterEnd end) {
      forward(record, place, letters.settled(place, turn, end));
    }

    private void forward(Record<String, SpecificRecord> record, Place place, SpecificRecord value) {
      context().forward(new Record<>(place.toString(), value, record.timestamp()));
    }

    private ProcessorContext<String, SpecificRecord> context() {
      return requireNonNull(context, "the processor was not initialised");
    }

    private WaitingRecords waiting() {
      return requireNonNull(waiting, "the processor was not initialised");
    }
  }
}
