package cn.huimin.hotline.console.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts words for search: runs of Chinese into pairs of neighbouring characters, runs of letters and
 * digits as they are, in lower case. Everything else parts words.
 */
public final class Bigrams {

  private static final Pattern RUN =
      Pattern.compile("[\\p{IsHan}]+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
  private static final int LONGEST = 64;

  private Bigrams() {}

  /** The words a text is found by. */
  public static SequencedSet<String> of(String text) {
    var words = new LinkedHashSet<String>();
    var runs = RUN.matcher(text.toLowerCase(Locale.ROOT));
    while (runs.find()) {
      var run = runs.group();
      if (!isHan(run)) {
        words.add(run.length() > LONGEST ? run.substring(0, LONGEST) : run);
      } else {
        words.addAll(pairs(run));
      }
    }
    return words;
  }

  /**
   * A search for all words of what was typed, in the form that {@code tsquery} takes; empty if
   * there is no word in it. A run of letters and digits may go on after what was typed; so may a
   * single Chinese character.
   */
  public static String query(String typed) {
    return of(typed).stream()
        .map(
            word ->
                isHan(word) && word.codePointCount(0, word.length()) > 1
                    ? quoted(word)
                    : quoted(word) + ":*")
        .reduce((one, other) -> one + " & " + other)
        .orElse("");
  }

  /** A search for any of some words, in the form that {@code tsquery} takes. */
  public static String anyOf(Collection<String> words) {
    return words.stream().map(Bigrams::quoted).collect(Collectors.joining(" | "));
  }

  private static String quoted(String word) {
    return "'" + word + "'";
  }

  private static boolean isHan(String run) {
    return Character.UnicodeScript.of(run.codePointAt(0)) == Character.UnicodeScript.HAN;
  }

  private static List<String> pairs(String run) {
    int[] characters = run.codePoints().toArray();
    if (characters.length == 1) {
      return List.of(run);
    }
    var pairs = new ArrayList<String>(characters.length);
    for (int i = 0; i + 1 < characters.length; i++) {
      pairs.add(new String(characters, i, 2));
    }
    return pairs;
  }
}
