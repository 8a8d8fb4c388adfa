package cn.huimin.hotline.console.pasted;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table pasted or read out of a spreadsheet: a head, then a line each; cells by tab, or by comma
 * where the head has no tab.
 */
public final class PastedTable {

  private final List<String> head;
  private final List<List<String>> lines;

  private PastedTable(List<String> head, List<List<String>> lines) {
    this.head = head;
    this.lines = lines;
  }

  /**
   * A line of it.
   *
   * @param number as people count, the head is line 1
   */
  public record Row(int number, List<String> head, List<String> cells) {

    /** What stands in a column; null where nothing does, or there is no such column. */
    public @Nullable String cell(String column) {
      int at = head.indexOf(column);
      return at < 0 || at >= cells.size() || cells.get(at).isEmpty() ? null : cells.get(at);
    }

    /** A refusal that names the line. */
    public Refusal wrong(String message) {
      return new Refusal(ProblemCode.INVALID_INPUT, "第 " + number + " 行" + message);
    }
  }

  /**
   * Reads it; blank lines are left out.
   *
   * @param needed columns that have to be there
   * @param hint the head as it should be, for who pasted another
   * @throws Refusal invalid-input if the head is another
   */
  public static PastedTable read(String text, List<String> needed, String hint) {
    var lines = text.strip().lines().filter(line -> !line.isBlank()).toList();
    var head = lines.isEmpty() ? List.<String>of() : cells(lines.getFirst());
    if (!head.containsAll(needed)) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "第 1 行要是表头：" + hint);
    }
    return new PastedTable(head, lines.stream().skip(1).map(PastedTable::cells).toList());
  }

  /** Its lines below the head. */
  public List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (int at = 0; at < lines.size(); at++) {
      rows.add(new Row(at + 2, head, lines.get(at)));
    }
    return List.copyOf(rows);
  }

  /** A line with tabs has its commas within cells; one without was typed. */
  private static List<String> cells(String line) {
    var between = line.contains("\t") ? "\t" : "[,，]";
    return Arrays.stream(line.split(between, -1)).map(String::strip).toList();
  }
}
