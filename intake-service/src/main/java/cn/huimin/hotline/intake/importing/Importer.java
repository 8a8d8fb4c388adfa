package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.disk.DiskGuard;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.scratch.ScratchFiles;
import cn.huimin.hotline.intake.sheet.SheetRow;
import cn.huimin.hotline.intake.sheet.UnreadableSheetException;
import cn.huimin.hotline.intake.sheet.WorkOrderSheet;
import cn.huimin.hotline.intake.workorder.Acceptance;
import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.schemas.actor.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Runs imports. The file is deleted at the end; what is kept of it are counts and findings, and,
 * for some days and sealed, the rows that were rejected.
 */
@Component
class Importer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Importer.class);
  private static final int AT_ONCE = 2;
  private static final int ROWS_OF_A_STEP = 50;

  /** Between two looks at ends that are not written. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** An hour of them; after that the rejected rows are given up. */
  private static final int MOST_TRIES = 1_800;

  private final ImportJobs jobs;
  private final Acceptance acceptance;
  private final Mappings mappings;
  private final Corrections corrections;
  private final DiskGuard disk;
  private final IntakeSettings settings;
  private final RandomIds ids;
  private final Clock clock;
  private final ScratchFiles scratch;
  private final Map<String, One> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService again =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("import-ends").factory());
  private final ExecutorService imports =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("import-", 0).factory());
  private volatile boolean started;

  /** An import at work, with what is left to do to end it. */
  private static final class One {
    private final RunningImport work;
    private final Ending ending = new Ending(MOST_TRIES);
    private volatile @Nullable ImportJob ended;
    private volatile boolean late;
    private int rowsLookedAt;

    One(RunningImport work) {
      this.work = work;
    }

    /** It has ended for whoever looks once its corrected file is there, or has to wait. */
    ImportJob now() {
      var its = ended;
      return late && its != null ? its : work.now();
    }
  }

  Importer(
      ImportJobs jobs,
      Acceptance acceptance,
      Mappings mappings,
      Corrections corrections,
      DiskGuard disk,
      ScratchFiles scratch,
      IntakeSettings settings,
      RandomIds ids,
      Clock clock) {
    this.jobs = jobs;
    this.acceptance = acceptance;
    this.mappings = mappings;
    this.corrections = corrections;
    this.disk = disk;
    this.scratch = scratch;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Begins an import; the file is the importer's from now on.
   *
   * @param mapping name of the mapping it is read with; null for the one we ship
   * @return its id
   * @throws Refusal {@code file-not-readable} if it is no table of work orders
   */
  String begin(Path file, String fileName, @Nullable String mapping, boolean dryRun, Actor actor) {
    disk.requireRoom();
    var ready =
        mappings
            .named(mapping)
            .orElseThrow(
                () -> new Refusal(ProblemCode.BAD_PARAMETER, "没有这份字段对照，现有：" + mappings.names()));
    requireTable(file, ready);
    var job = ImportJob.begun(ids.next(), actor.getId(), fileName, dryRun, clock.instant());
    jobs.add(job, settings.instanceId());
    var one = new One(new RunningImport(job, file, ready, new Rejections(scratch)));
    running.put(job.importId(), one);
    imports.execute(() -> run(one, actor));
    return job.importId();
  }

  /** How far an import is. */
  Optional<ImportJob> find(String importId) {
    var one = running.get(importId);
    return one == null ? jobs.find(importId) : Optional.of(one.now());
  }

  /**
   * Stops an import before its next row, wherever it runs; what was taken stays taken.
   *
   * @param importId an import there is
   * @return how far it is; asked again, how it ended
   * @throws Refusal {@code import-ended} if it came to another end before
   */
  ImportJob cancel(String importId, String account) {
    var job = find(importId).orElseThrow();
    if (job.state() == ImportJob.State.CANCELLED) {
      return job;
    }
    if (job.state() != ImportJob.State.RUNNING || !jobs.askToCancel(importId, account)) {
      throw new Refusal(ProblemCode.IMPORT_ENDED, "这次导入已经结束，没有可以取消的；结果见导入的清单");
    }
    var one = running.get(importId);
    if (one != null) {
      one.work.cancel(account);
    }
    return find(importId).orElseThrow();
  }

  /** The last imports, the newest first. */
  List<ImportJob> latest(int most) {
    return jobs.latest(most).stream().map(job -> find(job.importId()).orElse(job)).toList();
  }

  /** Names of the mappings a file can be read with beside the one we ship, sorted. */
  List<String> mappings() {
    return mappings.names().stream().sorted().toList();
  }

  /** Waits until an import has gone on from what was seen of it, or for a while. */
  void awaitProgress(String importId, int seen, Duration longest) throws InterruptedException {
    var one = running.get(importId);
    if (one != null) {
      one.work.tally().awaitProgress(seen, ROWS_OF_A_STEP, longest);
    }
  }

  private static void requireTable(Path file, Mappings.Ready mapping) {
    try {
      WorkOrderSheet.read(
          file,
          mapping,
          (SheetRow _) -> {
            throw new FirstRowSeen();
          });
    } catch (FirstRowSeen e) {
      // There is a header, and a row below it: that is all that had to be known.
    } catch (UnreadableSheetException e) {
      var message = e.getMessage();
      throw new Refusal(ProblemCode.FILE_NOT_READABLE, message == null ? "" : message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a reading that has seen enough. */
  private static final class FirstRowSeen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FirstRowSeen() {
      super(null, null, false, false);
    }
  }

  private void run(One one, Actor actor) {
    var work = one.work;
    try {
      var unexpected =
          work.through(
              () ->
                  ImportRun.over(
                      new ImportRun.Over(
                          work.file(),
                          work.mapping(),
                          work.dryRun(),
                          actor,
                          work.tally(),
                          () -> goOn(one),
                          work::leaveFrom),
                      acceptance,
                      settings,
                      scratch));
      if (unexpected != null) {
        log.error("Import {} failed", work.importId(), Wordless.of(unexpected));
      }
    } finally {
      end(one);
    }
  }

  /** Before a row: whether anybody cancelled the import, here or on another instance. */
  private void goOn(One one) {
    one.work.goOn();
    if (one.rowsLookedAt++ % settings.importBatch() == 0) {
      try {
        jobs.goneOn(one.work.importId(), one.work.tally().expected(), one.work.tally().counts())
            .ifPresent(one.work::cancel);
      } catch (DataAccessException e) {
        log.warn("How far import {} is could not be noted", one.work.importId(), Wordless.of(e));
      }
      one.work.goOn();
    }
  }

  /** Ends what is through; whoever looks sees it at once, the database as soon as it takes it. */
  private void end(One one) {
    synchronized (one) {
      if (running.get(one.work.importId()) != one) {
        return;
      }
      var written =
          one.ending.attempt(
              () -> corrections.end(ended(one), one.work),
              () -> corrections.endWithout(ended(one)),
              Importer::passes,
              failure -> tell(one, failure));
      if (written == Ending.Result.WRITTEN) {
        delete(one);
        running.remove(one.work.importId());
      } else {
        one.late = true;
      }
    }
    one.work.tally().end();
  }

  private ImportJob ended(One one) {
    var its = one.ended;
    if (its == null) {
      its = one.work.ended(clock.instant());
      one.ended = its;
    }
    return its;
  }

  private static boolean passes(Throwable failure) {
    return failure instanceof DataAccessException || failure instanceof TransactionException;
  }

  private static void tell(One one, Throwable failure) {
    if (passes(failure)) {
      log.warn(
          "Import {} has no end in the database yet", one.work.importId(), Wordless.of(failure));
    } else {
      log.error("The end of import {} failed", one.work.importId(), Wordless.of(failure));
    }
  }

  private void endAll() {
    for (var one : running.values()) {
      if (one.work.isThrough()) {
        try {
          end(one);
        } catch (Throwable e) {
          // The next look comes, whatever was thrown: else it would run for ever.
          log.warn("An import has no end yet", Wordless.of(e));
        }
      }
    }
  }

  private static void delete(One one) {
    try {
      one.work.delete();
    } catch (IOException e) {
      log.error("The file of an import is still there; it is swept when the service stops", e);
    }
  }

  @Override
  public void start() {
    started = true;
    jobs.failAbandoned(
            settings.instanceId(),
            new RowError(1, ImportRun.FILE, "导入时服务停止；再次导入同一文件即可，已收的不会重复"),
            clock.instant())
        .forEach(corrections::forget);
    var _ =
        again.scheduleWithFixedDelay(
            this::endAll, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    imports.shutdownNow();
    again.shutdownNow();
    started = false;
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
