package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Columns;
import java.util.List;

/** Takes what is read from a file, in its order. */
public interface SheetRows {

  /**
   * The header was found.
   *
   * @param columns what its columns are
   * @param top the rows down to the header, the header's last
   */
  default void header(Columns.Found columns, List<TableRow> top) {}

  /**
   * A further table has another header.
   *
   * @param columns what its columns are
   * @param names its names, one for each column
   * @param row number of its row
   */
  default void furtherHeader(Columns.Found columns, List<String> names, int row) {}

  /** A row with a work order. */
  void row(SheetRow row);

  /** A row that is none: the header again, a sum, a note below the table. */
  default void passedOver(TableRow row) {}

  /**
   * The file holds macros, which are neither run nor kept; its cells count as the values they had.
   */
  default void macros() {}

  /** A worksheet that was not read, though something stands on it. */
  default void unread(String sheet) {}
}
