package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.importing.ImportJob.Counts;
import cn.huimin.hotline.intake.importing.ImportJob.RowResult;
import cn.huimin.hotline.intake.importing.ImportJob.State;
import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.sheet.SheetRow;
import cn.huimin.hotline.intake.sheet.UnreadableSheetException;
import cn.huimin.hotline.intake.sheet.WorkOrderSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import on its way: the file is read as a stream and its rows are handed in on lanes. Rows of
 * the same number share a lane, so that a repetition or a change comes after what it repeats.
 */
final class ImportRun {

  private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
  private static final int ROWS_AHEAD = 16;
  private static final int PROGRESS_EVERY = 25;

  /** Hands a row in, or says what handing it in would do. */
  @FunctionalInterface
  interface RowDoor {
    /**
     * Takes a row.
     *
     * @throws Refusal if it is refused
     */
    RowResult take(SheetRow row);
  }

  private final String id;
  private final WorkOrderSheet sheet;
  private final RowDoor door;
  private final ImportJobs jobs;
  private final int mostRows;
  private final Clock clock;
  private final Object lock = new Object();
  private Counts counts = Counts.NONE;
  private final List<BlockingQueue<Optional<SheetRow>>> lanes = new ArrayList<>();

  ImportRun(
      String id,
      WorkOrderSheet sheet,
      RowDoor door,
      ImportJobs jobs,
      int lanes,
      int mostRows,
      Clock clock) {
    this.id = id;
    this.sheet = sheet;
    this.door = door;
    this.jobs = jobs;
    this.mostRows = mostRows;
    this.clock = clock;
    for (int i = 0; i < lanes; i++) {
      this.lanes.add(new ArrayBlockingQueue<>(ROWS_AHEAD));
    }
  }

  /** Runs to the end of the file. */
  void run(Path file) {
    var state = State.DONE;
    try (var workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      startLanes(workers);
      try {
        sheet.read(file, this::enqueue);
      } catch (UnreadableSheetException e) {
        jobs.errors(id, 1, List.of(new FieldError("file", String.valueOf(e.getMessage()))));
        state = State.FAILED;
      } catch (IOException | RuntimeException e) {
        log.warn("Import {} broke off: {}", id, e.getClass().getSimpleName());
        jobs.errors(id, 1, List.of(new FieldError("file", "文件没有读完，请检查文件后再导入一次，已导入的不会重复")));
        state = State.FAILED;
      } finally {
        lanes.forEach(lane -> put(lane, Optional.empty()));
      }
    }
    jobs.progress(id, count(before -> before));
    jobs.end(id, state, clock.instant());
  }

  private void startLanes(ExecutorService workers) {
    for (var lane : lanes) {
      workers.execute(
          () -> {
            for (var row = next(lane); row.isPresent(); row = next(lane)) {
              take(row.get());
            }
          });
    }
  }

  private void enqueue(SheetRow row) {
    if (count(Counts::read).total() > mostRows) {
      throw new UnreadableSheetException("一次最多导入 %d 行，请分成几个文件".formatted(mostRows));
    }
    var number = row.workOrder().path("externalNumber").asString("");
    put(lanes.get(Math.floorMod(number.hashCode(), lanes.size())), Optional.of(row));
  }

  private void take(SheetRow row) {
    var result = RowResult.REJECTED;
    try {
      result = door.take(row);
    } catch (Refusal refusal) {
      jobs.errors(
          id,
          row.row(),
          refusal.errors().isEmpty()
              ? List.of(new FieldError("row", refusal.detail()))
              : refusal.errors());
    } catch (RuntimeException e) {
      log.warn("Row {} of import {} failed: {}", row.row(), id, e.getClass().getSimpleName());
      jobs.errors(id, row.row(), List.of(new FieldError("row", "这一行没有导入，请稍后再导入一次，已导入的不会重复")));
    }
    var what = result;
    var now = count(before -> before.with(what));
    if (now.processed() % PROGRESS_EVERY == 0) {
      jobs.progress(id, now);
    }
  }

  private Counts count(UnaryOperator<Counts> change) {
    synchronized (lock) {
      counts = change.apply(counts);
      return counts;
    }
  }

  private static void put(BlockingQueue<Optional<SheetRow>> lane, Optional<SheetRow> row) {
    try {
      while (!lane.offer(row, 1, TimeUnit.SECONDS)) {
        log.debug("a lane of the import is full");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", e);
    }
  }

  private static Optional<SheetRow> next(BlockingQueue<Optional<SheetRow>> lane) {
    try {
      return lane.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
