package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.publication.Publisher.Keyed;
import cn.huimin.hotline.intake.scrub.Identity;
import cn.huimin.hotline.intake.scrub.Scrubber;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Instant;

/**
 * A text of a case, scrubbed, on its way to {@code case-texts}. Its id follows from the command and
 * the content, so that the same command again writes the same text and another body under the same
 * key leaves it alone.
 *
 * @param textId id within the case
 * @param kind what it is about
 * @param text the scrubbed text
 */
public record ScrubbedText(String textId, TextKind kind, String text) {

  /** Scrubs a text of a command. */
  public static ScrubbedText of(
      String commandId, String contentHash, TextKind kind, String text, Identity identity) {
    return new ScrubbedText(
        Ids.uuid5(commandId, contentHash, kind.name()), kind, Scrubber.scrub(text, identity));
  }

  /** The reference that commands and events carry. */
  public TextRef ref() {
    return new TextRef(textId, kind);
  }

  /** Its key on {@code case-texts}. */
  public String key(String caseId) {
    return caseId + "/" + textId;
  }

  /** The record for {@code case-texts}. */
  public Keyed record(String caseId, Instant acceptedAt) {
    return new Keyed(key(caseId), new CaseText(caseId, textId, kind, text, acceptedAt));
  }
}
