package cn.huimin.hotline.console.surveys;

import cn.huimin.hotline.console.pasted.PastedTable;
import cn.huimin.hotline.console.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A survey pasted out of a spreadsheet: 单位, 家长数, 有效答卷, 满意, a line for each unit. */
public final class PastedSurvey {

  /** Its columns, and what intake calls them. */
  private static final Map<String, String> COUNTS = counts();

  private PastedSurvey() {}

  /**
   * The rows as intake reads them; what they say is checked there.
   *
   * @throws Refusal invalid-input naming line and mend
   */
  public static List<Map<String, Object>> rows(String text) {
    return PastedTable.read(text, List.of("单位", "家长数", "有效答卷", "满意"), "单位、家长数、有效答卷、满意")
        .rows()
        .stream()
        .map(PastedSurvey::row)
        .toList();
  }

  private static Map<String, String> counts() {
    var counts = new LinkedHashMap<String, String>();
    counts.put("家长数", "parents");
    counts.put("有效答卷", "asked");
    counts.put("满意", "satisfied");
    return counts;
  }

  private static Map<String, Object> row(PastedTable.Row row) {
    var body = new LinkedHashMap<String, Object>();
    var unit = row.cell("单位");
    if (unit == null) {
      throw row.wrong("没有单位，请补上");
    }
    body.put("unit", unit);
    COUNTS.forEach(
        (column, field) -> {
          var said = row.cell(column);
          if (said == null || !said.matches("\\d{1,9}")) {
            throw row.wrong("的" + column + "要写整数");
          }
          body.put(field, Integer.parseInt(said));
        });
    return body;
  }
}
