package cn.huimin.hotline.endtoend.leak;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks for canaries in bytes, and remembers where it found which. */
final class Finder {

  /** A form of a canary, each byte of its UTF-8 a character. */
  private record Form(String what, String bytes) {}

  private final List<Form> forms;

  /** Finds whether anything is there at all, which it hardly ever is. */
  private final Pattern any;

  private final Map<String, Set<String>> found = new TreeMap<>();
  private long bytesLookedAt;

  Finder(List<Canary> canaries) {
    forms =
        canaries.stream()
            .flatMap(
                canary ->
                    canary.forms().stream().map(form -> new Form(canary.what(), asBytes(form))))
            .toList();
    any =
        Pattern.compile(
            forms.stream()
                .map(form -> Pattern.quote(form.bytes()))
                .collect(Collectors.joining("|")));
  }

  /** Looks through bytes from a place. */
  void look(String place, byte[] bytes) {
    bytesLookedAt += bytes.length;
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (any.matcher(text).find()) {
      for (var form : forms) {
        if (text.contains(form.bytes())) {
          found.computeIfAbsent(place, _ -> new TreeSet<>()).add(form.what());
        }
      }
    }
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

  private static String asBytes(String form) {
    return new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
