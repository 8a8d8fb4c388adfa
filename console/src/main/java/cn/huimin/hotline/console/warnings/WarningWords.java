package cn.huimin.hotline.console.warnings;

import cn.huimin.hotline.console.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Says a warning in words, with the figures that fired. */
final class WarningWords {

  /** The figures of each rule in the order in which its sentence names them. */
  private static final Map<String, List<String>> FIGURES =
      Map.of(
          "life-safety", List.of("words"),
          "sensitive", List.of("words"),
          "focus-issue", List.of("cases", "units"),
          "flood", List.of("people"),
          "calendar-missing", List.of("year"),
          "dissatisfaction", List.of("satisfied", "callbacks"),
          "reduction-target", List.of("thisYear", "lastYear"));

  private WarningWords() {}

  static String say(Words words, String rule, JsonNode figures) {
    var code = "warning." + rule;
    return switch (rule) {
      case "repeat" -> repeat(words, figures);
      case "unit-surge" -> surge(words, code, figures);
      case "interview-due", "integrity", "report-due" ->
          words.of(code, parts(words, code, figures));
      default ->
          words.of(
              code,
              FIGURES.getOrDefault(rule, List.of()).stream()
                  .map(name -> figures.path(name).asString(""))
                  .toArray());
    };
  }

  /** What is usual is not known of a unit that has not been watched long. */
  private static String surge(Words words, String code, JsonNode figures) {
    var cases = figures.path("cases").asString("");
    var usual = figures.path("usual").asString("");
    return usual.isEmpty() ? words.of(code + ".new", cases) : words.of(code, cases, usual);
  }

  private static String repeat(Words words, JsonNode figures) {
    var ordinal = figures.path("ordinal").asString("");
    return words.of(ordinal.isEmpty() ? "warning.repeat.plain" : "warning.repeat", ordinal);
  }

  /** One part of the sentence for each figure that is there. */
  private static String parts(Words words, String code, JsonNode figures) {
    var said = new ArrayList<String>();
    figures
        .properties()
        .forEach(
            figure ->
                said.add(words.of(code + "." + figure.getKey(), figure.getValue().asString(""))));
    return String.join("，", said);
  }
}
