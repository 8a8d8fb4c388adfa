package cn.huimin.hotline.console.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Policies as a form of their own values: thresholds of the warnings, the calendar of reports, the
 * words that are watched for. A field for each value that the document has; its kind is what the
 * value is now. Whether what is filled in makes sense is said by the preview.
 */
final class PolicySettings {

  /** What of which policy is shown; an empty list for all that is not plain. */
  private static final Map<String, List<String>> SHOWN =
      Map.of(
          "warnings", List.of(),
          "reports", List.of("reports", "warningAnswers"),
          "routing-rules", List.of("emergencyWords", "sensitiveWords"));

  private static final List<String> KEPT = List.of("id", "every");
  private static final List<String> LEVELS = List.of("YELLOW", "ORANGE", "RED");
  private static final List<String> DAYS =
      List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
  private static final String SET = "set";

  private PolicySettings() {}

  /** What a value is. */
  enum Kind {
    NUMBER,
    LEVEL,
    DAY,
    FLAG,
    WORDS,
    TEXT
  }

  /**
   * A field.
   *
   * @param name its name in the form
   * @param label its name in the document
   * @param kind what it is
   * @param text what stands in it; of words one in each line
   * @param choices of a choice
   */
  record Field(String name, String label, Kind kind, String text, List<String> choices) {}

  /**
   * Fields that belong together.
   *
   * @param code name of the part of the document
   * @param title what it calls itself; empty where it does not
   * @param fields its fields
   */
  record Group(String code, String title, List<Field> fields) {}

  /** Whether a policy has such a form. */
  static boolean has(String name) {
    return SHOWN.containsKey(name);
  }

  /** The groups of a policy. */
  static List<Group> groups(String name, JsonNode document) {
    var groups = new ArrayList<Group>();
    for (var part : parts(name, document)) {
      var node = document.path(part);
      if (node.isArray()) {
        for (int i = 0; i < node.size(); i++) {
          groups.add(group(part, SET + "." + part + "." + i, node.path(i)));
        }
      } else if (node.isObject()) {
        groups.add(group(part, SET + "." + part, node));
      }
    }
    return groups;
  }

  private static List<String> parts(String name, JsonNode document) {
    var shown = SHOWN.getOrDefault(name, List.of());
    return shown.isEmpty()
        ? document.properties().stream()
            .filter(each -> each.getValue().isObject())
            .map(Map.Entry::getKey)
            .toList()
        : shown;
  }

  private static Group group(String code, String path, JsonNode node) {
    var fields = new ArrayList<Field>();
    collect(path, node, fields);
    var title = node.path("name").asString(node.path("group").asString(""));
    return new Group(code, title, fields);
  }

  private static void collect(String path, JsonNode node, List<Field> fields) {
    for (var each : node.properties()) {
      var value = each.getValue();
      var at = path + "." + each.getKey();
      if (KEPT.contains(each.getKey())) {
        continue;
      }
      if (value.isArray() && !value.isEmpty() && value.path(0).isObject()) {
        for (int i = 0; i < value.size(); i++) {
          collect(at + "." + i, value.path(i), fields);
        }
      } else if (!value.isObject()) {
        fields.add(field(at, each.getKey(), value));
      }
    }
  }

  private static Field field(String name, String label, JsonNode value) {
    var choices = choices(label, value.asString(""));
    return new Field(name, label, kind(value, choices), text(value), choices);
  }

  private static List<String> choices(String label, String text) {
    return switch (label) {
      case "level", "casesLevel" -> LEVELS;
      case "day" -> DAYS.contains(text) ? DAYS : List.of();
      default -> List.of();
    };
  }

  private static Kind kind(JsonNode value, List<String> choices) {
    if (value.isArray()) {
      return Kind.WORDS;
    }
    if (value.isNumber()) {
      return Kind.NUMBER;
    }
    if (value.isBoolean()) {
      return Kind.FLAG;
    }
    if (choices.isEmpty()) {
      return Kind.TEXT;
    }
    return choices.equals(LEVELS) ? Kind.LEVEL : Kind.DAY;
  }

  private static String text(JsonNode value) {
    if (!value.isArray()) {
      return value.isNull() ? "" : value.asString("");
    }
    var lines = new ArrayList<String>();
    value.forEach(word -> lines.add(word.asString("")));
    return String.join("\n", lines);
  }

  /**
   * Puts what was filled in into a document.
   *
   * @param name name of the policy
   * @param document as it is; not changed
   * @param fields what came, by field
   */
  static PolicyForm.Filled fill(String name, ObjectNode document, Map<String, String> fields) {
    var filled = document.deepCopy();
    var problems = new LinkedHashMap<String, String>();
    for (var part : parts(name, filled)) {
      put(SET + "." + part, filled.path(part), fields, problems);
    }
    return new PolicyForm.Filled(filled, problems);
  }

  private static void put(
      String path, JsonNode node, Map<String, String> fields, Map<String, String> problems) {
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        put(path + "." + i, list.path(i), fields, problems);
      }
    }
    if (node instanceof ObjectNode object) {
      for (var each : List.copyOf(object.properties())) {
        var at = path + "." + each.getKey();
        var text = fields.get(at);
        if (text == null) {
          put(at, each.getValue(), fields, problems);
        } else if (!KEPT.contains(each.getKey())) {
          set(object, each.getKey(), each.getValue(), at, text, problems);
        }
      }
    }
  }

  private static void set(
      ObjectNode object,
      String key,
      JsonNode before,
      String at,
      String text,
      Map<String, String> problems) {
    var said = text.strip();
    if (before.isArray()) {
      var words = object.putArray(key);
      said.lines().map(String::strip).filter(word -> !word.isEmpty()).forEach(words::add);
    } else if (before.isNumber()) {
      number(object, key, said, at, problems);
    } else if (before.isBoolean()) {
      object.put(key, said.equals("true"));
    } else if (said.isEmpty() && (before.isNull() || key.equals("since"))) {
      object.putNull(key);
    } else {
      object.put(key, said);
    }
  }

  private static void number(
      ObjectNode object, String key, String text, String at, Map<String, String> problems) {
    if (text.matches("\\d{1,6}")) {
      object.put(key, Integer.parseInt(text));
    } else if (text.matches("\\d{1,6}\\.\\d{1,4}")) {
      object.put(key, Double.parseDouble(text));
    } else {
      problems.put(at, "policies.wrong.number");
    }
  }
}
