package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.disk.DiskGuard;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.sheet.SheetRow;
import cn.huimin.hotline.intake.sheet.UnreadableSheetException;
import cn.huimin.hotline.intake.sheet.WorkOrderSheet;
import cn.huimin.hotline.intake.workorder.Acceptance;
import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.schemas.actor.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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

  /** Between two tries to write an end. */
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
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  /** Imports that are through, whose end the database does not have yet. */
  private final Map<String, ImportJob> ending = new ConcurrentHashMap<>();

  private final ScheduledExecutorService again =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("import-ends").factory());
  private final ExecutorService imports =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("import-", 0).factory());
  private volatile boolean started;

  /** An import at work. */
  private record Running(ImportJob job, Path file, Mappings.Ready mapping, Tally tally) {

    ImportJob now(ImportJob.State state, @Nullable Instant endedAt) {
      return new ImportJob(
          job.importId(),
          job.account(),
          job.fileName(),
          job.dryRun(),
          state,
          tally.counts(),
          tally.findings(),
          job.startedAt(),
          endedAt);
    }
  }

  Importer(
      ImportJobs jobs,
      Acceptance acceptance,
      Mappings mappings,
      Corrections corrections,
      DiskGuard disk,
      IntakeSettings settings,
      RandomIds ids,
      Clock clock) {
    this.jobs = jobs;
    this.acceptance = acceptance;
    this.mappings = mappings;
    this.corrections = corrections;
    this.disk = disk;
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
    var job =
        new ImportJob(
            ids.next(),
            actor.getId(),
            fileName,
            dryRun,
            ImportJob.State.RUNNING,
            new ImportJob.Counts(0, 0, 0, 0, 0),
            ImportJob.Findings.NONE,
            clock.instant(),
            null);
    jobs.add(job, settings.instanceId());
    var one = new Running(job, file, ready, new Tally());
    running.put(job.importId(), one);
    imports.execute(() -> run(one, actor));
    return job.importId();
  }

  /** How far an import is. */
  Optional<ImportJob> find(String importId) {
    var one = running.get(importId);
    if (one != null) {
      return Optional.of(one.now(ImportJob.State.RUNNING, null));
    }
    var ended = ending.get(importId);
    return ended == null ? jobs.find(importId) : Optional.of(ended);
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
      one.tally().awaitProgress(seen, ROWS_OF_A_STEP, longest);
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

  private void run(Running one, Actor actor) {
    var state = ImportJob.State.FAILED;
    try {
      ImportRun.over(
          one.file(), one.mapping(), acceptance, settings, one.tally(), one.job().dryRun(), actor);
      state = ImportJob.State.DONE;
    } catch (ImportRun.CannotGoOn e) {
      note(one, String.valueOf(e.getMessage()));
    } catch (UnreadableSheetException e) {
      note(
          one,
          "%s。坏处之前的 %d 行已读，结果有效；换好文件再导入，已收的不会重复"
              .formatted(e.getMessage(), one.tally().counts().total()));
    } catch (IOException | RuntimeException e) {
      log.error("Import {} failed", one.job().importId(), Wordless.of(e));
      note(one, "系统出错，导入中断；再次导入同一文件即可，已收的不会重复");
    } finally {
      end(one, state);
    }
  }

  private static void note(Running one, String why) {
    one.tally().note(new RowError(Math.max(1, one.tally().counts().total()), ImportRun.FILE, why));
  }

  private void end(Running one, ImportJob.State state) {
    var ended = one.now(state, clock.instant());
    write(one, ended, MOST_TRIES);
    running.remove(ended.importId());
    one.tally().end();
  }

  /**
   * Writes the end of an import, again and again while the database is away: an import must not
   * look as if it ran for ever. Where rejected rows cannot be kept, it ends without them.
   */
  private void write(Running one, ImportJob ended, int triesWithRows) {
    try {
      if (triesWithRows > 0) {
        corrections.end(ended, one.file(), one.mapping(), one.tally().whyRejected());
      } else {
        corrections.endWithout(ended);
      }
    } catch (DataAccessException | TransactionException e) {
      log.warn("Import {} has no end in the database yet", ended.importId(), Wordless.of(e));
      ending.put(ended.importId(), ended);
      later(() -> write(one, ended, triesWithRows - 1));
      return;
    } catch (RuntimeException e) {
      log.error(
          "The rejected rows of import {} could not be kept", ended.importId(), Wordless.of(e));
      if (triesWithRows > 0) {
        write(one, ended, 0);
      } else {
        ending.put(ended.importId(), ended);
        later(() -> write(one, ended, 0));
      }
      return;
    }
    delete(one.file());
    ending.remove(ended.importId());
  }

  private void later(Runnable work) {
    try {
      var _ = again.schedule(work, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.warn("An import ends when the service starts again");
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
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
