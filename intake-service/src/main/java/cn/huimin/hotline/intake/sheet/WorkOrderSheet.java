package cn.huimin.hotline.intake.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads exports of 12345 platforms row by row: finds the header within the first rows, whatever
 * stands above it, and knows columns by any of their names.
 */
public final class WorkOrderSheet {

  private static final int HEADER_WITHIN = 10;
  private static final int COLUMNS_OF_A_HEADER = 3;

  private final Map<String, String> fieldsByColumn;
  private final RowReader reader;

  /**
   * A reader with the words we ship.
   *
   * @param zone zone of times without offset
   */
  public WorkOrderSheet(ZoneId zone) {
    var words = SheetWords.load();
    this.fieldsByColumn = words.fieldsByColumn();
    this.reader = new RowReader(words, zone);
  }

  /**
   * Reads a file and hands over each row that is not empty.
   *
   * @throws UnreadableSheetException if it is no table, or no row of its beginning names a number
   *     and a content
   */
  public void read(Path file, Consumer<SheetRow> sink) throws IOException {
    try (var table = Table.open(file)) {
      var header = new Header();
      table
          .rows()
          .forEach(
              row -> {
                var columns = header.columns;
                if (columns != null) {
                  if (!row.isEmpty()) {
                    sink.accept(reader.read(row, columns));
                  }
                } else {
                  header.look(row);
                }
              });
      if (header.columns == null) {
        throw header.missing();
      }
    }
  }

  /** The header, once it is found. */
  private final class Header {
    private @Nullable Map<String, Integer> columns;

    void look(TableRow row) {
      var found = new HashMap<String, Integer>();
      for (int column = 0; column < row.cells().size(); column++) {
        var field = fieldsByColumn.get(SheetWords.normalised(row.cell(column).text()));
        if (field != null) {
          found.putIfAbsent(field, column);
        }
      }
      if (found.size() >= COLUMNS_OF_A_HEADER
          && found.containsKey("externalNumber")
          && found.containsKey("content")) {
        columns = found;
      } else if (row.number() >= HEADER_WITHIN) {
        throw missing();
      }
    }

    UnreadableSheetException missing() {
      return new UnreadableSheetException(
          "前 %d 行里没有找到表头：至少要有工单编号、内容和受理时间三列".formatted(HEADER_WITHIN));
    }
  }
}
