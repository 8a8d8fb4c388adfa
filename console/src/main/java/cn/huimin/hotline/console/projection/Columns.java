package cn.huimin.hotline.console.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Turns values of our records into what a column takes. */
final class Columns {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Columns() {}

  /** A moment. */
  static @Nullable OffsetDateTime at(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  /** A list of words. */
  static String[] words(Collection<String> words) {
    return words.toArray(String[]::new);
  }

  /** Names of enum values. */
  static String[] names(Collection<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).toArray(String[]::new);
  }

  /** Name of an enum value. */
  static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  /** JSON text; PostgreSQL takes no NUL in it. */
  static String json(Object value) {
    return JSON.writeValueAsString(value).replace("\\u0000", "");
  }

  /** Text without the NUL that PostgreSQL refuses. */
  static String text(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  /** A record's fields by name, as plain maps, lists and words; leaves out the named ones. */
  static Map<String, @Nullable Object> fields(SpecificRecord record, List<String> except) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (Schema.Field field : record.getSchema().getFields()) {
      if (!except.contains(field.name())) {
        fields.put(field.name(), plain(record.get(field.pos())));
      }
    }
    return fields;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case SpecificRecord record -> fields(record, List.of());
      case Collection<?> list -> list.stream().map(Columns::plain).toList();
      case Enum<?> word -> word.name();
      case Instant moment -> moment.toString();
      case LocalDate date -> date.toString();
      default -> value;
    };
  }
}
