package cn.huimin.hotline.intake.person;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.attachment.Attachments;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.importing.RejectedRows;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.Marks;
import cn.huimin.hotline.intake.workorder.People;
import cn.huimin.hotline.schemas.text.CaseText;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands out, or erases, what is kept of a person (DOMAIN §8): by the phone, the mail address, or
 * name and address, each of which finds all their cases, or by one case; and what is kept of them
 * beside cases. Both are written to the audit. What is erased stays erased: the number of the work
 * order is remembered, and handing it in again brings nothing back.
 */
@RestController
class PersonController {

  /** A text of a case. */
  record Text(String kind, String text) {}

  /** A file of a case. */
  record File(String attachmentId, String fileName, String mediaType, int size) {}

  /** What is kept of a person in one case. */
  record OfCase(
      String caseId,
      String caseNumber,
      @Nullable Complainant complainant,
      List<Text> texts,
      List<File> attachments) {}

  /** An entry of the desk that nobody has handed in yet. */
  record Unfinished(String draftId, OffsetDateTime updatedAt, Map<String, String> fields) {}

  /** A mail that waits in quarantine; the text of one that cannot be read is how it stands. */
  record Waiting(
      String mailId,
      String mailbox,
      OffsetDateTime firstAt,
      @Nullable String from,
      @Nullable String subject,
      String text) {}

  /** What is kept of a person. */
  record Export(
      List<OfCase> cases,
      List<Unfinished> drafts,
      List<Waiting> mails,
      List<RejectedRows.Found> imports) {}

  /** What was erased. */
  record Erased(
      List<String> caseNumbers, int texts, int attachments, int drafts, int mails, int rows) {}

  private static final int MOST_CASES = 1_000;

  private final CaseRegistry registry;
  private final Vault vault;
  private final Attachments attachments;
  private final CaseTexts texts;
  private final People people;
  private final Marks marks;
  private final AuditLog audit;
  private final Erasure erasure;
  private final Beside beside;
  private final Clock clock;

  PersonController(
      CaseRegistry registry,
      Vault vault,
      Attachments attachments,
      CaseTexts texts,
      People people,
      Marks marks,
      AuditLog audit,
      Erasure erasure,
      Beside beside,
      Clock clock) {
    this.registry = registry;
    this.vault = vault;
    this.attachments = attachments;
    this.texts = texts;
    this.people = people;
    this.marks = marks;
    this.audit = audit;
    this.erasure = erasure;
    this.beside = beside;
    this.clock = clock;
  }

  @PostMapping("/api/v1/persons/export")
  ResponseEntity<Export> export(@AuthenticationPrincipal Jwt token, @RequestBody ObjectNode body) {
    var asked = Whom.read(body);
    var cases = cases(asked);
    var more = beside.of(asked, cases.keySet());
    requireAny(cases, more);
    cases.keySet().forEach(caseId -> write(token, AuditAct.PERSON_EXPORTED, caseId, asked));
    if (cases.isEmpty()) {
      write(token, AuditAct.PERSON_EXPORTED, null, asked);
    }
    var found = cases.isEmpty() ? List.<CaseText>of() : texts.of(cases.keySet());
    var export =
        cases.values().stream()
            .map(
                known ->
                    new OfCase(
                        known.caseId(),
                        known.caseNumber(),
                        vault
                            .get(
                                Subject.ofCase(known.caseId()),
                                Complainant.ENTRY,
                                Complainant.class)
                            .orElse(null),
                        found.stream()
                            .filter(text -> text.getCaseId().equals(known.caseId()))
                            .map(text -> new Text(text.getKind().name(), text.getText()))
                            .toList(),
                        attachments.ofCase(known.caseId()).stream()
                            .map(
                                line ->
                                    new File(
                                        line.attachmentId(),
                                        attachments.name(line.attachmentId()),
                                        line.mediaType(),
                                        line.size()))
                            .toList()))
            .toList();
    var unfinished =
        more.drafts().stream()
            .map(draft -> new Unfinished(draft.draftId(), at(draft.updatedAt()), draft.fields()))
            .toList();
    var waiting =
        more.mails().stream()
            .map(
                mail ->
                    new Waiting(
                        mail.mailId(),
                        mail.mailbox(),
                        at(mail.firstAt()),
                        mail.from(),
                        mail.subject(),
                        mail.text()))
            .toList();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Export(export, unfinished, waiting, more.imports()));
  }

  @PostMapping("/api/v1/persons/erase")
  Erased erase(@AuthenticationPrincipal Jwt token, @RequestBody ObjectNode body) {
    var asked = Whom.read(body);
    var cases = cases(asked);
    var more = beside.of(asked, cases.keySet());
    if (!asked.isPerson() || !beside.mayCome()) {
      requireAny(cases, more);
    }
    var erased = erasure.erase(cases.keySet(), more, SignedIn.of(token), asked.reason());
    return new Erased(
        cases.values().stream().map(CaseRegistry.Registered::caseNumber).toList(),
        erased.texts(),
        erased.attachments(),
        more.drafts().size(),
        more.mails().size(),
        erased.rows());
  }

  private OffsetDateTime at(Instant moment) {
    return moment.atZone(clock.getZone()).toOffsetDateTime();
  }

  private static void requireAny(Map<String, ?> cases, Beside.Found more) {
    if (cases.isEmpty() && more.isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有找到这个人的工单，也没有其他留存，没有改动任何内容");
    }
  }

  private Map<String, CaseRegistry.Registered> cases(Whom asked) {
    if (asked.byMark() && !marks.ready()) {
      throw new Refusal(ProblemCode.NOT_AVAILABLE, "以前的工单还在整理，按邮箱或住址暂时找不全，没有改动任何内容；请几分钟后再试");
    }
    var ids = ids(asked);
    var cases = new LinkedHashMap<String, CaseRegistry.Registered>();
    ids.forEach(
        id ->
            registry
                .find(id)
                .or(() -> registry.byNumber(id))
                .ifPresent(known -> cases.put(known.caseId(), known)));
    return cases;
  }

  private List<String> ids(Whom asked) {
    var caseId = asked.caseId();
    if (caseId != null) {
      return List.of(caseId);
    }
    var phone = asked.phone();
    if (phone != null) {
      return registry.casesOf(people.known(phone), MOST_CASES);
    }
    var email = asked.email();
    return email != null
        ? marks.casesOfEmail(email, MOST_CASES)
        : marks.casesOfHome(
            Objects.requireNonNullElse(asked.name(), ""),
            Objects.requireNonNullElse(asked.address(), ""),
            MOST_CASES);
  }

  private void write(Jwt token, AuditAct act, @Nullable String caseId, Whom asked) {
    audit.write(SignedIn.of(token), act, true, caseId, asked.reason());
  }
}
