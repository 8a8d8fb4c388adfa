package cn.huimin.hotline.sla.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PackedWriter} wrote, in the same order. */
final class PackedReader {

  private static final int SEVEN_BITS = 7;
  private static final int LOW = 0x7f;
  private static final int MORE = 0x80;
  private static final int WITH_NANOS = 2;

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private int at;
  private long lastMillis;

  PackedReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int raw() {
    return bytes[at++];
  }

  long number() {
    long value = 0;
    int shift = 0;
    int next = raw();
    while ((next & MORE) != 0) {
      value |= (long) (next & LOW) << shift;
      shift += SEVEN_BITS;
      next = raw();
    }
    return value | ((long) next << shift);
  }

  int count() {
    return Math.toIntExact(number());
  }

  boolean flag() {
    return raw() != 0;
  }

  <E extends Enum<E>> E word(E[] all) {
    return all[count()];
  }

  <E extends Enum<E>> Set<E> words(Class<E> type, E[] all) {
    var values = EnumSet.noneOf(type);
    long bits = number();
    for (int i = 0; i < all.length; i++) {
      if ((bits & (1L << i)) != 0) {
        values.add(all[i]);
      }
    }
    return values;
  }

  @Nullable String textOrNull() {
    int number = count();
    if (number == 0) {
      return null;
    }
    if (number <= texts.size()) {
      return texts.get(number - 1);
    }
    int length = count();
    var text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    texts.add(text);
    return text;
  }

  String text() {
    var text = textOrNull();
    if (text == null) {
      throw new IllegalStateException("no text where one belongs, at byte " + at);
    }
    return text;
  }

  @Nullable Instant timeOrNull() {
    int kind = count();
    if (kind == 0) {
      return null;
    }
    long zigzag = number();
    lastMillis += (zigzag >>> 1) ^ -(zigzag & 1);
    var time = Instant.ofEpochMilli(lastMillis);
    return kind == WITH_NANOS ? time.plusNanos(number()) : time;
  }

  Instant time() {
    var time = timeOrNull();
    if (time == null) {
      throw new IllegalStateException("no time where one belongs, at byte " + at);
    }
    return time;
  }
}
