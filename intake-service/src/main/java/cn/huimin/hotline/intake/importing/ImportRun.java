package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.mapping.Columns;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.scratch.ScratchFiles;
import cn.huimin.hotline.intake.sheet.SheetRow;
import cn.huimin.hotline.intake.sheet.SheetRows;
import cn.huimin.hotline.intake.sheet.TableRow;
import cn.huimin.hotline.intake.sheet.UnreadableSheetException;
import cn.huimin.hotline.intake.sheet.WorkOrderSheet;
import cn.huimin.hotline.intake.workorder.Acceptance;
import cn.huimin.hotline.intake.workorder.DerivedTitle;
import cn.huimin.hotline.intake.workorder.WorkOrder;
import cn.huimin.hotline.intake.workorder.WorkOrderReader;
import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.schemas.actor.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over a file: each row goes the way any work order goes, many at once, and those of one
 * case in the order of the file.
 */
final class ImportRun implements SheetRows {

  /** Ends an import that cannot go on. */
  static final class CannotGoOn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotGoOn(String message) {
      super(message);
    }
  }

  /** Ends an import that somebody cancelled. */
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super(null, null, false, false);
    }
  }

  /**
   * What an import goes over.
   *
   * @param file the file
   * @param mapping how it is read
   * @param dryRun whether rows are only checked
   * @param actor who imports
   * @param tally counts them
   * @param goesOn is asked before each row; throws {@link Cancelled} if it is to end
   * @param left is told from which row on rows were left, as they are read from 1
   */
  record Over(
      Path file,
      Mappings.Ready mapping,
      boolean dryRun,
      Actor actor,
      Tally tally,
      Runnable goesOn,
      IntConsumer left) {}

  private static final Logger log = LoggerFactory.getLogger(ImportRun.class);

  /** Field of what is wrong with the file as a whole, or with a row that is not taken. */
  static final String FILE = "file";

  private final Acceptance acceptance;
  private final IntakeSettings settings;
  private final Over over;
  private final Tally tally;
  private final SeenRows checked;
  private final Map<String, Ready> waiting = new LinkedHashMap<>();

  /** A row that can be handed in. */
  private record Ready(int ordinal, SheetRow row, WorkOrder order) {}

  private ImportRun(Acceptance acceptance, IntakeSettings settings, Over over, SeenRows checked) {
    this.acceptance = acceptance;
    this.settings = settings;
    this.over = over;
    this.tally = over.tally();
    this.checked = checked;
  }

  /**
   * Reads a file to its end: first to know how many rows it has, then row by row.
   *
   * @throws CannotGoOn if it has to stop before it
   * @throws Cancelled if it was cancelled
   */
  static void over(Over over, Acceptance acceptance, IntakeSettings settings, ScratchFiles scratch)
      throws IOException {
    try {
      over.tally()
          .expect(
              WorkOrderSheet.count(
                  over.file(), over.mapping(), settings.importRows(), over.goesOn()));
    } catch (UnreadableSheetException e) {
      // It breaks off, which is told once its rows before that are taken.
    } catch (Cancelled e) {
      over.left().accept(1);
      throw e;
    }
    try (var checked = new SeenRows(scratch, over.dryRun() ? settings.importRows() : 1)) {
      var run = new ImportRun(acceptance, settings, over, checked);
      try {
        WorkOrderSheet.read(over.file(), over.mapping(), run);
      } catch (Cancelled e) {
        run.leave();
        throw e;
      } finally {
        // What was read before a file breaks off is as good as any other row.
        run.handInWaiting();
      }
    }
  }

  /** What waits to be handed in is left with all that comes after it. */
  private void leave() {
    over.left()
        .accept(
            waiting.isEmpty()
                ? tally.counts().total() + 1
                : waiting.values().iterator().next().ordinal());
    waiting.clear();
  }

  @Override
  public void header(Columns.Found columns, List<TableRow> top) {
    known(columns, top.getLast().number());
  }

  @Override
  public void furtherHeader(Columns.Found columns, List<String> names, int row) {
    known(columns, row);
  }

  private void known(Columns.Found columns, int row) {
    tally.columns(columns.uses());
    columns
        .spare()
        .forEach(
            spare ->
                tally.warn(
                    new RowError(
                        row,
                        spare.field(),
                        spare.isNeverRead()
                            ? "“%s”一列没有用，编号取自“%s”".formatted(spare.name(), spare.preferred())
                            : "“%s”一列只在“%s”是空的时候用".formatted(spare.name(), spare.preferred()))));
  }

  @Override
  public void passedOver(TableRow row) {
    tally.passedOver(row.number());
  }

  @Override
  public void macros() {
    tally.warn(new RowError(1, FILE, "文件带宏；宏没有运行，也不会保留，只读了单元格里的值"));
  }

  @Override
  public void unread(String sheet) {
    tally.unread(sheet);
  }

  @Override
  public void row(SheetRow row) {
    over.goesOn().run();
    if (tally.counts().total() >= settings.importRows()) {
      throw new CannotGoOn("文件超过 %d 行，请拆分后再导入".formatted(settings.importRows()));
    }
    int ordinal = tally.read();
    row.warnings().forEach(warning -> tally.warn(told(row, warning.field(), warning.message())));
    var order = read(ordinal, row);
    if (order.isEmpty()) {
      return;
    }
    var caseId = Acceptance.caseId(order.get());
    if (over.dryRun()) {
      check(caseId, order.get());
    } else {
      if (waiting.containsKey(caseId)) {
        handInWaiting();
      }
      waiting.put(caseId, new Ready(ordinal, row, order.get()));
      if (waiting.size() >= settings.importBatch()) {
        handInWaiting();
      }
    }
  }

  /** The row as a work order, or its errors in the tally. */
  private Optional<WorkOrder> read(int ordinal, SheetRow row) {
    var body = row.workOrder();
    var content = body.path("content").asString("");
    if (!body.has("title") && !content.isBlank()) {
      body.put("title", DerivedTitle.of(content));
    }
    List<FieldError> wrong = row.errors();
    try {
      var order = WorkOrderReader.readMapped(body);
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
        ordinal, wrong.stream().map(error -> told(row, error.field(), error.message())).toList());
    return Optional.empty();
  }

  private static RowError told(SheetRow row, String field, String message) {
    return new RowError(row.row(), field, row.place() + message);
  }

  private void check(String caseId, WorkOrder order) {
    var hash = acceptance.contentHash(order);
    var before = checked.put(caseId, hash);
    if (before.isPresent()) {
      tally.count(before.get() ? Tally.Result.UNCHANGED : Tally.Result.UPDATED);
      return;
    }
    tally.count(
        switch (acceptance.standing(order)) {
          case NEW -> Tally.Result.ACCEPTED;
          case CHANGED -> Tally.Result.UPDATED;
          case KNOWN -> Tally.Result.UNCHANGED;
        });
  }

  private void handInWaiting() {
    if (waiting.isEmpty()) {
      return;
    }
    var rows = List.copyOf(waiting.values());
    waiting.clear();
    List<Acceptance.Attempt> attempts;
    try {
      // On the log it is taken: routing refuses none but of an archived case, which are waited for,
      // and may be behind a file of thousands.
      attempts = acceptance.accept(rows.stream().map(Ready::order).toList(), over.actor());
    } catch (Refusal refusal) {
      throw stopped(refusal.detail());
    } catch (RuntimeException e) {
      log.warn(
          "{} rows of an import failed together, they go one by one", rows.size(), Wordless.of(e));
      rows.forEach(this::handInAlone);
      return;
    }
    for (int at = 0; at < rows.size(); at++) {
      tell(rows.get(at), attempts.get(at));
    }
  }

  private void handInAlone(Ready one) {
    try {
      tell(one, acceptance.accept(List.of(one.order()), over.actor()).getFirst());
    } catch (Refusal refusal) {
      throw stopped(refusal.detail());
    } catch (RuntimeException e) {
      log.error("A row of an import failed", Wordless.of(e));
      throw stopped("系统出错");
    }
  }

  private static CannotGoOn stopped(String why) {
    return new CannotGoOn(why + "；导入中断，恢复后再次导入同一文件即可，已收的不会重复");
  }

  private void tell(Ready one, Acceptance.Attempt attempt) {
    attempt.accepted().ifPresent(accepted -> tally.count(result(accepted)));
    attempt
        .refusal()
        .ifPresent(
            refusal ->
                tally.refuse(
                    one.ordinal(),
                    told(one.row(), FILE, refusal.detail()),
                    refusal.code() == ProblemCode.ERASED));
  }

  private static Tally.Result result(Acceptance.Accepted accepted) {
    return switch (accepted.before()) {
      case NEW -> Tally.Result.ACCEPTED;
      // What the case had once comes back after a change: the same command, which does nothing.
      case CHANGED -> accepted.superseded() ? Tally.Result.UNCHANGED : Tally.Result.UPDATED;
      case KNOWN -> Tally.Result.UNCHANGED;
    };
  }
}
