package cn.huimin.hotline.console.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Policies that are filled in rather than written: the limits of the clocks, and the duty roster.
 * What the form does not show stays as it is in the document.
 */
final class PolicyForm {

  /** Names of the policies with a form. */
  static final String LIMITS = "sla";

  static final String ROSTER = "duty-roster";

  /** Classes of cases a limit is set for, in the order of the columns. */
  static final List<String> CLASSES =
      List.of("enquiry", "helpSuggestion", "complaintReport", "urgent", "emergency");

  private static final int NEW_SHIFTS = 2;
  private static final int MOST_SHIFTS = 500;
  private static final String LIMIT = "limit.";
  private static final String SHIFT = "shift.";

  /** Whose messages a shift in a vacation may take, as the document calls them. */
  private static final List<String> STANDS_IN_FOR = List.of("LIAISON", "DEPUTY", "HEAD");

  private PolicyForm() {}

  /** A field: its name, and what stands in it. */
  record Field(String name, String text) {}

  /** A clock with a field for each class. */
  record LimitRow(String clock, List<Field> fields) {}

  /** A shift with its fields; all blank for one to be added. */
  record ShiftRow(int number, Map<String, String> fields) {}

  /**
   * What a form comes to.
   *
   * @param document the document with what was filled in
   * @param problems keys of what is wrong, by field
   */
  record Filled(ObjectNode document, Map<String, String> problems) {}

  /** The rows of the limits. */
  static List<LimitRow> limits(JsonNode document, LimitWords words) {
    var rows = new ArrayList<LimitRow>();
    for (var clock : document.path("clocks")) {
      var name = clock.path("clock").asString("");
      rows.add(
          new LimitRow(
              name,
              CLASSES.stream()
                  .map(
                      each ->
                          new Field(
                              LIMIT + name + "." + each,
                              words.say(clock.path("limits").path(each).asString(""))))
                  .toList()));
    }
    return rows;
  }

  /** The rows of the roster, and some to be added. */
  static List<ShiftRow> shifts(JsonNode document) {
    var rows = new ArrayList<ShiftRow>();
    for (var shift : document.path("shifts")) {
      rows.add(new ShiftRow(rows.size(), shift(shift)));
    }
    for (int i = 0; i < NEW_SHIFTS; i++) {
      rows.add(new ShiftRow(rows.size(), Map.of()));
    }
    return rows;
  }

  private static Map<String, String> shift(JsonNode shift) {
    var fields = new LinkedHashMap<String, String>();
    for (var text : List.of("name", "from", "to", "start", "end")) {
      fields.put(text, shift.path(text).asString(""));
    }
    fields.put("vacation", String.valueOf(shift.path("vacation").asBoolean(false)));
    var named = words(shift.path("standsInFor"));
    for (var whom : STANDS_IN_FOR) {
      fields.put("for." + whom, String.valueOf(named.isEmpty() || named.contains(whom)));
    }
    fields.put("units", words(shift.path("units")));
    fields.put("accounts", words(shift.path("accounts")));
    return fields;
  }

  /**
   * Puts what was filled in into a document.
   *
   * @param name name of the policy
   * @param document as it is; not changed
   * @param fields what came, by field
   * @param words how limits are written
   */
  static Filled fill(
      String name, ObjectNode document, Map<String, String> fields, LimitWords words) {
    if (PolicySettings.has(name)) {
      return PolicySettings.fill(name, document, fields);
    }
    var filled = document.deepCopy();
    return name.equals(ROSTER) ? roster(filled, fields) : limits(filled, fields, words);
  }

