package cn.huimin.hotline.console.page;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the fields of a form into the body of an action, as the contract has it. */
final class ActionForm {

  /** How a field is written. */
  private enum Kind {
    TEXT,
    YES_NO,
    NUMBER,
    WORDS,
    LINES,
    /** Level 1 and, after a bar, level 2. */
    CATEGORY
  }

  private static final Map<String, Kind> VERSIONED =
      Map.of("note", Kind.TEXT, "expectedVersion", Kind.NUMBER);

  private static final Map<String, Map<String, Kind>> FIELDS =
      Map.ofEntries(
          entry(
              "extension",
              Map.of(
                  "workingDays", Kind.NUMBER,
                  "sourceConsent", Kind.YES_NO,
                  "reason", Kind.TEXT)),
          entry(
              "extension-decision",
              Map.of(
                  "granted", Kind.YES_NO,
                  "workingDays", Kind.NUMBER,
                  "sourceConsent", Kind.YES_NO,
                  "reason", Kind.TEXT)),
          entry("complex", Map.of("reason", Kind.TEXT)),
          entry("complex-decision", Map.of("granted", Kind.YES_NO, "reason", Kind.TEXT)),
          entry("recheck", Map.of("reason", Kind.TEXT)),
          entry("recheck-decision", Map.of("upheld", Kind.YES_NO, "reason", Kind.TEXT)),
          entry("urge", Map.of()),
          entry(
              "amend",
              Map.of(
                  "supplement", Kind.TEXT,
                  "urgency", Kind.TEXT,
                  "confidential", Kind.YES_NO,
                  "summary", Kind.TEXT)),
          entry("supervise", Map.of("order", Kind.TEXT, "dueAt", Kind.TEXT)),
          entry("sign-draft", Map.of("sign", Kind.YES_NO, "order", Kind.TEXT, "dueAt", Kind.TEXT)),
          entry("supervision-answer", Map.of("answer", Kind.TEXT)),
          entry("joint-answer", Map.of("answer", Kind.TEXT)),
          entry("joint", Map.of("unitIds", Kind.WORDS, "reason", Kind.TEXT)),
          entry("promise-done", Map.of("promiseId", Kind.TEXT, "proof", Kind.TEXT)),
          entry(
              "rate",
              Map.of("satisfaction", Kind.TEXT, "resolution", Kind.TEXT, "words", Kind.TEXT)),
          entry("falsified", Map.of("finding", Kind.TEXT, "reason", Kind.TEXT)),
          entry("delegate", Map.of("account", Kind.TEXT)),
          entry("police-report", Map.of("proof", Kind.TEXT)),
          entry(
              "confirm-emergency",
              Map.of("confirmed", Kind.YES_NO, "urgency", Kind.TEXT, "reason", Kind.TEXT)),
          entry(
              "correct-classification",
              Map.of(
                  "category", Kind.CATEGORY,
                  "demandType", Kind.TEXT,
                  "fault", Kind.TEXT,
                  "accusedUnitId", Kind.TEXT,
                  "summary", Kind.TEXT,
                  "reason", Kind.TEXT)),
          entry("answer", Map.of("publicAnswer", Kind.TEXT, "means", Kind.TEXT)),
          entry(
              "decline",
              Map.of(
                  "reasonCode", Kind.TEXT,
                  "reason", Kind.TEXT,
                  "publicAnswer", Kind.TEXT,
                  "means", Kind.TEXT)),
          entry(
              "refer",
              Map.of(
                  "authority", Kind.TEXT,
                  "reason", Kind.TEXT,
                  "publicAnswer", Kind.TEXT,
                  "means", Kind.TEXT)),
          entry("withdraw", Map.of("reason", Kind.TEXT)),
          entry(
              "withdraw-decision",
              Map.of(
                  "confirmed", Kind.YES_NO,
                  "pressed", Kind.YES_NO,
                  "reason", Kind.TEXT,
                  "words", Kind.TEXT)),
          entry("invalidate", Map.of("reason", Kind.TEXT)),
          entry("confirm", Map.of("confirmed", Kind.YES_NO, "reason", Kind.TEXT)),
          entry("return-to-source", Map.of("reason", Kind.TEXT)),
          entry("source-refusal", Map.of("reason", Kind.TEXT)),
          entry("source-acceptance", Map.of()),
          entry("source-redo", Map.of("reason", Kind.TEXT)),
          entry(
              "source-callback",
              Map.of(
                  "contactedByUnit", Kind.YES_NO,
                  "resolution", Kind.TEXT,
                  "satisfaction", Kind.TEXT,
                  "words", Kind.TEXT)),
          entry("unmerge", Map.of("reason", Kind.TEXT)),
          entry("merge", Map.of("leadCaseId", Kind.TEXT, "reason", Kind.TEXT)),
          entry("split", Map.of("parts", Kind.LINES, "reason", Kind.TEXT)),
          entry("return", Map.of("reasonCode", Kind.TEXT, "reason", Kind.TEXT)),
          entry(
              "return-decision",
              Map.of(
                  "granted", Kind.YES_NO,
                  "unitId", Kind.TEXT,
                  "fault", Kind.TEXT,
                  "forced", Kind.YES_NO,
                  "reason", Kind.TEXT)),
          entry(
              "consult", Map.of("unitIds", Kind.WORDS, "summary", Kind.TEXT, "reason", Kind.TEXT)),
          entry(
              "consult-decision",
              Map.of(
                  "unitId", Kind.TEXT,
                  "fault", Kind.TEXT,
                  "summary", Kind.TEXT,
                  "reason", Kind.TEXT)),
          entry(
              "dispatch",
              Map.of(
                  "unitId", Kind.TEXT,
                  "fault", Kind.TEXT,
                  "summary", Kind.TEXT,
                  "category", Kind.CATEGORY,
                  "demandType", Kind.TEXT,
                  "urgency", Kind.TEXT,
                  "accusedUnitId", Kind.TEXT,
                  "confidential", Kind.YES_NO)),
          entry("sign", Map.of()),
          entry("contact", Map.of("means", Kind.TEXT, "reached", Kind.YES_NO, "number", Kind.TEXT)),
          entry("report", report()),
          entry("sign-off", Map.of("approve", Kind.YES_NO, "reason", Kind.TEXT)),
          entry(
              "review",
              Map.of(
                  "approve", Kind.YES_NO,
                  "rejectionReason", Kind.TEXT,
                  "reason", Kind.TEXT,
                  "verdict", Kind.TEXT)),
          entry(
              "callback",
              Map.of(
                  "reached", Kind.YES_NO,
                  "contactedByUnit", Kind.YES_NO,
                  "resolution", Kind.TEXT,
                  "satisfaction", Kind.TEXT,
                  "pressed", Kind.YES_NO,
                  "words", Kind.TEXT)),
          entry("close", Map.of()));

