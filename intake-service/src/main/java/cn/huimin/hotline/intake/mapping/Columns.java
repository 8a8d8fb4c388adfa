package cn.huimin.hotline.intake.mapping;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells by their names what columns or properties are. */
public final class Columns {

  private static final int LONGEST_NAME = 40;

  /** How to fill it in; what says whose or which it is stands in no remark. */
  private static final Pattern REMARK =
      Pattern.compile(
          "\\s*[(\\[【](?![^)]*(?:单位|部门|承|办|督|被|坐席|回访))[^()\\[\\]【】]{0,60}"
              + "(?:年|月|日|时|格式|字|必|选|限|如|例|系统|自动|手机|固话|脱敏|全称|原文|文本|默认|[\\da-zA-Z])"
              + "[^()\\[\\]【】]{0,60}[)\\]】]\\s*$");

  /**
   * The columns of one table, or the properties of one object.
   *
   * @param uses what is made of each, in order; those without a name are not among them
   * @param byField positions by field, the preferred first
   */
  public record Found(List<Use> uses, Map<String, List<Integer>> byField) {

    /** Copies its list. */
    public Found {
      uses = List.copyOf(uses);
    }

    /** Whether a field has a column. */
    public boolean has(String field) {
      return byField.containsKey(field);
    }

    /** How many columns become a field. */
    public int read() {
      return byField.values().stream().mapToInt(List::size).sum();
    }

    /** Names nobody has told the meaning of. */
    public List<String> unknown() {
      return uses.stream()
          .filter(use -> use.kind() == Use.Kind.UNKNOWN)
          .map(Use::name)
          .distinct()
          .toList();
    }
  }

  private record Ranked(String field, int rank) {}

  private record Guess(String field, Pattern pattern) {}

  private static final int BEHIND_ALL_NAMES = 1_000;

  private final Map<String, Ranked> byName = new HashMap<>();
  private final HashSet<String> notNeeded = new HashSet<>();
  private final List<Pattern> notNeededPatterns;
  private final List<Guess> guesses = new ArrayList<>();

  /** Knows the names of a mapping. */
  public Columns(Mapping mapping) {
    mapping
        .columns()
        .forEach(
            (field, names) -> {
              for (int rank = 0; rank < names.size(); rank++) {
                byName.putIfAbsent(Mapping.normalised(names.get(rank)), new Ranked(field, rank));
              }
            });
    mapping.notNeeded().forEach(name -> notNeeded.add(Mapping.normalised(name)));
    this.notNeededPatterns = mapping.notNeededPatterns().stream().map(Pattern::compile).toList();
    mapping
        .patterns()
        .forEach(
            (field, patterns) ->
                patterns.forEach(
                    pattern -> guesses.add(new Guess(field, Pattern.compile(pattern)))));
  }

  /** What is made of each of these names; a blank one is passed over. */
  public Found find(List<String> names) {
    var uses = new ArrayList<Use>();
    var places = new HashMap<String, List<Place>>();
    for (int at = 0; at < names.size(); at++) {
      var written = names.get(at).strip();
      var name = Mapping.normalised(written);
      if (name.isEmpty()) {
        continue;
      }
      var ranked = ranked(name).or(() -> ranked(withoutRemark(written)));
      if (ranked.isPresent()) {
        var field = ranked.get().field();
        uses.add(new Use(shortened(written), field, Use.Kind.READ));
        places
            .computeIfAbsent(field, _ -> new ArrayList<>())
            .add(new Place(at, ranked.get().rank()));
      } else {
        uses.add(
            new Use(
                shortened(written),
                null,
                isNotNeeded(name) || isNotNeeded(withoutRemark(written))
                    ? Use.Kind.NOT_NEEDED
                    : Use.Kind.UNKNOWN));
      }
    }
    var byField = new HashMap<String, List<Integer>>();
    places.forEach(
        (field, several) ->
            byField.put(field, several.stream().sorted().map(Place::column).toList()));
    return new Found(uses, byField);
  }

  /** How many of these are names of columns, by their very words. */
  public long namesAmong(List<String> texts) {
    return texts.stream()
        .filter(text -> isName(Mapping.normalised(text)) || isName(withoutRemark(text)))
        .count();
  }

  private boolean isName(String name) {
    return byName.containsKey(name) || notNeeded.contains(name);
  }

  private record Place(int column, int rank) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return rank != other.rank
          ? Integer.compare(rank, other.rank)
          : Integer.compare(column, other.column);
    }
  }

  /** A name without what stands in brackets behind it: 受理时间（年月日时分）, 诉求内容（限500字）. */
  private static String withoutRemark(String written) {
    return Mapping.normalised(
        REMARK.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC)).replaceFirst(""));
  }

  private Optional<Ranked> ranked(String name) {
    var exact = byName.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    if (name.length() > LONGEST_NAME || isNotNeeded(name)) {
      return Optional.empty();
    }
    for (int rank = 0; rank < guesses.size(); rank++) {
      var guess = guesses.get(rank);
      if (guess.pattern().matcher(name).matches()) {
        return Optional.of(new Ranked(guess.field(), BEHIND_ALL_NAMES + rank));
      }
    }
    return Optional.empty();
  }

  private boolean isNotNeeded(String name) {
    return notNeeded.contains(name)
        || (name.length() <= LONGEST_NAME
            && notNeededPatterns.stream().anyMatch(pattern -> pattern.matcher(name).matches()));
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
  }
}
