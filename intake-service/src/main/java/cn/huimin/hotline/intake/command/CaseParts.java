package cn.huimin.hotline.intake.command;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.LookUpCode;
import cn.huimin.hotline.intake.workorder.LookUpHash;
import cn.huimin.hotline.intake.workorder.Marks;
import cn.huimin.hotline.intake.workorder.ScrubbedText;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.command.CasePart;
import cn.huimin.hotline.schemas.word.TextKind;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The matters that a call is split into: each is registered with the number of the call and its
 * own, has the complainant of the call in the vault, and its text on the log, before routing opens
 * a case for it. The same command again does the same again.
 */
@Component
class CaseParts {

  private final CaseRegistry registry;
  private final Vault vault;
  private final Marks marks;
  private final LookUpHash lookUpHash;
  private final Publisher publisher;
  private final TransactionOperations transactions;
  private final SecureRandom random;

  CaseParts(
      CaseRegistry registry,
      Vault vault,
      Marks marks,
      LookUpHash lookUpHash,
      Publisher publisher,
      TransactionOperations transactions,
      SecureRandom random) {
    this.registry = registry;
    this.vault = vault;
    this.marks = marks;
    this.lookUpHash = lookUpHash;
    this.publisher = publisher;
    this.transactions = transactions;
    this.random = random;
  }

  /** Makes the parts ready to be opened. */
  List<CasePart> prepare(String callId, String commandId, List<String> matters, Instant at) {
    var complainant =
        vault
            .get(Subject.ofCase(callId), Complainant.ENTRY, Complainant.class)
            .orElse(Complainant.NOBODY);
    var parts = new ArrayList<CasePart>();
    for (int i = 0; i < matters.size(); i++) {
      var partId = Ids.uuid5(callId, commandId, "part-" + (i + 1));
      var hash = Ids.sha256(matters.get(i).getBytes(StandardCharsets.UTF_8));
      var text =
          ScrubbedText.of(commandId, hash, TextKind.DEMAND, matters.get(i), complainant.identity());
      int ordinal = i + 1;
      var number =
          requireNonNull(
              transactions.execute(
                  _ -> {
                    var subject = Subject.ofCase(partId);
                    var code =
                        vault
                            .get(subject, LookUpCode.ENTRY, LookUpCode.class)
                            .orElseGet(() -> LookUpCode.random(random));
                    var registered =
                        registry.registerPart(
                            callId,
                            partId,
                            ordinal,
                            commandId,
                            hash,
                            lookUpHash.of(partId, code),
                            at);
                    if (!complainant.isNobody()) {
                      vault.put(subject, Complainant.ENTRY, complainant);
                      marks.note(Map.of(partId, complainant));
                    }
                    vault.put(subject, LookUpCode.ENTRY, code);
                    return registered;
                  }));
      publisher.publish(List.of(text.record(partId, at)));
      parts.add(
          new CasePart(
              partId,
              number.caseNumber(),
              number.externalNumber(),
              text.text(),
              hash,
              List.of(text.ref())));
    }
    return List.copyOf(parts);
  }
}
