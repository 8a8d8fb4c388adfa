package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.disk.DiskGuard;
import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.sheet.SheetRow;
import cn.huimin.hotline.intake.sheet.UnreadableSheetException;
import cn.huimin.hotline.intake.sheet.WorkOrderSheet;
import cn.huimin.hotline.intake.workorder.Acceptance;
import cn.huimin.hotline.intake.workorder.DerivedTitle;
import cn.huimin.hotline.intake.workorder.HandInLanes;
import cn.huimin.hotline.intake.workorder.WorkOrder;
import cn.huimin.hotline.intake.workorder.WorkOrderReader;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs imports: reads the file as a stream and hands each row in the way any work order goes, many
 * at once. The file is deleted at the end; what is kept of it are counts and errors.
 */
@Component
class Importer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Importer.class);
  private static final Duration OUTCOME_WAIT = Duration.ofSeconds(30);
  private static final int AT_ONCE = 2;
  private static final String FILE = "file";

  private final ImportJobs jobs;
  private final Acceptance acceptance;
  private final DiskGuard disk;
  private final IntakeSettings settings;
  private final RandomIds ids;
  private final Clock clock;
  private final WorkOrderSheet sheet;
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final ExecutorService imports =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("import-", 0).factory());
  private volatile boolean started;

  /** An import at work. */
  private record Running(ImportJob job, Tally tally) {

    ImportJob now(ImportJob.State state, @Nullable Instant endedAt) {
      return new ImportJob(
          job.importId(),
          job.account(),
          job.fileName(),
          job.dryRun(),
          state,
          tally.counts(),
          tally.errors(),
          job.startedAt(),
          endedAt);
    }
  }

  Importer(
      ImportJobs jobs,
      Acceptance acceptance,
      DiskGuard disk,
      IntakeSettings settings,
      RandomIds ids,
      Clock clock) {
    this.jobs = jobs;
    this.acceptance = acceptance;
    this.disk = disk;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
    this.sheet = new WorkOrderSheet(clock.getZone());
  }

  /**
   * Begins an import; the file is the importer's from now on.
   *
   * @return its id
   * @throws Refusal {@code file-not-readable} if it is no table of work orders
   */
  String begin(Path file, String fileName, boolean dryRun, Actor actor) {
    disk.requireRoom();
    requireTable(file);
    var job =
        new ImportJob(
            ids.next(),
            actor.getId(),
            fileName,
            dryRun,
            ImportJob.State.RUNNING,
            new ImportJob.Counts(0, 0, 0, 0, 0),
            List.of(),
            clock.instant(),
            null);
    jobs.add(job, settings.instanceId());
    var one = new Running(job, new Tally());
    running.put(job.importId(), one);
    imports.execute(() -> run(one, file, actor));
    return job.importId();
  }

  /** How far an import is. */
  Optional<ImportJob> find(String importId) {
    var one = running.get(importId);
    return one == null ? jobs.find(importId) : Optional.of(one.now(ImportJob.State.RUNNING, null));
  }

  private void requireTable(Path file) {
    try {
      sheet.read(
          file,
          _ -> {
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

  /** Ends an import that cannot go on. */
  private static final class CannotGoOn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotGoOn(String message) {
      super(message);
    }
  }

  private void run(Running one, Path file, Actor actor) {
    var state = ImportJob.State.FAILED;
    try {
      readAll(one, file, actor);
      state = ImportJob.State.DONE;
    } catch (CannotGoOn | UnreadableSheetException e) {
      one.tally().note(new RowError(lastRow(one), FILE, String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException e) {
      log.error("Import {} failed", one.job().importId(), e);
      one.tally().note(new RowError(lastRow(one), FILE, "系统出错，导入中断；再次导入同一文件即可，已收的不会重复"));
    } finally {
      end(one, state, file);
    }
  }

  private static int lastRow(Running one) {
    return Math.max(1, one.tally().counts().total());
  }

  private void end(Running one, ImportJob.State state, Path file) {
    try {
      jobs.end(one.now(state, clock.instant()));
      Files.deleteIfExists(file);
    } catch (IOException | RuntimeException e) {
      log.error("Import {} has no end in the database", one.job().importId(), e);
    } finally {
      running.remove(one.job().importId());
    }
  }

  private void readAll(Running one, Path file, Actor actor) throws IOException {
    var trouble = new AtomicReference<@Nullable String>();
    try (var lanes = new HandInLanes(settings.importLanes())) {
      Map<String, String> checked = new HashMap<>();
      sheet.read(
          file,
          row -> {
            goOn(one, trouble);
            one.tally().read();
            var order = read(row, one.tally());
            if (order.isEmpty()) {
              return;
            }
            var caseId = Acceptance.caseId(order.get());
            if (one.job().dryRun()) {
              check(caseId, order.get(), checked, one.tally());
            } else {
              lanes.run(caseId, () -> accept(row.row(), order.get(), actor, one.tally(), trouble));
            }
          });
    }
    goOn(one, trouble);
  }

  private void goOn(Running one, AtomicReference<@Nullable String> trouble) {
    var why = trouble.get();
    if (why != null) {
      throw new CannotGoOn(why + "；导入中断，恢复后再次导入同一文件即可，已收的不会重复");
    }
    if (one.tally().counts().total() >= settings.importRows()) {
      throw new CannotGoOn("文件超过 %d 行，请拆分后再导入".formatted(settings.importRows()));
    }
  }

  /** The row as a work order, or its errors in the tally. */
  private static Optional<WorkOrder> read(SheetRow row, Tally tally) {
    var body = row.workOrder();
    var content = body.path("content").asString("");
    if (!body.has("title") && !content.isBlank()) {
      body.put("title", DerivedTitle.of(content));
    }
    List<FieldError> wrong = row.errors();
    try {
      var order = WorkOrderReader.read(body);
      if (wrong.isEmpty()) {
        return Optional.of(order);
      }
    } catch (Refusal refusal) {
      // A cell that could not be read is missing from the body: it is told once, as unreadable.
      var unreadable = row.errors();
      wrong =
          Stream.concat(
                  unreadable.stream(),
                  refusal.errors().stream()
                      .filter(
                          error ->
                              unreadable.stream()
                                  .noneMatch(cell -> cell.field().equals(error.field()))))
              .toList();
    }
    tally.reject(
        wrong.stream()
            .map(error -> new RowError(row.row(), error.field(), error.message()))
            .toList());
    return Optional.empty();
  }

  private void check(String caseId, WorkOrder order, Map<String, String> checked, Tally tally) {
    var hash = acceptance.contentHash(order);
    var before = checked.put(caseId, hash);
    if (before != null) {
      tally.count(before.equals(hash) ? Tally.Result.UNCHANGED : Tally.Result.UPDATED);
      return;
    }
    tally.count(
        switch (acceptance.standing(order)) {
          case NEW -> Tally.Result.ACCEPTED;
          case CHANGED -> Tally.Result.UPDATED;
          case KNOWN -> Tally.Result.UNCHANGED;
        });
  }

  private void accept(
      int row,
      WorkOrder order,
      Actor actor,
      Tally tally,
      AtomicReference<@Nullable String> trouble) {
    if (trouble.get() != null) {
      return;
    }
    try {
      var accepted = acceptance.accept(order, actor, OUTCOME_WAIT);
      var outcome = accepted.outcome();
      if (outcome.isPresent() && outcome.get().getKind() != OutcomeKind.ACCEPTED) {
        tally.reject(List.of(new RowError(row, FILE, outcome.get().getMessage())));
      } else if (outcome.isPresent() && outcome.get().getReplayed()) {
        tally.count(Tally.Result.UNCHANGED);
      } else {
        tally.count(accepted.opening() ? Tally.Result.ACCEPTED : Tally.Result.UPDATED);
      }
    } catch (Refusal refusal) {
      trouble.compareAndSet(null, refusal.detail());
    } catch (RuntimeException e) {
      log.error("A row of an import failed", e);
      trouble.compareAndSet(null, "系统出错");
    }
  }

  @Override
  public void start() {
    started = true;
    jobs.failAbandoned(
        settings.instanceId(),
        new RowError(1, FILE, "导入时服务停止；再次导入同一文件即可，已收的不会重复"),
        clock.instant());
  }

  @Override
  public void stop() {
    imports.shutdownNow();
    started = false;
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
