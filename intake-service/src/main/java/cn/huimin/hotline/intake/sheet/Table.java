package cn.huimin.hotline.intake.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** A file as rows, read as a stream so that its length costs no memory. */
interface Table {

  /** Takes the rows of a table. */
  interface Rows {

    /** Another worksheet begins. */
    void sheet(String name);

    /** The file holds macros, which are neither run nor handed over. */
    default void macros() {}

    /** The next row, empty ones included where the file has them. */
    void row(TableRow row);
  }

  /**
   * Hands over all rows.
   *
   * @throws UnreadableSheetException if the file is broken
   */
  void read(Rows rows) throws IOException;

  /** Where what is put aside of a file lies while it is read. */
  static Path beside(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }
}
