package cn.huimin.hotline.intake.mapping;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by their names what columns or properties are. */
public final class Columns {

  private static final int LONGEST_NAME = 40;

  /** With whatever is remarked beside it; what is longer is nobody's name. */
  private static final int LONGEST_WRITTEN = 300;

  private static final Pattern REPORTER = Pattern.compile("(?:事件|案件|问题|信息)?上报人");

  private static final Set<String> CALLERS = Set.of("complainant.name", "complainant.phone");

  private static final String CONFIDENTIAL = "confidential";

  /** What asks for the same as confidentiality, in other words. */
  private static final Pattern SECRECY = Pattern.compile(".*(?:匿名|隐私|隐名|不公开身份).*");

  /** How to fill it in; what says whose or which it is stands in no remark. */
  private static final Pattern REMARK =
      Pattern.compile(
          "\\s*[(\\[【](?![^)]*(?:单位|部门|承|办|督|被|坐席|回访))[^()\\[\\]【】]{0,60}"
              + "(?:年|月|日|时|格式|字|必|选|限|如|例|系统|自动|手机|固话|脱敏|全称|原文|文本|默认|[\\da-zA-Z])"
              + "[^()\\[\\]【】]{0,60}[)\\]】]\\s*$");

  /** Remarks that say whose or which it is make another column of it. */
  private static final Pattern BRACKETS =
      Pattern.compile(
          "\\s*[(\\[【](?![^)\\]】]*(?:单位|部门|承|办|督|被|坐席|回访|员|码|学生|孩子|老师|教师|校|企业|公司|商|负责|受理|登记|录入"
              + "|回复|答复|完成|截止|处理|处置|反馈|审核|结果|延期|类|原))[^()\\[\\]【】]{0,20}[)\\]】]\\s*$");

  private static final Pattern COUNT = Pattern.compile("(?<=\\p{IsHan})[0-9一二三四五]$");

