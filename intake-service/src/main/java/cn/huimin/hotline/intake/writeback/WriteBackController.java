package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.page.Pages;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

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
      @Nullable OffsetDateTime endedAt) {}

  /** A page of steps. */
  record Page(List<One> items, @Nullable String next, long due, long todo) {}

  private final WriteBacks steps;
  private final Telling telling;
  private final AuditLog audit;
  private final RealTime time;
  private final Clock clock;

  WriteBackController(
      WriteBacks steps, Telling telling, AuditLog audit, RealTime time, Clock clock) {
    this.steps = steps;
    this.telling = telling;
    this.audit = audit;
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
    var found = steps.list(state(state), caseId, after, size + 1);
    var items = found.stream().limit(size).map(this::one).toList();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Page(
                items,
                found.size() > size ? items.getLast().stepId() : null,
                steps.count(WriteBackState.DUE),
                steps.count(WriteBackState.TODO)));
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
    steps.move(line, WriteBackState.DONE, line.lastError(), time.clock().instant());
    audit.write(SignedIn.of(token), AuditAct.WRITE_BACK_DONE, true, line.step().caseId(), stepId);
    return one(find(stepId));
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
        told.text(),
        line.state().name(),
        waits && steps.isFirst(line),
        line.attempts(),
        line.lastError(),
        line.state() == WriteBackState.DUE ? at(line.nextAt()) : null,
        ended == null ? null : at(ended));
  }

  private OffsetDateTime at(Instant moment) {
    return moment.atZone(clock.getZone()).toOffsetDateTime();
  }
}
