package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Cell;
import cn.huimin.hotline.intake.mapping.Columns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one row of several that are lines of one work order, since its number is merged. */
final class SeveralLines {

  /** Fields of which every line counts, and what stands between; of others the first line does. */
  private static final Map<String, String> BETWEEN =
      Map.of("content", "\n", "complainant.phone", "、");

  /** More than any work order may have: it will be refused, and takes no more memory. */
  private static final int LONGEST = 100_000;

  private SeveralLines() {}

  /** The lines so far with one more. */
  static TableRow joined(TableRow above, TableRow line, Columns.Found columns) {
    var between = new HashMap<Integer, String>();
    BETWEEN.forEach(
        (field, sign) ->
            columns
                .byField()
                .getOrDefault(field, List.of())
                .forEach(column -> between.put(column, sign)));
    var cells = new ArrayList<Cell>();
    for (int at = 0; at < Math.max(above.cells().size(), line.cells().size()); at++) {
      cells.add(joined(above.cell(at), line.cell(at), between.get(at)));
    }
    return new TableRow(above.number(), cells);
  }

  private static Cell joined(Cell above, Cell below, @Nullable String between) {
    if (above.text().isEmpty()) {
      return below;
    }
    if (between == null
        || below.text().isEmpty()
        || below.text().equals(above.text())
        || above.text().length() > LONGEST) {
      return above;
    }
    return Cell.text(above.text() + between + below.text());
  }
}
