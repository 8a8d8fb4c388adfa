package cn.huimin.hotline.intake.sheet;

import org.jspecify.annotations.Nullable;

/**
 * Hands rows on, and tells afterwards what a library threw at a broken file from what the taker of
 * the rows threw: a file that was made to break the reading is one that cannot be read, and no
 * fault of ours.
 */
final class Guarded implements Table.Rows {

  private final Table.Rows rows;
  private @Nullable RuntimeException takers;

  Guarded(Table.Rows rows) {
    this.rows = rows;
  }

  @Override
  public void sheet(String name) {
    try {
      rows.sheet(name);
    } catch (RuntimeException e) {
      takers = e;
      throw e;
    }
  }

  @Override
  public void macros() {
    rows.macros();
  }

  @Override
  public void row(TableRow row) {
    try {
      rows.row(row);
    } catch (RuntimeException e) {
      takers = e;
      throw e;
    }
  }

  /** What to throw on: the taker's own, or that the file is unreadable. */
  RuntimeException judged(Exception thrown, String unreadable) {
    if (takers != null) {
      return takers;
    }
    return thrown instanceof UnreadableSheetException known
        ? known
        : new UnreadableSheetException(unreadable, thrown);
  }
}
