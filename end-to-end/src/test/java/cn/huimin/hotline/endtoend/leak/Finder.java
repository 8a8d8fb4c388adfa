package cn.huimin.hotline.endtoend.leak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks for canaries in bytes, and remembers where it found which. */
final class Finder {

  /** A form of a canary, as it stands in UTF-8. */
  private record Form(String what, byte[] bytes) {

    boolean isAt(byte[] where, int from) {
      return from + bytes.length <= where.length
          && Arrays.equals(where, from, from + bytes.length, bytes, 0, bytes.length);
    }
  }

  /**
   * Forms by their first two bytes: hardly any place in all that is looked at begins one, and a
   * house's topics and files are hundreds of megabytes.
   */
  private final List<List<Form>> byBeginning = new ArrayList<>();

  private final Map<String, Set<String>> found = new TreeMap<>();
  private long bytesLookedAt;

  Finder(List<Canary> canaries) {
    for (int i = 0; i <= 0xffff; i++) {
      byBeginning.add(List.of());
    }
    for (var canary : canaries) {
      for (var form : canary.forms()) {
        var bytes = form.getBytes(StandardCharsets.UTF_8);
        int beginning = beginning(bytes, 0);
        var forms = new ArrayList<>(byBeginning.get(beginning));
        forms.add(new Form(canary.what(), bytes));
        byBeginning.set(beginning, forms);
      }
    }
  }

  /** Looks through bytes from a place. */
  void look(String place, byte[] bytes) {
    bytesLookedAt += bytes.length;
    for (int i = 0; i + 1 < bytes.length; i++) {
      for (var form : byBeginning.get(beginning(bytes, i))) {
        if (form.isAt(bytes, i)) {
          found.computeIfAbsent(place, _ -> new TreeSet<>()).add(form.what());
        }
      }
    }
  }

  private static int beginning(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << Byte.SIZE | bytes[at + 1] & 0xff;
  }

  /** Looks through a text from a place. */
  void look(String place, String text) {
    look(place, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What was found, by place. */
  Map<String, Set<String>> found() {
    return Map.copyOf(found);
  }

  /** How much it has looked at. */
  long bytesLookedAt() {
    return bytesLookedAt;
  }
}
