package cn.huimin.hotline.intake.unmask;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.LookUpCode;
import cn.huimin.hotline.intake.workorder.People;
import cn.huimin.hotline.intake.workorder.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells notification, and nobody else, the number of a complainant who is asked by short message to
 * rate, and the code for it; each look is written down first.
 */
@RestController
class NumberController {

  /** Number and code; null where there is none, or it was erased. */
  record Reach(@Nullable String phone, @Nullable String lookUpCode) {

    /** Neither of them. */
    @Override
    public String toString() {
      return "Reach[…]";
    }
  }

  private static final String REASON = "评价短信";

  private final CaseRegistry registry;
  private final Vault vault;
  private final AuditLog audit;

  NumberController(CaseRegistry registry, Vault vault, AuditLog audit) {
    this.registry = registry;
    this.vault = vault;
    this.audit = audit;
  }

  @GetMapping("/internal/complainants/{caseId}/number")
  ResponseEntity<Reach> number(@AuthenticationPrincipal Jwt token, @PathVariable String caseId) {
    if (registry.find(caseId).isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这个工单");
    }
    audit.write(SignedIn.of(token), AuditAct.NUMBER_READ, true, caseId, REASON);
    var subject = Subject.ofCase(caseId);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Reach(
                vault
                    .get(subject, Complainant.ENTRY, Complainant.class)
                    .map(Complainant::phone)
                    .filter(People::isPhone)
                    .map(PhoneNumber::forMessages)
                    .orElse(null),
                vault
                    .get(subject, LookUpCode.ENTRY, LookUpCode.class)
                    .map(LookUpCode::code)
                    .orElse(null)));
  }
}
