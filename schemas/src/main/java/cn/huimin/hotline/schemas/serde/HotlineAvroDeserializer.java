package cn.huimin.hotline.schemas.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the Confluent wire format into our generated record of the writer's name. */
public final class HotlineAvroDeserializer implements Deserializer<SpecificRecord> {

  private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers =
      new ConcurrentHashMap<>();
  private @Nullable SchemaIds ids;

  /** For Kafka, which then calls {@link #configure}. */
  public HotlineAvroDeserializer() {}

  /** Ready to use with these ids. */
  public HotlineAvroDeserializer(SchemaIds ids) {
    this.ids = ids;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    ids = SerdeSettings.ids(configs);
  }

  @Override
  public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes.length < HotlineAvroSerializer.PREFIX || bytes[0] != HotlineAvroSerializer.MAGIC) {
      throw new SerializationException("not in the Confluent wire format: " + topic);
    }
    int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    try {
      var decoder =
          DecoderFactory.get()
              .binaryDecoder(
                  bytes,
                  HotlineAvroSerializer.PREFIX,
                  bytes.length - HotlineAvroSerializer.PREFIX,
                  null);
      return readers.computeIfAbsent(id, this::reader).read(null, decoder);
    } catch (SerializationException | RetriableException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("cannot read a record with schema " + id, e);
    }
  }

  private SpecificDatumReader<SpecificRecord> reader(int id) {
    if (ids == null) {
      throw new IllegalStateException("the deserializer was not configured");
    }
    var written = ids.byId(id);
    var type = SpecificData.get().getClass(written);
    if (type == null) {
      throw new SerializationException("this build has no record " + written.getFullName());
    }
    return new SpecificDatumReader<>(written, SpecificData.get().getSchema(type));
  }
}
