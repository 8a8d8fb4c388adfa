package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Cell;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Areas of one worksheet that are merged over several rows. Formats tell of them behind the rows,
 * so they are gathered before those are read; each takes eight bytes.
 */
final class MergedAreas {

  /** More than any export has. */
  static final int MOST = 400_000;

  static final String TOO_MANY = "文件里合并的单元格太多，没有导入；请取消合并后再导入";
  private static final int MOST_ROWS = 1 << 21;
  private static final int MOST_COLUMNS = 1 << 14;
  private static final int ROW_BITS = 21;
  private static final int COLUMN_BITS = 14;

  private long[] areas = new long[16];
  private int count;

  /**
   * Adds an area; one of a single row says nothing of the next.
   *
   * @param firstRow its first row, from 1
   * @param lastRow its last row
   * @param column its first column, from 0, in which its value stands
   * @throws UnreadableSheetException if there are more than any export has
   */
  void add(int firstRow, int lastRow, int column) {
    if (lastRow <= firstRow || lastRow >= MOST_ROWS || column < 0 || column >= MOST_COLUMNS) {
      return;
    }
    if (count == MOST) {
      throw new UnreadableSheetException(TOO_MANY);
    }
    if (count == areas.length) {
      areas = Arrays.copyOf(areas, count * 2);
    }
    areas[count++] = (((long) firstRow << ROW_BITS) | lastRow) << COLUMN_BITS | column;
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** Goes down the worksheet from its top. */
  Down down() {
    var sorted = Arrays.copyOf(areas, count);
    Arrays.sort(sorted);
    return new Down(sorted);
  }

  /** Goes down a worksheet, row by row. */
  static final class Down {

    private record Open(int lastRow, Cell cell) {}

    private final long[] areas;
    private final Map<Integer, Open> open = new HashMap<>();
    private int next;

    private Down(long[] areas) {
      this.areas = areas;
    }

    /** A row, with what stands in the areas that go through it. */
    TableRow row(int number, List<Cell> cells) {
      open.values().removeIf(one -> one.lastRow() < number);
      var fromAbove = new HashMap<Integer, Cell>();
      open.forEach(
          (column, one) -> {
            if (column >= cells.size() || cells.get(column).text().isEmpty()) {
              fromAbove.put(column, one.cell());
            }
          });
      for (; next < areas.length && firstRow(areas[next]) <= number; next++) {
        int column = (int) (areas[next] & (MOST_COLUMNS - 1));
        if (firstRow(areas[next]) == number
            && column < cells.size()
            && !cells.get(column).text().isEmpty()) {
          open.put(column, new Open(lastRow(areas[next]), cells.get(column)));
        }
      }
      return new TableRow(number, cells, fromAbove);
    }

    private static int firstRow(long area) {
      return (int) (area >>> (COLUMN_BITS + ROW_BITS));
    }

    private static int lastRow(long area) {
      return (int) (area >>> COLUMN_BITS) & (MOST_ROWS - 1);
    }
  }
}
