package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Scrubbed texts that go to the platform, kept in the vault where the case's key erases them too.
 * Takes part in the caller's transaction.
 */
@Component
public class WriteBackTexts {

  /** Kinds of texts the platform hears. */
  public static final Set<TextKind> KINDS = Set.of(TextKind.PUBLIC_ANSWER, TextKind.REASON);

  private record Kept(String text) {
    @Override
    public String toString() {
      return "Kept[…]";
    }
  }

  private final Vault vault;

  WriteBackTexts(Vault vault) {
    this.vault = vault;
  }

  /** Keeps a scrubbed text of a case. */
  public void keep(String caseId, String textId, String text) {
    vault.put(Subject.ofCase(caseId), entry(textId), new Kept(text));
  }

  /** A text of a case; empty if it was erased, or never kept. */
  Optional<String> find(String caseId, String textId) {
    return vault.get(Subject.ofCase(caseId), entry(textId), Kept.class).map(Kept::text);
  }

  private static String entry(String textId) {
    return "text:" + textId;
  }
}
