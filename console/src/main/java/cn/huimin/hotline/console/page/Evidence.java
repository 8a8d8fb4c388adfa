package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.cases.CaseView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A place in a text that routing rests on.
 *
 * @param textId text it is in
 * @param start first character
 * @param end after the last
 * @param shows unit, category or danger
 * @param number ① ② ③ …
 */
record Evidence(String textId, int start, int end, String shows, String number) {

  private static final String NUMBERS = "①②③④⑤⑥⑦⑧⑨";

  /** Evidence in the order of the text, numbered; nothing of a hidden original. */
  static List<Evidence> of(CaseView view) {
    var routing = view.routing();
    if (routing == null || view.hides()) {
      return List.of();
    }
    var found = new ArrayList<Evidence>();
    routing
        .path("evidence")
        .forEach(
            span ->
                found.add(
                    new Evidence(
                        span.path("textId").asString(""),
                        span.path("start").asInt(),
                        span.path("end").asInt(),
                        span.path("shows").asString(""),
                        "")));
    found.sort(Comparator.comparing(Evidence::textId).thenComparingInt(Evidence::start));
    var numbered = new ArrayList<Evidence>();
    for (int i = 0; i < Math.min(found.size(), NUMBERS.length()); i++) {
      var one = found.get(i);
      numbered.add(
          new Evidence(
              one.textId(), one.start(), one.end(), one.shows(), NUMBERS.substring(i, i + 1)));
    }
    return numbered;
  }

  /** How it is underlined. */
  String mark() {
    return switch (shows) {
      case "category" -> "topic";
      case "danger", "sensitive", "pupil" -> "danger";
      default -> "unit";
    };
  }

  /** The words, in quotes; empty where they cannot be read. */
  String quote(CaseView view) {
    return view.texts().values().stream()
        .filter(text -> text.id().equals(textId) && text.text() != null)
        .map(text -> String.valueOf(text.text()))
        .filter(text -> end <= text.length() && start <= end)
        .map(text -> "：“" + text.substring(start, end) + "”")
        .findFirst()
        .orElse("");
  }
}
