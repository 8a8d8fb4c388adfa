package cn.huimin.hotline.intake.unmask;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.intake.relation.OwnUnit;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.People;
import cn.huimin.hotline.schemas.word.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Shows who complained, to those who may see it; every look is written down first. */
@RestController
class ComplainantController {

  /** The complainant as the contract has it. */
  record Shown(
      String caseId,
      boolean anonymous,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String address) {}

  /** Cases of a person. */
  record Found(List<String> caseIds) {}

  private static final Set<Role> UNIT_ROLES = Set.of(Role.LIAISON, Role.HEAD);
  private static final int MOST_CASES = 200;

  private final CaseRegistry registry;
  private final CaseUnits units;
  private final OwnUnit ownUnit;
  private final Vault vault;
  private final AuditLog audit;
  private final People people;

  ComplainantController(
      CaseRegistry registry,
      CaseUnits units,
      OwnUnit ownUnit,
      Vault vault,
      AuditLog audit,
      People people) {
    this.registry = registry;
    this.units = units;
    this.ownUnit = ownUnit;
    this.vault = vault;
    this.audit = audit;
    this.people = people;
  }

  @PostMapping("/api/v1/cases/{caseId}/complainant")
  ResponseEntity<Shown> unmask(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String caseId,
      @RequestBody ObjectNode body) {
    var who = SignedIn.of(token);
    var fields = FieldReader.of(body);
    var reason = fields.requiredText("reason", "查看理由", 500);
    if (reason.length() == 1) {
      fields.wrong("reason", "查看理由至少写 2 个字");
    }
    fields.end();
    if (registry.find(caseId).isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这个工单");
    }
    boolean granted = maySee(who, caseId);
    audit.write(who, AuditAct.UNMASK, granted, caseId, reason);
    if (!granted) {
      throw new Refusal(ProblemCode.FORBIDDEN, "只有承办单位能查看本单位工单的诉求人；保密工单由惠民中心联系");
    }
    var complainant =
        vault
            .get(Subject.ofCase(caseId), Complainant.ENTRY, Complainant.class)
            .orElse(Complainant.NOBODY);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Shown(
                caseId,
                complainant.unreachable(),
                complainant.name(),
                complainant.phone(),
                complainant.email(),
                complainant.address()));
  }

  /** For the console's search by phone: the number comes in a body, never in a URL. */
  @PostMapping("/internal/complainants/search")
  Found search(@AuthenticationPrincipal Jwt token, @RequestBody ObjectNode body) {
    var fields = FieldReader.of(body);
    var phone = fields.requiredText("phone", "电话", 40);
    if (!phone.isEmpty() && !People.isPhone(phone)) {
      fields.wrong("phone", "电话要有 7 到 15 位数字");
    }
    fields.end();
    audit.write(SignedIn.of(token), AuditAct.PHONE_SEARCH, true, null, null);
    return new Found(registry.casesOf(people.known(phone), MOST_CASES));
  }

  /** The centre sees everybody; a unit those of its own cases that are not hidden from it. */
  private boolean maySee(SignedIn who, String caseId) {
    if (ownUnit.isAccused(who, caseId)) {
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
}
