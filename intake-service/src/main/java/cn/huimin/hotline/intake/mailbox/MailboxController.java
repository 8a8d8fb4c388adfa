package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.page.Pages;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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

/** Shows how mailboxes are and what became of mails; has one of the quarantine handled again. */
@RestController
class MailboxController {

  /** A mailbox as the contract has it. */
  record Box(
      String mailbox,
      String state,
      OffsetDateTime since,
      @Nullable String error,
      long taken,
      long ignored,
      long quarantined,
      long discarded,
      long acknowledgementsDue,
      long acknowledgementsSent,
      long acknowledgementsFailed) {}

  /** All mailboxes. */
  record Boxes(List<Box> items) {}

  /** A mail as the contract has it. */
  record One(
      String mailId,
      String mailbox,
      String state,
      @Nullable String why,
      @Nullable String caseId,
      int size,
      int attempts,
      boolean kept,
      @Nullable String from,
      @Nullable String subject,
      OffsetDateTime firstAt,
      OffsetDateTime lastAt) {}

  /** A page of mails. */
  record Page(List<One> items, @Nullable String next) {}

  /** What the audit says of a look at the list, before how many were on it. */
  private static final String LIST = "list:";

  private final Mailboxes mailboxes;
  private final MailboxSettings settings;
  private final Mails mails;
  private final MailIntake intake;
  private final Acknowledgements acknowledgements;
  private final Vault vault;
  private final AuditLog audit;
  private final TransactionOperations transactions;
  private final Clock clock;

  MailboxController(
      Mailboxes mailboxes,
      MailboxSettings settings,
      Mails mails,
      MailIntake intake,
      Acknowledgements acknowledgements,
      Vault vault,
      AuditLog audit,
      TransactionOperations transactions,
      Clock clock) {
    this.mailboxes = mailboxes;
    this.settings = settings;
    this.mails = mails;
    this.intake = intake;
    this.acknowledgements = acknowledgements;
    this.vault = vault;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  @GetMapping("/api/v1/mailboxes")
  Boxes boxes() {
    return new Boxes(mailboxes.readers().stream().map(this::box).toList());
  }

  @GetMapping("/api/v1/mails")
  Page list(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    int size = Pages.limit(limit);
    var found = mails.list(state(state), after, size + 1);
    var shown = found.stream().limit(size).toList();
    var heads = heads(SignedIn.of(token), shown);
    var items =
        shown.stream().map(line -> one(line, heads.get(Subject.ofMail(line.mailId())))).toList();
    return new Page(items, found.size() > size ? items.getLast().mailId() : null);
  }

  /** Who wrote what is set aside and about what, for the centre; that it was looked at is noted. */
  private Map<Subject, MailHead> heads(SignedIn who, List<MailLine> lines) {
    var subjects =
        lines.stream().filter(MailLine::kept).map(line -> Subject.ofMail(line.mailId())).toList();
    if (who.role() != Role.OPERATOR || subjects.isEmpty()) {
      return Map.of();
    }
    var heads = vault.getAll(subjects, MailHead.ENTRY, MailHead.class);
    if (!heads.isEmpty()) {
      audit.write(who, AuditAct.MAIL_READ, true, null, LIST + heads.size());
    }
    return heads;
  }

  @GetMapping("/api/v1/mails/{mailId}/original")
  ResponseEntity<byte[]> original(@AuthenticationPrincipal Jwt token, @PathVariable String mailId) {
    var raw = raw(kept(mailId));
    audit.write(SignedIn.of(token), AuditAct.MAIL_READ, true, null, mailId);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(mailId + ".eml").build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(raw);
  }

  @PostMapping("/api/v1/mails/{mailId}/retry")
  One retry(@PathVariable String mailId) {
    var line = kept(mailId);
    var account = settings.accounts().get(line.mailbox());
    if (account == null) {
      throw new Refusal(ProblemCode.NOT_FOUND, "这个邮箱已不在设置里，没有重新处理；可以下载原件后手工录入");
    }
    if (intake.takeAgain(line.mailbox(), account, raw(line), mailId) == MailIntake.Handled.LATER) {
      throw new Refusal(ProblemCode.NOT_AVAILABLE, "暂时处理不了，邮件仍在待处理里，请稍后再试");
    }
    return one(mails.find(mailId).orElseThrow(MailboxController::missing));
  }

  @PostMapping("/api/v1/mails/{mailId}/discard")
  One discard(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String mailId,
      @RequestBody ObjectNode body) {
    var fields = FieldReader.of(body);
    var reason = fields.requiredText("reason", "放弃的理由", 500);
    fields.end();
    var line = waiting(mailId);
    transactions.executeWithoutResult(
        _ -> {
          mails.note(
              mailId,
              line.mailbox(),
              MailState.DISCARDED,
              line.why(),
              null,
              line.size(),
              line.kept());
          audit.write(SignedIn.of(token), AuditAct.MAIL_DISCARDED, true, null, reason);
        });
    return one(mails.find(mailId).orElseThrow(MailboxController::missing));
  }

  private MailLine kept(String mailId) {
    return mails
        .find(mailId)
        .filter(line -> line.kept() || line.state() == MailState.QUARANTINED)
        .orElseThrow(MailboxController::missing);
  }

  private MailLine waiting(String mailId) {
    return mails
        .find(mailId)
        .filter(line -> line.state() == MailState.QUARANTINED)
        .orElseThrow(MailboxController::missing);
  }

  private byte[] raw(MailLine line) {
    return vault
        .getBytes(Subject.ofMail(line.mailId()), MailIntake.RAW)
        .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "这封邮件太大或取不下来，这里没有原件；请到邮箱里查看后手工录入"));
  }

  private static Refusal missing() {
    return new Refusal(ProblemCode.NOT_FOUND, "待处理的邮件里没有这一封");
  }

  private static @Nullable MailState state(@Nullable String state) {
    if (state == null) {
      return null;
    }
    return Arrays.stream(MailState.values())
        .filter(known -> known.name().equals(state.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemCode.BAD_PARAMETER, "state 只能是 " + Arrays.toString(MailState.values())));
  }

  private Box box(MailboxReader reader) {
    var status = reader.status();
    var counts = mails.counts(reader.name());
    var acknowledged = acknowledgements.counts(reader.name());
    return new Box(
        reader.name(),
        status.state().name(),
        at(status.since()),
        status.error(),
        counts.getOrDefault(MailState.TAKEN, 0L),
        counts.getOrDefault(MailState.IGNORED, 0L),
        counts.getOrDefault(MailState.QUARANTINED, 0L),
        counts.getOrDefault(MailState.DISCARDED, 0L),
        acknowledged.getOrDefault(Acknowledgements.State.DUE, 0L),
        acknowledged.getOrDefault(Acknowledgements.State.SENT, 0L),
        acknowledged.getOrDefault(Acknowledgements.State.FAILED, 0L));
  }

  private One one(MailLine line) {
    return one(line, null);
  }

  private One one(MailLine line, @Nullable MailHead head) {
    return new One(
        line.mailId(),
        line.mailbox(),
        line.state().name(),
        line.why(),
        line.caseId(),
        line.size(),
        line.attempts(),
        line.kept(),
        head == null ? null : head.from(),
        head == null ? null : head.subject(),
        at(line.firstAt()),
        at(line.lastAt()));
  }

  private OffsetDateTime at(Instant moment) {
    return moment.atZone(clock.getZone()).toOffsetDateTime();
  }
}
