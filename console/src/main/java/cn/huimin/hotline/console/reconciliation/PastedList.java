package cn.huimin.hotline.console.reconciliation;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.reconciliation.Reconciliation.Theirs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list pasted out of a spreadsheet: a line for each case, cells separated by tab or comma, with a
 * head of 编号, and any of 单位, 类型, 按时, 一次办结.
 */
public final class PastedList {

  private static final Map<String, String> TYPES =
      Map.of(
          "投诉", "COMPLAINT",
          "举报", "REPORT",
          "求助", "HELP",
          "建议", "SUGGESTION",
          "咨询", "ENQUIRY",
          "表扬", "PRAISE");

  private PastedList() {}

  /**
   * Reads it.
   *
   * @throws Refusal invalid-input naming line, column and mend
   */
  public static List<Theirs> read(String text) {
    var lines = text.strip().lines().filter(line -> !line.isBlank()).toList();
    var head = lines.isEmpty() ? List.<String>of() : cells(lines.getFirst());
    if (!head.contains("编号")) {
      throw wrong("第 1 行要是表头：编号、单位、类型、按时、一次办结，至少有编号");
    }
    var rows = new ArrayList<Theirs>();
    for (int i = 1; i < lines.size(); i++) {
      var cells = cells(lines.get(i));
      var number = cell(head, cells, "编号");
      if (number == null) {
        throw wrong("第 " + (i + 1) + " 行没有编号，请补上");
      }
      rows.add(
          new Theirs(
              number,
              cell(head, cells, "单位"),
              type(i, cell(head, cells, "类型")),
              yes(i, "按时", cell(head, cells, "按时")),
              yes(i, "一次办结", cell(head, cells, "一次办结"))));
    }
    return List.copyOf(rows);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("[\t,，]", -1)).map(String::strip).toList();
  }

  private static @Nullable String cell(List<String> head, List<String> cells, String name) {
    int at = head.indexOf(name);
    return at < 0 || at >= cells.size() || cells.get(at).isEmpty() ? null : cells.get(at);
  }

  private static @Nullable String type(int line, @Nullable String text) {
    if (text == null) {
      return null;
    }
    var type = TYPES.get(text);
    if (type == null) {
      throw wrong("第 " + (line + 1) + " 行的类型“" + text + "”不认识，请用：投诉、举报、求助、建议、咨询、表扬");
    }
    return type;
  }

  private static @Nullable Boolean yes(int line, String column, @Nullable String text) {
    return switch (text) {
      case null -> null;
      case "是", "按时", "1" -> Boolean.TRUE;
      case "否", "超时", "0" -> Boolean.FALSE;
      default -> throw wrong("第 " + (line + 1) + " 行的" + column + "“" + text + "”不认识，请写是或否");
    };
  }

  private static Refusal wrong(String message) {
    return new Refusal(ProblemCode.INVALID_INPUT, message);
  }
}
