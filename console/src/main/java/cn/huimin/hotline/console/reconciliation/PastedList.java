package cn.huimin.hotline.console.reconciliation;

import cn.huimin.hotline.console.pasted.PastedTable;
import cn.huimin.hotline.console.pasted.PastedTable.Row;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.reconciliation.Reconciliation.Theirs;
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

  private static final Map<String, String> VERDICTS =
      Map.of(
          "属实", "CONFIRMED",
          "部分属实", "PARTLY",
          "不属实", "UNFOUNDED",
          "无法查实", "UNVERIFIABLE");

  private PastedList() {}

  /**
   * Reads it.
   *
   * @throws Refusal invalid-input naming line, column and mend
   */
  public static List<Theirs> read(String text) {
    var table = PastedTable.read(text, List.of("编号"), "编号、单位、类型、按时、一次办结、认定，至少有编号");
    return table.rows().stream().map(PastedList::theirs).toList();
  }

  private static Theirs theirs(Row row) {
    var number = row.cell("编号");
    if (number == null) {
      throw row.wrong("没有编号，请补上");
    }
    return new Theirs(
        number, row.cell("单位"), type(row), yes(row, "按时"), yes(row, "一次办结"), verdict(row));
  }

  private static @Nullable String verdict(Row row) {
    var text = row.cell("认定");
    if (text == null) {
      return null;
    }
    var verdict = VERDICTS.get(text);
    if (verdict == null) {
      throw row.wrong("的认定“" + text + "”不认识，请用：属实、部分属实、不属实、无法查实");
    }
    return verdict;
  }

  private static @Nullable String type(Row row) {
    var text = row.cell("类型");
    if (text == null) {
      return null;
    }
    var type = TYPES.get(text);
    if (type == null) {
      throw row.wrong("的类型“" + text + "”不认识，请用：投诉、举报、求助、建议、咨询、表扬");
    }
    return type;
  }

  private static @Nullable Boolean yes(Row row, String column) {
    return switch (row.cell(column)) {
      case null -> null;
      case "是", "按时", "1" -> Boolean.TRUE;
      case "否", "超时", "0" -> Boolean.FALSE;
      case String text -> throw row.wrong("的" + column + "“" + text + "”不认识，请写是或否");
    };
  }
}
