package cn.huimin.hotline.intake.sheet;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param number as the spreadsheet counts it, from 1
 * @param cells its cells
 */
record TableRow(int number, List<Cell> cells) {

  TableRow {
    cells = List.copyOf(cells);
  }

  /**
   * A cell.
   *
   * @param text its text, without blanks around it
   * @param serial its number, where it is one: a date may be written so
   */
  record Cell(String text, @Nullable BigDecimal serial) {
    static final Cell EMPTY = new Cell("", null);
  }

  Cell cell(int column) {
    return column < cells.size() ? cells.get(column) : Cell.EMPTY;
  }

  boolean isEmpty() {
    return cells.stream().allMatch(cell -> cell.text().isEmpty());
  }
}
