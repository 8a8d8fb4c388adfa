package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells notification where to write to, and nobody else. */
@RestController
class ContactController {

  private final Accounts accounts;
  private final Vault vault;

  ContactController(Accounts accounts, Vault vault) {
    this.accounts = accounts;
    this.vault = vault;
  }

  @GetMapping("/internal/contacts/{account}")
  ResponseEntity<Contact> contact(@PathVariable String account) {
    if (accounts.named(account).isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这个账号");
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            vault
                .get(Subject.ofAccount(account), Contact.ENTRY, Contact.class)
                .orElse(new Contact(null, null)));
  }
}
