package cn.huimin.hotline.routing.life;

import java.util.Arrays;
import java.util.List;

/** A table written as text, so that it is read as one: a head, then rows, cells split by blanks. */
record TextTable(List<String> head, List<List<String>> rows) {

  static TextTable of(String text) {
    var lines = text.lines().filter(line -> !line.isBlank()).map(TextTable::cells).toList();
    var head = lines.getFirst();
    for (var line : lines) {
      if (line.size() != head.size()) {
        throw new IllegalArgumentException("row " + line + " does not fit the head " + head);
      }
    }
    return new TextTable(head, lines.subList(1, lines.size()));
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.strip().split("\\s+", -1));
  }
}
