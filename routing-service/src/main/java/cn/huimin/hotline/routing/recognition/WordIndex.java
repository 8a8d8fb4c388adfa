package cn.huimin.hotline.routing.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ahocorasick.trie.Trie;

/**
 * Finds many literal words in one pass, and words with a gap: 我是…学生 is 我是 and 学生 with at most
 * twenty letters of the same clause between. At one place the longest word wins; a word inside one
 * of the "unless" words of its meaning does not count, nor one near which, in the same sentence,
 * one of the "unless near" words of its meaning stands.
 *
 * @param <T> what a word means
 */
final class WordIndex<T> {

  /** So many letters away is near. */
  private static final int NEAR = 12;

  private static final String STOPS = "。！？!?；;\n";

  /** Stands in a word for letters of the same clause. */
  static final String GAP = "…";

  private static final String LETTERS_BETWEEN = "[^。！？!?；;，,、：:\\n]{0,20}?";

  /**
   * A word found.
   *
   * @param meaning what it means
   * @param word the word
   * @param start first character, from 0
   * @param end after the last character
   */
  record Hit<T>(T meaning, String word, int start, int end) {

    int length() {
      return end - start;
    }

    boolean overlaps(int otherStart, int otherEnd) {
      return start < otherEnd && otherStart < end;
    }
  }

  /** Puts an index together. */
  static final class Builder<T> {
    private final Map<String, List<T>> meanings = new HashMap<>();
    private final Map<String, List<T>> voids = new HashMap<>();
    private final Map<T, List<String>> near = new HashMap<>();

    Builder<T> words(Iterable<String> words, T meaning) {
      words.forEach(word -> put(meanings, word, meaning));
      return this;
    }

    Builder<T> unless(Iterable<String> words, T meaning) {
      words.forEach(word -> put(voids, word, meaning));
      return this;
    }

    Builder<T> unlessNear(List<String> words, T meaning) {
      near.merge(meaning, words, (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
      return this;
    }

    WordIndex<T> build() {
      return new WordIndex<>(meanings, voids, near);
    }

    private static <T> void put(Map<String, List<T>> words, String word, T meaning) {
      words.computeIfAbsent(word, _ -> new ArrayList<>()).add(meaning);
    }
  }

  private final Map<String, List<T>> meanings;
  private final Map<String, List<T>> voids;
  private final Map<T, List<String>> near;
  private final Trie trie;
  private final Map<String, Pattern> gapped;

  private WordIndex(
      Map<String, List<T>> meanings, Map<String, List<T>> voids, Map<T, List<String>> near) {
    this.meanings = meanings;
    this.voids = voids;
    this.near = near;
    var all =
        Stream.concat(meanings.keySet().stream(), voids.keySet().stream()).distinct().toList();
    trie = Trie.builder().addKeywords(all.stream().filter(w -> !w.contains(GAP)).toList()).build();
    gapped =
        all.stream()
            .filter(word -> word.contains(GAP))
            .collect(Collectors.toMap(Function.identity(), WordIndex::pattern));
  }

  private static Pattern pattern(String word) {
    return Pattern.compile(
        Stream.of(word.split(GAP))
            .map(Pattern::quote)
            .collect(Collectors.joining(LETTERS_BETWEEN)));
  }

  /** An index of named groups of words. */
  static WordIndex<RoutingRules.WordGroup> ofGroups(List<RoutingRules.WordGroup> groups) {
    var index = new Builder<RoutingRules.WordGroup>();
    groups.forEach(
        group ->
            index
                .words(group.words(), group)
                .unless(group.unless(), group)
                .unlessNear(group.unlessNear(), group));
    return index.build();
  }

  /** The words of a text, in the order in which they stand. */
  List<Hit<T>> find(String text) {
    var hits = new ArrayList<Hit<T>>();
    var without = new ArrayList<Hit<T>>();
    for (var emit : trie.parseText(text)) {
      collect(meanings, emit.getKeyword(), emit.getStart(), emit.getEnd() + 1, hits);
      collect(voids, emit.getKeyword(), emit.getStart(), emit.getEnd() + 1, without);
    }
    gapped.forEach(
        (word, pattern) -> {
          for (var found = pattern.matcher(text); found.find(); ) {
            collect(meanings, word, found.start(), found.end(), hits);
            collect(voids, word, found.start(), found.end(), without);
          }
        });
    hits.removeIf(hit -> without.stream().anyMatch(w -> covers(w, hit)) || isSoftened(text, hit));
    return longestFirst(hits);
  }

  private boolean isSoftened(String text, Hit<T> hit) {
    var words = near.getOrDefault(hit.meaning(), List.of());
    if (words.isEmpty()) {
      return false;
    }
    var before = text.substring(sentenceStart(text, hit.start()), hit.start());
    var after = text.substring(hit.end(), sentenceEnd(text, hit.end()));
    return words.stream().anyMatch(word -> before.contains(word) || after.contains(word));
  }

  private static int sentenceStart(String text, int end) {
    int start = end;
    while (start > 0 && end - start < NEAR && STOPS.indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  private static int sentenceEnd(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < NEAR && STOPS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static <T> void collect(
      Map<String, List<T>> words, String word, int start, int end, List<Hit<T>> into) {
    for (var meaning : words.getOrDefault(word, List.of())) {
      into.add(new Hit<>(meaning, word, start, end));
    }
  }

  private static <T> boolean covers(Hit<T> without, Hit<T> hit) {
    return without.meaning().equals(hit.meaning())
        && without.start() <= hit.start()
        && hit.end() <= without.end();
  }

  private static <T> List<Hit<T>> longestFirst(List<Hit<T>> hits) {
    hits.sort(Comparator.<Hit<T>>comparingInt(Hit::length).reversed().thenComparingInt(Hit::start));
    var kept = new ArrayList<Hit<T>>();
    for (var hit : hits) {
      boolean free =
          kept.stream()
              .allMatch(
                  other ->
                      !other.overlaps(hit.start(), hit.end())
                          || (other.start() == hit.start() && other.end() == hit.end()));
      if (free) {
        kept.add(hit);
      }
    }
    kept.sort(Comparator.comparingInt(Hit::start));
    return kept;
  }
}
