package cn.huimin.hotline.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record in the Confluent wire format: a zero, the schema id as four bytes, Avro binary.
 * Settings: {@value SerdeSettings#REGISTRY_URL}, {@value SerdeSettings#PATIENCE_MS}.
 */
public final class HotlineAvroSerializer implements Serializer<SpecificRecord> {

  static final byte MAGIC = 0;
  static final int PREFIX = 5;

  private final Map<Schema, SpecificDatumWriter<SpecificRecord>> writers =
      new ConcurrentHashMap<>();
  private final ThreadLocal<Buffer> buffers = ThreadLocal.withInitial(Buffer::new);
  private @Nullable SchemaIds ids;

  /** For Kafka, which then calls {@link #configure}. */
  public HotlineAvroSerializer() {}

  /** Ready to use with these ids. */
  public HotlineAvroSerializer(SchemaIds ids) {
    this.ids = ids;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    ids = SerdeSettings.ids(configs);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord value) {
    if (value == null) {
      return null;
    }
    if (ids == null) {
      throw new IllegalStateException("the serializer was not configured");
    }
    var schema = value.getSchema();
    var buffer = buffers.get();
    try {
      return buffer.write(
          ids.idOf(schema),
          writers.computeIfAbsent(schema, written -> new SpecificDatumWriter<>(written)),
          value);
    } catch (IOException | RuntimeException e) {
      if (e instanceof SerializationException known) {
        throw known;
      }
      throw new SerializationException("cannot write a " + schema.getFullName(), e);
    }
  }

  /** One thread's reusable buffer and encoder. */
  private static final class Buffer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private @Nullable BinaryEncoder encoder;

    byte[] write(int id, SpecificDatumWriter<SpecificRecord> writer, SpecificRecord value)
        throws IOException {
      bytes.reset();
      bytes.write(MAGIC);
      bytes.write(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
      encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
      writer.write(value, encoder);
      encoder.flush();
      return bytes.toByteArray();
    }
  }
}