  private static Filled limits(ObjectNode document, Map<String, String> fields, LimitWords words) {
    var problems = new LinkedHashMap<String, String>();
    PauseForm.fill(document, fields);
    for (var clock : document.path("clocks")) {
      if (clock.path("limits") instanceof ObjectNode limits) {
        for (var each : CLASSES) {
          var field = LIMIT + clock.path("clock").asString("") + "." + each;
          var text = fields.get(field);
          if (text != null) {
            words
                .parse(text)
                .ifPresentOrElse(
                    limit -> limits.put(each, limit),
                    () -> problems.put(field, "policies.wrong.limit"));
          }
        }
      }
    }
    return new Filled(document, problems);
  }

  private static Filled roster(ObjectNode document, Map<String, String> fields) {
    var problems = new LinkedHashMap<String, String>();
    var shifts = document.putArray("shifts");
    for (int i = 0; i < MOST_SHIFTS; i++) {
      var row = SHIFT + i + ".";
      boolean known = fields.keySet().stream().anyMatch(field -> field.startsWith(row));
      if (!known) {
        break;
      }
      if (!said(fields, row, "from", "to", "accounts", "name", "start", "end", "units")) {
        continue;
      }
      var shift = shifts.addObject();
      put(shift, "name", fields.get(row + "name"));
      var from = day(fields, row + "from", problems);
      var to = day(fields, row + "to", problems);
      put(shift, "from", fields.get(row + "from"));
      put(shift, "to", fields.get(row + "to"));
      if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
        problems.put(row + "to", "policies.wrong.order");
      }
      time(fields, row + "start", problems);
      time(fields, row + "end", problems);
      put(shift, "start", fields.get(row + "start"));
      put(shift, "end", fields.get(row + "end"));
      if ("true".equals(fields.get(row + "vacation"))) {
        shift.put("vacation", true);
        standsInFor(fields, row, shift, problems);
      }
      var units = split(fields, row + "units");
      if (!units.isEmpty()) {
        units.forEach(shift.putArray("units")::add);
      }
      var accounts = split(fields, row + "accounts");
      accounts.forEach(shift.putArray("accounts")::add);
      if (accounts.isEmpty()) {
        problems.put(row + "accounts", "policies.wrong.accounts");
      }
    }
    return new Filled(document, problems);
  }

  /** Named only where it is not all of them, which is what nothing means. */
  private static void standsInFor(
      Map<String, String> fields, String row, ObjectNode shift, Map<String, String> problems) {
    var named =
        STANDS_IN_FOR.stream()
            .filter(whom -> "true".equals(fields.get(row + "for." + whom)))
            .toList();
    boolean shown = fields.containsKey(row + "for.shown");
    if (shown && named.isEmpty()) {
      problems.put(row + "for.shown", "policies.wrong.standsInFor");
    } else if (!named.isEmpty() && named.size() < STANDS_IN_FOR.size()) {
      named.forEach(shift.putArray("standsInFor")::add);
    }
  }

  private static String words(JsonNode list) {
    var words = new ArrayList<String>();
    list.forEach(word -> words.add(word.asString("")));
    return String.join(" ", words);
  }

  private static List<String> split(Map<String, String> fields, String field) {
    return Stream.of(fields.getOrDefault(field, "").split("[\\s,，、;；]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean said(Map<String, String> fields, String row, String... names) {
    for (var name : names) {
      if (!fields.getOrDefault(row + name, "").isBlank()) {
        return true;
      }
    }
    return false;
  }

  private static void put(ObjectNode shift, String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      shift.put(name, text.strip());
    }
  }

  private static Optional<LocalDate> day(
      Map<String, String> fields, String field, Map<String, String> problems) {
    try {
      return Optional.of(LocalDate.parse(fields.getOrDefault(field, "").strip()));
    } catch (DateTimeException e) {
      problems.put(field, "policies.wrong.day");
      return Optional.empty();
    }
  }

  private static void time(Map<String, String> fields, String field, Map<String, String> problems) {
    var text = fields.getOrDefault(field, "").strip();
    try {
      if (!text.isEmpty()) {
        LocalTime.parse(text);
      }
    } catch (DateTimeException e) {
      problems.put(field, "policies.wrong.time");
    }
  }
}
