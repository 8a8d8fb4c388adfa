package cn.huimin.hotline.intake.person;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.attachment.Attachments;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.schemas.text.CaseText;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Erases what is kept of the people of cases; done twice, it does nothing more. */
@Component
class Erasure {

  /** What was erased. */
  record Erased(int texts, int attachments, int rows) {}

  private final CaseRegistry registry;
  private final Vault vault;
  private final Attachments attachments;
  private final CaseTexts texts;
  private final Beside beside;
  private final AuditLog audit;
  private final TransactionOperations transactions;
  private final Clock clock;

  Erasure(
      CaseRegistry registry,
      Vault vault,
      Attachments attachments,
      CaseTexts texts,
      Beside beside,
      AuditLog audit,
      TransactionOperations transactions,
      Clock clock) {
    this.registry = registry;
    this.vault = vault;
    this.attachments = attachments;
    this.texts = texts;
    this.beside = beside;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Erases cases, for a reason that goes into the audit. What there is beside them stays, since the
   * person may have come again: it has an end of its own.
   */
  Erased erase(Set<String> caseIds, SignedIn who, String reason) {
    return erase(caseIds, Beside.Found.NOTHING, who, reason);
  }

  /** Erases cases and what there is beside them, for a reason that goes into the audit. */
  Erased erase(Set<String> caseIds, Beside.Found more, SignedIn who, String reason) {
    var found = caseIds.isEmpty() ? List.<CaseText>of() : texts.of(caseIds);
    // The log first: should the rest fail, the person is still found, and all of it can be
    // repeated.
    texts.erase(found);
    var files = new HashSet<String>();
    int rows =
        Objects.requireNonNull(transactions.execute(_ -> erase(caseIds, more, files, who, reason)));
    return new Erased(found.size(), files.size(), rows);
  }

  private int erase(
      Set<String> caseIds, Beside.Found more, Set<String> files, SignedIn who, String reason) {
    registry.hold(caseIds);
    for (var caseId : caseIds) {
      attachments.ofCase(caseId).forEach(line -> files.add(line.attachmentId()));
      attachments.erase(caseId);
      vault.erase(Subject.ofCase(caseId));
      registry.erase(caseId, clock.instant());
      audit.write(who, AuditAct.PERSON_ERASED, true, caseId, reason);
    }
    if (caseIds.isEmpty()) {
      audit.write(who, AuditAct.PERSON_ERASED, true, null, reason);
    }
    return beside.erase(more);
  }
}
