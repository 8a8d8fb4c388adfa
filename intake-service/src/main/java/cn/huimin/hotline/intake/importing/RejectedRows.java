package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.sheet.FileKind;
import cn.huimin.hotline.intake.sheet.TableRow;
import cn.huimin.hotline.intake.sheet.TableWriter;
import cn.huimin.hotline.intake.sheet.WholeTable;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The rows that imports rejected, as what is kept of a person. */
@Component
public class RejectedRows {

  /**
   * Rows of an import.
   *
   * @param importId the import
   * @param columns its header
   * @param rows texts of the cells of each
   */
  public record Found(String importId, List<String> columns, List<List<String>> rows) {

    /** Copies its lists. */
    public Found {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** Without the rows. */
    @Override
    public String toString() {
      return "Found[" + importId + ", " + rows.size() + " rows]";
    }
  }

  private final Vault vault;
  private final IntakeSettings settings;

  RejectedRows(Vault vault, IntakeSettings settings) {
    this.vault = vault;
    this.settings = settings;
  }

  /**
   * Rows of which a cell is such. The files are opened one by one: there are few, and it is asked
   * seldom.
   */
  public List<Found> of(Predicate<String> cell) {
    var found = new ArrayList<Found>();
    eachFile(
        (importId, corrected) -> {
          var columns = new ArrayList<String>();
          var rows = new ArrayList<List<String>>();
          each(
              corrected.content(),
              row -> {
                if (columns.isEmpty() && isHeader(row.texts())) {
                  columns.addAll(row.texts());
                } else if (row.texts().stream().anyMatch(cell)) {
                  rows.add(row.texts());
                }
              });
          if (!rows.isEmpty()) {
            found.add(new Found(importId, columns, rows));
          }
        });
    return found;
  }

  /** Takes such rows out of their files, in the caller's transaction. */
  public void erase(List<Found> found, Predicate<String> cell) {
    for (var one : found) {
      var subject = Subject.ofImport(one.importId());
      vault
          .get(subject, Corrections.Corrected.ENTRY, Corrections.Corrected.class)
          .ifPresent(corrected -> erase(subject, corrected, cell));
    }
  }

  private void erase(Subject subject, Corrections.Corrected corrected, Predicate<String> cell) {
    var top = new ArrayList<List<String>>();
    var rows = new ArrayList<List<String>>();
    each(
        corrected.content(),
        row -> {
          if (top.isEmpty() || !isHeader(top.getLast())) {
            top.add(row.texts());
          } else if (row.texts().stream().noneMatch(cell)) {
            rows.add(row.texts());
          }
        });
    if (rows.isEmpty()) {
      vault.erase(subject);
      return;
    }
    var out = new ByteArrayOutputStream();
    inFile(
        corrected.content(),
        file -> {
          try (var writer = TableWriter.like(file, FileKind.of(file), out)) {
            top.forEach(writer::row);
            rows.forEach(writer::row);
          }
        });
    vault.change(
        subject,
        Corrections.Corrected.ENTRY,
        new Corrections.Corrected(
            corrected.fileName(),
            corrected.mediaType(),
            Base64.getEncoder().encodeToString(out.toByteArray())));
  }

  /** Erases what was kept long enough. */
  public void eraseOld(Instant now) {
    vault.eraseOlder(Subject.IMPORT, now.minus(settings.importRejectsKept()));
  }

  private interface OfImport {
    void take(String importId, Corrections.Corrected corrected);
  }

  private interface WithFile {
    void take(Path file) throws IOException;
  }

  private void eachFile(OfImport into) {
    vault.each(
        Corrections.Corrected.ENTRY,
        Corrections.Corrected.class,
        (subject, corrected) -> {
          if (subject.startsWith(Subject.IMPORT)) {
            into.take(subject.substring(Subject.IMPORT.length()), corrected);
          }
        });
  }

  private static void each(byte[] content, Consumer<TableRow> into) {
    inFile(content, file -> WholeTable.read(file, into));
  }

  private static boolean isHeader(List<String> cells) {
    return cells.getLast().equals(Corrections.COLUMN);
  }

  /** Readers of tables want a file; it lives as long as the reading. */
  private static void inFile(byte[] content, WithFile with) {
    try {
      var file = Files.createTempFile("hotline-rejected-", ".part");
      try {
        Files.write(file, content);
        with.take(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("rejected rows could not be read", e);
    }
  }
}
