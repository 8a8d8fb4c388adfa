package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.page.Pages;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.scratch.ScratchFiles;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Takes files in and tells how far they are. */
@RestController
class ImportController {

  /** An import that has begun. */
  record Begun(String importId, String location) {}

  /** What was imported last, and by what mappings it can be. */
  record Overview(List<ImportView> items, List<String> mappings) {}

  private static final String DESK = "import";
  private static final int LONGEST_NAME = 200;

  /** An import of the most rows tells no more often than this; who looks on comes back. */
  private static final int MOST_EVENTS = 2_000;

  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(1);

  private final Importer importer;
  private final Corrections corrections;
  private final ScratchFiles scratch;
  private final JsonMapper json;
  private final Clock clock;

  ImportController(
      Importer importer,
      Corrections corrections,
      ScratchFiles scratch,
      JsonMapper json,
      Clock clock) {
    this.importer = importer;
    this.corrections = corrections;
    this.scratch = scratch;
    this.json = json;
    this.clock = clock;
  }

  @PostMapping("/api/v1/work-orders/import")
  ResponseEntity<Begun> begin(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String dryRun,
      @RequestParam(required = false) @Nullable String mapping) {
    if (file == null) {
      throw Refusal.invalid("file", "请选择要导入的 .xlsx、.xls 或 .csv 文件");
    }
    var kept = keep(file);
    try {
      var importId =
          importer.begin(
              kept, name(file), blankAsNone(mapping), flag(dryRun), SignedIn.of(token).actor(DESK));
      var location = "/api/v1/imports/" + importId;
      return ResponseEntity.accepted()
          .location(URI.create(location))
          .body(new Begun(importId, location));
    } catch (RuntimeException e) {
      delete(kept);
      throw e;
    }
  }

  /** The last imports, whoever began them. */
  @GetMapping("/api/v1/imports")
  Overview list(@RequestParam(required = false) @Nullable String limit) {
    return new Overview(
        importer.latest(Pages.limit(limit)).stream()
            .map(job -> ImportView.line(job, clock.getZone()))
            .toList(),
        importer.mappings());
  }

  @GetMapping("/api/v1/imports/{importId}")
  ImportView get(@PathVariable String importId) {
    return view(existing(importId));
  }

  /** Stops an import before its next row; what was taken stays taken. */
  @PostMapping("/api/v1/imports/{importId}/cancel")
  ResponseEntity<ImportView> cancel(
      @AuthenticationPrincipal Jwt token, @PathVariable String importId) {
    existing(importId);
    return ResponseEntity.accepted()
        .body(view(importer.cancel(importId, SignedIn.of(token).actor(DESK).getId())));
  }

  /** The rows to be mended and imported again. */
  @GetMapping("/api/v1/imports/{importId}/corrections")
  void corrections(@PathVariable String importId, HttpServletResponse response) throws IOException {
    existing(importId);
    var _ =
        corrections
            .use(
                importId,
                (told, file) -> {
                  response.setContentType(told.mediaType());
                  response.setContentLengthLong(Files.size(file));
                  response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                  response.setHeader(
                      HttpHeaders.CONTENT_DISPOSITION,
                      ContentDisposition.attachment()
                          .filename(told.fileName(), StandardCharsets.UTF_8)
                          .build()
                          .toString());
                  response.setHeader("X-Content-Type-Options", "nosniff");
                  return Files.copy(file, response.getOutputStream());
                })
            .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "这次导入没有退回的行，或者保留期已过"));
  }

  /** How far it is, as it goes on, and a last time when it ends. */
  @GetMapping("/api/v1/streams/imports/{importId}")
  void follow(@PathVariable String importId, HttpServletResponse response) throws IOException {
    var job = existing(importId);
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    var out = response.getOutputStream();
    try {
      for (int event = 1; event <= MOST_EVENTS; event++) {
        out.write(said(event, job).getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (job.state() != ImportJob.State.RUNNING) {
          return;
        }
        importer.awaitProgress(importId, job.counts().processed(), LONGEST_SILENCE);
        job = existing(importId);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String said(int event, ImportJob job) {
    var name = job.state() == ImportJob.State.RUNNING ? "progress" : "end";
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(event, name, json.writeValueAsString(view(job)));
  }

  private ImportView view(ImportJob job) {
    return ImportView.of(job, clock.getZone());
  }

  private ImportJob existing(String importId) {
    return importer.find(importId).orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这次导入"));
  }

  /** A form sends what was not chosen as nothing. */
  private static @Nullable String blankAsNone(@Nullable String mapping) {
    return mapping == null || mapping.isBlank() ? null : mapping;
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

  /** A file for the import; the upload's own is gone when the request ends. */
  private Path keep(MultipartFile file) {
    var kept = scratch.make();
    try {
      file.transferTo(kept);
      return kept;
    } catch (IOException e) {
      delete(kept);
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
