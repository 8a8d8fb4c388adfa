package cn.huimin.hotline.intake.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** All rows of a file as they are, of all its worksheets, those that are empty left out. */
public final class WholeTable {

  private WholeTable() {}

  /**
   * Reads a file.
   *
   * @throws UnreadableSheetException if it is no table
   */
  public static void read(Path file, Consumer<TableRow> rows) throws IOException {
    WorkOrderSheet.table(file)
        .read(
            new Table.Rows() {
              @Override
              public void sheet(String name) {
                // What it is called tells nothing of a row.
              }

              @Override
              public void row(TableRow row) {
                if (!row.isEmpty()) {
                  rows.accept(row);
                }
              }
            });
  }
}
