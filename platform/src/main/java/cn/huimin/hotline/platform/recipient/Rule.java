package cn.huimin.hotline.platform.recipient;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is told of what, with which message.
 *
 * @param on name of the record on the log, for example {@code CaseDispatched}
 * @param when traits of the occasion and the values that fit; empty fits always
 * @param atLeast figures of the occasion and the least value that fits
 * @param to who is told
 * @param template message
 */
public record Rule(
    String on,
    Map<String, Set<String>> when,
    Map<String, Long> atLeast,
    List<Audience> to,
    String template) {

  /** Copies its collections. */
  public Rule {
    when = Map.copyOf(when);
    atLeast = Map.copyOf(atLeast);
    to = List.copyOf(to);
  }

  /**
   * Whether it speaks of an occasion.
   *
   * @param name name of the record
   * @param traits what rules may ask of it
   */
  public boolean fits(String name, Map<String, String> traits) {
    return on.equals(name)
        && when.entrySet().stream()
            .allMatch(
                wanted -> wanted.getValue().contains(traits.getOrDefault(wanted.getKey(), "")))
        && atLeast.entrySet().stream()
            .allMatch(least -> figure(traits, least.getKey()) >= least.getValue());
  }

  private static long figure(Map<String, String> traits, String name) {
    try {
      return Long.parseLong(traits.getOrDefault(name, ""));
    } catch (NumberFormatException e) {
      return Long.MIN_VALUE;
    }
  }
}
