package cn.huimin.hotline.platform.streams;

import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Brings records that are handled again into the streams they would have come by. */
public final class Retries {

  private Retries() {}

  /**
   * The stream with the records that are to be handled again taken out of their envelopes.
   *
   * @param stream what the service reads, its retry topic among it
   * @param decoder of our records
   */
  public static KStream<String, SpecificRecord> open(
      KStream<String, SpecificRecord> stream, Deserializer<SpecificRecord> decoder) {
    var lenient = LenientAvroSerde.lenient(decoder);
    return stream.process(() -> new Opening(lenient), Named.as("retries-opened"));
  }

  /**
   * The part of a stream that a step takes: what is to be handled by it again, and of what comes
   * for the first time what it asks for.
   *
   * @param step name of the step
   * @param its what it asks for; a value is null for a tombstone
   */
  public static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> of(
      String step, Predicate<@Nullable SpecificRecord> its) {
    return () -> new OfStep(step, its);
  }

  /** Re-keys a stream so that a later step still knows where each record stands. */
  public static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> keyedBy(
      Function<SpecificRecord, String> key) {
    return () -> new Keyed(key);
  }

  private static final class Opening
      extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private final Deserializer<SpecificRecord> decoder;

    Opening(Deserializer<SpecificRecord> decoder) {
      this.decoder = decoder;
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
      context()
          .forward(record.value() instanceof RetryRequested retry ? open(record, retry) : record);
    }

    @SuppressWarnings("NullAway") // key and value may be null in Kafka Streams
    private Record<String, SpecificRecord> open(
        Record<String, SpecificRecord> record, RetryRequested retry) {
      return new Record<>(retry.getKey(), value(retry), record.timestamp(), Origin.headers(retry));
    }

    private @Nullable SpecificRecord value(RetryRequested retry) {
      var value = retry.getValue();
      if (value == null) {
        return null;
      }
      var bytes = new byte[value.remaining()];
      value.duplicate().get(bytes);
      return decoder.deserialize(retry.getSourceTopic(), bytes);
    }
  }

  private static final class OfStep
      extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private final String step;
    private final Predicate<@Nullable SpecificRecord> its;

    OfStep(String step, Predicate<@Nullable SpecificRecord> its) {
      this.step = step;
      this.its = its;
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
      var retry = Origin.retry(record);
      if (retry == null ? its.test(record.value()) : retry.step().equals(step)) {
        context().forward(record);
      }
    }
  }

  private static final class Keyed
      extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private final Function<SpecificRecord, String> key;

    Keyed(Function<SpecificRecord, String> key) {
      this.key = key;
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
      context().forward(Origin.kept(record, context()).withKey(key.apply(record.value())));
    }
  }
}
