package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.scratch.ScratchFiles;
import cn.huimin.hotline.intake.sheet.FileKind;
import cn.huimin.hotline.intake.sheet.TableWriter;
import cn.huimin.hotline.intake.sheet.WholeTable;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private final Corrections corrections;
  private final ScratchFiles scratch;
  private final IntakeSettings settings;
  private final RandomIds ids;

  RejectedRows(
      Vault vault,
      ImportJobs jobs,
      Corrections corrections,
      ScratchFiles scratch,
      IntakeSettings settings,
      RandomIds ids) {
    this.vault = vault;
    this.jobs = jobs;
    this.corrections = corrections;
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
    for (var importId : kept()) {
      var columns = new ArrayList<String>();
      var rows = new ArrayList<List<String>>();
      var _ =
          inFile(
              importId,
              (_, file) -> {
                WholeTable.read(
                    file,
                    row -> {
                      if (columns.isEmpty() && isHeader(row.texts())) {
                        columns.addAll(row.texts());
                      } else if (named.test(row.texts())) {
                        rows.add(row.texts());
                      }
                    });
                return true;
              });
      if (!rows.isEmpty()) {
        found.add(new Found(importId, columns, rows));
      }
    }
    return found;
  }

  /** Imports of which rejected rows are kept. */
  private List<String> kept() {
    var imports = new ArrayList<String>();
    vault.each(
        Corrections.Corrected.ENTRY,
        Corrections.Corrected.class,
        (subject, _) -> {
          if (subject.startsWith(Subject.IMPORT)) {
            imports.add(subject.substring(Subject.IMPORT.length()));
          }
        });
    return imports;
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
      rows += one.rows().size();
      var _ = inFile(one.importId(), (told, file) -> erase(one.importId(), told, file, named));
    }
    return rows;
  }

  /** Writes the file anew without the rows; whether any are left. */
  private boolean erase(
      String importId, Corrections.Corrected told, Path file, Predicate<List<String>> named)
      throws IOException {
    return scratch.with(
        other -> {
          var left = new int[1];
          var below = new boolean[1];
          var full = new boolean[1];
          try (var out = Files.newOutputStream(other);
              var writer = TableWriter.like(file, FileKind.of(file), out)) {
            WholeTable.read(
                file,
                row -> {
                  boolean top = !below[0];
                  below[0] |= isHeader(row.texts());
                  if (top || !named.test(row.texts())) {
                    left[0] += top ? 0 : 1;
                    full[0] |= !writer.row(row.texts());
                  }
                });
          }
          if (left[0] == 0 || full[0]) {
            // Files of before could be larger: nothing of a person is kept for want of room.
            return !vault.erase(Subject.ofImport(importId));
          }
          try (var in = Files.newInputStream(other)) {
            corrections.change(importId, told, in);
          }
          return true;
        });
  }

  /** Erases what was kept long enough. */
  public void eraseOld(Instant now) {
    vault.eraseOlder(Subject.IMPORT, now.minus(settings.importRejectsKept()));
  }

  private static boolean isHeader(List<String> cells) {
    return cells.getLast().equals(CorrectedFile.COLUMN);
  }

  private boolean inFile(String importId, Corrections.Use<Boolean> use) {
    try {
      return corrections.use(importId, use).orElse(false);
    } catch (IOException e) {
      throw new UncheckedIOException("rejected rows could not be read", e);
    }
  }
}
