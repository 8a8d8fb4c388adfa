package cn.huimin.hotline.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * When clocks do not run, as boxes to be ticked: states of the case, and the clocks that pause in
 * them. Part of the form of the limits.
 */
final class PauseForm {

  /** Says that the boxes were shown; one that is not ticked does not come at all. */
  static final String SHOWN = "pause.shown";

  /** States in which somebody may wait for somebody else. */
  private static final List<String> STATES =
      List.of(
          "RECEIVED",
          "TRIAGE",
          "DISPATCHED",
          "SIGNED",
          "REPORTED",
          "SIGNED_OFF",
          "APPROVED",
          "RETURNED_TO_SOURCE");

  private PauseForm() {}

  /** A box: its name in the form, the word it stands for, whether it is ticked. */
  record Box(String name, String word, boolean ticked) {}

  /** A box for each state. */
  static List<Box> states(JsonNode document) {
    return boxes(document, "states", STATES);
  }

  /** A box for each clock of the document. */
  static List<Box> clocks(JsonNode document) {
    return boxes(document, "clocks", clocksOf(document));
  }

  private static List<Box> boxes(JsonNode document, String list, List<String> words) {
    var ticked = texts(document.path("pause").path(list));
    return words.stream()
        .map(word -> new Box(name(list, word), word, ticked.contains(word)))
        .toList();
  }

  /** Puts what was ticked into a document; what has no box stays. */
  static void fill(ObjectNode document, Map<String, String> fields) {
    if (!fields.containsKey(SHOWN)) {
      return;
    }
    var before = document.path("pause");
    var pause = document.objectNode();
    put(pause, "states", texts(before.path("states")), STATES, fields);
    put(pause, "clocks", texts(before.path("clocks")), clocksOf(document), fields);
    document.set("pause", pause);
  }

  private static void put(
      ObjectNode pause,
      String list,
      List<String> before,
      List<String> shown,
      Map<String, String> fields) {
    var words = pause.putArray(list);
    before.stream().filter(word -> !shown.contains(word)).forEach(words::add);
    shown.stream().filter(word -> fields.containsKey(name(list, word))).forEach(words::add);
  }

  private static List<String> clocksOf(JsonNode document) {
    var clocks = new ArrayList<String>();
    document.path("clocks").forEach(clock -> clocks.add(clock.path("clock").asString("")));
    return clocks;
  }

  private static String name(String list, String word) {
    return "pause." + list + "." + word;
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(each -> texts.add(each.asString("")));
    return texts;
  }
}
