package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.mapping.Columns;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.sheet.FileKind;
import cn.huimin.hotline.intake.sheet.SheetRow;
import cn.huimin.hotline.intake.sheet.SheetRows;
import cn.huimin.hotline.intake.sheet.TableRow;
import cn.huimin.hotline.intake.sheet.TableWriter;
import cn.huimin.hotline.intake.sheet.UnreadableSheetException;
import cn.huimin.hotline.intake.sheet.WorkOrderSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a file that were rejected, and those an import did not come to, as a file of
 * their own: the same header, the same columns, and one that says what is wrong.
 */
final class CorrectedFile {

  /** Name of the column that says what is wrong with a row, the last of its file. */
  static final String COLUMN = "错误";

  private CorrectedFile() {}

  /**
   * What is to be written of a file.
   *
   * @param file the file
   * @param mapping how it is read
   * @param rejections which of its rows were rejected
   * @param untakenFrom the first row, as they are read from 1, that was not come to; 0 if all were
   * @param untaken what is told of those
   * @param erased tells rows of people who were erased meanwhile
   */
  record Source(
      Path file,
      Mappings.Ready mapping,
      Rejections rejections,
      int untakenFrom,
      String untaken,
      Predicate<List<String>> erased) {}

  /**
   * What was written.
   *
   * @param kind what kind of file
   * @param kept how many rows are in it
   * @param left how many had no room
   * @param firstLeft the first of those, as the file that was imported counts
   */
  record Written(FileKind kind, int kept, int left, int firstLeft) {}

  /**
   * Writes them.
   *
   * @param most bytes it may have; an .xls that would be large comes as .xlsx
   */
  static Written write(Source source, Path into, long most) throws IOException {
    var kind = FileKind.of(source.file());
    var written = write(source, kind, into, most);
    return written.left() > 0 && kind == FileKind.XLS
        ? write(source, FileKind.XLSX, into, most)
        : written;
  }

  private static Written write(Source source, FileKind kind, Path into, long most)
      throws IOException {
    try (var out = Files.newOutputStream(into);
        var why = source.rejections().walk()) {
      Copied rows;
      try (var writer = TableWriter.like(source.file(), kind, out, most)) {
        rows = new Copied(source, why, writer);
        copy(source, rows);
      }
      return new Written(kind, rows.kept, rows.left, rows.firstLeft);
    }
  }

  private static void copy(Source source, Copied rows) throws IOException {
    try {
      WorkOrderSheet.read(source.file(), source.mapping(), rows);
    } catch (UnreadableSheetException e) {
      // It breaks off, which the import has told; what stands before is kept.
    }
  }

  /** Copies the header and the rows that are wanted. */
  private static final class Copied implements SheetRows {
    private final Source source;
    private final Rejections.Walk rejected;
    private final TableWriter writer;
    private Columns.Found columns = Columns.Found.NONE;
    private List<String> further = List.of();
    private int width;
    private int ordinal;
    private int kept;
    private int left;
    private int firstLeft;

    Copied(Source source, Rejections.Walk rejected, TableWriter writer) {
      this.source = source;
      this.rejected = rejected;
      this.writer = writer;
    }

    @Override
    public void header(Columns.Found found, List<TableRow> top) {
      columns = found;
      for (int at = 0; at < top.size(); at++) {
        var cells = new ArrayList<>(top.get(at).texts());
        if (at == top.size() - 1) {
          width = writer.width(top);
          widen(cells, width);
          cells.add(COLUMN);
        }
        var _ = writer.row(cells);
      }
    }

    /** Another table begins: its header comes before the first of its rows that is wanted. */
    @Override
    public void furtherHeader(Columns.Found found, List<String> names, int row) {
      columns = found;
      further = names;
    }

    @Override
    public void row(SheetRow row) {
      ordinal++;
      var why = why();
      if (why == null || source.erased().test(row.raw().texts())) {
        return;
      }
      if (left > 0 || !written(row, why)) {
        firstLeft = left == 0 ? row.row() : firstLeft;
        left++;
        return;
      }
      kept++;
    }

    private Rejections.@Nullable Rejection why() {
      try {
        var rejection = rejected.of(ordinal);
        boolean untaken = source.untakenFrom() > 0 && ordinal >= source.untakenFrom();
        return rejection.orElse(untaken ? new Rejections.Rejection(source.untaken(), false) : null);
      } catch (IOException e) {
        throw new UncheckedIOException("why rows were rejected could not be read", e);
      }
    }

    private boolean written(SheetRow row, Rejections.Rejection why) {
      if (!further.isEmpty()) {
        width = further.size();
        var names = new ArrayList<>(further);
        names.add(COLUMN);
        if (!writer.row(names)) {
          return false;
        }
        further = List.of();
      }
      var numbers = columns.byField().getOrDefault("externalNumber", List.of());
      var cells = new ArrayList<String>();
      for (int at = 0; at < row.raw().cells().size(); at++) {
        // Of who was erased, the number says which row it was, and nothing else may stay.
        cells.add(
            why.erased() && !numbers.contains(at)
                ? ""
                : source.mapping().reader().asWritten(columns, at, row.raw().cell(at)));
      }
      widen(cells, width);
      cells.add(why.words());
      return writer.row(cells);
    }

    private static void widen(List<String> cells, int width) {
      while (cells.size() < width) {
        cells.add("");
      }
      while (cells.size() > width) {
        cells.removeLast();
      }
    }
  }
}
