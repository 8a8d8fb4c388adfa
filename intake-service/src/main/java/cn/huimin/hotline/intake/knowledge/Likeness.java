package cn.huimin.hotline.intake.knowledge;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which entries answer a text: by the pairs of neighbouring characters they share, since Chinese
 * has no blanks between words. A pair that many entries have says little and counts little.
 */
final class Likeness {

  /** An entry and how well it fits, 0 to 1: the share of its question that the text says. */
  record Fit(Entry entry, double share) {}

  private static final double LEAST = 0.15;

  private Likeness() {}

  /** The entries that fit best, the best first. */
  static List<Fit> best(String text, List<Entry> entries, int most) {
    var said = pairs(text);
    var everywhere =
        entries.stream()
            .flatMap(entry -> pairs(entry.question()).stream())
            .collect(Collectors.groupingBy(pair -> pair, Collectors.counting()));
    return entries.stream()
        .map(
            entry -> {
              double all = 0;
              double shared = 0;
              for (var pair : pairs(entry.question())) {
                double weight = 1.0 / everywhere.getOrDefault(pair, 1L);
                all += weight;
                shared += said.contains(pair) ? weight : 0;
              }
              return new Fit(entry, all == 0 ? 0 : shared / all);
            })
        .filter(fit -> fit.share() >= LEAST)
        .sorted(
            Comparator.comparingDouble(Fit::share)
                .reversed()
                .thenComparing(fit -> fit.entry().entryId()))
        .limit(most)
        .toList();
  }

  private static Set<String> pairs(String text) {
    var pairs = new HashSet<String>();
    var letters =
        text.codePoints().filter(Character::isLetterOrDigit).map(Character::toLowerCase).toArray();
    for (int at = 0; at + 1 < letters.length; at++) {
      pairs.add(new String(letters, at, 2));
    }
    return pairs;
  }
}
