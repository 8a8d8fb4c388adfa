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
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The rows an import rejected as a file to be mended and imported again: the same format and
 * header, and a column 错误 that says what is wrong. Kept sealed, for some days.
 */
@Component
class Corrections {

  /**
   * A file of rejected rows.
   *
   * @param fileName its name
   * @param mediaType its media type
   * @param base64 what it holds
   */
  record Corrected(String fileName, String mediaType, String base64) {
    static final String ENTRY = "corrections";

    byte[] content() {
      return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
      return "Corrected[…]";
    }
  }

  /** Name of the column that says what is wrong with a row, the last of its file. */
  static final String COLUMN = "错误";

  private static final int MOST_BYTES = 16 << 20;

  /** What a file would be cut to that is too large, so that it most likely has room then. */
  private static final double SAFELY = 0.9;

  private final Vault vault;
  private final ImportJobs jobs;
  private final TransactionOperations transactions;

  Corrections(Vault vault, ImportJobs jobs, TransactionOperations transactions) {
    this.vault = vault;
    this.jobs = jobs;
    this.transactions = transactions;
  }

  /**
   * Ends an import, and keeps its rejected rows, if there are any, but those of people who were
   * erased while it ran: whoever erases waits for this transaction, or this one for theirs. Where
   * not all of them have room in a file, the import says which have not.
   */
  void end(
      ImportJob ended, Path file, Mappings.Ready mapping, Map<Integer, Tally.Rejection> rejected) {
    transactions.executeWithoutResult(
        _ -> {
          var subject = Subject.ofImport(ended.importId());
          jobs.hold(ended.importId());
          var erased = erasedMeanwhile(subject);
          vault.erase(subject);
          var rows = rejected.isEmpty() ? null : new Source(file, mapping, rejected, erased).rows();
          if (rows != null && rows.kept() > 0) {
            vault.put(subject, Corrected.ENTRY, rows.corrected(ended.fileName()));
          }
          jobs.end(
              rows == null || rows.left() == 0
                  ? ended
                  : ended.warned(
                      rows.firstLeft(),
                      ("改错文件只放得下前 %d 行退回的行（16 MB，.xls 为 65,536 行），从这一行起的 %d 行没有放进去；"
                              + "请在原文件里改好这些行，或拆开原文件再导入，已收的不会重复")
                          .formatted(rows.kept(), rows.left())));
        });
  }

  /** Ends an import of which no rejected row can be kept. */
  void endWithout(ImportJob ended) {
    transactions.executeWithoutResult(
        _ -> {
          vault.erase(Subject.ofImport(ended.importId()));
          jobs.end(ended.warned(1, "退回的行没能存成改错文件；请按错误清单在原文件里改好再导入，已收的不会重复"));
        });
  }

  /** Forgets whom an import was not to keep that ended by itself. */
  void forget(String importId) {
    transactions.executeWithoutResult(_ -> vault.erase(Subject.ofImport(importId)));
  }

  /** Who is not to be among the rows of an import. */
  private Predicate<List<String>> erasedMeanwhile(Subject subject) {
    var rows = new ArrayList<Predicate<List<String>>>();
    vault.each(
        RejectedRows.ERASED,
        Traces.class,
        (id, traces) -> {
          if (id.equals(subject.id())) {
            rows.add(traces.row());
          }
        });
    return cells -> rows.stream().anyMatch(row -> row.test(cells));
  }

  /**
   * Rejected rows as a file.
   *
   * @param kind what kind of file
   * @param content what it holds
   * @param kept how many rows are in it
   * @param left how many had no room
   * @param firstLeft the first of those, as the file that was imported counts
   */
  private record Rows(
      FileKind kind, ByteArrayOutputStream content, int kept, int left, int firstLeft) {

    Corrected corrected(String fileName) {
      return new Corrected(
          name(fileName, kind),
          kind.mediaType(),
          Base64.getEncoder().encodeToString(content.toByteArray()));
    }
  }

