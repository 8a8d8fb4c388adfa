package cn.huimin.hotline.intake.mapping;

import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.Urgency;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the names and words of other systems mean (the file {@code mapping.json}, and one more for
 * each city that differs). Every part may be left out of a file.
 *
 * @param defaults fields of every record, for example its channel
 * @param columns names a column or property may have, by field of a work order, those that are
 *     preferred first
 * @param patterns regular expressions over a normalised name, by field, tried where no name fits
 * @param notNeeded names that are known and become no field
 * @param notNeededPatterns the same as regular expressions, tried before {@code patterns}
 * @param empty words that stand for nothing
 * @param demandTypes demand types by their words; null for a word that says none
 * @param demandTypeParts demand types by what a word contains, in order
 * @param noDemands words of a demand type that say the record is no demand at all
 * @param urgencies urgencies by their words; one of two characters or more counts within others too
 * @param yes words for yes
 * @param no words for no
 * @param numberTimes names of the number's column by which its first twelve digits are the time
 *     (yyMMddHHmmss) at which it came in
 */
public record Mapping(
    Map<String, String> defaults,
    Map<String, List<String>> columns,
    Map<String, List<String>> patterns,
    List<String> notNeeded,
    List<String> notNeededPatterns,
    Set<String> empty,
    Map<String, @Nullable String> demandTypes,
    List<Part> demandTypeParts,
    Set<String> noDemands,
    Map<String, String> urgencies,
    Set<String> yes,
    Set<String> no,
    Set<String> numberTimes) {

  /**
   * A word within a word.
   *
   * @param contains what it contains
   * @param type what it means
   */
  public record Part(String contains, String type) {}

  /**
   * Fields a file may name: those of a work order, and {@code deadlineExtended}, the deadline after
   * an extension by the source, and {@code deadlineSpan}, how long it gives.
   */
  public static final Set<String> FIELDS =
      Set.of(
          "channel",
          "sourceLine",
          "externalNumber",
          "revision",
          "receivedAt",
          "sourceLevel",
          "demandType",
          "title",
          "content",
          "address",
          "unitHint",
          "urgency",
          "confidential",
          "complainant.name",
          "complainant.phone",
          "complainant.email",
          "complainant.address",
          "previousNumber",
          "deadlineFromSource",
          "deadlineExtended",
          "deadlineSpan");

  /** Fields that only bear on the deadline, and are none of a work order. */
  private static final Set<String> BESIDE = Set.of("deadlineExtended", "deadlineSpan");

  private static final Set<String> TYPES = names(DemandType.values());
  private static final Set<String> URGENCIES = names(Urgency.values());
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "channel", names(Channel.values()),
          "sourceLevel", names(SourceLevel.values()),
          "demandType", TYPES,
          "urgency", URGENCIES,
          "confidential", Set.of("true", "false"));

  /** Signs in a name that say nothing: the same platform writes them now and again. */
  private static final Pattern NOISE =
      Pattern.compile(
          "[\\s_\\-—–:：()（）【】\\[\\]《》<>*#、,，.。;；/\\\\'\"“”‘’?？!！|\\uFEFF\\u200B\\p{Cntrl}]");

  /** What a form says of a field beside its name; 电话（单位） says whose phone it is. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "[(（\\[【](?:必填|选填|可选|必选|\\*|如有|"
              + "(?<!(?:电话|手机|号码|手机号|方式|座机|固话|传真)[(（\\[【])单位|格式|yyyy)"
              + "[^)）\\]】]{0,30}[)）\\]】]");

  /** Fills what a file leaves out, and checks it. */
  public Mapping {
    defaults = defaults == null ? Map.of() : Map.copyOf(defaults);
    columns = columns == null ? Map.of() : new LinkedHashMap<>(columns);
    patterns = patterns == null ? Map.of() : new LinkedHashMap<>(patterns);
    notNeeded = notNeeded == null ? List.of() : List.copyOf(notNeeded);
    notNeededPatterns = notNeededPatterns == null ? List.of() : List.copyOf(notNeededPatterns);
    empty = empty == null ? Set.of() : Set.copyOf(empty);
    demandTypes = demandTypes == null ? Map.of() : new HashMap<>(demandTypes);
    demandTypeParts = demandTypeParts == null ? List.of() : List.copyOf(demandTypeParts);
    noDemands = noDemands == null ? Set.of() : Set.copyOf(noDemands);
    urgencies = urgencies == null ? Map.of() : Map.copyOf(urgencies);
    yes = yes == null ? Set.of() : Set.copyOf(yes);
    no = no == null ? Set.of() : Set.copyOf(no);
    numberTimes = numberTimes == null ? Set.of() : Set.copyOf(numberTimes);
    requireKnown(columns.keySet());
    requireKnown(patterns.keySet());
    requireKnown(defaults.keySet());
    defaults.forEach(Mapping::requireDefault);
    demandTypes.forEach((word, type) -> require("demandTypes." + word, type, TYPES));
    demandTypeParts.forEach(
        part -> require("demandTypeParts." + part.contains(), part.type(), TYPES));
    urgencies.forEach((word, urgency) -> require("urgencies." + word, urgency, URGENCIES));
    for (var word : yes) {
      if (no.contains(word)) {
        throw new IllegalArgumentException("yes and no both have " + word);
      }
    }
    notNeededPatterns.forEach(Mapping::requirePattern);
    patterns.values().forEach(several -> several.forEach(Mapping::requirePattern));
  }

  private static void requireKnown(Set<String> fields) {
    for (var field : fields) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException(
            "a work order has no field " + field + "; it has " + FIELDS);
      }
    }
  }

  private static void requireDefault(String field, String value) {
    if (BESIDE.contains(field)) {
      throw new IllegalArgumentException("defaults." + field + " is no field of a work order");
    }
    require("defaults." + field, value, WORDS.getOrDefault(field, Set.of()));
  }

  /** A word of the contract; any where there are none. */
  private static void require(String key, @Nullable String value, Set<String> words) {
    if (value != null && !words.isEmpty() && !words.contains(value)) {
      throw new IllegalArgumentException(
          key + " is " + value + ", which is none of " + new TreeSet<>(words));
    }
  }

  private static Set<String> names(Enum<?>[] words) {
    return Arrays.stream(words)
        .map(Enum::name)
        .filter(name -> !name.equals("UNKNOWN"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void requirePattern(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(pattern + " is no regular expression", e);
    }
  }

  /**
   * This mapping with another's words: where both name the same, the other's holds. A word that is
   * a yes there is no longer a no of ours.
   */
  public Mapping with(Mapping other) {
    var taken = new HashSet<String>();
    other.columns.values().forEach(names -> names.forEach(name -> taken.add(normalised(name))));
    other.notNeeded.forEach(name -> taken.add(normalised(name)));
    var names = new LinkedHashMap<String, List<String>>();
    for (var field : FIELDS) {
      var all = new ArrayList<>(other.columns.getOrDefault(field, List.of()));
      columns.getOrDefault(field, List.of()).stream()
          .filter(name -> !taken.contains(normalised(name)))
          .forEach(all::add);
      if (!all.isEmpty()) {
        names.put(field, all);
      }
    }
    return new Mapping(
        joined(defaults, other.defaults),
        names,
        joinedLists(other.patterns, patterns),
        joined(
            other.notNeeded,
            notNeeded.stream().filter(name -> !taken.contains(normalised(name))).toList()),
        joined(other.notNeededPatterns, notNeededPatterns),
        joined(empty, other.empty),
        joined(without(demandTypes, other.demandTypes.keySet()), other.demandTypes),
        joined(other.demandTypeParts, demandTypeParts),
        joined(without(noDemands, other.demandWords()), other.noDemands),
        joined(without(urgencies, other.urgencies.keySet()), other.urgencies),
        joined(without(yes, other.no), other.yes),
        joined(without(no, other.yes), other.no),
        joined(numberTimes, other.numberTimes));
  }

  /**
   * A name without what varies between exports: blanks, brackets, case, the prefix 12345, what a
   * form says beside it.
   */
  public static String normalised(String name) {
    var plain = ASIDE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
    var bare = NOISE.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    return bare.startsWith("12345") && bare.length() > "12345".length()
        ? bare.substring("12345".length())
        : bare;
  }

  /** Words that say a demand type, whole or in part. */
  private Set<String> demandWords() {
    var words = new HashSet<>(demandTypes.keySet());
    demandTypeParts.forEach(part -> words.add(part.contains()));
    return words;
  }

  /** What is left where another's words hold; they are the same as they are read. */
  private static Set<String> without(Set<String> words, Set<String> others) {
    var taken = others.stream().map(Mapping::normalised).collect(Collectors.toSet());
    return words.stream()
        .filter(
            word ->
                !taken.contains(normalised(word))
                    || (normalised(word).isEmpty() && !others.contains(word)))
        .collect(Collectors.toSet());
  }

  private static <V extends @Nullable Object> Map<String, V> without(
      Map<String, V> words, Set<String> others) {
    var kept = new HashMap<>(words);
    kept.keySet().retainAll(without(words.keySet(), others));
    return kept;
  }

  private static <V extends @Nullable Object> Map<String, V> joined(
      Map<String, V> first, Map<String, V> last) {
    var all = new HashMap<>(first);
    all.putAll(last);
    return all;
  }

  private static <T> List<T> joined(List<T> first, List<T> last) {
    var all = new ArrayList<>(first);
    all.addAll(last);
    return all;
  }

  private static <T> Set<T> joined(Set<T> first, Set<T> last) {
    var all = new LinkedHashSet<>(first);
    all.addAll(last);
    return all;
  }

  private static Map<String, List<String>> joinedLists(
      Map<String, List<String>> first, Map<String, List<String>> last) {
    var all = new LinkedHashMap<>(first);
    last.forEach(
        (field, several) ->
            all.merge(field, several, (before, after) -> Mapping.joined(before, after)));
    return all;
  }
}
