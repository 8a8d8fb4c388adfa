package cn.huimin.hotline.routing.recognition;

import cn.huimin.hotline.routing.recognition.RoutingRules.Category;
import cn.huimin.hotline.routing.recognition.WordIndex.Hit;
import cn.huimin.hotline.routing.recognition.Wording.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a text is about, by the keywords of DOMAIN §4.2; words inside a unit's name do not count.
 */
final class CategoryFinder {

  /** A lone short word is weak: it is held for four parts in five. */
  private static final double WEAK = 0.8;

  private static final double ENOUGH = 2;

  /** Level 2 of a category. */
  private record Topic(String level1, String level2) {}

  /**
   * What was found.
   *
   * @param level1 level 1
   * @param level2 level 2
   * @param confidence 0 to 1
   * @param weight how much speaks for it
   * @param evidence keywords in the texts
   */
  record Found(
      String level1, String level2, double confidence, double weight, List<Evidence> evidence) {}

  private final WordIndex<Topic> keywords;

  CategoryFinder(List<Category> categories) {
    var words = new WordIndex.Builder<Topic>();
    for (var category : categories) {
      for (var below : category.level2()) {
        words.words(below.keywords(), new Topic(category.level1(), below.name()));
      }
    }
    keywords = words.build();
  }

  Optional<Found> find(Wording wording, Map<Passage, List<Hit<NameIndex.Named>>> names) {
    var weights = new LinkedHashMap<Topic, Double>();
    var evidence = new ArrayList<Evidence>();
    for (var passage : wording.passages()) {
      double place = weight(passage.part());
      if (place > 0) {
        var seen = new HashSet<String>();
        for (var hit : keywords.find(passage.text())) {
          boolean inName =
              names.getOrDefault(passage, List.of()).stream()
                  .anyMatch(name -> name.overlaps(hit.start(), hit.end()));
          if (!inName && seen.add(hit.word())) {
            weights.merge(hit.meaning(), place * byLength(hit), Double::sum);
            evidence.add(evidence(passage, hit));
          }
        }
      }
    }
    return best(weights, evidence);
  }

  private static Optional<Found> best(Map<Topic, Double> weights, List<Evidence> evidence) {
    var byLevel1 = sums(weights, Topic::level1);
    return heaviest(byLevel1)
        .map(
            best -> {
              var below = new LinkedHashMap<>(weights);
              below.keySet().removeIf(topic -> !topic.level1().equals(best.getKey()));
              var level2 = heaviest(sums(below, Topic::level2)).orElseThrow().getKey();
              double second =
                  byLevel1.entrySet().stream()
                      .filter(other -> !other.getKey().equals(best.getKey()))
                      .mapToDouble(Map.Entry::getValue)
                      .max()
                      .orElse(0);
              double clear = best.getValue() / (best.getValue() + second);
              return new Found(
                  best.getKey(),
                  level2,
                  best.getValue() >= ENOUGH ? clear : clear * WEAK,
                  best.getValue(),
                  evidence.stream()
                      .filter(e -> e.ruleId().startsWith(ruleId(best.getKey(), "")))
                      .toList());
            });
  }

  private static Map<String, Double> sums(
      Map<Topic, Double> weights, Function<Topic, String> part) {
    var sums = new LinkedHashMap<String, Double>();
    weights.forEach((topic, weight) -> sums.merge(part.apply(topic), weight, Double::sum));
    return sums;
  }

  /** The heaviest; of equal ones the one that came first in the text. */
  private static Optional<Map.Entry<String, Double>> heaviest(Map<String, Double> weights) {
    double most = weights.values().stream().max(Comparator.naturalOrder()).orElse(0.0);
    return weights.entrySet().stream().filter(entry -> entry.getValue() >= most).findFirst();
  }

  /** Longer words say more. */
  private static double byLength(Hit<Topic> hit) {
    return Math.min(2, 0.5 + hit.length() * 0.25);
  }

  private static double weight(Wording.Part part) {
    return switch (part) {
      case TITLE -> 2;
      case CONTENT -> 1;
      case HINT, ADDRESS -> 0;
    };
  }

  private static Evidence evidence(Passage passage, Hit<Topic> hit) {
    return new Evidence(
        passage.textId(),
        hit.start(),
        hit.end(),
        "category",
        ruleId(hit.meaning().level1(), hit.meaning().level2()));
  }

  private static String ruleId(String level1, String level2) {
    return "category:" + level1 + "/" + level2;
  }
}
