package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.scratch.ScratchFiles;
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

  /** How entries begin that name who is not to be in what a running import will keep. */
  static final String ERASED = "erased/";

  private final Vault vault;
  private final ImportJobs jobs;
  private final ScratchFiles scratch;
  private final IntakeSettings settings;
  private final RandomIds ids;

  RejectedRows(
      Vault vault, ImportJobs jobs, ScratchFiles scratch, IntakeSettings settings, RandomIds ids) {
    this.vault = vault;
    this.jobs = jobs;
    this.scratch = scratch;
    this.settings = settings;
    this.ids = ids;
  }

  /**
   * Rows that name a person. The files are opened one by one: there are few, and it is asked
   * seldom.
   */
  public List<Found> of(Traces traces) {
    return traces.isEmpty() ? List.of() : of(traces.row());
  }

  private List<Found> of(Predicate<List<String>> named) {
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
                } else if (named.test(row.texts())) {
                  rows.add(row.texts());
                }
              });
          if (!rows.isEmpty()) {
            found.add(new Found(importId, columns, rows));
          }
        });
    return found;
  }

  /**
   * Whether imports run, on any instance, of which nobody knows yet whose rows they will reject.
   */
  public boolean mayCome() {
    return jobs.anyRunning();
  }

  /**
   * Takes rows that name a person out of their files, in the caller's transaction, and sees to it
   * that imports that run, on any instance, keep none: each is told, under a lock on its line that
   * its end waits for, and what ended before is looked through afterwards.
   *
   * @return how many rows were taken out
   */
  public int erase(Traces traces) {
    if (traces.isEmpty()) {
      return 0;
    }
    for (var importId : jobs.holdRunning()) {
      vault.put(Subject.ofImport(importId), ERASED + ids.next(), traces);
    }
    var named = traces.row();
    int rows = 0;
    for (var one : of(named)) {
      var subject = Subject.ofImport(one.importId());
      rows += one.rows().size();
      vault
          .get(subject, Corrections.Corrected.ENTRY, Corrections.Corrected.class)
          .ifPresent(corrected -> erase(subject, corrected, named));
    }
    return rows;
  }

  private void erase(
      Subject subject, Corrections.Corrected corrected, Predicate<List<String>> named) {
    var top = new ArrayList<List<String>>();
    var rows = new ArrayList<List<String>>();
    each(
        corrected.content(),
        row -> {
          if (top.isEmpty() || !isHeader(top.getLast())) {
            top.add(row.texts());
          } else if (!named.test(row.texts())) {
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

  private void each(byte[] content, Consumer<TableRow> into) {
    inFile(content, file -> WholeTable.read(file, into));
  }

  private static boolean isHeader(List<String> cells) {
    return cells.getLast().equals(Corrections.COLUMN);
  }

  /** Readers of tables want a file; it lives as long as the reading. */
  private void inFile(byte[] content, WithFile with) {
    try {
      scratch.<Boolean>with(
          file -> {
            Files.write(file, content);
            with.take(file);
            return true;
          });
    } catch (IOException e) {
      throw new UncheckedIOException("rejected rows could not be read", e);
    }
  }
}
