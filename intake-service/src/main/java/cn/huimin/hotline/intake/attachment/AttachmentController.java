package cn.huimin.hotline.intake.attachment;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.disk.DiskGuard;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.intake.relation.OwnUnit;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.schemas.word.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes files in and hands them out. A file is its maker's until something of a case names it; then
 * the centre sees it, and the unit of the case where the complainant is not hidden from it. What is
 * named by something entered about a unit is for assessors, leaders and the heads of its line.
 */
@RestController
class AttachmentController {

  private static final Logger log = LoggerFactory.getLogger(AttachmentController.class);

  /** An attachment as the contract has it. */
  record Kept(String attachmentId, String fileName, String mediaType, int size) {}

  private static final int MOST_BYTES = 20 << 20;
  private static final int LONGEST_NAME = 200;
  private static final Set<Role> UNIT_ROLES = Set.of(Role.LIAISON, Role.HEAD);

  private final Attachments attachments;
  private final VirusCheck check;
  private final CaseUnits units;
  private final OwnUnit ownUnit;
  private final Editions editions;
  private final AuditLog audit;
  private final DiskGuard disk;
  private final RandomIds ids;
  private final FileRoom room;
  private final TransactionOperations transactions;

  AttachmentController(
      Attachments attachments,
      VirusCheck check,
      CaseUnits units,
      OwnUnit ownUnit,
      Editions editions,
      AuditLog audit,
      DiskGuard disk,
      RandomIds ids,
      FileRoom room,
      TransactionOperations transactions) {
    this.attachments = attachments;
    this.check = check;
    this.units = units;
    this.ownUnit = ownUnit;
    this.editions = editions;
    this.audit = audit;
    this.disk = disk;
    this.ids = ids;
    this.room = room;
    this.transactions = transactions;
  }

  @PostMapping("/api/v1/attachments")
  ResponseEntity<Kept> add(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    if (file == null || file.isEmpty()) {
      throw Refusal.invalid("file", "请选择要上传的文件");
    }
    if (file.getSize() > MOST_BYTES) {
      throw new Refusal(ProblemCode.TOO_LARGE, "附件最大 20 MB，没有保存；请压缩或拆分后再传");
    }
    disk.requireRoom();
    try (var _ = room.toKeep(file.getSize())) {
      return kept(token, file);
    }
  }

  private ResponseEntity<Kept> kept(Jwt token, MultipartFile file) {
    var name = name(file);
    var bytes = bytes(file);
    var type =
        AttachmentType.of(bytes, name)
            .orElseThrow(
                () -> Refusal.invalid("file", "不收这种文件；请上传图片、录音、录像、PDF、Word、Excel（不带宏）或 .txt"));
    if (!check.passes(bytes)) {
      throw Refusal.invalid("file", "杀毒检查发现这个文件有害，没有保存；请换一个文件");
    }
    var id = ids.next();
    transactions.executeWithoutResult(
        _ -> attachments.add(id, SignedIn.of(token).account(), name, type, bytes));
    return ResponseEntity.created(URI.create("/api/v1/attachments/" + id))
        .body(new Kept(id, name, type.mediaType(), bytes.length));
  }

  @GetMapping("/api/v1/attachments/{attachmentId}")
  void get(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String attachmentId,
      HttpServletResponse response) {
    var who = SignedIn.of(token);
    var found = attachments.find(attachmentId).orElseThrow(AttachmentController::missing);
    boolean granted = maySee(who, found);
    audit.write(who, AuditAct.ATTACHMENT_READ, granted, found.caseId(), null);
    if (!granted) {
      throw new Refusal(
          ProblemCode.FORBIDDEN, "只有惠民中心和承办单位能查看附件，保密工单的附件只有惠民中心能看；考核材料给考核人员、局领导和本单位校长看");
    }
    try (var _ = room.toFetch(found.size())) {
      write(found, response);
    }
  }

  private void write(Attachments.Line found, HttpServletResponse response) {
    var id = found.attachmentId();
    var file = attachments.file(id).orElseThrow(AttachmentController::missing);
    response.setContentType(found.mediaType());
    response.setContentLength(file.length);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(attachments.name(id), StandardCharsets.UTF_8)
            .build()
            .toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    try {
      response.getOutputStream().write(file);
      response.flushBuffer();
    } catch (IOException e) {
      log.debug("Who fetched a file went away");
    }
  }

  private boolean maySee(SignedIn who, Attachments.Line found) {
    var caseId = found.caseId();
    if (caseId == null) {
      return who.account().equals(found.account()) || maySeeOfUnit(who, found.unitId());
    }
    if (who.role() == Role.ASSESSOR || ownUnit.isAccused(who, caseId)) {
      return false;
    }
    if (!UNIT_ROLES.contains(who.role())) {
      return true;
    }
    var unitId = who.unitId();
    return unitId != null
        && units
            .of(caseId)
            .filter(where -> where.isHandledBy(unitId) && !where.hidden())
            .isPresent();
  }

  /** As with the records that name it. */
  private boolean maySeeOfUnit(SignedIn who, @Nullable String ofUnit) {
    if (ofUnit == null) {
      return false;
    }
    var own = who.unitId();
    return who.role() == Role.ASSESSOR
        || who.role() == Role.LEADER
        || (who.role() == Role.HEAD && own != null && editions.directory().isWithin(ofUnit, own));
  }

  private static Refusal missing() {
    return new Refusal(ProblemCode.NOT_FOUND, "没有这个附件，或者已经清除");
  }

  private static String name(MultipartFile file) {
    var name = file.getOriginalFilename();
    var bare = name == null ? "" : name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_");
    var shortened =
        bare.length() > LONGEST_NAME ? bare.substring(bare.length() - LONGEST_NAME) : bare;
    return shortened.isBlank() ? "attachment" : shortened;
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("an upload could not be read", e);
    }
  }
}
