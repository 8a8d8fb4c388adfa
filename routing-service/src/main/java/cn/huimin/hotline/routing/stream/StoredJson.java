package cn.huimin.hotline.routing.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plain record as it lies in a store: a version byte, then JSON without nulls. A component that
 * an older version did not know is read as null, 0 or false; one that this version does not know is
 * left out.
 */
final class StoredJson {

  private static final byte VERSION = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private StoredJson() {}

  static <T> Serde<T> of(Class<T> type) {
    return Serdes.serdeFrom((_, value) -> write(value), (_, stored) -> read(stored, type));
  }

  private static <T> byte @Nullable [] write(@Nullable T value) {
    if (value == null) {
      return null;
    }
    var json = JSON.writeValueAsBytes(value);
    var stored = new byte[json.length + 1];
    stored[0] = VERSION;
    System.arraycopy(json, 0, stored, 1, json.length);
    return stored;
  }

  private static <T> @Nullable T read(byte @Nullable [] stored, Class<T> type) {
    if (stored == null) {
      return null;
    }
    if (stored.length == 0 || stored[0] != VERSION) {
      throw new UnreadableStateException(type.getSimpleName() + " of an unknown version", null);
    }
    try {
      return JSON.readValue(stored, 1, stored.length - 1, type);
    } catch (JacksonException e) {
      throw new UnreadableStateException(type.getSimpleName() + " does not fit", e);
    }
  }

  /** What lies in the store cannot be read; the record that needs it goes to the dead letters. */
  static final class UnreadableStateException extends IllegalStateException {

    UnreadableStateException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
