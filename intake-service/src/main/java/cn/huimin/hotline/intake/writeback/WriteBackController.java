package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.page.Pages;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.validation.FieldReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows what the platform above has not heard of, and lets the centre check off what it entered
 * there.
 */
@RestController
class WriteBackController {

  /** A step as the contract has it. */
  record One(
      String stepId,
      String caseId,
      String caseNumber,
      String externalNumber,
      String step,
      long sequence,
      OffsetDateTime at,
      Map<String, String> fields,
      @Nullable String text,
      String state,
      boolean first,
      int attempts,
      @Nullable String lastError,
      @Nullable OffsetDateTime nextAt,
      @Nullable OffsetDateTime endedAt,
      @Nullable String endedBy,
      boolean undoable) {}

  /** Steps that failed alike. */
  record Failed(String lastError, long steps) {}

  /** A page of steps. */
  record Page(
      List<One> items,
      @Nullable String next,
      long due,
      long todo,
      boolean automatic,
      List<Failed> failed) {}

  /** How many are told again. */
  record Retried(int retried) {}

  private static final int LONGEST_ERROR = 100;

  /** Of a call whose matters all ended without one. */
  private static final String NOTHING = "没有回访结果，不用回填，勾销即可。";

  private final WriteBacks steps;
  private final Telling telling;
  private final WriteBackSettings settings;
  private final AuditLog audit;
  private final TransactionOperations transactions;
  private final RealTime time;
  private final Clock clock;

  WriteBackController(
      WriteBacks steps,
      Telling telling,
      WriteBackSettings settings,
      AuditLog audit,
      TransactionOperations transactions,
      RealTime time,
      Clock clock) {
    this.steps = steps;
    this.telling = telling;
    this.settings = settings;
    this.audit = audit;
    this.transactions = transactions;
    this.time = time;
    this.clock = clock;
  }

  @GetMapping("/api/v1/write-backs")
  ResponseEntity<Page> list(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String caseId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    int size = Pages.limit(limit);
    var of = state(state);
    var found =
        of == WriteBackState.DONE
            ? steps.done(caseId, after, size + 1)
            : steps.list(of, caseId, after, size + 1);
    var items = found.stream().limit(size).map(this::one).toList();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Page(
                items,
                found.size() > size ? items.getLast().stepId() : null,
                steps.count(WriteBackState.DUE),
                steps.count(WriteBackState.TODO),
                settings.hasInterface(),
                steps.failures().entrySet().stream()
                    .map(one -> new Failed(one.getKey(), one.getValue()))
                    .toList()));
  }

  @PostMapping("/api/v1/write-backs/{stepId}/done")
  One done(@AuthenticationPrincipal Jwt token, @PathVariable String stepId) {
    var line = find(stepId);
    if (line.state() == WriteBackState.DONE || line.state() == WriteBackState.SENT) {
      return one(line);
    }
    if (!steps.isFirst(line)) {
      throw new Refusal(ProblemCode.OUT_OF_ORDER, "这件工单还有更早的一步没有回填，请先回填并勾销那一步");
    }
    var who = SignedIn.of(token);
    moved(
        () ->
            steps.move(
                line, WriteBackState.DONE, line.lastError(), time.clock().instant(), who.account()),
        () -> audit.write(who, AuditAct.WRITE_BACK_DONE, true, line.step().caseId(), stepId));
    return one(find(stepId));
  }

  /** Takes a check-off back, on the day it was made. */
  @PostMapping("/api/v1/write-backs/{stepId}/undo")
  One undo(@AuthenticationPrincipal Jwt token, @PathVariable String stepId) {
    var line = find(stepId);
    if (line.state() != WriteBackState.DONE) {
      return one(line);
    }
    var now = time.clock().instant();
    if (!isUndoable(line, now)) {
      throw new Refusal(ProblemCode.STATE_DOES_NOT_ALLOW, "勾销只能在当天撤回，这一步不是今天勾销的，没有改动");
    }
    var who = SignedIn.of(token);
    moved(
        () -> steps.move(line, WriteBackState.TODO, line.lastError(), now, null),
        () -> audit.write(who, AuditAct.WRITE_BACK_UNDONE, true, line.step().caseId(), stepId));
    return one(find(stepId));
  }

  /**
   * Has the platform told again what waits for a person; without an interface it goes on waiting.
   */
  @PostMapping("/api/v1/write-backs/{stepId}/retry")
  One retry(@AuthenticationPrincipal Jwt token, @PathVariable String stepId) {
    var line = find(stepId);
    var who = SignedIn.of(token);
    if (settings.hasInterface()) {
      moved(
          () -> steps.retry(stepId, time.clock().instant()),
          () -> audit.write(who, AuditAct.WRITE_BACK_RETRIED, true, line.step().caseId(), stepId));
    }
    return one(find(stepId));
  }

  /** The same of all that failed alike. */
  @PostMapping("/api/v1/write-backs/retry")
  Retried retryAll(@AuthenticationPrincipal Jwt token, @RequestBody ObjectNode body) {
    var fields = FieldReader.of(body);
    var lastError = fields.requiredText("lastError", "没有填成的原因", LONGEST_ERROR);
    fields.end();
    if (!settings.hasInterface()) {
      return new Retried(0);
    }
    return Objects.requireNonNull(
        transactions.execute(
            _ -> {
              int retried = steps.retryAll(lastError, time.clock().instant());
              if (retried > 0) {
                audit.write(
                    SignedIn.of(token),
                    AuditAct.WRITE_BACK_RETRIED,
                    true,
                    null,
                    lastError + " × " + retried);
              }
              return new Retried(retried);
            }));
  }

  /** Written down only where it happened: somebody else may have been faster. */
  private void moved(BooleanSupplier move, Runnable note) {
    transactions.executeWithoutResult(
        _ -> {
          if (move.getAsBoolean()) {
            note.run();
          }
        });
  }

  /** Whoever was wrong sees it the same day; later it may have been reported on. */
  private boolean isUndoable(WriteBackLine line, Instant now) {
    var ended = line.endedAt();
    return line.state() == WriteBackState.DONE && ended != null && day(ended).equals(day(now));
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, clock.getZone());
  }

  private WriteBackLine find(String stepId) {
    return steps.find(stepId).orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这一步回填"));
  }

  private static @Nullable WriteBackState state(@Nullable String state) {
    if (state == null) {
      return null;
    }
    return Arrays.stream(WriteBackState.values())
        .filter(known -> known.name().equals(state))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemCode.BAD_PARAMETER,
                    "state 只能是 " + Arrays.toString(WriteBackState.values())));
  }

  private One one(WriteBackLine line) {
    var step = line.step();
    var told = telling.of(step);
    boolean waits = line.state() == WriteBackState.DUE || line.state() == WriteBackState.TODO;
    var ended = line.endedAt();
    return new One(
        step.stepId(),
        step.caseId(),
        step.caseNumber(),
        step.externalNumber(),
        step.kind().name(),
        step.sequence(),
        at(step.at()),
        told.fields(),
        told.isNothing(step) ? NOTHING : told.text(),
        line.state().name(),
        waits && steps.isFirst(line),
        line.attempts(),
        line.lastError(),
        line.state() == WriteBackState.DUE ? at(line.nextAt()) : null,
        ended == null ? null : at(ended),
        line.endedBy(),
        isUndoable(line, time.clock().instant()));
  }

  private OffsetDateTime at(Instant moment) {
    return moment.atZone(clock.getZone()).toOffsetDateTime();
  }
}
