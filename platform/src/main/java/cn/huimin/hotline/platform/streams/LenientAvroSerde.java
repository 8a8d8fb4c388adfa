package cn.huimin.hotline.platform.streams;

import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Serde of what a topology reads: a record that is bad becomes an {@link Unreadable}; a fault that
 * will pass, such as a registry that is away, is thrown as ever.
 */
public final class LenientAvroSerde extends Serdes.WrapperSerde<SpecificRecord> {

  /** For Kafka, which then configures both halves. */
  public LenientAvroSerde() {
    super(new HotlineAvroSerializer(), new Lenient(new HotlineAvroDeserializer()));
  }

  /** Ready to use with these ids. */
  public LenientAvroSerde(SchemaIds ids) {
    super(new HotlineAvroSerializer(ids), new Lenient(new HotlineAvroDeserializer(ids)));
  }

  /** The same for a deserializer at hand. */
  static Deserializer<SpecificRecord> lenient(Deserializer<SpecificRecord> strict) {
    return new Lenient(strict);
  }

  private record Lenient(Deserializer<SpecificRecord> strict)
      implements Deserializer<SpecificRecord> {

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
      strict.configure(configs, isKey);
    }

    @Override
    public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
      if (bytes == null) {
        return null;
      }
      try {
        return strict.deserialize(topic, bytes);
      } catch (RuntimeException e) {
        if (WillPass.of(e)) {
          throw e;
        }
        return new Unreadable(topic, bytes, e);
      }
    }

    @Override
    public void close() {
      strict.close();
    }
  }
}