  /**
   * The columns of one table, or the properties of one object.
   *
   * @param uses what is made of each, in order; those without a name are not among them
   * @param byField positions by field, the preferred first
   * @param secrecy positions of columns nobody knows that speak of anonymity: a yes there is a
   *     request for confidentiality
   * @param spare columns of a field that another column is preferred for
   */
  public record Found(
      List<Use> uses,
      Map<String, List<Integer>> byField,
      List<Integer> secrecy,
      List<Spare> spare) {

    /** No columns. */
    public static final Found NONE = new Found(List.of(), Map.of(), List.of(), List.of());

    /** Copies its lists. */
    public Found {
      uses = List.copyOf(uses);
      secrecy = List.copyOf(secrecy);
      spare = List.copyOf(spare);
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

  /**
   * A column that says something only where the preferred one says nothing.
   *
   * @param field field of both
   * @param name its name
   * @param preferred name of the preferred
   */
  public record Spare(String field, String name, String preferred) {

    /** Whether it is not read even there: another number would make another case of the same. */
    public boolean isNeverRead() {
      return field.equals("externalNumber") || field.equals("previousNumber");
    }
  }

  /** Fields of which every column counts; of others the first that says something. */
  static final Set<String> OF_ALL_COLUMNS =
      Set.of("content", "unitHint", "complainant.phone", "urgency", CONFIDENTIAL);

  private record Ranked(String field, int rank) {}

  private record Guess(String field, Pattern pattern) {}

  private static final int BEHIND_ALL_NAMES = 1_000;

  private final Map<String, Ranked> byName = new HashMap<>();
  private final HashSet<String> notNeeded = new HashSet<>();
  private final List<Pattern> notNeededPatterns;
  private final List<Guess> guesses = new ArrayList<>();
  private final List<Pattern> confidential;

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
    this.confidential =
        mapping.patterns().getOrDefault(CONFIDENTIAL, List.of()).stream()
            .map(Pattern::compile)
            .toList();
    mapping
        .patterns()
        .forEach(
            (field, patterns) ->
                patterns.forEach(
                    pattern -> guesses.add(new Guess(field, Pattern.compile(pattern)))));
  }

  /** What is made of each of these names; a blank one is passed over. */
  public Found find(List<String> names) {
    return find(names, Set.of());
  }

  /**
   * The same, of which some become no field, whatever they are called.
   *
   * @param others positions of those
   */
  public Found find(List<String> names, Set<Integer> others) {
    return found(names, withReporters(names, others));
  }

  /** Who reports is who is called where nobody else is named, and a warden where somebody is. */
  private Set<Integer> withReporters(List<String> names, Set<Integer> others) {
    var reporters = new HashSet<Integer>();
    for (int at = 0; at < names.size(); at++) {
      if (REPORTER.matcher(names.get(at).strip()).lookingAt()) {
        reporters.add(at);
      }
    }
    if (reporters.isEmpty()) {
      return others;
    }
    for (int at = 0; at < names.size(); at++) {
      if (!reporters.contains(at)
          && !others.contains(at)
          && field(names.get(at)).filter(CALLERS::contains).isPresent()) {
        reporters.addAll(others);
        return reporters;
      }
    }
    return others;
  }

  private Found found(List<String> names, Set<Integer> others) {
    var uses = new ArrayList<Use>();
    var places = new HashMap<String, List<Place>>();
    var secrecy = new ArrayList<Integer>();
    for (int at = 0; at < names.size(); at++) {
      var written = names.get(at).strip();
      if (written.length() > LONGEST_WRITTEN) {
        uses.add(new Use(shortened(written), null, Use.Kind.UNKNOWN));
        continue;
      }
      if (Mapping.normalised(written).isEmpty()) {
        continue;
      }
      var ranked = others.contains(at) ? Optional.<Ranked>empty() : ranked(written);
      if (ranked.isPresent()) {
        var field = ranked.get().field();
        uses.add(new Use(shortened(written), field, Use.Kind.READ));
        places
            .computeIfAbsent(field, _ -> new ArrayList<>())
            .add(new Place(at, ranked.get().rank(), shortened(written)));
      } else if (!others.contains(at) && speaksOfSecrecy(written)) {
        secrecy.add(at);
        uses.add(new Use(shortened(written), CONFIDENTIAL, Use.Kind.READ));
      } else {
        uses.add(
            new Use(
                shortened(written),
                null,
                isNotNeeded(written) ? Use.Kind.NOT_NEEDED : Use.Kind.UNKNOWN));
      }
    }
    var byField = new HashMap<String, List<Integer>>();
    var spare = new ArrayList<Spare>();
    places.forEach(
        (field, several) -> {
          var sorted = several.stream().sorted().toList();
          byField.put(field, sorted.stream().map(Place::column).toList());
          if (!OF_ALL_COLUMNS.contains(field)) {
            sorted.stream()
                .skip(1)
                .map(place -> new Spare(field, place.name(), sorted.getFirst().name()))
                .forEach(spare::add);
          }
        });
    return new Found(uses, byField, secrecy, spare);
  }

  /** The field that a mapping has this very name for; no pattern is tried. */
  public Optional<String> exactly(String name) {
    return Optional.ofNullable(byName.get(Mapping.normalised(name))).map(Ranked::field);
  }

  /** The field of a column of this name; empty if it becomes none. */
  public Optional<String> field(String name) {
    return name.length() > LONGEST_WRITTEN || Mapping.normalised(name).isEmpty()
        ? Optional.empty()
        : ranked(name.strip()).map(Ranked::field);
  }

  /** Whether a name is known, and nothing of ours. */
  public boolean isNotNeeded(String name) {
    return name.length() <= LONGEST_WRITTEN
        && (isBareNotNeeded(Mapping.normalised(name)) || isBareNotNeeded(withoutRemark(name)));
  }

  /** How many of these are names of columns, by their very words. */
  public long namesAmong(List<String> texts) {
    return texts.stream()
        .filter(text -> text.length() <= LONGEST_WRITTEN)
        .filter(text -> isName(Mapping.normalised(text)) || isName(withoutRemark(text)))
        .count();
  }

  private boolean isName(String name) {
    return byName.containsKey(name) || notNeeded.contains(name);
  }

  private record Place(int column, int rank, String name) implements Comparable<Place> {
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

  private Optional<Ranked> ranked(String written) {
    return bareRanked(Mapping.normalised(written))
        .or(() -> bareRanked(withoutRemark(written)))
        .or(() -> isNotNeeded(written) ? Optional.empty() : bareRanked(withoutCount(written)));
  }

  private Optional<Ranked> bareRanked(String name) {
    var exact = byName.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    if (name.length() > LONGEST_NAME || notNeeded.contains(name)) {
      return Optional.empty();
    }
    // A request for confidentiality must not be lost, whatever else a name looks like.
    if (confidential.stream().anyMatch(pattern -> pattern.matcher(name).matches())) {
      return Optional.of(new Ranked(CONFIDENTIAL, BEHIND_ALL_NAMES));
    }
    if (isBareNotNeeded(name)) {
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

  private boolean speaksOfSecrecy(String written) {
    var name = Mapping.normalised(written);
    return name.length() <= LONGEST_NAME
        && !notNeeded.contains(name)
        && SECRECY.matcher(name).matches();
  }

  /** A name without its count and whatever stands in brackets: 联系电话一, 来电号码（主叫）. */
  private static String withoutCount(String written) {
    var plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
    return Mapping.normalised(
        COUNT.matcher(BRACKETS.matcher(plain).replaceAll("").strip()).replaceFirst(""));
  }

  private boolean isBareNotNeeded(String name) {
    return notNeeded.contains(name)
        || (name.length() <= LONGEST_NAME
            && notNeededPatterns.stream().anyMatch(pattern -> pattern.matcher(name).matches()));
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
  }
}
