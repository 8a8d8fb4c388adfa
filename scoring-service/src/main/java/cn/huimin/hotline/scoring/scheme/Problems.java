package cn.huimin.hotline.scoring.scheme;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads single fields of a scheme and gathers what is wrong with them, with where and the mend. */
final class Problems {

  private static final long MAX_DENOMINATOR = 1000;

  private final List<SchemeProblem> found = new ArrayList<>();

  /** All that is wrong so far. */
  List<SchemeProblem> found() {
    return List.copyOf(found);
  }

  void add(String where, String message) {
    found.add(new SchemeProblem(where, message));
  }

  @Nullable String text(JsonNode node, String where, String field) {
    var text = node.path(field).asString("").strip();
    if (text.isEmpty()) {
      add(where.isEmpty() ? field : where + "/" + field, "没有填，请补上");
      return null;
    }
    return text;
  }

  @Nullable Fraction fraction(JsonNode node, String where, String field) {
    var text = node.path(field).asString("");
    try {
      var fraction = Fraction.parse(text);
      if (fraction.denominator() <= MAX_DENOMINATOR) {
        return fraction;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for a denominator that is too big.
    }
    add(
        where + "/" + field,
        "“" + text + "”不是分值，请写整数或分数，如 \"4\"、\"-1/2\"，分母不超过 " + MAX_DENOMINATOR);
    return null;
  }

  @Nullable Fraction optionalFraction(JsonNode node, String where, String field) {
    return node.hasNonNull(field) ? fraction(node, where, field) : null;
  }

  @Nullable LocalDate date(JsonNode root, String field) {
    var text = root.path(field).asString("");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      add(field, "“" + text + "”不是日期，请写成 2020-01-01");
      return null;
    }
  }

  <E extends Enum<E>> Set<E> words(JsonNode node, String where, String field, Class<E> type) {
    var words = EnumSet.noneOf(type);
    for (var each : node.path(field)) {
      var word = word(each.asString(""), where + "/" + field, type);
      if (word != null) {
        words.add(word);
      }
    }
    return words;
  }

  /** Words of which there has to be one at least. */
  <E extends Enum<E>> Set<E> someWords(JsonNode node, String where, String field, Class<E> type) {
    var words = words(node, where, field, type);
    if (words.isEmpty()) {
      add(where + "/" + field, "至少写一个：" + choices(type));
    }
    return words;
  }

  <E extends Enum<E>> @Nullable E word(String text, String where, Class<E> type) {
    for (var choice : type.getEnumConstants()) {
      if (choice.name().equals(text)) {
        return choice;
      }
    }
    add(where, "没有“" + text + "”，请用：" + choices(type));
    return null;
  }

  static <E extends Enum<E>> String choices(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining("、"));
  }

  /** Says of every field of an object that is not among these that it has no meaning. */
  void knowsOnly(JsonNode node, String where, Set<String> known) {
    for (var field : node.propertyNames()) {
      if (!known.contains(field)) {
        add(
            where.isEmpty() ? field : where + "/" + field,
            "没有这一栏，请删去或改成：" + known.stream().sorted().collect(Collectors.joining("、")));
      }
    }
  }
}
