package cn.huimin.hotline.intake.person;

import cn.huimin.hotline.intake.draft.Draft;
import cn.huimin.hotline.intake.draft.Drafts;
import cn.huimin.hotline.intake.importing.RejectedRows;
import cn.huimin.hotline.intake.importing.Traces;
import cn.huimin.hotline.intake.mailbox.Quarantine;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.Marks;
import cn.huimin.hotline.intake.workorder.People;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What is kept of a person beside their cases: what the desk began to write, mails that wait in
 * quarantine, rows that imports rejected. All of it is found by their phones and mail addresses and
 * by name and home together, however they were asked for, and rows by the numbers of their work
 * orders too.
 */
@Component
class Beside {

  /** What was found. */
  record Found(
      List<Draft> drafts,
      List<Quarantine.Waiting> mails,
      List<RejectedRows.Found> imports,
      Traces traces) {

    static final Found NOTHING = new Found(List.of(), List.of(), List.of(), Traces.NONE);

    boolean isEmpty() {
      return drafts.isEmpty() && mails.isEmpty() && imports.isEmpty();
    }
  }

  private final CaseRegistry registry;
  private final Vault vault;
  private final Drafts drafts;
  private final Quarantine quarantine;
  private final RejectedRows rejected;

  Beside(
      CaseRegistry registry,
      Vault vault,
      Drafts drafts,
      Quarantine quarantine,
      RejectedRows rejected) {
    this.registry = registry;
    this.vault = vault;
    this.drafts = drafts;
    this.quarantine = quarantine;
    this.rejected = rejected;
  }

  /** Looks for what names who is asked for, or the people of these cases. */
  Found of(Whom whom, Set<String> caseIds) {
    var phones = new HashSet<String>();
    var addresses = new HashSet<String>();
    if (whom.phone() != null) {
      phones.addAll(People.numbers(whom.phone()));
    }
    var homes = new HashSet<String>();
    Marks.email(whom.email()).ifPresent(addresses::add);
    Marks.home(whom.name(), whom.address()).ifPresent(homes::add);
    for (var caseId : caseIds) {
      var person = vault.get(Subject.ofCase(caseId), Complainant.ENTRY, Complainant.class);
      person.map(Complainant::phone).map(People::numbers).ifPresent(phones::addAll);
      person.map(Complainant::email).flatMap(Marks::email).ifPresent(addresses::add);
      person.flatMap(Complainant::wholeHome).ifPresent(homes::add);
    }
    var traces = new Traces(phones, addresses, homes, registry.externalNumbers(caseIds));
    var mentions = traces.mentions();
    return new Found(
        drafts.naming(mentions), quarantine.naming(mentions), rejected.of(traces), traces);
  }

  /** Whether there may be more of anybody than can be found now, since an import runs. */
  boolean mayCome() {
    return rejected.mayCome();
  }

  /**
   * Erases it, in the caller's transaction.
   *
   * @return how many rows of imports
   */
  int erase(Found found) {
    drafts.erase(found.drafts());
    quarantine.erase(found.mails());
    return rejected.erase(found.traces());
  }
}
