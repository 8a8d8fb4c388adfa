package cn.huimin.hotline.scoring.stream;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A store's values as JSON; derived data, so a changed form is a rebuild, not a migration. */
final class JsonSerde {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonSerde() {}

  static <T> Serde<T> of(Class<T> type) {
    ObjectWriter writer = MAPPER.writerFor(type);
    ObjectReader reader = MAPPER.readerFor(type);
    Serializer<T> serializer = (_, value) -> value == null ? null : writer.writeValueAsBytes(value);
    Deserializer<T> deserializer = (_, bytes) -> bytes == null ? null : read(reader, type, bytes);
    return Serdes.serdeFrom(serializer, deserializer);
  }

  private static <T> T read(ObjectReader reader, Class<T> type, byte[] bytes) {
    try {
      return type.cast(reader.readValue(bytes));
    } catch (JacksonException e) {
      throw new SerializationException("a store holds no " + type.getSimpleName(), e);
    }
  }
}
