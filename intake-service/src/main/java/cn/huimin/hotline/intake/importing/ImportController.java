package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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

/** Takes files in and tells how far they are. */
@RestController
class ImportController {

  /** An import that has begun. */
  record Begun(String importId, String location) {}

  /** An import as the contract has it. */
  record View(
      String importId,
      String fileName,
      boolean dryRun,
      ImportJob.State state,
      int total,
      int processed,
      int accepted,
      int updated,
      int unchanged,
      int rejected,
      List<RowError> errors,
      OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt) {}

  private static final String DESK = "import";
  private static final int LONGEST_NAME = 200;

  private final Importer importer;
  private final Clock clock;

  ImportController(Importer importer, Clock clock) {
    this.importer = importer;
    this.clock = clock;
  }

  @PostMapping("/api/v1/work-orders/import")
  ResponseEntity<Begun> begin(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String dryRun) {
    if (file == null) {
      throw Refusal.invalid("file", "请选择要导入的 .csv 或 .xlsx 文件");
    }
    var kept = keep(file);
    try {
      var importId = importer.begin(kept, name(file), flag(dryRun), SignedIn.of(token).actor(DESK));
      var location = "/api/v1/imports/" + importId;
      return ResponseEntity.accepted()
          .location(URI.create(location))
          .body(new Begun(importId, location));
    } catch (RuntimeException e) {
      delete(kept);
      throw e;
    }
  }

  @GetMapping("/api/v1/imports/{importId}")
  View get(@PathVariable String importId) {
    var job =
        importer.find(importId).orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这次导入"));
    var counts = job.counts();
    return new View(
        job.importId(),
        job.fileName(),
        job.dryRun(),
        job.state(),
        counts.total(),
        counts.processed(),
        counts.accepted(),
        counts.updated(),
        counts.unchanged(),
        counts.rejected(),
        job.errors(),
        local(job.startedAt()),
        job.endedAt() == null ? null : local(job.endedAt()));
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(clock.getZone()).toOffsetDateTime();
  }

  private static boolean flag(@Nullable String dryRun) {
    if (dryRun == null || dryRun.equals("false")) {
      return false;
    }
    if (dryRun.equals("true")) {
      return true;
    }
    throw new Refusal(ProblemCode.BAD_PARAMETER, "dryRun 只能是 true 或 false");
  }

  private static String name(MultipartFile file) {
    var name = file.getOriginalFilename();
    var bare = name == null ? "" : name.replaceAll("[\\p{Cntrl}]", "");
    return bare.length() > LONGEST_NAME ? bare.substring(0, LONGEST_NAME) : bare;
  }

  /** A file of this user's alone; the upload's own is gone when the request ends. */
  private static Path keep(MultipartFile file) {
    try {
      var kept = Files.createTempFile("hotline-import-", ".part");
      file.transferTo(kept);
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException("an upload could not be kept", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("an upload could not be deleted", e);
    }
  }
}
