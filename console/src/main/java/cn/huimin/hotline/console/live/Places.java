package cn.huimin.hotline.console.live;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a reader of a stream has come: an offset for each partition, written as {@code 0-12.1-7}.
 * It means the same on every instance and after a rebuild.
 */
final class Places {

  /** Before the first record of every partition. */
  static final String START = "0";

  private final TreeMap<Integer, Long> offsets;

  private Places(Map<Integer, Long> offsets) {
    this.offsets = new TreeMap<>(offsets);
  }

  static Places at(Map<Integer, Long> offsets) {
    return new Places(offsets);
  }

  /** Reads what a client sent back; null if it is none of ours. */
  static @Nullable Places parse(String written) {
    var offsets = new TreeMap<Integer, Long>();
    if (!written.equals(START)) {
      for (var part : written.split("\\.", -1)) {
        int dash = part.indexOf('-');
        try {
          offsets.put(
              Integer.parseInt(part, 0, Math.max(dash, 0), 10),
              Long.parseLong(part, dash + 1, part.length(), 10));
        } catch (NumberFormatException e) {
          return null;
        }
      }
    }
    return new Places(offsets);
  }

  void passed(int partition, long offset) {
    offsets.merge(partition, offset, Math::max);
  }

  Map<Integer, Long> offsets() {
    return offsets;
  }

  @Override
  public String toString() {
    return offsets.isEmpty()
        ? START
        : offsets.entrySet().stream()
            .map(entry -> entry.getKey() + "-" + entry.getValue())
            .collect(Collectors.joining("."));
  }
}
