package cn.huimin.hotline.routing.recognition;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A place in the rule document that knows its path, so that errors can name it.
 *
 * @param node what stands there; a missing node if nothing
 * @param path where it stands, empty for the document itself
 * @param name last part of the path
 */
record RuleNode(JsonNode node, String path, String name) {

  static RuleNode root(JsonNode node) {
    return new RuleNode(node, "", "");
  }

  RuleNode at(String field) {
    return new RuleNode(node.path(field), path.isEmpty() ? field : path + "." + field, field);
  }

  String text() {
    if (!node.isString() || node.stringValue().isBlank()) {
      throw wrong("请填一个名称");
    }
    return node.stringValue();
  }

  /** Texts; none if the place is empty. */
  List<String> texts() {
    if (absent()) {
      return List.of();
    }
    return list(RuleNode::text);
  }

  List<String> requiredTexts() {
    var texts = texts();
    if (texts.isEmpty()) {
      throw wrong("请至少填一个词");
    }
    return texts;
  }

  <T> List<T> list(Function<RuleNode, T> item) {
    if (!node.isArray()) {
      throw wrong("请写成列表 […]");
    }
    return IntStream.range(0, node.size())
        .mapToObj(i -> item.apply(new RuleNode(node.get(i), path + "[" + i + "]", name)))
        .toList();
  }

  /** A list that may be left out. */
  <T> List<T> optionalList(Function<RuleNode, T> item) {
    return absent() ? List.of() : list(item);
  }

  List<RuleNode> entries() {
    if (absent()) {
      return List.of();
    }
    if (!node.isObject()) {
      throw wrong("请写成 {…}");
    }
    return node.properties().stream().map(entry -> at(entry.getKey())).toList();
  }

  <E extends Enum<E>> E oneOf(Class<E> type) {
    return constant(type, text());
  }

  <E extends Enum<E>> List<E> eachOneOf(Class<E> type) {
    return absent() ? List.of() : list(item -> item.oneOf(type));
  }

  <E extends Enum<E>> E nameAs(Class<E> type) {
    return constant(type, name);
  }

  boolean flag(boolean otherwise) {
    if (absent()) {
      return otherwise;
    }
    if (!node.isBoolean()) {
      throw wrong("请写 true 或 false");
    }
    return node.booleanValue();
  }

  double fraction(double otherwise) {
    if (absent()) {
      return otherwise;
    }
    if (!node.isNumber() || node.doubleValue() < 0 || node.doubleValue() > 1) {
      throw wrong("请写 0 到 1 之间的数");
    }
    return node.doubleValue();
  }

  /** A share of at least this, at most 1, or another where the place is empty. */
  double share(double otherwise, double least) {
    double said = fraction(otherwise);
    if (said < least) {
      throw wrong("请写 %s 到 1 之间的数".formatted(least));
    }
    return said;
  }

  /** A whole number between two, or another where the place is empty. */
  int number(int otherwise, int least, int most) {
    if (absent()) {
      return otherwise;
    }
    if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
      throw wrong("请写 %d 到 %d 之间的整数".formatted(least, most));
    }
    return node.intValue();
  }

  InvalidRulesException wrong(String mend) {
    return new InvalidRulesException((path.isEmpty() ? "文档" : path) + "：" + mend);
  }

  private boolean absent() {
    return node.isMissingNode() || node.isNull();
  }

  private <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(word) && !word.equals("UNKNOWN"))
        .findFirst()
        .orElseThrow(() -> wrong("不认识 " + word));
  }
}
