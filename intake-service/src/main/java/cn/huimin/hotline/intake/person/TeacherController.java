package cn.huimin.hotline.intake.person;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.audit.AuditAct;
import cn.huimin.hotline.intake.audit.AuditLog;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.intake.vault.Vault;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which cases name people as responsible staff (DOMAIN §7.3, 评先树优前置审查). The names are in the vault
 * alone; who asks is written to the audit, without the names.
 */
@RestController
class TeacherController {

  private static final String STAFF = "staff:";
  private static final String OF_CASE = "case:";
  private static final int MOST_NAMES = 500;
  private static final int LONGEST = 50;
  private static final int LONGEST_REASON = 500;

  /** Responsible staff as a report names them. */
  record Staff(List<String> names) {}

  /** A name as it was asked, and the cases whose newest report names it. */
  record Named(String name, List<String> caseIds) {}

  /** All names, in the order they were asked. */
  record Found(List<Named> items) {}

  private final Vault vault;
  private final AuditLog audit;

  TeacherController(Vault vault, AuditLog audit) {
    this.vault = vault;
    this.audit = audit;
  }

  @PostMapping("/api/v1/teacher-cases")
  ResponseEntity<Found> cases(@AuthenticationPrincipal Jwt token, @RequestBody ObjectNode body) {
    var fields = FieldReader.of(body);
    var names = fields.texts("names", "姓名", MOST_NAMES, LONGEST);
    var reason = fields.requiredText("reason", "理由", LONGEST_REASON);
    if (names.isEmpty()) {
      fields.wrong("names", "至少写一个姓名");
    }
    fields.end();
    audit.write(
        SignedIn.of(token),
        AuditAct.TEACHERS_CHECKED,
        true,
        null,
        reason + "（" + names.size() + " 人）");
    var newest = new TreeMap<String, List<String>>();
    vault.each(STAFF, Staff.class, (subject, staff) -> newest.put(subject, staff.names()));
    var byName = new LinkedHashMap<String, Named>();
    for (var name : names) {
      byName.putIfAbsent(
          name,
          new Named(
              name,
              newest.entrySet().stream()
                  .filter(entry -> entry.getKey().startsWith(OF_CASE))
                  .filter(entry -> names(entry, plain(name)))
                  .map(entry -> entry.getKey().substring(OF_CASE.length()))
                  .toList()));
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Found(List.copyOf(byName.values())));
  }

  private static boolean names(Map.Entry<String, List<String>> entry, String name) {
    return entry.getValue().stream().anyMatch(one -> plain(one).equals(name));
  }

  /** Without spaces, and full-width characters as usual ones. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
