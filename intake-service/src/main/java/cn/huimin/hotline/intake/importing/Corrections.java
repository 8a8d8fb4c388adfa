package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.scratch.ScratchFiles;
import cn.huimin.hotline.intake.sheet.FileKind;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The rows an import rejected, and those it did not come to, as a file to be mended and imported
 * again: the same format and header, and a column 错误 that says what is wrong. Kept sealed, in
 * parts, for some days.
 */
@Component
class Corrections {

  /**
   * A file of rejected rows.
   *
   * @param fileName its name
   * @param mediaType its media type
   * @param base64 what it holds, where it was kept before it came in parts
   * @param parts how many parts it has
   */
  record Corrected(
      String fileName, String mediaType, @Nullable String base64, @Nullable Integer parts) {
    static final String ENTRY = "corrections";

    @Override
    public String toString() {
      return "Corrected[…]";
    }
  }

  /** Works on a corrected file that lies in the folder for work as long as this takes. */
  interface Use<T> {
    T of(Corrected told, Path file) throws IOException;
  }

  /** As large as a file may be that is imported: it is to be imported again. */
  private static final long MOST_BYTES = 63L << 20;

  private static final int PART = 1 << 20;
  private static final String PARTS = "rejected/";

  private final Vault vault;
  private final ImportJobs jobs;
  private final ScratchFiles scratch;
  private final TransactionOperations transactions;

  Corrections(
      Vault vault, ImportJobs jobs, ScratchFiles scratch, TransactionOperations transactions) {
    this.vault = vault;
    this.jobs = jobs;
    this.scratch = scratch;
    this.transactions = transactions;
  }

  /**
   * Ends an import, and keeps its rejected rows, if there are any, but those of people who were
   * erased while it ran: whoever erases waits for this transaction, or this one for theirs. Where
   * not all of them have room in a file, the import says which have not.
   */
  void end(ImportJob ended, RunningImport of) {
    transactions.executeWithoutResult(
        _ -> {
          var subject = Subject.ofImport(ended.importId());
          if (!jobs.hold(ended.importId())) {
            // It has ended by an earlier try, whose marks of the erased are gone with it.
            return;
          }
          var erased = erasedMeanwhile(subject);
          vault.erase(subject);
          jobs.end(of.hasToCorrect() ? kept(ended, of, erased) : ended);
        });
  }

  private ImportJob kept(ImportJob ended, RunningImport of, Predicate<List<String>> erased) {
    try {
      return scratch.with(
          file -> {
            var written = CorrectedFile.write(of.corrections(erased), file, MOST_BYTES);
            if (written.kept() > 0) {
              keep(
                  Subject.ofImport(ended.importId()),
                  name(ended.fileName(), written.kind()),
                  written.kind().mediaType(),
                  file);
            }
            return written.left() == 0
                ? ended
                : ended.warned(
                    written.firstLeft(),
                    "改错文件只放得下前 %d 行（63 MB），从这一行起的 %d 行没有放进去；请在原文件里改好这些行，或拆开原文件再导入，已收的不会重复"
                        .formatted(written.kept(), written.left()));
          });
    } catch (IOException e) {
      throw new UncheckedIOException("rejected rows could not be written", e);
    }
  }

  private void keep(Subject subject, String fileName, String mediaType, Path file)
      throws IOException {
    int parts = 0;
    try (var in = Files.newInputStream(file)) {
      for (var part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
        vault.putBytes(subject, partName(parts++), part);
      }
    }
    vault.put(subject, Corrected.ENTRY, new Corrected(fileName, mediaType, null, parts));
  }

  /** So that their names are in their order. */
  private static String partName(int part) {
    return PARTS + "%05d".formatted(part);
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

  /** Works on the file of an import's rejected rows, if there is one still. */
  <T> Optional<T> use(String importId, Use<T> use) throws IOException {
    var subject = Subject.ofImport(importId);
    return scratch.with(
        file -> {
          Optional<Corrected> told =
              Objects.requireNonNull(transactions.execute(_ -> copied(subject, file)));
          return told.isEmpty() ? Optional.empty() : Optional.of(use.of(told.get(), file));
        });
  }

  private Optional<Corrected> copied(Subject subject, Path file) {
    var told = vault.get(subject, Corrected.ENTRY, Corrected.class);
    told.ifPresent(its -> copy(subject, its, file));
    return told;
  }

  private void copy(Subject subject, Corrected told, Path file) {
    try (var out = Files.newOutputStream(file)) {
      if (told.base64() != null) {
        out.write(Base64.getDecoder().decode(told.base64()));
      }
      vault.eachBytes(subject, PARTS, part -> write(out, part));
    } catch (IOException e) {
      throw new UncheckedIOException("rejected rows could not be read", e);
    }
  }

  private static void write(OutputStream out, byte[] part) {
    try {
      out.write(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts another file in the place of an import's, which stays as old as it is and has as many
   * parts as before, be they empty; in the caller's transaction.
   */
  void change(String importId, Corrected told, InputStream content) throws IOException {
    var subject = Subject.ofImport(importId);
    int before = told.parts() == null ? 0 : told.parts();
    if (told.base64() != null) {
      vault.change(
          subject,
          Corrected.ENTRY,
          new Corrected(
              told.fileName(),
              told.mediaType(),
              Base64.getEncoder().encodeToString(content.readAllBytes()),
              null));
    }
    for (int part = 0; part < before; part++) {
      boolean last = part == before - 1;
      vault.changeBytes(
          subject, partName(part), last ? content.readAllBytes() : content.readNBytes(PART));
    }
  }

  private static String name(String fileName, FileKind kind) {
    int dot = fileName.lastIndexOf('.');
    return (dot > 0 ? fileName.substring(0, dot) : fileName)
        + "-"
        + CorrectedFile.COLUMN
        + kind.suffix();
  }
}
