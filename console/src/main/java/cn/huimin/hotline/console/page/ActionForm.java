package cn.huimin.hotline.console.page;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;

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
    CATEGORY,
    /** A moment as a browser writes it, without a zone. */
    MOMENT,
    /** Whose fault a transfer is; NONE where it is no transfer. */
    FAULT
  }

  private static final Map<String, Kind> VERSIONED =
      Map.of("note", Kind.TEXT, "expectedVersion", Kind.NUMBER);

  private static final Map<String, Map<String, Kind>> FIELDS =
      Map.ofEntries(
          entry("extension", Map.of("workingDays", Kind.NUMBER, "reason", Kind.TEXT)),
          entry(
              "extension-decision",
              Map.of(
                  "granted", Kind.YES_NO,
                  "workingDays", Kind.NUMBER,
                  "sourceConsent", Kind.YES_NO,
                  "sourceAnsweredOn", Kind.TEXT,
                  "sourceAnswer", Kind.TEXT,
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
                  "deadlineFromSource", Kind.MOMENT,
                  "confidential", Kind.YES_NO,
                  "summary", Kind.TEXT)),
          entry("supervise", Map.of("order", Kind.TEXT, "dueAt", Kind.MOMENT)),
          entry(
              "sign-draft", Map.of("sign", Kind.YES_NO, "order", Kind.TEXT, "dueAt", Kind.MOMENT)),
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
                  "category", Kind.CATEGORY,
                  "fault", Kind.TEXT,
                  "summary", Kind.TEXT,
                  "reason", Kind.TEXT)),
          entry(
              "dispatch",
              Map.of(
                  "unitId", Kind.TEXT,
                  "fault", Kind.FAULT,
                  "copiedUnitIds", Kind.WORDS,
                  "summary", Kind.TEXT,
                  "category", Kind.CATEGORY,
                  "demandType", Kind.TEXT,
                  "urgency", Kind.TEXT,
                  "accusedUnitId", Kind.TEXT,
                  "confidential", Kind.YES_NO)),
          entry("sign", Map.of()),
          entry(
              "contact",
              Map.of(
                  "means", Kind.TEXT,
                  "reached", Kind.YES_NO,
                  "occurredAt", Kind.MOMENT,
                  "number", Kind.TEXT)),
          entry("report", report()),
          entry("sign-off", Map.of("approve", Kind.YES_NO, "reason", Kind.TEXT)),
          entry(
              "review",
              Map.of(
                  "approve", Kind.YES_NO,
                  "rejectionReason", Kind.TEXT,
                  "reason", Kind.TEXT,
                  "verdict", Kind.TEXT,
                  "withoutCoUnits", Kind.YES_NO)),
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
            "contactedBy",
            "contactMeans",
            "contactNumber",
            "notContactedReason",
            "closingKind",
            "promiseDueOn")) {
      fields.put(text, Kind.TEXT);
    }
    for (var yesNo : List.of("contacted", "resolved", "beyondPowers")) {
      fields.put(yesNo, Kind.YES_NO);
    }
    fields.put("contactedAt", Kind.MOMENT);
    fields.put("staff", Kind.WORDS);
    fields.put("attachments", Kind.WORDS);
    return fields;
  }

  /** Whether there is such an action. */
  static boolean knows(String action) {
    return FIELDS.containsKey(action);
  }

  /** Fields of an action that a form may send. */
  static Set<String> fields(String action) {
    var fields = new TreeSet<>(FIELDS.getOrDefault(action, Map.of()).keySet());
    fields.addAll(VERSIONED.keySet());
    return fields;
  }

  /**
   * What was sent, one value a field: of boxes all that were ticked, of anything else the first.
   */
  static Map<String, String> sent(String action, MultiValueMap<String, String> values) {
    var kinds = FIELDS.getOrDefault(action, Map.of());
    var form = new LinkedHashMap<String, String>();
    values.forEach(
        (name, all) ->
            form.put(name, kinds.get(name) == Kind.WORDS ? String.join(" ", all) : all.getFirst()));
    return form;
  }

  /**
   * The body; what was left blank is left out.
   *
   * @param zone zone of moments that say none
   */
  static Map<String, Object> body(String action, Map<String, String> form, ZoneId zone) {
    var kinds = new LinkedHashMap<>(FIELDS.getOrDefault(action, Map.of()));
    kinds.putAll(VERSIONED);
    var body = new LinkedHashMap<String, Object>();
    kinds.forEach(
        (name, kind) -> {
          var value = form.getOrDefault(name, "").strip();
          if (!value.isEmpty() && !(kind == Kind.FAULT && value.equals("NONE"))) {
            body.put(
                name,
                switch (kind) {
                  case TEXT, FAULT -> value;
                  case YES_NO -> Boolean.parseBoolean(value);
                  case NUMBER -> number(value);
                  case CATEGORY -> category(value);
                  case MOMENT -> moment(value, zone);
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

  private static String moment(String value, ZoneId zone) {
    try {
      return LocalDateTime.parse(value).atZone(zone).toOffsetDateTime().toString();
    } catch (DateTimeException e) {
      return value;
    }
  }

  private static Object number(String value) {
    try {
      return Long.valueOf(value);
    } catch (NumberFormatException e) {
      return value;
    }
  }
}
