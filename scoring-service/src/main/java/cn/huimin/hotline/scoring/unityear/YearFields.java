package cn.huimin.hotline.scoring.unityear;

import cn.huimin.hotline.scoring.scheme.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The fields of one object of a unit-year, and where it is; gathers what is wrong. */
final class YearFields {

  private static final long MAX_DENOMINATOR = 1_000_000;

  private final JsonNode node;
  private final String where;
  private final List<String> problems;

  YearFields(JsonNode node, String where, List<String> problems) {
    this.node = node;
    this.where = where;
    this.problems = problems;
  }

  void wrong(String field, String message) {
    problems.add(where + field + "：" + message);
  }

  String text(String field) {
    var text = node.path(field).asString("").strip();
    if (text.isEmpty()) {
      wrong(field, "没有填，请补上");
    }
    return text;
  }

  List<String> texts(String field) {
    var texts = new ArrayList<String>();
    list(field).forEach(one -> texts.add(one.asString("").strip()));
    if (has(field) && !node.path(field).isArray()) {
      return texts;
    }
    if (texts.isEmpty() || texts.contains("")) {
      wrong(field, "至少写一个工单编号，不能有空的，如 [\"GD-1\"]");
    } else if (Set.copyOf(texts).size() < texts.size()) {
      wrong(field, "同一个工单编号写了两次，请去掉一个");
    }
    return texts;
  }

  YearFields object(String field) {
    if (!node.path(field).isObject() && has(field)) {
      wrong(field, "请写成 {…}");
    }
    return new YearFields(node.path(field), where + field + ".", problems);
  }

  List<YearFields> objects(String field) {
    var objects = new ArrayList<YearFields>();
    var nodes = node.path(field);
    if (!nodes.isArray() && has(field)) {
      wrong(field, "请写成 […]；没有工单就写 []");
    }
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).isObject()) {
        objects.add(new YearFields(nodes.get(i), where + field + "[" + i + "].", problems));
      } else {
        wrong(field + "[" + i + "]", "请写成 {…}");
      }
    }
    return objects;
  }

  /** A list; an empty one where nothing is said, and an error where something else is. */
  private JsonNode list(String field) {
    var list = node.path(field);
    if (has(field) && !list.isArray()) {
      wrong(field, "请写成 […]");
      return JsonNodeFactory.instance.arrayNode();
    }
    return list;
  }

  /** Whether the field says anything; null says as little as no field. */
  boolean has(String field) {
    return node.hasNonNull(field);
  }

  int count(String field, int otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    var value = node.path(field);
    try {
      if (value.isNumber()) {
        int count = value.decimalValue().intValueExact();
        if (count >= 0) {
          return count;
        }
      }
    } catch (ArithmeticException e) {
      // Said below, as for a number below 0.
    }
    wrong(field, "请写 0 以上的整数");
    return otherwise;
  }

  boolean fact(String field, boolean otherwise) {
    var value = node.path(field);
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    if (has(field)) {
      wrong(field, "请写 true 或 false");
    }
    return otherwise;
  }

  Fraction amount(String field) {
    var amount = optionalAmount(field);
    return amount == null ? Fraction.ZERO : amount;
  }

  @Nullable Fraction optionalAmount(String field) {
    var value = node.path(field);
    if (!has(field)) {
      return null;
    }
    try {
      var amount = value.isString() ? amountOf(value.asString()) : exact(value.decimalValue());
      if (amount.compareTo(Fraction.ZERO) >= 0 && amount.denominator() <= MAX_DENOMINATOR) {
        return amount;
      }
    } catch (ArithmeticException | IllegalArgumentException | JacksonException e) {
      // Said below, as for a number below 0.
    }
    wrong(field, "请写 0 以上的数，如 3、2.5 或 \"5/2\"");
    return null;
  }

  private static Fraction amountOf(String text) {
    return text.contains(".") ? exact(new BigDecimal(text.strip())) : Fraction.parse(text);
  }

  <E extends Enum<E>> E word(String field, Class<E> type, E otherwise) {
    var text = node.path(field).asString("");
    for (var word : type.getEnumConstants()) {
      if (word.name().equals(text)) {
        return word;
      }
    }
    wrong(
        field,
        "没有“%s”，请用：%s"
            .formatted(
                text,
                Arrays.stream(type.getEnumConstants())
                    .map(Enum::name)
                    .collect(Collectors.joining("、"))));
    return otherwise;
  }

  List<List<String>> matters(String field, Set<String> known) {
    var matters = new ArrayList<List<String>>();
    for (var matter : list(field)) {
      var reached = new ArrayList<String>();
      if (!matter.isArray()) {
        wrong(field + "[" + matters.size() + "]", "每件事写一个列表，如 [\"city\"]");
      }
      for (var level : matter) {
        var text = level.asString("");
        if (known.contains(text)) {
          reached.add(text);
        } else {
          wrong(
              field + "[" + matters.size() + "]",
              "没有“" + text + "”这个级别，请用：" + String.join("、", new TreeSet<>(known)));
        }
      }
      matters.add(reached);
    }
    return matters;
  }

  /** Other names are the writer's own; one that differs by case or a dash is a slip. */
  void spellsOut(Set<String> known) {
    for (var field : node.propertyNames()) {
      known.stream()
          .filter(name -> !name.equals(field) && bare(name).equals(bare(field)))
          .forEach(name -> wrong(field, "没有这一栏，是不是 " + name + "？"));
    }
  }

  void knowsOnly(List<Set<String>> known) {
    for (var field : node.propertyNames()) {
      if (!isNote(field) && known.stream().noneMatch(names -> names.contains(field))) {
        wrong(field, "没有这一栏，请核对栏名");
      }
    }
  }

  /** A name without what people get wrong about it. */
  private static String bare(String field) {
    return field.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** What people write beside the figures for themselves. */
  private static boolean isNote(String field) {
    return field.equals("note") || field.equals("comment") || field.startsWith("_");
  }

  private static Fraction exact(BigDecimal number) {
    var plain = number.stripTrailingZeros();
    return plain.scale() <= 0
        ? Fraction.of(plain.longValueExact())
        : new Fraction(
            plain.unscaledValue().longValueExact(),
            BigDecimal.TEN.pow(plain.scale()).longValueExact());
  }
}
