package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Patterns of gaming at one unit (DOMAIN §3, §6): too many cases that look the same way wrong.
 *
 * @param level its level
 * @param days how far back counts
 * @param patterns from how many cases on, by what is counted: cases so marked, for {@link
 *     Mark.Kind#NUMBER_REPEATED} cases with one number, for {@link Mark.Kind#ANSWER_COPIED} cases
 *     with nearly the answer of another
 */
public record IntegrityPatterns(WarningLevel level, int days, Map<Mark.Kind, Integer> patterns)
    implements WarningRule {

  /** Bits of 64 by which the prints of nearly the same answers differ at most. */
  static final int NEARLY = 3;

  private static final int HEX = 16;

  /** Copies the map. */
  public IntegrityPatterns {
    patterns = Map.copyOf(patterns);
  }

  @Override
  public String name() {
    return "integrity";
  }

  @Override
  public ScopeKey.Kind scope() {
    return ScopeKey.Kind.UNIT;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    var found = new EnumMap<Mark.Kind, List<Mark>>(Mark.Kind.class);
    for (var mark : watch.marksBetween(now.minus(Duration.ofDays(days)), now)) {
      if (patterns.containsKey(mark.kind())) {
        found.computeIfAbsent(mark.kind(), _ -> new ArrayList<>()).add(mark);
      }
    }
    var figures = new HashMap<String, String>();
    var behind = new TreeSet<String>();
    found.forEach(
        (kind, marks) -> {
          int least = patterns.getOrDefault(kind, Integer.MAX_VALUE);
          var cases = marks.size() < least ? Set.<String>of() : cases(kind, marks, least);
          if (cases.size() >= least) {
            figures.put(name(kind), String.valueOf(cases.size()));
            behind.addAll(cases);
          }
        });
    return figures.isEmpty() ? Optional.empty() : Optional.of(Finding.of(level, figures, behind));
  }

  private static Set<String> cases(Mark.Kind kind, List<Mark> marks, int least) {
    return switch (kind) {
      case NUMBER_REPEATED -> withOneNumber(marks, least);
      case ANSWER_COPIED -> withAnothersAnswer(marks);
      default -> cases(marks);
    };
  }

  private static Set<String> cases(Collection<Mark> marks) {
    return marks.stream().map(Mark::caseId).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Cases whose number serves for so many. */
  private static Set<String> withOneNumber(List<Mark> marks, int least) {
    return marks.stream().collect(Collectors.groupingBy(Mark::detail)).values().stream()
        .map(IntegrityPatterns::cases)
        .filter(cases -> cases.size() >= least)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Cases with nearly the answer of another case, this other too. */
  private static Set<String> withAnothersAnswer(List<Mark> marks) {
    var prints =
        marks.stream().mapToLong(mark -> Long.parseUnsignedLong(mark.detail(), HEX)).toArray();
    var cases = new TreeSet<String>();
    for (int i = 0; i < prints.length; i++) {
      for (int j = 0; j < i; j++) {
        if (Long.bitCount(prints[i] ^ prints[j]) <= NEARLY) {
          var one = marks.get(i).caseId();
          var other = marks.get(j).caseId();
          if (!one.equals(other)) {
            cases.add(one);
            cases.add(other);
          }
        }
      }
    }
    return cases;
  }

  private static String name(Mark.Kind kind) {
    var words = kind.name().toLowerCase(Locale.ROOT).split("_", -1);
    return words.length == 1
        ? words[0]
        : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
  }
}
