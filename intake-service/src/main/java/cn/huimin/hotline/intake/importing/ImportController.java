package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.importing.ImportJob.Counts;
import cn.huimin.hotline.intake.importing.ImportJob.State;
import cn.huimin.hotline.intake.importing.ImportJobs.RowError;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes files in and tells how their imports go. */
@RestController
class ImportController {

  /** An import as the contract has it. */
  record View(
      String importId,
      String fileName,
      boolean dryRun,
      State state,
      int total,
      int processed,
      int accepted,
      int updated,
      int unchanged,
      int rejected,
      List<RowError> errors,
      OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt) {}

  private final Importer importer;
  private final ImportJobs jobs;
  private final Clock clock;

  ImportController(Importer importer, ImportJobs jobs, Clock clock) {
    this.importer = importer;
    this.jobs = jobs;
    this.clock = clock;
  }

  @PostMapping("/api/v1/work-orders/import")
  ResponseEntity<Map<String, String>> start(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      @RequestParam(name = "dryRun", required = false) @Nullable String dryRun)
      throws IOException {
    if (file == null || file.isEmpty()) {
      throw Refusal.invalid("file", "请选择要导入的 .xlsx 或 .csv 文件");
    }
    var id = importer.start(file, Boolean.parseBoolean(dryRun), SignedIn.of(token).actor("import"));
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/imports/" + id))
        .body(Map.of("importId", id));
  }

  @GetMapping("/api/v1/imports/{importId}")
  View show(@PathVariable String importId) {
    var job =
        jobs.find(importId).orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这次导入，请核对编号"));
    Counts counts = job.counts();
    return new View(
        job.id(),
        job.fileName(),
        job.dryRun(),
        job.state(),
        counts.total(),
        counts.processed(),
        counts.accepted(),
        counts.updated(),
        counts.unchanged(),
        counts.rejected(),
        jobs.errors(importId),
        local(job.startedAt()),
        job.endedAt() == null ? null : local(job.endedAt()));
  }

  private OffsetDateTime local(Instant moment) {
    return moment.atZone(clock.getZone()).toOffsetDateTime();
  }
}
