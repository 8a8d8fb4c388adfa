package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Cell;
import java.util.List;

/**
 * A row of a file.
 *
 * @param number as the spreadsheet counts it, from 1
 * @param cells its cells
 */
public record TableRow(int number, List<Cell> cells) {

  /** Copies its cells. */
  public TableRow {
    cells = List.copyOf(cells);
  }

  /** A cell; an empty one past the last. */
  public Cell cell(int column) {
    return column < cells.size() ? cells.get(column) : Cell.EMPTY;
  }

  /** Texts of its cells. */
  public List<String> texts() {
    return cells.stream().map(Cell::text).toList();
  }

  boolean isEmpty() {
    return cells.stream().allMatch(cell -> cell.text().isEmpty());
  }

  long filled() {
    return cells.stream().filter(cell -> !cell.text().isEmpty()).count();
  }
}
