package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.importing.ImportJob.Counts;
import cn.huimin.hotline.intake.importing.ImportJob.RowResult;
import cn.huimin.hotline.intake.importing.ImportJob.State;
import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.sheet.SheetRow;
import cn.huimin.hotline.intake.sheet.WorkOrderSheet;
import cn.huimin.hotline.intake.workorder.Acceptance;
import cn.huimin.hotline.intake.workorder.WorkOrder;
import cn.huimin.hotline.intake.workorder.WorkOrderReader;
import cn.huimin.hotline.schemas.actor.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Starts imports and hands their rows in; each row goes the way of every work order. */
@Component
class Importer implements InitializingBean, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Importer.class);

  /** Each row waits for routing's word, so that the counts say what became of it. */
  private static final Duration ROW_WAIT = Duration.ofSeconds(30);

  private final Acceptance acceptance;
  private final ImportJobs jobs;
  private final IntakeSettings settings;
  private final Clock clock;
  private final RandomIds ids;
  private final WorkOrderSheet sheet;
  private final ExecutorService runs =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").daemon().factory());

  Importer(
      Acceptance acceptance, ImportJobs jobs, IntakeSettings settings, Clock clock, RandomIds ids) {
    this.acceptance = acceptance;
    this.jobs = jobs;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    this.sheet = new WorkOrderSheet(clock.getZone());
  }

  @Override
  public void afterPropertiesSet() {
    int cutOff = jobs.endCutOff(clock.instant());
    if (cutOff > 0) {
      log.warn("{} imports were cut off by the last stop; importing again doubles nothing", cutOff);
    }
  }

  @Override
  public void destroy() {
    runs.shutdownNow();
  }

  /** Takes a file and starts its import; imports run one after the other. */
  String start(MultipartFile upload, boolean dryRun, Actor by) throws IOException {
    Path file = Files.createTempFile("hotline-import-", ".upload");
    try {
      upload.transferTo(file);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    var job =
        new ImportJob(
            ids.next(),
            name(upload),
            dryRun,
            State.RUNNING,
            by.getId(),
            Counts.NONE,
            clock.instant(),
            null);
    jobs.start(job);
    runs.execute(() -> run(job, file, by));
    return job.id();
  }

  private void run(ImportJob job, Path file, Actor by) {
    try {
      var door = job.dryRun() ? tried() : handedIn(by);
      new ImportRun(
              job.id(), sheet, door, jobs, settings.importLanes(), settings.importRows(), clock)
          .run(file);
    } finally {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        log.warn("The upload of import {} could not be deleted", job.id());
      }
    }
  }

  private ImportRun.RowDoor handedIn(Actor by) {
    return row -> {
      var order = order(row);
      var accepted = acceptance.accept(order, by, ROW_WAIT);
      var outcome =
          accepted
              .outcome()
              .orElseThrow(() -> new Refusal(ProblemCode.NOT_AVAILABLE, "已收下但还没有办完，请稍后再导入一次核对"));
      if (outcome.getReplayed()) {
        return RowResult.UNCHANGED;
      }
      return accepted.opening() ? RowResult.ACCEPTED : RowResult.UPDATED;
    };
  }

  /** What handing in would do; a number that comes twice in the file is counted as it would be. */
  private ImportRun.RowDoor tried() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    return row -> {
      var order = order(row);
      boolean again = !seen.add(Acceptance.caseId(order));
      return switch (acceptance.standing(order)) {
        case NEW -> again ? RowResult.UPDATED : RowResult.ACCEPTED;
        case CHANGED -> RowResult.UPDATED;
        case KNOWN -> RowResult.UNCHANGED;
      };
    };
  }

  private static WorkOrder order(SheetRow row) {
    try {
      var order = WorkOrderReader.read(row.workOrder());
      if (!row.errors().isEmpty()) {
        throw Refusal.invalid(row.errors());
      }
      return order;
    } catch (Refusal refusal) {
      if (row.errors().isEmpty() || refusal.errors().isEmpty()) {
        throw refusal;
      }
      throw Refusal.invalid(merged(row.errors(), refusal.errors()));
    }
  }

  /** What the cell says is nearer to the mend than that the field is missing. */
  private static List<FieldError> merged(List<FieldError> cells, List<FieldError> fields) {
    var all = new ArrayList<>(cells);
    var named = new HashSet<String>();
    cells.forEach(error -> named.add(error.field()));
    fields.stream().filter(error -> named.add(error.field())).forEach(all::add);
    return all;
  }

  private static String name(MultipartFile upload) {
    var name = upload.getOriginalFilename();
    return name == null || name.isBlank() ? "未命名" : name.strip();
  }
}
