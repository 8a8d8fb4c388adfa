package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row of a file.
 *
 * @param number as the spreadsheet counts it, from 1
 * @param cells its cells
 * @param fromAbove by column, what is shown in a cell since it is merged with the one above
 */
public record TableRow(int number, List<Cell> cells, Map<Integer, Cell> fromAbove) {

  /** Copies its cells. */
  public TableRow {
    cells = List.copyOf(cells);
    fromAbove = Map.copyOf(fromAbove);
  }

  /** A row of which no cell is merged with the one above. */
  public TableRow(int number, List<Cell> cells) {
    this(number, cells, Map.of());
  }

  /** A cell; an empty one past the last. */
  public Cell cell(int column) {
    return column < cells.size() ? cells.get(column) : Cell.EMPTY;
  }

  /** Texts of its cells. */
  public List<String> texts() {
    return cells.stream().map(Cell::text).toList();
  }

  /** Whether a cell is merged with the one above. */
  boolean continues(int column) {
    return fromAbove.containsKey(column);
  }

  /** As whoever looks at it sees it: what is merged over several rows stands in each of them. */
  TableRow filledDown() {
    if (fromAbove.isEmpty()) {
      return this;
    }
    var filled = new ArrayList<>(cells);
    fromAbove.forEach(
        (column, cell) -> {
          while (filled.size() <= column) {
            filled.add(Cell.EMPTY);
          }
          filled.set(column, cell);
        });
    return new TableRow(number, filled);
  }

  boolean isEmpty() {
    return cells.stream().allMatch(cell -> cell.text().isEmpty());
  }

  long filled() {
    return cells.stream().filter(cell -> !cell.text().isEmpty()).count();
  }
}