  private ActionForm() {}

  private static Map<String, Kind> report() {
    var fields = new LinkedHashMap<String, Kind>();
    for (var text :
        List.of(
            "facts",
            "proposedVerdict",
            "basis",
            "measures",
            "internalAnswer",
            "publicAnswer",
            "unresolvedReason",
            "closingKind",
            "promiseDueOn")) {
      fields.put(text, Kind.TEXT);
    }
    for (var yesNo : List.of("contacted", "resolved", "beyondPowers")) {
      fields.put(yesNo, Kind.YES_NO);
    }
    fields.put("staff", Kind.WORDS);
    fields.put("attachments", Kind.WORDS);
    return fields;
  }

  /** Whether there is such an action. */
  static boolean knows(String action) {
    return FIELDS.containsKey(action);
  }

  /** The fields as sent: of a list all that was chosen, of another field its first value. */
  static Map<String, String> joined(String action, Map<String, List<String>> sent) {
    var kinds = FIELDS.getOrDefault(action, Map.of());
    var form = new LinkedHashMap<String, String>();
    sent.forEach(
        (name, values) ->
            form.put(
                name,
                kinds.get(name) == Kind.WORDS ? String.join("、", values) : values.getFirst()));
    return form;
  }

  /** The body; what was left blank is left out. */
  static Map<String, Object> body(String action, Map<String, String> form) {
    var kinds = new LinkedHashMap<>(FIELDS.getOrDefault(action, Map.of()));
    kinds.putAll(VERSIONED);
    var body = new LinkedHashMap<String, Object>();
    kinds.forEach(
        (name, kind) -> {
          var value = form.getOrDefault(name, "").strip();
          if (!value.isEmpty()) {
            body.put(
                name,
                switch (kind) {
                  case TEXT -> value;
                  case YES_NO -> Boolean.parseBoolean(value);
                  case NUMBER -> number(value);
                  case CATEGORY -> category(value);
                  case LINES -> value.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
                  case WORDS ->
                      Arrays.stream(value.split("[、，,;；\\s]+"))
                          .filter(word -> !word.isEmpty())
                          .toList();
                });
          }
        });
    return body;
  }

  private static Map<String, String> category(String value) {
    int bar = value.indexOf('|');
    return bar < 0
        ? Map.of("level1", value)
        : Map.of("level1", value.substring(0, bar), "level2", value.substring(bar + 1));
  }

  private static Object number(String value) {
    try {
      return Long.valueOf(value);
    } catch (NumberFormatException e) {
      return value;
    }
  }
}
