package cn.huimin.hotline.intake.audit;

import cn.huimin.hotline.intake.page.Pages;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the audit to the data officer. */
@RestController
class AuditController {

  /** A line as the contract has it. */
  record Line(
      String id,
      OffsetDateTime at,
      String account,
      String role,
      @Nullable String unitId,
      String act,
      boolean granted,
      @Nullable String caseId,
      @Nullable String reason) {}

  /** A page of lines. */
  record Page(List<Line> items, @Nullable String next) {}

  private final AuditLog audit;
  private final Clock clock;

  AuditController(AuditLog audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping("/api/v1/audit")
  Page list(
      @RequestParam(required = false) @Nullable String account,
      @RequestParam(required = false) @Nullable String caseId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    int size = Pages.limit(limit);
    var found = audit.read(account, caseId, Pages.number(after), size + 1);
    var items = found.stream().limit(size).map(this::line).toList();
    return new Page(items, found.size() > size ? items.getLast().id() : null);
  }

  private Line line(AuditEntry entry) {
    return new Line(
        String.valueOf(entry.id()),
        entry.at().atZone(clock.getZone()).toOffsetDateTime(),
        entry.account(),
        entry.role(),
        entry.unitId(),
        entry.act().word(),
        entry.granted(),
        entry.caseId(),
        entry.reason());
  }
}
