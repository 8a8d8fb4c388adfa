package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.sheet.UnreadableSheetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An import at work, until its end is in the database. Safe for many threads. */
final class RunningImport {

  /** What is done with a file. */
  interface Work {
    void run() throws IOException;
  }

  private static final String FAULT = "系统出错，导入中断；再次导入同一文件即可，已收的不会重复";
  private static final String NOT_IMPORTED = "未导入：已取消";
  private static final String NOT_CHECKED = "未核对：已取消";

  private final ImportJob job;
  private final Path file;
  private final Mappings.Ready mapping;
  private final Rejections rejections;
  private final Tally tally;
  private volatile @Nullable String cancelledBy;
  private volatile int untakenFrom;
  private volatile ImportJob.State state = ImportJob.State.RUNNING;

  RunningImport(ImportJob job, Path file, Mappings.Ready mapping, Rejections rejections) {
    this.job = job;
    this.file = file;
    this.mapping = mapping;
    this.rejections = rejections;
    this.tally = new Tally(rejections);
  }

  String importId() {
    return job.importId();
  }

  boolean dryRun() {
    return job.dryRun();
  }

  Path file() {
    return file;
  }

  Mappings.Ready mapping() {
    return mapping;
  }

  Tally tally() {
    return tally;
  }

  /** It is to end with the next row; the first who asks is remembered. */
  synchronized void cancel(String account) {
    if (cancelledBy == null) {
      cancelledBy = account;
    }
  }

  /**
   * Goes on, unless it was cancelled.
   *
   * @throws ImportRun.Cancelled if it was
   */
  void goOn() {
    if (cancelledBy != null) {
      throw new ImportRun.Cancelled();
    }
  }

  /** From this row on, as they are read from 1, none was come to. */
  void leaveFrom(int ordinal) {
    untakenFrom = ordinal;
  }

  /**
   * Does the work, whatever is thrown in it: afterwards it has come to its end, and says why if
   * that is not the end of the file.
   *
   * @return what was thrown that nobody expects; null if nothing was
   */
  @Nullable Throwable through(Work work) {
    var became = ImportJob.State.FAILED;
    Throwable unexpected = null;
    try {
      work.run();
      became = ImportJob.State.DONE;
    } catch (ImportRun.Cancelled e) {
      became = ImportJob.State.CANCELLED;
    } catch (ImportRun.CannotGoOn e) {
      tally.endsBecause(String.valueOf(e.getMessage()));
    } catch (UnreadableSheetException e) {
      tally.endsBecause(
          "%s。坏处之前的 %d 行已读，结果有效；换好文件再导入，已收的不会重复".formatted(e.getMessage(), tally.counts().total()));
    } catch (Throwable e) {
      // An Error too: memory or stack may be short here, and there again for who comes next.
      tally.endsBecause(FAULT);
      unexpected = e;
    } finally {
      state = became;
    }
    return unexpected;
  }

  /** Whether nothing more will come of its file. */
  boolean isThrough() {
    return state != ImportJob.State.RUNNING;
  }

  /** How far it is, as long as its end is not told. */
  ImportJob now() {
    return job.now(ImportJob.State.RUNNING, tally.expected(), tally.counts(), tally.findings());
  }

  /** The same at its end. */
  ImportJob ended(Instant at) {
    var counts = tally.counts();
    boolean done = state == ImportJob.State.DONE;
    return job.now(
            state,
            done ? Integer.valueOf(counts.total()) : tally.expected(),
            counts,
            tally.findings())
        .ended(at, state == ImportJob.State.CANCELLED ? cancelledBy : null);
  }

  /** Whether rows were rejected, or not come to since it was cancelled. */
  boolean hasToCorrect() {
    return rejections.count() > 0 || untakenFrom > 0;
  }

  /** What its corrected file is made of. */
  CorrectedFile.Source corrections(Predicate<List<String>> erased) {
    return new CorrectedFile.Source(
        file, mapping, rejections, untakenFrom, job.dryRun() ? NOT_CHECKED : NOT_IMPORTED, erased);
  }

  /** Deletes what lies in the folder for work. */
  void delete() throws IOException {
    try {
      rejections.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