  /** An imported file, and what of it was rejected. */
  private record Source(
      Path file,
      Mappings.Ready mapping,
      Map<Integer, Tally.Rejection> rejected,
      Predicate<List<String>> erased) {

    /** As many of them as have room. */
    Rows rows() {
      try {
        var kind = FileKind.of(file);
        var rows = rows(kind, TableWriter.mostRows(kind));
        while (rows.content().size() > MOST_BYTES && rows.kept() > 0) {
          rows = rows(kind, (int) (SAFELY * rows.kept() * MOST_BYTES / rows.content().size()));
        }
        return rows;
      } catch (IOException e) {
        throw new UncheckedIOException("rejected rows could not be written", e);
      }
    }

    private Rows rows(FileKind kind, int most) throws IOException {
      var content = new ByteArrayOutputStream();
      Rejected rows;
      try (var writer = TableWriter.like(file, kind, content)) {
        rows = new Rejected(writer, mapping, rejected, erased, most);
        readInto(rows, file, mapping);
      }
      return new Rows(kind, content, rows.kept, rows.left, rows.firstLeft);
    }
  }

  private static void readInto(Rejected rows, Path file, Mappings.Ready mapping)
      throws IOException {
    try {
      WorkOrderSheet.read(file, mapping, rows);
    } catch (UnreadableSheetException e) {
      // It breaks off, which the import has told; what stands before is kept.
    }
  }

  /** The file of an import's rejected rows, if there is one still. */
  Optional<Corrected> of(String importId) {
    return vault.get(Subject.ofImport(importId), Corrected.ENTRY, Corrected.class);
  }

  private static String name(String fileName, FileKind kind) {
    int dot = fileName.lastIndexOf('.');
    return (dot > 0 ? fileName.substring(0, dot) : fileName) + "-" + COLUMN + kind.suffix();
  }

  /** Copies the header and the rejected rows. */
  private static final class Rejected implements SheetRows {
    private final TableWriter writer;
    private final Mappings.Ready mapping;
    private final Map<Integer, Tally.Rejection> rejected;
    private final Predicate<List<String>> erased;
    private final int most;
    private Columns.Found columns = Columns.Found.NONE;
    private List<String> further = List.of();
    private int width;
    private int lines;
    private int kept;
    private int left;
    private int firstLeft;

    Rejected(
        TableWriter writer,
        Mappings.Ready mapping,
        Map<Integer, Tally.Rejection> rejected,
        Predicate<List<String>> erased,
        int most) {
      this.most = most;
      this.writer = writer;
      this.mapping = mapping;
      this.rejected = rejected;
      this.erased = erased;
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
        writer.row(cells);
        lines++;
      }
    }

    /** Another table begins: its header comes before the first of its rows that is rejected. */
    @Override
    public void furtherHeader(Columns.Found found, List<String> names, int row) {
      columns = found;
      further = names;
    }

    @Override
    public void row(SheetRow row) {
      var why = rejected.get(row.row());
      if (why == null || erased.test(row.raw().texts())) {
        return;
      }
      if (lines + (further.isEmpty() ? 0 : 1) >= most) {
        firstLeft = left == 0 ? row.row() : firstLeft;
        left++;
        return;
      }
      if (!further.isEmpty()) {
        width = further.size();
        var names = new ArrayList<>(further);
        names.add(COLUMN);
        writer.row(names);
        lines++;
        further = List.of();
      }
      var numbers = columns.byField().getOrDefault("externalNumber", List.of());
      var cells = new ArrayList<String>();
      for (int at = 0; at < row.raw().cells().size(); at++) {
        // Of who was erased, the number says which row it was, and nothing else may stay.
        cells.add(
            why.erased() && !numbers.contains(at)
                ? ""
                : mapping.reader().asWritten(columns, at, row.raw().cell(at)));
      }
      widen(cells, width);
      cells.add(why.words());
      writer.row(cells);
      lines++;
      kept++;
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
