package cn.huimin.hotline.intake.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The first table of a file as it is: texts of its cells, rows that are empty left out. Of several
 * worksheets the first with anything on it.
 *
 * @param sheet name of the worksheet; empty where the file has none
 * @param rows its rows
 */
public record PlainSheet(String sheet, List<TableRow> rows) {

  /** Copies its list. */
  public PlainSheet {
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file.
   *
   * @param most rows at most
   * @throws UnreadableSheetException if it is no table, an empty one, or one with more rows
   */
  public static PlainSheet read(Path file, int most) throws IOException {
    var first = new First(most);
    WorkOrderSheet.table(file).read(first);
    if (first.rows.isEmpty()) {
      throw new UnreadableSheetException("文件里没有内容，请换一个文件");
    }
    return new PlainSheet(first.name, first.rows);
  }

  private static final class First implements Table.Rows {

    private final int most;
    private final List<TableRow> rows = new ArrayList<>();
    private String current = "";
    private String name = "";

    First(int most) {
      this.most = most;
    }

    @Override
    public void sheet(String sheet) {
      current = Objects.requireNonNullElse(sheet, "");
    }

    @Override
    public void row(TableRow row) {
      if (row.isEmpty()) {
        return;
      }
      if (rows.isEmpty()) {
        name = current;
      }
      if (!name.equals(current)) {
        return;
      }
      if (rows.size() == most) {
        throw new UnreadableSheetException("表格最多 %d 行，请拆开".formatted(most));
      }
      rows.add(row);
    }
  }
}
