package cn.huimin.hotline.platform.streams;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Time of a record as our own field says (DESIGN §1): {@code acceptedAt}, {@code firedAt}, {@code
 * time} or {@code at}, in the record or in its header; the broker's time for what has none.
 */
public final class AcceptedAtExtractor implements TimestampExtractor {

  private static final String[] FIELDS = {"acceptedAt", "firedAt", "time", "at"};

  private final Map<Schema, Function<SpecificRecord, Optional<Instant>>> readers =
      new ConcurrentHashMap<>();

  @Override
  public long extract(ConsumerRecord<Object, Object> consumed, long partitionTime) {
    if (consumed.value() instanceof SpecificRecord value) {
      return readers
          .computeIfAbsent(value.getSchema(), AcceptedAtExtractor::reader)
          .apply(value)
          .map(Instant::toEpochMilli)
          .orElse(consumed.timestamp());
    }
    return consumed.timestamp();
  }

  private static Function<SpecificRecord, Optional<Instant>> reader(Schema schema) {
    var own = timeField(schema);
    if (own.isPresent()) {
      int position = own.get();
      return value -> Optional.of((Instant) value.get(position));
    }
    var header = schema.getField("header");
    if (header == null) {
      return _ -> Optional.empty();
    }
    var inHeader = timeField(header.schema());
    if (inHeader.isEmpty()) {
      return _ -> Optional.empty();
    }
    int headerPosition = header.pos();
    int position = inHeader.get();
    return value ->
        Optional.of((Instant) ((SpecificRecord) value.get(headerPosition)).get(position));
  }

  private static Optional<Integer> timeField(Schema schema) {
    for (var name : FIELDS) {
      var field = schema.getField(name);
      if (field != null
          && field.schema().getLogicalType() != null
          && field.schema().getLogicalType().getName().equals("timestamp-millis")) {
        return Optional.of(field.pos());
      }
    }
    return Optional.empty();
  }
}
