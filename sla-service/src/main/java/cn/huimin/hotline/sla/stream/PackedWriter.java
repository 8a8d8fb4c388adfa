package cn.huimin.hotline.sla.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other, small: numbers in as many bytes as they need, a text that came
 * before as its number, a time as its distance from the one before. Read by {@link PackedReader}.
 */
// Places of words are held by TimedCaseCodecTest; what is below the millisecond is added to it.
@SuppressWarnings({"EnumOrdinal", "JavaInstantGetSecondsGetNano"})
final class PackedWriter {

  private static final int SEVEN_BITS = 7;
  private static final int LOW = 0x7f;
  private static final int MORE = 0x80;
  private static final int NANOS_OF_MILLI = 1_000_000;

  private final Map<String, Integer> texts = new HashMap<>();
  private byte[] bytes;
  private int size;
  private long lastMillis;

  PackedWriter(int expected) {
    bytes = new byte[expected];
  }

  /** A byte as it is. */
  void raw(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  /** A number that is mostly small and never negative. */
  void number(long value) {
    long rest = value;
    while ((rest & ~LOW) != 0) {
      raw((int) (rest & LOW) | MORE);
      rest >>>= SEVEN_BITS;
    }
    raw((int) rest);
  }

  void flag(boolean value) {
    raw(value ? 1 : 0);
  }

  void word(Enum<?> value) {
    number(value.ordinal());
  }

  void words(Set<? extends Enum<?>> values) {
    long bits = 0;
    for (var value : values) {
      bits |= 1L << value.ordinal();
    }
    number(bits);
  }

  void text(@Nullable String value) {
    if (value == null) {
      number(0);
      return;
    }
    var known = texts.putIfAbsent(value, texts.size() + 1);
    if (known != null) {
      number(known);
      return;
    }
    number(texts.size());
    var utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    for (byte each : utf8) {
      raw(each);
    }
  }

  /** A time, to the nanosecond; most have none below the millisecond. */
  void time(@Nullable Instant at) {
    if (at == null) {
      number(0);
      return;
    }
    long millis = at.toEpochMilli();
    long distance = millis - lastMillis;
    lastMillis = millis;
    int nanos = at.getNano() % NANOS_OF_MILLI;
    number(nanos == 0 ? 1 : 2);
    number((distance << 1) ^ (distance >> (Long.SIZE - 1)));
    if (nanos != 0) {
      number(nanos);
    }
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }
}
