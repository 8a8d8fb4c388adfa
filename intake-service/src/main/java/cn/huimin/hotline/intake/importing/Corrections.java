package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.mapping.Columns;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.sheet.FileKind;
import cn.huimin.hotline.intake.sheet.SheetRow;
import cn.huimin.hotline.intake.sheet.SheetRows;
import cn.huimin.hotline.intake.sheet.TableRow;
import cn.huimin.hotline.intake.sheet.TableWriter;
import cn.huimin.hotline.intake.sheet.WorkOrderSheet;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final Vault vault;
  private final TransactionOperations transactions;

  Corrections(Vault vault, TransactionOperations transactions) {
    this.vault = vault;
    this.transactions = transactions;
  }

  /** Keeps the rejected rows of a file; nothing if there are none. */
  void keep(
      String importId,
      String fileName,
      Path file,
      Mappings.Ready mapping,
      Map<Integer, String> whyRejected)
      throws IOException {
    if (whyRejected.isEmpty()) {
      return;
    }
    var kind = FileKind.of(file);
    var content = new ByteArrayOutputStream();
    try (var writer = TableWriter.like(file, kind, content)) {
      WorkOrderSheet.read(file, mapping, new Rejected(writer, mapping, whyRejected));
    }
    if (content.size() <= MOST_BYTES) {
      var corrected =
          new Corrected(
              name(fileName, kind),
              kind.mediaType(),
              Base64.getEncoder().encodeToString(content.toByteArray()));
      transactions.executeWithoutResult(
          _ -> vault.put(Subject.ofImport(importId), Corrected.ENTRY, corrected));
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
    private final Map<Integer, String> whyRejected;
    private Columns.Found columns = new Columns.Found(List.of(), Map.of());

    Rejected(TableWriter writer, Mappings.Ready mapping, Map<Integer, String> whyRejected) {
      this.writer = writer;
      this.mapping = mapping;
      this.whyRejected = whyRejected;
    }

    @Override
    public void header(Columns.Found found, List<TableRow> top) {
      columns = found;
      for (int at = 0; at < top.size(); at++) {
        var cells = new ArrayList<>(top.get(at).texts());
        if (at == top.size() - 1) {
          widen(cells, writer.width(top));
          cells.add(COLUMN);
        }
        writer.row(cells);
      }
    }

    @Override
    public void row(SheetRow row) {
      var why = whyRejected.get(row.row());
      if (why != null) {
        var cells = new ArrayList<String>();
        for (int at = 0; at < row.raw().cells().size(); at++) {
          cells.add(mapping.reader().asWritten(columns, at, row.raw().cell(at)));
        }
        widen(cells, writer.width(List.of()));
        cells.add(why);
        writer.row(cells);
      }
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
