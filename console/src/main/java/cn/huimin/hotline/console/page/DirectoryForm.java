package cn.huimin.hotline.console.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A unit as a form has it, and back. */
final class DirectoryForm {

  /** Fields that are a line of text, in the order of the form. */
  static final List<String> TEXTS = List.of("name", "shortName", "town");

  /** Fields that are several words in one line. */
  static final List<String> LISTS = List.of("aliases", "categories");

  /** Fields that are ticked. */
  static final List<String> FLAGS = List.of("cityDirect", "privateSchool", "closed");

  /** Fields that are chosen. */
  private static final List<String> CHOICES = List.of("kind", "parentId", "stage", "successorId");

  private static final String PUPILS = "pupils";

  /** Fields that name a unit. */
  private static final List<String> UNITS = List.of("parentId", "successorId");

  /** Words of the values of a field. */
  private static final Map<String, String> WORDS =
      Map.of("kind", "directory.kind", "stage", "directory.stage");

  private DirectoryForm() {}

  /** What stands in the fields of a unit; a flag that is set is "true". */
  static Map<String, String> fields(JsonNode unit) {
    var fields = new LinkedHashMap<String, String>();
    for (var several : List.of(TEXTS, CHOICES)) {
      several.forEach(name -> fields.put(name, unit.path(name).asString("")));
    }
    for (var name : LISTS) {
      fields.put(
          name,
          String.join("、", unit.path(name).valueStream().map(one -> one.asString("")).toList()));
    }
    FLAGS.forEach(name -> fields.put(name, unit.path(name).asBoolean(false) ? "true" : ""));
    fields.put(
        PUPILS, unit.path(PUPILS).isNumber() ? String.valueOf(unit.path(PUPILS).asInt()) : "");
    return fields;
  }

  /** What is sent to change a unit; a number that is none is sent as it is, to be refused. */
  static Map<String, Object> body(Map<String, String> fields, int edition) {
    var body = new LinkedHashMap<String, Object>();
    body.put("edition", edition);
    for (var several : List.of(TEXTS, CHOICES)) {
      several.forEach(name -> put(body, name, fields.getOrDefault(name, "").strip()));
    }
    for (var name : LISTS) {
      var words = new ArrayList<String>();
      for (var word : fields.getOrDefault(name, "").split("[、,，;；\\n]+", -1)) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
      body.put(name, words);
    }
    FLAGS.forEach(name -> body.put(name, "true".equals(fields.get(name))));
    var pupils = fields.getOrDefault(PUPILS, "").strip();
    put(body, PUPILS, pupils);
    if (pupils.matches("\\d{1,9}")) {
      body.put(PUPILS, Integer.parseInt(pupils));
    }
    return body;
  }

  /**
   * A field that is to change.
   *
   * @param field its name
   * @param words the words its values have; empty if they are shown as they are
   * @param before its value; empty for none
   * @param after the same
   */
  record Change(String field, String words, String before, String after) {}

  /** What differs between two states of a unit, in the order of the form. */
  static List<Change> changes(
      Map<String, String> before, Map<String, String> after, UnaryOperator<String> unitName) {
    var changes = new ArrayList<Change>();
    after.forEach(
        (field, value) -> {
          var was = before.getOrDefault(field, "");
          if (!was.equals(value)) {
            boolean isUnit = UNITS.contains(field);
            changes.add(
                new Change(
                    field,
                    FLAGS.contains(field) ? "directory.flag" : WORDS.getOrDefault(field, ""),
                    isUnit && !was.isEmpty() ? unitName.apply(was) : was,
                    isUnit && !value.isEmpty() ? unitName.apply(value) : value));
          }
        });
    return changes;
  }

  private static void put(Map<String, Object> body, String name, String text) {
    if (!text.isEmpty()) {
      body.put(name, text);
    }
  }
}
